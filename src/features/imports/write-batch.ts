/** What a batch of records needs to be written, and what writing it gives. One writer per kind of import. */
import type { MappedKind, Mapping } from '#features/imports/core';
import type { LibrarySnapshot } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Counts } from './contract.ts';
import type { Batch } from './file-rows.ts';
import type { Problem } from './sql.ts';

/**
 * Records per transaction: large enough that a flush to disk does not count, small enough that single writes in between
 * wait for tens of milliseconds. Also the step of a dry run, so that both see the same.
 */
export const BATCH = 2000;

/** The import that a batch belongs to. */
export interface Writing {
  /** `imp_7` */
  readonly id: string;
  readonly fileName: string;
  /** The job that runs it; null in a dry run. */
  readonly job: number | null;
  readonly kind: MappedKind;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly library: LibrarySnapshot;
}

export interface Written {
  readonly counts: Counts;
  readonly problems: readonly Problem[];
  /** Customers whose fields or tags are different now. */
  readonly touched: Iterable<number>;
}

/** Inside the caller's transaction, once. */
export type WriteBatch = (tx: Tx, ctx: Ctx) => Promise<Written>;

/** Does what can be done about a batch before its transaction, while the one before keeps the database busy. */
export type PrepareBatch<T> = (ctx: Ctx, batch: Batch<T>, writing: Writing) => Promise<WriteBatch>;

/** Why the tags of these lines change: the evidence behind every assignment (N01). */
export const causeOf = (writing: Writing, lines: readonly number[]) => ({
  source: 'import' as const,
  evidence: {
    import: writing.id,
    file: writing.fileName,
    lines: [lines[0] ?? null, lines.at(-1) ?? null],
  },
  job: writing.job,
});
