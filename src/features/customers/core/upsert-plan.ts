/**
 * Decides what a list of rows does to the customers that exist: which one each row means, what changes, what is refused.
 * Rows are taken in their order, so a later row sees what an earlier one did.
 */
import type { Refusal } from '#features/events/core';
import { AppError, fromId, invalid, toId } from '#kernel';
import { type AttributeValue, sameValue } from './attribute-values.ts';
import { type IdentityKind, identityKey, identityKinds } from './customer-key.ts';
import { type CustomerRow, identityFields } from './customer-row.ts';
import {
  type Fields,
  type Identities,
  type Identity,
  type KnownCustomer,
  NOTHING,
} from './customer-state.ts';

/** A row that passed its own checks. */
export interface PlannedRow {
  readonly index: number;
  readonly row: CustomerRow;
  /** Number of the member of staff; undefined leaves the owner. */
  readonly owner: number | null | undefined;
  readonly attributes: ReadonlyMap<string, AttributeValue | null>;
}

export type RowStatus = 'created' | 'updated' | 'unchanged';

export interface RowResult {
  readonly index: number;
  readonly ordinal: number;
  readonly status: RowStatus;
}

/** A customer as it will be. `before` is null for a new one. */
export interface Draft {
  readonly ordinal: number;
  readonly before: KnownCustomer | null;
  fields: Fields;
  identities: Identities;
}

export interface UpsertPlan {
  readonly created: readonly Draft[];
  readonly updated: readonly (Draft & { readonly before: KnownCustomer })[];
  readonly results: readonly RowResult[];
  readonly refused: readonly Refusal[];
}

/**
 * Most identities of one kind. Rows that share a placeholder (the shop's own phone number) would otherwise all become
 * one customer without anybody noticing.
 */
export const MOST_IDENTITIES = 50;

/** `known`: every living customer that an id or identity of the rows finds. `nextOrdinal`: number of the first new one. */
export function planUpserts(
  rows: readonly PlannedRow[],
  known: readonly KnownCustomer[],
  nextOrdinal: number,
): UpsertPlan {
  const plan = new Planner(known, nextOrdinal);
  const results: RowResult[] = [];
  const refused: Refusal[] = [];
  for (const row of rows) {
    const result = plan.apply(row);
    if (result instanceof AppError) refused.push({ index: row.index, error: result });
    else results.push(result);
  }
  return { created: plan.created, updated: plan.updated(), results, refused };
}

class Planner {
  readonly created: Draft[] = [];
  readonly #byOrdinal = new Map<number, Draft>();
  readonly #byIdentity = new Map<string, Draft>();
  #nextOrdinal: number;

  constructor(known: readonly KnownCustomer[], nextOrdinal: number) {
    this.#nextOrdinal = nextOrdinal;
    for (const before of known) {
      const draft: Draft = {
        ordinal: before.ordinal,
        before,
        fields: before.fields,
        identities: before.identities,
      };
      this.#byOrdinal.set(draft.ordinal, draft);
      for (const key of before.identities.keys()) this.#byIdentity.set(key, draft);
    }
  }

  updated() {
    return [...this.#byOrdinal.values()].filter(
      (draft): draft is Draft & { before: KnownCustomer } =>
        draft.before !== null &&
        (draft.fields !== draft.before.fields || draft.identities !== draft.before.identities),
    );
  }

  apply(planned: PlannedRow): RowResult | AppError {
    const { index, row } = planned;
    const target = this.#find(row);
    if (target instanceof AppError) return target;
    const wrong = target && tooMany(target, row);
    if (wrong) return wrong;
    if (!target && isEmpty(row)) return invalid('customer.empty', {}, [{ path: 'ref', code: 'required' }]);
    const draft = target ?? this.#create();
    const fieldsChanged = setFields(draft, planned);
    const identitiesChanged = this.#setIdentities(draft, row);
    const changed = fieldsChanged || identitiesChanged;
    const status = target ? (changed ? 'updated' : 'unchanged') : 'created';
    return { index, ordinal: draft.ordinal, status };
  }

  /** The one customer that the row means, or null when nobody has these identities. */
  #find(row: CustomerRow): Draft | null | AppError {
    let found: Draft | null = null;
    if (row.id !== undefined) {
      found = this.#byOrdinal.get(fromId('customer', row.id) ?? 0) ?? null;
      if (!found) return refuse('notFound', 'customer.notFound', 'id', { customer: row.id });
      if (isBeyond(found)) return refuse('notAllowed', 'customer.outOfReach', 'id', { customer: row.id });
    }
    for (const kind of identityKinds) {
      const value = row[identityFields[kind]];
      const owner = value == null ? undefined : this.#byIdentity.get(identityKey(kind, value));
      if (!owner || owner === found) continue;
      // In the caller's own words: who has this identity is none of his business.
      if (isBeyond(owner))
        return refuse('notAllowed', 'customer.outOfReach', identityFields[kind], {
          customer: `${kind}:${value}`,
        });
      if (found)
        return refuse('conflict', 'customer.identityConflict', identityFields[kind], {
          first: toId('customer', found.ordinal),
          second: toId('customer', owner.ordinal),
          field: identityFields[kind],
        });
      found = owner;
    }
    return found;
  }

  #create(): Draft {
    const draft: Draft = {
      ordinal: this.#nextOrdinal++,
      before: null,
      fields: NOTHING,
      identities: new Map(),
    };
    this.created.push(draft);
    this.#byOrdinal.set(draft.ordinal, draft);
    return draft;
  }

  /**
   * A new phone number takes the place of the one that was shown, because numbers are given to other people later.
   * Other identities are never handed on, so an older one keeps finding its customer. Null takes all of a kind away.
   */
  #setIdentities(draft: Draft, row: CustomerRow): boolean {
    let changed = false;
    for (const kind of identityKinds) {
      const value = row[identityFields[kind]];
      if (value === undefined) continue;
      if (value === null ? this.#drop(draft, kind, () => true) : this.#setMain(draft, kind, value, row))
        changed = true;
    }
    return changed;
  }

  #setMain(draft: Draft, kind: IdentityKind, value: string, row: CustomerRow): boolean {
    const key = identityKey(kind, value);
    const own = draft.identities.get(key);
    // Only who names the customer by id means "show this one"; two systems with two numbers would take turns forever.
    if (own && (own.main || row.id === undefined)) return false;
    if (kind === 'phone' && !own) this.#drop(draft, kind, (one) => one.main);
    const identities = ownIdentities(draft);
    for (const [other, one] of identities)
      if (one.kind === kind && one.main) identities.set(other, { ...one, main: false });
    identities.set(key, { kind, value, main: true });
    this.#byIdentity.set(key, draft);
    return true;
  }

  /** Frees identities of a kind; answers whether there were any. */
  #drop(draft: Draft, kind: IdentityKind, which: (one: Identity) => boolean): boolean {
    const gone = [...draft.identities].filter(([, one]) => one.kind === kind && which(one));
    if (gone.length === 0) return false;
    const identities = ownIdentities(draft);
    for (const [key] of gone) {
      identities.delete(key);
      this.#byIdentity.delete(key);
    }
    return true;
  }
}

/** The draft's identities to write to: a copy of those that are stored, made at the first change. */
function ownIdentities(draft: Draft): Map<string, Identity> {
  if (draft.identities === draft.before?.identities) draft.identities = new Map(draft.identities);
  return draft.identities as Map<string, Identity>;
}

const isBeyond = (draft: Draft): boolean => draft.before?.inReach === false;

const refuse = (
  kind: AppError['kind'],
  code: string,
  path: string,
  facts: Readonly<Record<string, string | number>>,
): AppError => new AppError(kind, code, facts, [{ path, code, facts }]);

const isEmpty = (row: CustomerRow): boolean =>
  !row.name && identityKinds.every((kind) => row[identityFields[kind]] == null);

function tooMany(target: Draft, row: CustomerRow): AppError | null {
  for (const kind of identityKinds) {
    const value = row[identityFields[kind]];
    if (value == null || target.identities.has(identityKey(kind, value))) continue;
    let others = 0;
    for (const one of target.identities.values()) if (one.kind === kind) others++;
    if (others >= MOST_IDENTITIES)
      return refuse('conflict', 'customer.tooManyIdentities', identityFields[kind], {
        customer: toId('customer', target.ordinal),
        max: MOST_IDENTITIES,
      });
  }
  return null;
}

/** Sets what the row has; answers whether anything is different now. */
function setFields(draft: Draft, { row, owner, attributes }: PlannedRow): boolean {
  const was = draft.fields;
  const now: Fields = {
    name: row.name === undefined ? was.name : (row.name ?? ''),
    remark: row.remark === undefined ? was.remark : (row.remark ?? ''),
    status: row.status ?? was.status,
    owner: owner === undefined ? was.owner : owner,
    attributes: withAttributes(was.attributes, attributes),
  };
  const same =
    now.name === was.name &&
    now.remark === was.remark &&
    now.status === was.status &&
    now.owner === was.owner &&
    now.attributes === was.attributes;
  if (!same) draft.fields = now;
  return !same;
}

/** The same map when nothing is different, so that "unchanged" is a comparison of references. */
function withAttributes(
  was: Fields['attributes'],
  set: ReadonlyMap<string, AttributeValue | null>,
): Fields['attributes'] {
  let now: Map<string, AttributeValue> | null = null;
  for (const [key, value] of set) {
    if (value === null ? !was.has(key) : sameValue(was.get(key), value)) continue;
    now ??= new Map(was);
    if (value === null) now.delete(key);
    else now.set(key, value);
  }
  return now ?? was;
}
