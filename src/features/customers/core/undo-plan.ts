/** What is left to take back of changes that one job made to a customer. */
import { fromId } from '#kernel';
import { type AttributeValue, sameValue } from './attribute-values.ts';
import { type IdentityKind, identityKey, identityKinds } from './customer-key.ts';
import { identityFields } from './customer-row.ts';
import {
  difference,
  type Fields,
  type Identity,
  type KnownCustomer,
  NOTHING,
  type Shown,
} from './customer-state.ts';
import { customerStatuses } from './customer-status.ts';

/** One line of the customer's own history, by field as `difference` names it. */
export interface FieldChange {
  readonly before: Shown | null;
  readonly after: Shown | null;
}

export interface WayBack {
  readonly fields: Fields;
  readonly identities: KnownCustomer['identities'];
  /** Fields that somebody changed since: they stay as they are. */
  readonly kept: readonly string[];
}

/**
 * The customer without what these changes did, oldest first. Each field goes back by itself, if it still has the value
 * that the job gave it. `isTaken`: whether an identity (`identityKey`) belongs to somebody else by now and stays there. An
 * older identity that the job only put in front goes too: the history tells which one was shown, not which ones there were.
 */
export function wayBack(
  known: Pick<KnownCustomer, 'fields' | 'identities'>,
  changes: readonly FieldChange[],
  isTaken: (key: string) => boolean,
): WayBack {
  const before = new Map<string, Value>();
  const given = new Map<string, Value[]>();
  for (const change of changes) {
    for (const [field, value] of Object.entries(change.before ?? {}))
      if (!before.has(field)) before.set(field, value);
    for (const [field, value] of Object.entries(change.after ?? {}))
      given.set(field, [...(given.get(field) ?? []), value]);
  }
  const shown = shownFields(known);
  const kept: string[] = [];
  let fields = known.fields;
  const identities = new Map(known.identities);
  for (const [field, value] of before) {
    const now = shown.get(field) ?? null;
    const values = given.get(field) ?? [];
    const kind = identityKinds.find((one) => identityFields[one] === field);
    const isBack = same(now, value);
    const away = kind && typeof value === 'string' && isTaken(identityKey(kind, value));
    if (!isBack && (away || !same(now, values.at(-1) ?? null))) kept.push(field);
    // Others that the job added and then showed no more go as well.
    else if (kind) showInstead(identities, kind, values, value);
    else if (!isBack) fields = withField(fields, field, value);
  }
  return {
    fields,
    identities: sameIdentities(identities, known.identities) ? known.identities : identities,
    kept,
  };
}

/** Identities that must be free for the way back. */
export function identitiesWanted(changes: readonly FieldChange[]): Identity[] {
  return changes.flatMap(({ before }) =>
    identityKinds.flatMap((kind) => {
      const value = before?.[identityFields[kind]];
      return typeof value === 'string' ? [{ kind, value, main: true }] : [];
    }),
  );
}

type Value = AttributeValue | null;

const same = (a: Value, b: Value): boolean => (a === null || b === null ? a === b : sameValue(a, b));

/** Every field that has a value, by its name in the history. */
const shownFields = (known: Pick<KnownCustomer, 'fields' | 'identities'>): Map<string, Value> =>
  new Map(
    Object.entries({
      ...plain(NOTHING),
      ...difference({ fields: NOTHING, identities: new Map() }, known)?.after,
    }),
  );

const plain = (fields: Fields): Shown => ({
  name: fields.name,
  remark: fields.remark,
  status: fields.status,
  owner: null,
});

function withField(fields: Fields, field: string, value: Value): Fields {
  if (field === 'name' || field === 'remark')
    return { ...fields, [field]: typeof value === 'string' ? value : '' };
  if (field === 'status')
    return { ...fields, status: customerStatuses.find((one) => one === value) ?? 'lead' };
  if (field === 'owner')
    return { ...fields, owner: typeof value === 'string' ? fromId('staff', value) : null };
  const attributes = new Map(fields.attributes);
  const key = field.slice('attributes.'.length);
  if (value === null) attributes.delete(key);
  else attributes.set(key, value);
  return { ...fields, attributes };
}

/** What the job had put there goes away; what was shown before is shown again. */
function showInstead(
  identities: Map<string, Identity>,
  kind: IdentityKind,
  given: readonly Value[],
  value: Value,
): void {
  for (const one of given) if (typeof one === 'string') identities.delete(identityKey(kind, one));
  if (typeof value === 'string') identities.set(identityKey(kind, value), { kind, value, main: true });
}

const sameIdentities = (a: KnownCustomer['identities'], b: KnownCustomer['identities']): boolean =>
  a.size === b.size && [...a].every(([key, one]) => b.get(key)?.main === one.main);
