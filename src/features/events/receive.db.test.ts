/** Calls that arrive together share a transaction, and none of them spoils another. */
import { expect, it } from 'vitest';
import { customerDirectory } from '#features/customers';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { receiveEvents } from './receive.ts';

const db: Db = await testDatabase();

const event = (id: string, customer = 'ref:a') => ({
  id,
  type: 'live.watched',
  customer,
  at: '2026-01-05T08:00:00Z',
  properties: {},
});

it('what one of them is refused is its own, and the others are accepted once', async () => {
  const ctx = testCtx(db, await newWorkspace(db));
  const send = (body: object) => receiveEvents(ctx, body, customerDirectory);
  const calls = [
    send({ events: [event('1'), event('2')] }),
    send(event('3', 'cus_999')),
    send({ events: [event('4'), event('5', 'cus_999')], atomic: true }),
    send({ events: [event('2'), event('6')] }),
    send(event('7')),
  ];
  const [first, single, atomic, fourth, last] = await Promise.allSettled(calls);
  expect(first).toMatchObject({ value: { accepted: 2, duplicates: 0, refused: [] } });
  expect(single).toMatchObject({ reason: { code: 'customer.notFound' } });
  expect(atomic).toMatchObject({ reason: { code: 'rows.refused' } });
  expect(fourth).toMatchObject({ value: { accepted: 1, duplicates: 1 } });
  expect(last).toMatchObject({ value: { accepted: 1 } });
  const rows = await db.many<{ id: string }>(
    'select external_id as id from event where workspace_id = $1 order by external_id',
    [ctx.workspace],
  );
  expect(rows.map(({ id }) => id)).toEqual(['1', '2', '6', '7']);
});
