/** `POST /customers`: one or many, created or updated by identity. */
import { readRows, sayRefused, stopIfRefused } from '#features/events';
import type { Refusal } from '#features/events/core';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { Answer } from '#platform/http';
import type { CustomerOutput } from './contract.ts';
import type { RowStatus } from './core/public.ts';
import { presentCustomers } from './present-customers.ts';
import { customersTexts } from './texts.ts';
import { type Upserted, upsertCustomers } from './upsert-customers.ts';

const MOST_ROWS = 1000;
const LIST = 'customers';

/** Errors: `right.missing`, `input.invalid`, `rows.refused`; for one customer alone also what refuses a row. */
export async function saveCustomers(ctx: Ctx, body: unknown) {
  requireRight(ctx.actor, 'customers:write');
  const rows = readRows(body, LIST, MOST_ROWS);
  const say = (refused: readonly Refusal[]) => sayRefused(refused, ctx, customersTexts, LIST);
  const { done, customer } = await ctx.db.transaction(async (tx) => {
    const done = await upsertCustomers(tx, ctx, rows.rows);
    stopIfRefused(done.refused, rows, say);
    const only = rows.single ? done.results[0] : undefined;
    const [customer] = only ? await presentCustomers(tx, ctx, [only.ordinal]) : [];
    return { done, customer };
  });
  if (customer)
    return new Answer<CustomerOutput>(done.results[0]?.status === 'created' ? 201 : 200, customer);
  return listAnswer(done, say);
}

function listAnswer(
  { results, refused, position }: Upserted,
  say: (refused: readonly Refusal[]) => ReturnType<typeof sayRefused>,
) {
  const number = (status: RowStatus) => results.filter((one) => one.status === status).length;
  return {
    items: results.map(({ index, ordinal, status }) => ({ index, id: toId('customer', ordinal), status })),
    refused: say(refused),
    created: number('created'),
    updated: number('updated'),
    unchanged: number('unchanged'),
    position,
  };
}
