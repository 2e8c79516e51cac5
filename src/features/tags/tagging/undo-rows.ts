/** SQL for taking causes back. */
import type { Source } from '#kernel';
import type { Queryable, Tx } from '#platform/db';
import type { Image, Slot } from './entries.ts';
import { literal } from './rows.ts';

/** The stretch of the log that a cause wrote. */
export interface CauseSpan {
  readonly id: number;
  readonly first_position: number;
  readonly last_position: number;
}

export interface ChangeRow extends Slot {
  readonly added: boolean;
  /** Of a removal: the tag that took its place. */
  readonly replacedBy: number | null;
  /** The assignment before this line. */
  readonly was: Image | null;
}

/** Lines of a cause in the order of history. */
export async function changesOfCause(
  db: Queryable,
  workspace: number,
  cause: CauseSpan,
): Promise<ChangeRow[]> {
  const rows = await db.many<
    Slot & {
      added: boolean;
      replacedBy: number | null;
      source: Source | null;
      since: number | null;
      cause: number;
      ends: number | null;
      locked: boolean;
      evidence: string | null;
    }
  >(
    `select tag_id as tag, customer, staff_id as staff, added, replaced_by as "replacedBy", was_source as source,
            (extract(epoch from was_since) * 1000)::float8 as since, was_cause_id as cause,
            (extract(epoch from was_expires_at) * 1000)::float8 as ends, was_locked as locked, was_evidence as evidence
       from tag_change where workspace_id = $1 and position between $2 and $3 and cause_id = $4 order by position`,
    [workspace, cause.first_position, cause.last_position, cause.id],
  );
  return rows.map(({ source, since, cause: was, ends, locked, evidence, ...row }) => ({
    ...row,
    was:
      source === null || since === null
        ? null
        : { source, since, cause: was, expiresAt: ends, locked, evidence },
  }));
}

/** What happened to these customers' tags after a position. */
export const laterChanges = (
  db: Queryable,
  workspace: number,
  position: number,
  customers: readonly number[],
) =>
  db.many<Slot & { cause: number }>(
    `select distinct tag_id as tag, customer, staff_id as staff, cause_id as cause from tag_change
      where workspace_id = $1 and customer = any($2::int[]) and position > $3`,
    [workspace, literal(customers), position],
  );

/** Causes that take back one of these. */
export const undoingCauses = async (
  db: Queryable,
  workspace: number,
  causes: readonly number[],
): Promise<number[]> =>
  (
    await db.many<{ id: number }>(
      'select id from cause where workspace_id = $1 and undoes = any($2::bigint[]) order by id',
      [workspace, literal(causes)],
    )
  ).map((row) => row.id);

/** Which of these causes somebody took back. */
export const takenBack = async (
  db: Queryable,
  workspace: number,
  causes: readonly number[],
): Promise<ReadonlySet<number>> =>
  new Set(
    causes.length === 0
      ? []
      : (
          await db.many<{ id: number }>(
            'select distinct undoes as id from cause where workspace_id = $1 and undoes = any($2::bigint[])',
            [workspace, literal(causes)],
          )
        ).map((row) => row.id),
  );

/** Removals that this cause had left in memory, where it was taken back. */
export const forgetMemoriesOf = async (
  tx: Tx,
  workspace: number,
  cause: number,
  slots: readonly Slot[],
): Promise<void> => {
  if (slots.length === 0) return;
  await tx.run(
    `delete from removal r using unnest($3::int[], $4::int[], $5::int[]) as d (tag, customer, staff)
      where r.workspace_id = $1 and r.cause_id = $2
        and r.tag_id = d.tag and r.customer = d.customer and r.staff_id = d.staff`,
    [
      workspace,
      cause,
      literal(slots.map((s) => s.tag)),
      literal(slots.map((s) => s.customer)),
      literal(slots.map((s) => s.staff)),
    ],
  );
};
