/** A customer as decisions see it, and how two states of it differ. */
import { toId } from '#kernel';
import { type AttributeValue, sameValue } from './attribute-values.ts';
import { type IdentityKind, identityKey, identityKinds } from './customer-key.ts';
import { identityFields } from './customer-row.ts';
import type { CustomerStatus } from './customer-status.ts';

export interface Fields {
  readonly name: string;
  readonly remark: string;
  readonly status: CustomerStatus;
  /** Number of the member of staff. */
  readonly owner: number | null;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

/** `main` is the one that is shown for its kind. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly main: boolean;
}

/** By `identityKey`. */
export type Identities = ReadonlyMap<string, Identity>;

export interface KnownCustomer {
  readonly ordinal: number;
  readonly fields: Fields;
  readonly identities: Identities;
  /** Whether the one who asks may see and change this customer. */
  readonly inReach: boolean;
}

export const NOTHING: Fields = {
  name: '',
  remark: '',
  status: 'lead',
  owner: null,
  attributes: new Map(),
};

export const identitiesOf = (list: readonly Identity[]): Identities =>
  new Map(list.map((one) => [identityKey(one.kind, one.value), one]));

/** The identity that is shown for a kind; a customer whose main one went away shows another. */
export function mainOf(identities: Identities, kind: IdentityKind): string | null {
  let value: string | null = null;
  for (const one of identities.values()) {
    if (one.kind !== kind) continue;
    if (one.main) return one.value;
    value ??= one.value;
  }
  return value;
}

export type Shown = Readonly<Record<string, AttributeValue | null>>;

/** The fields that differ, by their name in the API, as they were and as they are. Null: nothing differs. */
export function difference(
  before: Pick<KnownCustomer, 'fields' | 'identities'>,
  after: Pick<KnownCustomer, 'fields' | 'identities'>,
): { readonly before: Shown; readonly after: Shown } | null {
  const was: Record<string, AttributeValue | null> = {};
  const is: Record<string, AttributeValue | null> = {};
  let differs = false;
  const note = (field: string, a: AttributeValue | null, b: AttributeValue | null) => {
    was[field] = a;
    is[field] = b;
    differs = true;
  };
  const [a, b] = [before.fields, after.fields];
  for (const field of ['name', 'remark', 'status'] as const)
    if (a[field] !== b[field]) note(field, a[field], b[field]);
  if (a.owner !== b.owner) note('owner', ownerId(a.owner), ownerId(b.owner));
  if (a.attributes !== b.attributes)
    for (const key of new Set([...a.attributes.keys(), ...b.attributes.keys()])) {
      const [x, y] = [a.attributes.get(key), b.attributes.get(key)];
      if (!sameValue(x, y)) note(`attributes.${key}`, x ?? null, y ?? null);
    }
  if (before.identities !== after.identities)
    for (const kind of identityKinds) {
      const [x, y] = [mainOf(before.identities, kind), mainOf(after.identities, kind)];
      if (x !== y) note(identityFields[kind], x, y);
    }
  return differs ? { before: was, after: is } : null;
}

const ownerId = (owner: number | null): string | null => (owner === null ? null : toId('staff', owner));
