/** What conditions may name: people and departments. */
import type { Queryable } from '#platform/db';

/** Everybody, also people who left: a saved condition may still name them. */
export const staffTerms = (db: Queryable, workspace: number) =>
  db.many<{ id: number; name: string; wecomUserId: string | null }>(
    'select id, name, wecom_user_id as "wecomUserId" from staff where workspace_id = $1 order by id',
    [workspace],
  );

export const departmentTerms = (db: Queryable, workspace: number) =>
  db.many<{ id: number; name: string }>(
    'select id, name from department where workspace_id = $1 order by id',
    [workspace],
  );

/** These departments and all below them; unknown ones are left out. */
export async function departmentsBelow(
  db: Queryable,
  workspace: number,
  departments: readonly number[],
): Promise<number[]> {
  const rows = await db.many<{ id: number }>(
    `with recursive below as (
       select id from department where workspace_id = $1 and id = any($2::bigint[])
       union
       select d.id from department d join below on d.parent_id = below.id where d.workspace_id = $1)
     select id from below order by id`,
    [workspace, departments],
  );
  return rows.map((row) => row.id);
}
