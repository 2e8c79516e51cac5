/** Merging two customers who are one person: what the survivor has afterwards, and the way back. */
import type { AttributeValue } from './attribute-values.ts';
import { identityKey } from './customer-key.ts';
import { difference, type Fields, type Identity, type KnownCustomer } from './customer-state.ts';

/** A field in which both differ. `result` is what the survivor will have. */
export interface MergedField {
  readonly field: string;
  readonly into: AttributeValue | null;
  readonly from: AttributeValue | null;
  readonly result: AttributeValue | null;
}

export interface MergePlan {
  readonly fields: Fields;
  /** Identities of the survivor: its own, then those that came. */
  readonly identities: readonly Identity[];
  readonly differences: readonly MergedField[];
  /** Names in `take` that are no field in which both differ. */
  readonly unknown: readonly string[];
}

/** Identities stay out of it: all of them move, and the survivor keeps showing its own. */
const comparable = (one: KnownCustomer) => ({ fields: one.fields, identities: new Map() });

/**
 * The survivor keeps what it has and fills its gaps; `take` names fields (`name`, `attributes.city`) in which the other
 * one is right.
 */
export function planMerge(into: KnownCustomer, from: KnownCustomer, take: readonly string[]): MergePlan {
  const differing = difference(comparable(into), comparable(from));
  const taken = new Set(take);
  const fields: { -readonly [K in keyof Fields]: Fields[K] } = { ...into.fields };
  const attributes = new Map(into.fields.attributes);
  const differences: MergedField[] = [];
  for (const field of Object.keys(differing?.before ?? {})) {
    const [own, other] = [differing?.before[field] ?? null, differing?.after[field] ?? null];
    const useOther = taken.has(field) || own === null || own === '';
    differences.push({ field, into: own, from: other, result: useOther ? other : own });
    if (!useOther) continue;
    if (field === 'name') fields.name = from.fields.name;
    else if (field === 'remark') fields.remark = from.fields.remark;
    else if (field === 'status') fields.status = from.fields.status;
    else if (field === 'owner') fields.owner = from.fields.owner;
    else {
      const key = field.slice('attributes.'.length);
      const value = from.fields.attributes.get(key);
      if (value === undefined) attributes.delete(key);
      else attributes.set(key, value);
    }
  }
  const shown = new Set([...into.identities.values()].filter((one) => one.main).map((one) => one.kind));
  const came = [...from.identities.values()].map((one) => ({
    ...one,
    main: one.main && !shown.has(one.kind),
  }));
  return {
    fields: { ...fields, attributes },
    identities: [...into.identities.values(), ...came],
    differences,
    unknown: take.filter((field) => !differences.some((d) => d.field === field)),
  };
}

/** What undoing a merge needs to know about the survivor's fields. */
export interface FieldImage {
  readonly before: Fields;
  readonly after: Fields;
}

/** The survivor's fields without what the merge put there; what was edited since stays. */
export function fieldsWithoutMerge(now: Fields, image: FieldImage): Fields {
  const back = <T>(current: T, before: T, after: T): T =>
    JSON.stringify(current) === JSON.stringify(after) ? before : current;
  const attributes = new Map(now.attributes);
  for (const key of new Set([...image.before.attributes.keys(), ...image.after.attributes.keys()])) {
    const value = back(
      now.attributes.get(key),
      image.before.attributes.get(key),
      image.after.attributes.get(key),
    );
    if (value === undefined) attributes.delete(key);
    else attributes.set(key, value);
  }
  return {
    name: back(now.name, image.before.name, image.after.name),
    remark: back(now.remark, image.before.remark, image.after.remark),
    status: back(now.status, image.before.status, image.after.status),
    owner: back(now.owner, image.before.owner, image.after.owner),
    attributes,
  };
}

/** The survivor's identities without those that came by the merge and still are there; the others as they were. */
export function identitiesWithoutMerge(
  now: readonly Identity[],
  moved: readonly Identity[],
): { readonly stay: readonly Identity[]; readonly back: readonly Identity[] } {
  const here = new Map(now.map((one) => [identityKey(one.kind, one.value), one]));
  const back = moved.filter((one) => here.has(identityKey(one.kind, one.value)));
  for (const one of back) here.delete(identityKey(one.kind, one.value));
  return { stay: [...here.values()], back };
}
