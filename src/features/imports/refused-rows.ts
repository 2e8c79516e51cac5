/** Rows of a batch that are not taken, with their reasons in terms of the file. */
import { type MappedKind, type Mapping, type Outcome, parseTarget } from '#features/imports/core';
import type { AppError, Facts } from '#kernel';
import type { Batch } from './file-rows.ts';
import { showable } from './inspect-upload.ts';
import type { Problem } from './sql.ts';

/** Characters that are kept of a refused row. */
const KEPT_CHARACTERS = 2000;

interface Reason {
  readonly column: string | null;
  readonly code: string;
  readonly facts: Facts;
}

export class RefusedRows {
  readonly problems: Problem[] = [];
  /** The first code of each refused row. */
  readonly codes: string[] = [];
  readonly #batch: Batch<unknown>;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #columns: readonly string[];
  readonly #tagColumns: readonly string[];

  constructor(batch: Batch<unknown>, kind: MappedKind, columns: readonly string[], mapping: Mapping) {
    this.#batch = batch;
    this.#columns = columns;
    this.#fields = new Map(
      Object.entries(mapping.columns).map(([header, target]) => [fieldOf(target, kind), header]),
    );
    this.#tagColumns = Object.entries(mapping.columns)
      .filter(([, target]) => ['tags', 'tag', 'remove'].includes(parseTarget(target, kind)?.field ?? ''))
      .map(([header]) => header);
  }

  /** What the reader of the file refused. */
  outcome(outcome: Extract<Outcome<unknown>, { ok: false }>): void {
    this.row(outcome.line, outcome.problems);
  }

  /** What a feature refused. */
  error(line: number, error: AppError): void {
    const details = error.code === 'input.invalid' ? error.details : [];
    const reasons = details.map(({ path, code, facts }) => ({
      column: this.column(path),
      code,
      facts: facts ?? {},
    }));
    const [path] = error.details.map((detail) => detail.path);
    const whole = {
      column: path === undefined ? null : this.column(path),
      code: error.code,
      facts: error.facts,
    };
    this.row(line, reasons.length > 0 ? reasons : [whole]);
  }

  row(line: number, reasons: readonly Reason[]): void {
    this.codes.push(reasons[0]?.code ?? 'import.missing');
    for (const reason of reasons) this.note(line, reason);
  }

  /** Something that was not done, while the rest of the row was. */
  note(line: number, { column, code, facts }: Reason): void {
    const cells = this.#batch.cells(line).join('\t').slice(0, KEPT_CHARACTERS);
    this.problems.push({
      line,
      column,
      code,
      facts: showableFacts(facts),
      raw: showable(cells, KEPT_CHARACTERS),
    });
  }

  /** The column in whose cell a tag is named; without one of them that says so, the first that can. */
  tagColumn(line: number, name: string): string | null {
    const cells = this.#batch.cells(line);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const telling = this.#tagColumns.find((header) => cells[this.#columns.indexOf(header)]?.includes(last));
    return telling ?? this.#tagColumns[0] ?? null;
  }

  /** The column behind a field of a record, by its path: `attributes.city`, `phone`, `items.0.product`. */
  column(path: string): string | null {
    const [first = ''] = path.split('.');
    const inItem = path.replace(/^items\.\d+\./, '');
    return this.#fields.get(path) ?? this.#fields.get(inItem) ?? this.#fields.get(first) ?? null;
  }
}

/** The field of a record that a target fills, as paths of errors name it. */
function fieldOf(target: string, kind: MappedKind): string {
  const { field, name } = parseTarget(target, kind) ?? { field: target, name: null };
  if (field === 'attribute') return `attributes.${name}`;
  if (field === 'property' || field === 'number') return `properties.${name}`;
  if (field === 'eventId') return 'id';
  if (field === 'eventType') return 'type';
  return field === 'itemAmount' ? 'amount' : field;
}

const showableFacts = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'string' ? showable(value, 500) : value,
    ]),
  );
