/** Rows of the library while they are being changed, and what came of it. Nothing is written here. */
import type { Element, LibraryRows, RowOf } from './rows.ts';
import { elements } from './rows.ts';
import { LibrarySnapshot } from './snapshot.ts';

export interface RowChange<E extends Element = Element> {
  readonly element: E;
  readonly id: number;
  /** Null: it is new. */
  readonly before: RowOf[E] | null;
  readonly after: RowOf[E];
}

type Rows = { [E in Element]: Map<number, RowOf[E]> };

/** Instants as the database gives them back: ISO with microseconds. */
export const instantText = (at: Date): string => at.toISOString().replace('Z', '000Z');

export class Draft {
  readonly #rows: Rows;
  readonly #before: Rows;

  constructor(
    readonly library: LibrarySnapshot,
    /** The instant of the change. */
    readonly now: string,
  ) {
    const { rows } = library;
    const byId = <R extends { id: number }>(list: readonly R[]) => new Map(list.map((row) => [row.id, row]));
    this.#before = { category: byId(rows.category), group: byId(rows.group), tag: byId(rows.tag) };
    this.#rows = {
      category: new Map(this.#before.category),
      group: new Map(this.#before.group),
      tag: new Map(this.#before.tag),
    };
  }

  get<E extends Element>(element: E, id: number): RowOf[E] | undefined {
    return this.#rows[element].get(id);
  }

  all<E extends Element>(element: E): RowOf[E][] {
    return [...this.#rows[element].values()];
  }

  /** Adds a row or replaces it. */
  put<E extends Element>(element: E, row: RowOf[E]): void {
    this.#rows[element].set(row.id, row);
  }

  /** Changes fields of a row that exists. */
  change<E extends Element>(element: E, id: number, fields: Partial<RowOf[E]>): void {
    const row = this.#rows[element].get(id);
    if (!row) throw new Error(`no ${element} ${id} in the library`);
    this.put(element, { ...row, ...fields });
  }

  /** A row that the library does not hold because it was deleted. */
  recall<E extends Element>(element: E, row: RowOf[E]): void {
    if (this.#before[element].has(row.id)) return;
    this.#before[element].set(row.id, row);
    this.#rows[element].set(row.id, row);
  }

  /** What differs from the library, with the time of the change set on each row. */
  changes(): RowChange[] {
    return elements.flatMap((element) => this.#changesOf(element));
  }

  #changesOf<E extends Element>(element: E): RowChange<E>[] {
    const changes: RowChange<E>[] = [];
    for (const [id, row] of this.#rows[element]) {
      const before = this.#before[element].get(id) ?? null;
      if (before !== null && isSame({ ...before, updated_at: '' }, { ...row, updated_at: '' })) continue;
      changes.push({ element, id, before, after: { ...row, updated_at: this.now } });
    }
    return changes;
  }

  /** The library as it will be. */
  result(version: number): LibrarySnapshot {
    const living = <R extends { deleted_at: string | null }>(rows: Iterable<R>) =>
      [...rows].filter((row) => row.deleted_at === null);
    const bySort = <R extends { sort: number; id: number }>(rows: R[]) =>
      rows.sort((a, b) => a.sort - b.sort || a.id - b.id);
    const rows: LibraryRows = {
      category: bySort(living(this.#rows.category.values())),
      group: bySort(living(this.#rows.group.values())),
      tag: bySort([...this.#rows.tag.values()]),
    };
    return new LibrarySnapshot(this.library.workspace, version, rows, (departments) => new Set(departments));
  }
}

/** Whether two stored values are the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

/** Fields that differ, for traces and for people. */
export function differences(change: RowChange): {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
} {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const was = new Map(Object.entries(change.before ?? {}));
  for (const [field, value] of Object.entries(change.after)) {
    if (field === 'updated_at' || (change.before && isSame(was.get(field), value))) continue;
    if (change.before) before[field] = was.get(field);
    after[field] = value;
  }
  return { before, after };
}

export type Verb =
  | 'created'
  | 'deleted'
  | 'restored'
  | 'archived'
  | 'unarchived'
  | 'merged'
  | 'renamed'
  | 'updated';

/** What happened to a row, in one word. */
export function verbOf(change: RowChange): Verb {
  const { before, after } = change;
  if (!before) return 'created';
  const gone = (row: typeof after) =>
    'deleted_at' in row ? row.deleted_at !== null : row.state === 'recycled' || row.state === 'purged';
  const archived = (row: typeof after) =>
    'archived_at' in row ? row.archived_at !== null : row.state === 'cold' || row.state === 'reserve';
  if (gone(before) !== gone(after)) {
    if (gone(after) && 'merged_into' in after && after.merged_into !== null) return 'merged';
    return gone(after) ? 'deleted' : 'restored';
  }
  if (archived(before) !== archived(after)) return archived(after) ? 'archived' : 'unarchived';
  return before.name === after.name ? 'updated' : 'renamed';
}
