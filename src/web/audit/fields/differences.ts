/** What a line of the audit trail changed, field by field. Pure. */

export interface Difference {
  /** Dotted, e.g. `settings.softLimits.activeTags`. */
  readonly field: string;
  /** `undefined`: was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that say nothing to a reader, for they stand in the line itself. */
const silent = new Set(['id', 'createdAt', 'updatedAt', 'builtIn']);

/** Deepest level at which fields are told apart; below it a value is shown as a whole. */
const DEEPEST = 3;

function flat(value: unknown, path: readonly string[]): readonly (readonly [string, unknown])[] {
  if (!isRecord(value) || path.length >= DEEPEST) return [[path.join('.'), value]];
  const entries = Object.entries(value).filter(([key]) => path.length > 0 || !silent.has(key));
  if (entries.length === 0 && path.length > 0) return [[path.join('.'), value]];
  return entries.flatMap(([key, inner]) => flat(inner, [...path, key]));
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(isRecord(value) ? flat(value, []) : value === null || value === undefined ? [] : [['', value]]);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A value that says nothing: not given. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Only what differs. Of something new (or gone) its fields, without those that are empty. */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const was = old.get(field);
    const is = now.get(field);
    if (same(was, is) || (isEmpty(was) && isEmpty(is))) return [];
    return [{ field, before: was, after: is }];
  });
}
