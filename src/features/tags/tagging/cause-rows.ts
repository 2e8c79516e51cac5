/** Reads of causes. */
import type { Source } from '#kernel';
import type { Queryable } from '#platform/db';
import { literal } from './rows.ts';

export interface StoredCause {
  readonly id: number;
  readonly source: Source;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly reason: string | null;
  readonly evidence: unknown;
  readonly job_id: number | null;
  readonly undoes: number | null;
  readonly first_position: number;
  readonly last_position: number;
  readonly at: Date;
}

const COLUMNS = `id, source, actor_kind, actor_id, actor_name, reason, evidence, job_id, undoes,
                 first_position, last_position, at`;

/** In the order of history. */
export const causesById = (
  db: Queryable,
  workspace: number,
  ids: readonly number[],
): Promise<StoredCause[]> =>
  db.many<StoredCause>(
    `select ${COLUMNS} from cause where workspace_id = $1 and id = any($2::bigint[]) order by first_position`,
    [workspace, literal(ids)],
  );

/** Causes of a job in the order of history. */
export const causesOfJob = (db: Queryable, workspace: number, job: number): Promise<StoredCause[]> =>
  db.many<StoredCause>(
    `select ${COLUMNS} from cause where workspace_id = $1 and job_id = $2 order by first_position`,
    [workspace, job],
  );

export const changesOf = async (
  db: Queryable,
  workspace: number,
  cause: StoredCause,
  customers: readonly number[] | null,
): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from tag_change
        where workspace_id = $1 and position between $2 and $3 and cause_id = $4
          and ($5::int[] is null or customer = any($5))`,
      [workspace, cause.first_position, cause.last_position, cause.id, customers],
    )
  ).n;
