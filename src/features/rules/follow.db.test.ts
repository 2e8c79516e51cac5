import { expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testDatabase } from '#tests/database';
import { rulesLine } from './follow.ts';

const db: Db = await testDatabase();
const log = openLog('silent');

/** A workspace with a live rule that has not followed anything yet. */
async function workspaceWith(body: object): Promise<number> {
  const workspace = await newWorkspace(db);
  await db.run(
    `with made as (
       insert into rule (workspace_id, kind, name, status, newest_version, live_version, created_at, updated_at)
       values ($1, 'state', 'R', 'live', 1, 1, now(), now()) returning id)
     insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by)
     select $1, id, 1, $2, now(), 'test' from made`,
    [workspace, JSON.stringify(body)],
  );
  await db.run('update workspace set position = 5 where id = $1', [workspace]);
  await db.run('insert into rule_cursor (workspace_id, position) values ($1, 0)', [workspace]);
  return workspace;
}

it('the fault of one workspace does not keep the rules of others waiting', async () => {
  const sound = { kind: 'state', name: 'R', when: { did: 'live.watched' }, then: { add: [] } };
  await workspaceWith({ kind: 'of another version', name: 'R' });
  const behind = await workspaceWith(sound);
  const parts = {
    audiences: new Audiences(new Indexes(db, positions, log)),
    db,
    log,
    clock: () => new Date(),
  };
  await rulesLine(parts).step(db, log, new AbortController().signal);
  const { position } = await db.one<{ position: number }>(
    'select position from rule_cursor where workspace_id = $1',
    [behind],
  );
  expect(position).toBe(5);
});
