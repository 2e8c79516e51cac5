/**
 * The rows of an uploaded file as records, in batches. Always in the same order and the same batches, so that a run
 * that was interrupted knows where it goes on.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type MappedKind,
  type Mapping,
  type Outcome,
  type RecordOf,
  rowReader,
  type Vocabulary,
} from '#features/imports/core';
import { type ReadOptions, readRows } from '#platform/files';

export interface RecordFile<K extends MappedKind> {
  readonly kind: K;
  readonly path: string;
  readonly options: ReadOptions;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly vocabulary: Vocabulary;
  readonly timeZone: string;
}

export interface Batch<T> {
  readonly outcomes: readonly Outcome<T>[];
  /** Lines of the file that these outcomes come from. */
  readonly rows: number;
  /** The row of a line, as far as it belongs to this batch. */
  cells(line: number): readonly string[];
  /** Part of the file that was read so far, between 0 and 1; null: not known. */
  readonly share: number | null;
}

/** Rows that are parsed in one turn of the event loop. */
const TURN = 250;

/** Batches of `size` outcomes, after the first `skip`. Errors: those of reading, `import.mappingInvalid`. */
export async function* batchesOf<K extends MappedKind>(
  file: RecordFile<K>,
  size: number,
  skip: number,
): AsyncGenerator<Batch<RecordOf[K]>, void, undefined> {
  const reader = rowReader(file.kind, file.columns, file);
  const table = readRows(file.path, { ...file.options, batchSize: TURN });
  // Order numbers and ids of events may count rows from the beginning; records of other kinds stand for themselves.
  const rereads = file.kind === 'orders' || file.kind === 'events';
  const cells = new Map<number, readonly string[]>();
  let left = skip;
  let waiting: Outcome<RecordOf[K]>[] = [];
  const take = (outcome: Outcome<RecordOf[K]>) => {
    if (left > 0) {
      left--;
      for (const line of linesOf(outcome)) cells.delete(line);
    } else waiting.push(outcome);
  };
  const share = () => {
    const { bytesRead, bytesTotal } = table.progress;
    return bytesTotal ? Math.min(1, bytesRead / bytesTotal) : null;
  };
  const cut = (outcomes: readonly Outcome<RecordOf[K]>[]): Batch<RecordOf[K]> => {
    const own = new Map<number, readonly string[]>();
    for (const line of outcomes.flatMap(linesOf)) {
      own.set(line, cells.get(line) ?? []);
      cells.delete(line);
    }
    return { outcomes, rows: own.size, cells: (line) => own.get(line) ?? [], share: share() };
  };
  for await (const rows of table) {
    for (const row of rows) {
      if (left > 0 && !rereads) {
        left--;
        continue;
      }
      cells.set(row.line, row.cells);
      for (const outcome of reader.read(row)) take(outcome);
    }
    while (waiting.length >= size) {
      yield cut(waiting.slice(0, size));
      waiting = waiting.slice(size);
    }
    await nextTurn();
  }
  for (const outcome of reader.end()) take(outcome);
  for (let at = 0; at < waiting.length; at += size) yield cut(waiting.slice(at, at + size));
}

const linesOf = (outcome: Outcome<unknown>): readonly number[] =>
  outcome.ok ? outcome.lines : [outcome.line];

/** Reads one batch ahead, while the database works on the one before. */
export async function* ahead<T>(
  source: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const begin = () => {
    const next = source.next();
    // Whoever awaits it hears of a failure; until then it must not count as unhandled.
    next.catch(() => {});
    return next;
  };
  let next = begin();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = begin();
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await source.return();
  }
}
