/**
 * Decides what a list of rows does to the customers that exist: which one each row means, what changes, what is refused.
 * Rows are taken in their order, so a later row sees what an earlier one did.
 */
import type { Refusal } from '#features/events/core';
import { AppError, fromId, toId } from '#kernel';
import { type AttributeValue, sameValue } from './attribute-values.ts';
import { type IdentityKind, identityKey, identityKinds } from './customer-key.ts';
import { type CustomerRow, identityFields } from './customer-row.ts';
import {
  type Fields,
  type Identities,
  type Identity,
  identitiesOf,
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
    if (target && target.before?.inReach === false)
      return refuse('notAllowed', 'customer.outOfReach', 'id', {
        customer: toId('customer', target.ordinal),
      });
    const crowded = target && tooMany(target, row);
    if (crowded) return crowded;
    if (!target && isEmpty(row)) return new AppError('invalid', 'customer.empty');
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
    }
    for (const kind of identityKinds) {
      const value = row[identityFields[kind]];
      const owner = value == null ? undefined : this.#byIdentity.get(identityKey(kind, value));
      if (!owner || owner === found) continue;
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

  #setIdentities(draft: Draft, row: CustomerRow): boolean {
    let changed = false;
    for (const kind of identityKinds) {
      const value = row[identityFields[kind]];
      if (value === undefined) continue;
      const next = withIdentity(draft.identities, kind, value, row.id !== undefined);
      if (next === draft.identities) continue;
      for (const key of draft.identities.keys()) if (!next.has(key)) this.#byIdentity.delete(key);
      for (const key of next.keys()) this.#byIdentity.set(key, draft);
      draft.identities = next;
      changed = true;
    }
    return changed;
  }
}

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

/**
 * A new phone number takes the place of the one that was shown, because numbers are given to other people later.
 * Other identities are never handed on, so an older one keeps finding its customer. Null takes all of a kind away.
 * With `promote` a number that the customer has anyway becomes the one that is shown.
 */
function withIdentity(
  identities: Identities,
  kind: IdentityKind,
  value: string | null,
  promote: boolean,
): Identities {
  const list = [...identities.values()];
  if (value === null) {
    const rest = list.filter((one) => one.kind !== kind);
    return rest.length === list.length ? identities : identitiesOf(rest);
  }
  const own = identities.get(identityKey(kind, value));
  if (own && (own.main || !promote)) return identities;
  const added: Identity = { kind, value, main: true };
  const rest = list.flatMap((one): Identity[] => {
    if (one.kind !== kind) return [one];
    if (one === own || (kind === 'phone' && one.main && !own)) return [];
    return [one.main ? { ...one, main: false } : one];
  });
  return identitiesOf([...rest, added]);
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
