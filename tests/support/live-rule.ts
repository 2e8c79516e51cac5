import type { Db } from '#platform/db';

export interface RuleWritten {
  readonly kind: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** A rule that is live in its first version, as it was written; nothing is checked. `kind`: as what the list has it. */
export const liveRule = (db: Db, workspace: number, body: RuleWritten, kind = body.kind): Promise<unknown> =>
  db.run(
    `with made as (
       insert into rule (workspace_id, kind, name, status, newest_version, live_version, created_at, updated_at)
       values ($1, $2, $3, 'live', 1, 1, now(), now()) returning id)
     insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by)
     select $1, id, 1, $4, now(), 'test' from made`,
    [workspace, kind, body.name, JSON.stringify(body)],
  );
