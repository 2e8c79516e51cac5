/** The table of change sets. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { RowChange } from './draft.ts';

export interface NewChangeSet {
  readonly did: string;
  readonly subject: string;
  readonly changes: readonly RowChange[];
  readonly causes: readonly number[];
  readonly undoes: number | null;
}

export async function insertChangeSet(tx: Tx, ctx: Ctx, set: NewChangeSet): Promise<number> {
  const { actor } = ctx;
  const { id } = await tx.one<{ id: number }>(
    `insert into change_set (workspace_id, did, subject, actor_kind, actor_id, actor_name, changes, causes, undoes, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ctx.workspace,
      set.did,
      set.subject,
      actor.kind,
      actor.id,
      actor.name,
      JSON.stringify(set.changes),
      set.causes,
      set.undoes,
      ctx.now,
    ],
  );
  return id;
}

export interface ChangeSetRow {
  readonly id: number;
  readonly did: string;
  readonly subject: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly changes: RowChange[];
  readonly causes: number[];
  readonly undone_by: number | null;
  readonly undoes: number | null;
  readonly at: Date;
}

const COLUMNS =
  'id, did, subject, actor_kind, actor_id, actor_name, changes, causes::text[] as causes, undone_by, undoes, at';

type Stored = Omit<ChangeSetRow, 'causes'> & { readonly causes: string[] };
const read = (row: Stored): ChangeSetRow => ({ ...row, causes: row.causes.map(Number) });

/** Newest first, below number `before`. */
export const changeSetPage = async (db: Queryable, workspace: number, before: number | null, limit: number) =>
  (
    await db.many<Stored>(
      `select ${COLUMNS} from change_set where workspace_id = $1 and ($2::bigint is null or id < $2)
        order by id desc limit $3`,
      [workspace, before, limit],
    )
  ).map(read);

export const changeSetCount = async (db: Queryable, workspace: number): Promise<number> =>
  (await db.one<{ n: number }>('select count(*) as n from change_set where workspace_id = $1', [workspace]))
    .n;

export async function changeSetById(
  db: Queryable,
  workspace: number,
  id: number,
): Promise<ChangeSetRow | null> {
  const row = await db.maybe<Stored>(
    `select ${COLUMNS} from change_set where workspace_id = $1 and id = $2::bigint`,
    [workspace, id],
  );
  return row && read(row);
}

export const markUndone = (tx: Tx, workspace: number, id: number, by: number) =>
  tx.run('update change_set set undone_by = $3 where workspace_id = $1 and id = $2', [workspace, id, by]);
