/**
 * A library document as a flat table for CSV and spreadsheets: one row per tag, with its group and category repeated.
 * An empty cell says nothing. Cells of merged ranges, empty below the first, are filled from the row above.
 */
import type { ErrorDetail } from '#kernel';
import {
  type DocumentCategory,
  type DocumentGroup,
  type DocumentTag,
  invalidDocument,
  type LibraryDocument,
  readDocument,
} from './document.ts';
import { foldName, normalizeName } from './folding.ts';
import { type Column, columnOf, columns, headerOf, type TableLanguage } from './table-columns.ts';

const PATH_SEPARATOR = '/';

/** Header and rows. Groups without a category come first, so that filling down gives them none. */
export function tableOf(document: LibraryDocument, language: TableLanguage = 'zh-CN'): string[][] {
  const rows: string[][] = [columns.map((column) => headerOf(column, language))];
  const write = (
    path: string[],
    category: DocumentCategory | null,
    group?: DocumentGroup,
    tag?: DocumentTag,
  ) => {
    const sources: Record<Column['of'], object | undefined> = {
      category: category ? { ...category, path: path.join(PATH_SEPARATOR) } : undefined,
      group,
      tag,
      definition: tag?.definition,
    };
    rows.push(
      columns.map((column) => {
        const source = new Map<string, unknown>(Object.entries(sources[column.of] ?? {}));
        return column.type.write(source.get(column.field), language);
      }),
    );
  };
  const writeGroups = (
    groups: readonly DocumentGroup[],
    path: string[],
    category: DocumentCategory | null,
  ) => {
    for (const group of groups) {
      if (!group.tags?.length) write(path, category, group);
      for (const tag of group.tags ?? []) write(path, category, group, tag);
    }
  };
  const writeCategories = (categories: readonly DocumentCategory[], above: string[]) => {
    for (const category of categories) {
      const path = [...above, category.name];
      // Sub-categories name their parents by path only, so a parent without groups needs a row of its own.
      if (!category.groups?.length) write(path, category);
      writeGroups(category.groups ?? [], path, category);
      writeCategories(category.categories ?? [], path);
    }
  };
  writeGroups(document.groups ?? [], [], null);
  writeCategories(document.categories ?? [], []);
  return rows;
}

/** A category, group or tag being put together from rows. */
interface Draft {
  readonly fields: Map<string, unknown>;
  readonly categories: Draft[];
  readonly groups: Draft[];
  readonly tags: Draft[];
}
const newDraft = (name: string): Draft => ({
  fields: new Map<string, unknown>([['name', name]]),
  categories: [],
  groups: [],
  tags: [],
});

/**
 * The element that a row means: the one with its key; without a key, or before the key was said, the last one of its
 * name (an archived element may have a namesake in use). `null`: a new one.
 */
function findDraft(drafts: readonly Draft[], name: string, key: unknown): Draft | null {
  const isNamed = (draft: Draft) => foldName(String(draft.fields.get('name'))) === foldName(name);
  const keyed = key === undefined ? undefined : drafts.find((draft) => draft.fields.get('key') === key);
  return (
    keyed ??
    drafts.findLast(
      (draft) => isNamed(draft) && (key === undefined || draft.fields.get('key') === undefined),
    ) ??
    null
  );
}

const MOST_FAULTS = 100;

/**
 * Reads a table whose first row that is not empty names the columns. Cells may be text, numbers, booleans or empty.
 * Error: `library.invalidDocument` with one detail per fault; `path` is `rows.<spreadsheet row>.<header>`.
 */
export function documentFromTable(table: readonly (readonly unknown[])[]): LibraryDocument {
  const faults: ErrorDetail[] = [];
  const first = table.findIndex((row) => row.some((cell) => textOf(cell) !== ''));
  const header = readHeader(table[first] ?? [], first + 1, faults);
  const reader = new TableReader(faults);
  if (faults.length === 0)
    table.slice(first + 1).forEach((row, i) => {
      if (faults.length < MOST_FAULTS) reader.read(row, header, first + i + 2);
    });
  if (faults.length > 0) throw invalidDocument(faults);
  return readDocument(reader.document());
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return cell instanceof Date ? cell.toISOString() : '';
}

function readHeader(row: readonly unknown[], number: number, faults: ErrorDetail[]): (Column | undefined)[] {
  const seen = new Set<string>();
  const header = row.map((cell) => {
    const text = textOf(cell).replace(/^\ufeff/, '');
    const column = columnOf(text);
    if (text !== '' && !column)
      faults.push({ path: `rows.${number}`, code: 'unknownColumn', facts: { column: text.slice(0, 100) } });
    if (column && seen.has(column.id))
      faults.push({ path: `rows.${number}`, code: 'doubledColumn', facts: { column: text } });
    if (column) seen.add(column.id);
    return column;
  });
  if (!seen.has('group.name') && !seen.has('category.path'))
    faults.push({ path: `rows.${number}`, code: 'missingColumn', facts: { column: '标签组' } });
  return header;
}

type Cells = Readonly<Record<Column['of'], Map<string, unknown>>>;

class TableReader {
  private readonly top = newDraft('');
  private readonly groups: Draft[] = [];
  private place: Draft = this.top;
  private group: Draft | null = null;

  constructor(private readonly faults: ErrorDetail[]) {}

  read(row: readonly unknown[], header: readonly (Column | undefined)[], number: number): void {
    const cells: Cells = { category: new Map(), group: new Map(), tag: new Map(), definition: new Map() };
    let isEmpty = true;
    header.forEach((column, i) => {
      const text = textOf(row[i]);
      if (!column || text === '') return;
      isEmpty = false;
      const value = column.type.read(text);
      if (value === undefined) this.refuse(number, column, 'unreadable', text);
      else cells[column.of].set(column.field, value);
    });
    if (isEmpty) return;
    const isPlaced = this.enterCategory(cells, number);
    this.enterGroup(cells, isPlaced, number);
    this.addTag(cells, number);
  }

  document(): object {
    return { version: 1, ...plainChildren(this.top) };
  }

  /** Whether this row says where it belongs; otherwise it stands where the row above does. */
  private enterCategory(cells: Cells, number: number): boolean {
    const path = cells.category.get('path');
    const isPlaced = typeof path === 'string';
    if (isPlaced) {
      this.place = this.top;
      this.group = null;
      const names = path.split(PATH_SEPARATOR).map(normalizeName);
      for (const [i, name] of names.entries()) {
        const key = i === names.length - 1 ? cells.category.get('key') : undefined;
        const known = findDraft(this.place.categories, name, key);
        if (known && foldName(String(known.fields.get('name'))) !== foldName(name))
          this.refuse(number, 'category.path', 'contradiction', name);
        const category = known ?? newDraft(name);
        if (!known) this.place.categories.push(category);
        this.place = category;
      }
    }
    cells.category.delete('path');
    if (cells.category.size > 0 && this.place === this.top)
      this.refuse(number, 'category.path', 'missingCell');
    else this.merge(this.place, cells.category, 'category', number);
    return isPlaced;
  }

  private enterGroup(cells: Cells, isPlaced: boolean, number: number): void {
    const name = cells.group.get('name');
    if (typeof name === 'string') {
      const known = findDraft(this.groups, name, cells.group.get('key'));
      if (known && isPlaced && !this.place.groups.includes(known))
        this.refuse(number, 'group.name', 'groupInTwoPlaces', name);
      if (known && foldName(String(known.fields.get('name'))) !== foldName(name))
        this.refuse(number, 'group.name', 'contradiction', name);
      this.group = known ?? newDraft(normalizeName(name));
      if (!known) {
        this.groups.push(this.group);
        this.place.groups.push(this.group);
      }
    }
    cells.group.delete('name');
    if (cells.group.size > 0 && !this.group) this.refuse(number, 'group.name', 'missingCell');
    else if (this.group) this.merge(this.group, cells.group, 'group', number);
  }

  private addTag(cells: Cells, number: number): void {
    const name = cells.tag.get('name');
    if (typeof name !== 'string') {
      if (cells.tag.size + cells.definition.size > 0) this.refuse(number, 'tag.name', 'missingCell');
      return;
    }
    if (!this.group) {
      this.refuse(number, 'group.name', 'missingCell');
      return;
    }
    const tag = newDraft(name);
    for (const [field, value] of cells.tag) tag.fields.set(field, value);
    if (cells.definition.size > 0) tag.fields.set('definition', Object.fromEntries(cells.definition));
    // Two rows of one tag stay two mentions: the plan refuses them with their names.
    this.group.tags.push(tag);
  }

  /** Repeated rows may repeat a field or leave it out, but not contradict each other. */
  private merge(draft: Draft, cells: ReadonlyMap<string, unknown>, of: Column['of'], number: number): void {
    for (const [field, value] of cells) {
      const before = draft.fields.get(field);
      if (before === undefined) draft.fields.set(field, value);
      else if (JSON.stringify(before) !== JSON.stringify(value))
        this.refuse(number, `${of}.${field}`, 'contradiction', String(value));
    }
  }

  private refuse(number: number, column: Column | string, code: string, cell = ''): void {
    const found = typeof column === 'string' ? columns.find((one) => one.id === column) : column;
    const header = found ? headerOf(found, 'zh-CN') : '';
    this.faults.push({
      path: `rows.${number}.${header}`,
      code,
      facts: { row: number, column: header, cell: cell.slice(0, 100) },
    });
  }
}

function plainChildren(draft: Draft): object {
  const categories = draft.categories.map((category) => ({
    ...Object.fromEntries(category.fields),
    ...plainChildren(category),
  }));
  const groups = draft.groups.map((group) => ({
    ...Object.fromEntries(group.fields),
    tags: group.tags.map((tag) => Object.fromEntries(tag.fields)),
  }));
  return {
    ...(categories.length > 0 ? { categories } : {}),
    ...(groups.length > 0 ? { groups } : {}),
  };
}
