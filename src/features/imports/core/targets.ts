/** What a column can mean. A target is written as text: `phone`, `tag:意向`, `attribute:city`, `customer:phone`. */
import { identityKinds } from '#features/customers/core';

/** Kinds of import whose columns are mapped. (A library table names its own columns.) */
export const mappedKinds = ['customers', 'orders', 'events', 'taggings'] as const;
export type MappedKind = (typeof mappedKinds)[number];

interface TargetRules {
  /** At most one column may have it. */
  readonly single: readonly string[];
  /** Any number of columns may have it; their lists add up. */
  readonly repeated: readonly string[];
  /** Written with a name behind a colon: `tag:意向`, `number:seconds` (a property that counts). */
  readonly named: readonly NamedTarget[];
}
type NamedTarget = 'tag' | 'remove' | 'attribute' | 'property' | 'number';

/** One column says who the customer is; a plain `customer` is a key (`ref:…`, `phone:…`, `cus_1`) or else the caller's own `ref`. */
const customer = ['customer', ...identityKinds.map((kind) => `customer:${kind}`)];

export const targetRules: Readonly<Record<MappedKind, TargetRules>> = {
  customers: {
    single: ['id', 'ref', 'externalUserId', 'unionId', 'phone', 'name', 'remark', 'status', 'owner'],
    repeated: ['tags'],
    named: ['tag', 'attribute'],
  },
  orders: {
    single: [
      'orderNo',
      ...customer,
      'amount',
      'currency',
      'paidAt',
      'refundedAt',
      'refundAmount',
      'product',
      'quantity',
      'itemAmount',
    ],
    repeated: [],
    named: [],
  },
  events: {
    single: ['eventId', 'eventType', ...customer, 'at', 'staff'],
    repeated: [],
    named: ['property', 'number'],
  },
  taggings: {
    single: [...customer, 'evidence', 'expiresAt'],
    repeated: ['tags', 'remove'],
    named: ['tag', 'remove'],
  },
};

export const IGNORE = 'ignore';

export interface Target {
  /** The part before a name: `phone`, `tag`, `attribute`, `customer`. */
  readonly field: string;
  /** What stands behind the colon: a group, an attribute key, a kind of identity. */
  readonly name: string | null;
}

/** `null` when a target does not exist for this kind of import, or a name is missing. */
export function parseTarget(text: string, kind: MappedKind): Target | null {
  const { single, repeated, named } = targetRules[kind];
  if (text === IGNORE) return { field: IGNORE, name: null };
  const colon = text.indexOf(':');
  if (single.includes(text) && colon > 0) return { field: text.slice(0, colon), name: text.slice(colon + 1) };
  if (single.includes(text) || repeated.includes(text)) return { field: text, name: null };
  const field = named.find((candidate) => candidate === text.slice(0, colon));
  const name = text.slice(colon + 1).trim();
  return field && name !== '' ? { field, name } : null;
}

/** Whether two columns may not both have this target. Columns that name the customer exclude each other. */
export const isSingle = (target: Target, kind: MappedKind): boolean =>
  ['customer', 'attribute', 'property', 'number'].includes(target.field) ||
  targetRules[kind].single.includes(target.field);

/** What a target fills: of two columns with the same only one can be read. */
export function slotOf({ field, name }: Target): string {
  if (field === 'attribute') return `attribute:${name}`;
  return field === 'property' || field === 'number' ? `property:${name}` : field;
}
