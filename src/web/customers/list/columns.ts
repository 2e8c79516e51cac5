/** Which columns the table has, which of them are shown, and what can be sorted by. Pure. */
import type { Attribute } from '../api.ts';

export const builtInColumns = [
  'phone',
  'status',
  'owner',
  'tags',
  'remark',
  'orders',
  'lastOrder',
  'added',
] as const;
export type BuiltInColumn = (typeof builtInColumns)[number];
/** `attribute:KEY` for declared attributes. The name is always there. */
export type ColumnKey = BuiltInColumn | `attribute:${string}`;

export const attributeColumn = (key: string): ColumnKey => `attribute:${key}`;

/** Keys of all columns that can be shown, in their order. */
export const allColumns = (attributes: readonly Attribute[]): readonly ColumnKey[] => [
  ...builtInColumns,
  ...attributes.filter((each) => !each.builtIn).map((each) => attributeColumn(each.key)),
];

/** What was stored; nothing or nonsense stored: the built-in columns. Columns that are gone are left out. */
export function shownColumns(stored: string | null, all: readonly ColumnKey[]): readonly ColumnKey[] {
  if (stored === null) return builtInColumns;
  const wanted = new Set(stored.split('\n'));
  return all.filter((key) => wanted.has(key));
}

export const storedColumns = (shown: readonly ColumnKey[]): string => shown.join('\n');

/** What the server sorts a built-in column by. */
export const sortKeys: Readonly<Partial<Record<BuiltInColumn, string>>> = {
  orders: 'order.total',
  lastOrder: 'order.lastAt',
  added: 'customer.createdAt',
};

const sortable: readonly Attribute['type'][] = ['number', 'money', 'date'];
export const isSortable = (attribute: Attribute): boolean => sortable.includes(attribute.type);
