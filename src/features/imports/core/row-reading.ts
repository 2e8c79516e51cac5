/** From cells to fields: what the readers of all kinds share. */
import type { Facts } from '#kernel';
import type { MappedColumn, Mapping } from './mapping.ts';
import { cellText, type Parsed } from './parsed.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A row as the file reader gives it (`#platform/files`). */
export interface InputRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly {
    readonly code: string;
    readonly column: number | null;
    readonly facts: Facts;
  }[];
}

/** Why a row, or one cell of it, was not taken. `column` is the name of the column. */
export interface ImportProblem {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly facts: Facts;
}

/** What became of one or more lines: a record, or all that is wrong with one line. */
export type Outcome<T> =
  | { readonly ok: true; readonly lines: readonly number[]; readonly record: T }
  | { readonly ok: false; readonly line: number; readonly problems: readonly ImportProblem[] };

/** Reads the rows of one file, in order. `end` gives what was still open (an order whose next line might have come). */
export interface RowReader<T> {
  read(row: InputRow): Outcome<T>[];
  end(): Outcome<T>[];
}

export interface ReadingContext {
  readonly columns: readonly MappedColumn[];
  readonly mapping: Mapping;
  readonly vocabulary: Vocabulary;
  /** For dates without offset. */
  readonly timeZone: string;
}

/** Marks of a file that cost nothing: the text was understood all the same. */
const HARMLESS = new Set(['strayQuote', 'loneQuote']);

/** One row while it is read: takes cells, collects problems. */
export class RowCells {
  readonly line: number;
  readonly problems: ImportProblem[] = [];
  readonly #cells: readonly string[];

  constructor(row: InputRow, columns: readonly MappedColumn[]) {
    this.line = row.line;
    this.#cells = row.cells;
    for (const { code, column, facts } of row.problems) {
      if (HARMLESS.has(code)) continue;
      const mapped = columns.find((c) => c.index === column);
      // What is wrong with a column that nobody reads does not matter.
      if (column === null || mapped)
        this.problems.push({ line: row.line, column: mapped?.header ?? null, code, facts });
    }
  }

  /** The text of a cell, empty when there is none. */
  text(column: MappedColumn): string {
    return cellText(this.#cells[column.index] ?? '');
  }

  /** The value, or `undefined` after noting the problem. */
  take<T>(column: MappedColumn, result: Parsed<T>): T | undefined {
    if (result.ok) return result.value;
    this.report(column.header, result.code, result.facts);
    return undefined;
  }

  report(column: string | null, code: string, facts: Facts = {}): void {
    this.problems.push({ line: this.line, column, code, facts });
  }
}

/** A cell of a `tag:GROUP` column as addresses: `高意向` becomes `意向/高意向`; a full address stays. */
export function tagsOfGroup(group: string, entries: readonly string[]): string[] {
  return entries.map((entry) => (entry.startsWith(`${group}/`) ? entry : `${group}/${entry}`));
}
