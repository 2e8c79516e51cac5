/** What goes when a workspace leaves the corp that its mirror is of: asked for first, by the settings page and by a start. */
import type { Queryable } from '#platform/db';
import { mirroredCorp } from './connection-sql.ts';

export interface CorpChange {
  readonly from: string;
  readonly to: string;
  /** Pairs of staff and customer that are mirrored. */
  readonly relations: number;
  /** Staff whom only the old corp's directory knows: they are deactivated. */
  readonly people: number;
}

/** Null when nothing hangs on the corp of the mirror, or it is this one. */
export async function corpChange(db: Queryable, workspace: number, to: string): Promise<CorpChange | null> {
  const from = await mirroredCorp(db, workspace);
  if (from === null || from === to) return null;
  const { relations, userids, people } = await db.one<{ relations: number; userids: number; people: number }>(
    `select (select count(*)::int from wecom_relation where workspace_id = $1) as relations,
            count(*)::int as userids, count(*) filter (where active and email is null)::int as people
       from staff where workspace_id = $1 and wecom_user_id is not null`,
    [workspace],
  );
  return relations + userids === 0 ? null : { from, to, relations, people };
}

/** The same for the corp that the environment names, which is the first workspace's. For whoever does not run the product. */
export async function corpAtNextStart(db: Queryable, to: string): Promise<CorpChange | null> {
  const first = await db.maybe<{ id: number }>('select id from workspace order by id limit 1');
  return first && corpChange(db, first.id, to);
}
