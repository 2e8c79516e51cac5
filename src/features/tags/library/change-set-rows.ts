/** The table of change sets. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { RowChange } from './draft.ts';
import type { Rewritten } from './ports.ts';

/** What a merge rewrote in other features, by kind. */
export type RewrittenByKind = Readonly<Record<string, readonly Rewritten[]>>;

export interface NewChangeSet {
  readonly did: string;
  readonly subject: string;
  readonly changes: readonly RowChange[];
  readonly causes: readonly number[];
  readonly rewritten: RewrittenByKind;
  readonly undoes: number | null;
}

export async function insertChangeSet(tx: Tx, ctx: Ctx, set: NewChangeSet): Promise<number> {
  const { actor } = ctx;
  const { id } = await tx.one<{ id: number }>(
    `insert into change_set (workspace_id, did, subject, actor_kind, actor_id, actor_name, changes, causes, undoes, at,
                             rewritten)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
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
      JSON.stringify(set.rewritten),
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
  readonly rewritten: RewrittenByKind;
  readonly undone_by: number | null;
  readonly undoes: number | null;
  readonly at: Date;
}

const COLUMNS =
  'id, did, subject, actor_kind, actor_id, actor_name, changes, causes::text[] as causes, rewritten, undone_by, undoes, at';

type Stored = Omit<ChangeSetRow, 'causes'> & { readonly causes: string[] };
const read = (row: Stored): ChangeSetRow => ({ ...row, causes: row.causes.map(Number) });

/** What somebody may not know of, by number. */
export interface Hidden {
  readonly tags: readonly number[];
  readonly groups: readonly number[];
}

/** A set of which somebody may know at least one change. One without changes only moved assignments. */
const SEEN = `(cardinality($2::int[]) + cardinality($3::int[]) = 0 or jsonb_array_length(changes) = 0
   or exists (select 1 from jsonb_array_elements(changes) as c
               where not (c->>'element' = 'tag' and (c->>'id')::int = any($2))
                 and not (c->>'element' = 'group' and (c->>'id')::int = any($3))))`;

/** Newest first, below number `before`. */
export const changeSetPage = async (
  db: Queryable,
  workspace: number,
  { tags, groups }: Hidden,
  before: number | null,
  limit: number,
) =>
  (
    await db.many<Stored>(
      `select ${COLUMNS} from change_set
        where workspace_id = $1 and ${SEEN} and ($4::bigint is null or id < $4)
        order by id desc limit $5`,
      [workspace, tags, groups, before, limit],
    )
  ).map(read);

export const changeSetCount = async (
  db: Queryable,
  workspace: number,
  { tags, groups }: Hidden,
): Promise<number> =>
  (
    await db.one<{ n: number }>(`select count(*) as n from change_set where workspace_id = $1 and ${SEEN}`, [
      workspace,
      tags,
      groups,
    ])
  ).n;

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
