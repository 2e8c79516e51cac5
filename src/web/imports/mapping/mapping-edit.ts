/** Changes of a mapping, keeping it consistent: a target that may be used once moves, order numbers follow the columns. Pure. */
import {
  IGNORE,
  isSingle,
  type MappedKind,
  parseTarget,
  slotOf as slotOfTarget,
} from '#features/imports/core';
import type { Mapping } from '../api.ts';

export type DerivedPart = NonNullable<Mapping['orderNo']>['derive'][number];
export const derivedParts = [
  'customer',
  'paidAt',
  'amount',
  'quantity',
  'product',
  'occurrence',
] as const satisfies readonly DerivedPart[];

/** What two columns may not both be; `null`: any number of columns may have this target. */
function slotOf(target: string, kind: MappedKind): string | null {
  const parsed = parseTarget(target, kind);
  return parsed && parsed.field !== IGNORE && isSingle(parsed, kind) ? slotOfTarget(parsed) : null;
}

/** Gives a column another target; a column that had it, and cannot have it too, is left out of the import. */
export function withTarget(mapping: Mapping, kind: MappedKind, column: string, target: string): Mapping {
  const slot = slotOf(target, kind);
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).map(([name, present]) => [
      name,
      name !== column && slot !== null && slotOf(present, kind) === slot ? IGNORE : present,
    ]),
  );
  return withOrderNumbers({ ...mapping, columns: { ...columns, [column]: target } }, kind);
}

/** Parts of a derived order number that the columns can give. */
export function availableParts(mapping: Mapping): readonly DerivedPart[] {
  const targets = new Set(Object.values(mapping.columns));
  const has = (part: DerivedPart): boolean => {
    if (part === 'customer' || part === 'paidAt' || part === 'occurrence') return true;
    if (part === 'amount') return targets.has('amount') || targets.has('itemAmount');
    return targets.has(part);
  };
  return derivedParts.filter(has);
}

/** An order file has a column with order numbers, or numbers made of its other columns; never both. */
export function withOrderNumbers(mapping: Mapping, kind: MappedKind): Mapping {
  const { orderNo, ...rest } = mapping;
  if (kind !== 'orders' || Object.values(mapping.columns).includes('orderNo')) return rest;
  const available = availableParts(mapping);
  return {
    ...rest,
    orderNo: { derive: orderNo ? available.filter((p) => orderNo.derive.includes(p)) : [...available] },
  };
}

/** The columns in the order of the file, each with a target. */
export const targetsInOrder = (
  columns: readonly string[],
  mapping: Mapping,
): readonly (readonly [string, string])[] =>
  columns.map((column) => [column, mapping.columns[column] ?? IGNORE]);
