/** The library's tables. Rows are read whole and written whole, so that a change set can keep them before and after. */
import type { Queryable, Tx } from '#platform/db';

/**
 * Who keeps a group or tag when it is not kept here: `wecom` made it, and only its name and place are read from there;
 * a `strategy` of WeCom (规则组) also decides who carries it.
 */
export type Keeper = 'wecom' | 'strategy';

export type TagState = 'active' | 'cold' | 'reserve' | 'recycled' | 'purged';

export interface CategoryRow {
  id: number;
  parent_id: number | null;
  key: string;
  name: string;
  description: string;
  sort: number;
  archived_at: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface GroupRow {
  id: number;
  category_id: number | null;
  key: string;
  name: string;
  aliases: string[];
  description: string;
  choice: 'single' | 'multiple';
  max: number | null;
  ordered: boolean;
  exhaustive: boolean;
  per_staff: boolean;
  newer_wins: boolean;
  kind: 'base' | 'behaviour' | 'composite';
  color: string | null;
  pattern: string | null;
  product_line: string | null;
  steward_id: number | null;
  deputy_id: number | null;
  departments: number[];
  sort: number;
  kept_by: Keeper | null;
  /** Name of the strategy it belongs to. */
  strategy: string | null;
  archived_at: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface TagRow {
  id: number;
  group_id: number;
  key: string;
  name: string;
  sort: number;
  scope: 'enterprise' | 'personal';
  owner_id: number | null;
  kind: 'base' | 'behaviour' | 'composite';
  color: string | null;
  aliases: string[];
  definition: Record<string, string>;
  purpose: string;
  protected: boolean;
  pinned: boolean;
  internal: boolean;
  state: TagState;
  state_since: string;
  merged_into: number | null;
  kept_by: Keeper | null;
  created_at: string;
  updated_at: string;
}

/** A tag that customers can have: not recycled, not purged, in a group that is not deleted. */
export const isAlive = (tag: TagRow): boolean => tag.state !== 'recycled' && tag.state !== 'purged';

export interface RowOf {
  category: CategoryRow;
  group: GroupRow;
  tag: TagRow;
}
export type Element = keyof RowOf;
export const elements: readonly Element[] = ['category', 'group', 'tag'];

const table = { category: 'category', group: 'tag_group', tag: 'tag' } as const satisfies Record<
  Element,
  string
>;

/** Columns with their types, as they are read and written. */
const columns: { readonly [E in Element]: Readonly<Record<keyof RowOf[E], string>> } = {
  category: {
    id: 'int',
    parent_id: 'int',
    key: 'text',
    name: 'text',
    description: 'text',
    sort: 'int',
    archived_at: 'timestamptz',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    deleted_at: 'timestamptz',
  },
  group: {
    id: 'int',
    category_id: 'int',
    key: 'text',
    name: 'text',
    aliases: 'text[]',
    description: 'text',
    choice: 'text',
    max: 'int',
    ordered: 'boolean',
    exhaustive: 'boolean',
    per_staff: 'boolean',
    newer_wins: 'boolean',
    kind: 'text',
    color: 'text',
    pattern: 'text',
    product_line: 'text',
    steward_id: 'int',
    deputy_id: 'int',
    departments: 'int[]',
    sort: 'int',
    kept_by: 'text',
    strategy: 'text',
    archived_at: 'timestamptz',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    deleted_at: 'timestamptz',
  },
  tag: {
    id: 'int',
    group_id: 'int',
    key: 'text',
    name: 'text',
    sort: 'int',
    scope: 'text',
    owner_id: 'int',
    kind: 'text',
    color: 'text',
    aliases: 'text[]',
    definition: 'jsonb',
    purpose: 'text',
    protected: 'boolean',
    pinned: 'boolean',
    internal: 'boolean',
    state: 'text',
    state_since: 'timestamptz',
    merged_into: 'int',
    kept_by: 'text',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
};

export interface LibraryRows {
  readonly category: CategoryRow[];
  readonly group: GroupRow[];
  readonly tag: TagRow[];
}

/** Instants as the ISO text that the change sets keep too, so that a row read and a row remembered compare equal. */
const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;

const selected = (element: Element): string =>
  Object.entries(columns[element])
    .map(([column, type]) => (type === 'timestamptz' ? iso(column) : column))
    .join(', ');

const readAll = <E extends Element>(db: Queryable, workspace: number, element: E, where: string) =>
  db.many<RowOf[E]>(
    `select ${selected(element)} from ${table[element]} where workspace_id = $1 and ${where} order by sort, id`,
    [workspace],
  );

/** Everything but deleted categories and groups and purged tags that led nowhere. Recycled tags are included. */
export async function readLibrary(db: Queryable, workspace: number): Promise<LibraryRows> {
  return {
    category: await readAll(db, workspace, 'category', 'deleted_at is null'),
    group: await readAll(db, workspace, 'group', 'deleted_at is null'),
    tag: await readAll(db, workspace, 'tag', `(state <> 'purged' or merged_into is not null)`),
  };
}

/** Also deleted ones; for taking a change set back. */
export const readRows = <E extends Element>(
  db: Queryable,
  workspace: number,
  element: E,
  ids: readonly number[],
): Promise<RowOf[E][]> =>
  db.many<RowOf[E]>(
    `select ${selected(element)} from ${table[element]} where workspace_id = $1 and id = any($2::int[])`,
    [workspace, ids],
  );

export async function newIds(tx: Tx, element: Element, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.many<{ id: number }>(
    `select nextval(pg_get_serial_sequence('${table[element]}', 'id'))::int as id from generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.id);
}

/**
 * Inserts rows or replaces them whole. Two elements may swap their names in one call, so names first step aside to
 * something that nobody can type.
 */
export async function writeRows<E extends Element>(
  tx: Tx,
  workspace: number,
  element: E,
  rows: readonly RowOf[E][],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns[element]);
  const typed = Object.entries(columns[element]).map(([column, type]) => `${column} ${type}`);
  await tx.run(
    `update ${table[element]} set name = E'\\x01' || id, key = E'\\x01' || id
      where workspace_id = $1 and id = any($2::int[])`,
    [workspace, rows.map((row) => row.id)],
  );
  await tx.run(
    `insert into ${table[element]} (workspace_id, ${names.join(', ')})
     select $1, ${names.map((n) => `r.${n}`).join(', ')} from jsonb_to_recordset($2::jsonb) as r(${typed.join(', ')})
     on conflict (workspace_id, id) do update set ${names.map((n) => `${n} = excluded.${n}`).join(', ')}`,
    [workspace, JSON.stringify(rows)],
  );
}

/** The workspace's position at the last change of its library; 0 before the first. */
export async function libraryVersion(db: Queryable, workspace: number): Promise<number> {
  const row = await db.maybe<{ position: number }>(
    'select position from library_version where workspace_id = $1',
    [workspace],
  );
  return row?.position ?? 0;
}

export const setLibraryVersion = (tx: Tx, workspace: number, position: number) =>
  tx.run(
    `insert into library_version (workspace_id, position) values ($1, $2)
     on conflict (workspace_id) do update set position = $2`,
    [workspace, position],
  );
