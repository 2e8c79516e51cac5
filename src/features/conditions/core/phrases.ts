/** What a language must be able to say about conditions, and what all of them share. The tree is walked in `sentence.ts`. */
import { toId } from '#kernel';
import { type PropertyType, propertyType } from './builtin.ts';
import type { Scalar } from './language.ts';
import type { AttributeLeaf, DidLeaf, FollowLeaf, Leaf, ResolvedWindow, TagLeaf, Test } from './resolved.ts';
import type { Names } from './vocabulary.ts';

export interface Phrases {
  /** What events of a type are called: `查看资料`; an own type in quotes. */
  event(type: string): string;
  /** What the leaf asks for. `withoutWindow`: the span of time was said before. */
  leaf(leaf: Leaf, names: Names, withoutWindow?: boolean): string;
  /** That the leaf does not hold, in words of its own; null when only `not` of the whole will do. */
  negative(leaf: Leaf, names: Names): string | null;
  /** The leaf inside "without customers who …". */
  excluded(leaf: Leaf, names: Names): string;
  /** Membership of a saved audience, or that there is none. */
  audience(id: number, names: Names, member: boolean): string;
  window(window: ResolvedWindow): string;
  all(parts: readonly string[]): string;
  any(parts: readonly string[]): string;
  /** `window` is what all parts share, or null. */
  atLeast(k: number, parts: readonly string[], window: string | null): string;
  /** `weights`: points for each of the parts. */
  points(k: number, parts: readonly string[], weights: readonly number[], window: string | null): string;
  not(part: string): string;
  notAll(parts: readonly string[]): string;
  none(parts: readonly string[]): string;
  /** Names one after the other. */
  names(list: readonly string[]): string;
  bracket(text: string): string;
  /** Whether a text needs brackets inside another. */
  isLoose(text: string): boolean;
  /** The full sentence, with its stop. */
  whole(included: readonly string[], excluded: readonly string[]): string;
  /** How far a count or a measure has come: `查看资料 4/5 次`. */
  progress(leaf: DidLeaf, actual: number, needed: number): string;
}

export type ValueType = PropertyType | 'date' | 'boolean' | 'option' | 'free';

/** Numbers with thousands separators, at most 9 decimals. */
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });
const yuan = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fen = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const numberText = (value: number): string => grouped.format(value);

/** Minor units (分) as yuan: `¥1,000`, `¥11.77`. */
export function moneyText(minor: number): string {
  const rounded = Math.round(Math.abs(minor));
  const text = rounded % 100 === 0 ? yuan.format(rounded / 100) : fen.format(rounded / 100);
  return `${minor < 0 ? '−' : ''}¥${text}`;
}

export const typeOfAttribute = (leaf: AttributeLeaf): ValueType =>
  leaf.type === 'one' || leaf.type === 'many' ? 'option' : leaf.type;

export const typeOfProperty = (types: readonly string[], property: string): ValueType =>
  propertyType(types, property) ?? 'free';

/** The type of what a measure comes to: money stays money, counting gives numbers. */
export function typeOfMeasure({ types, measure }: DidLeaf): ValueType {
  if (!measure?.property || measure.measure === 'distinct') return 'number';
  const type = typeOfProperty(types, measure.property);
  return type === 'free' ? 'number' : type;
}

/** An instant as written, short: day, minutes, and its offset. */
export function endText(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  return match ? `${match[1]} ${match[2]} (UTC${match[3] === 'Z' ? '' : match[3]})` : text;
}

/** The leaf that holds exactly when this one does not, when that is again a count: at least 5 becomes at most 4. */
export function opposite(leaf: DidLeaf): DidLeaf | null {
  const { count, measure } = leaf;
  if (!count || measure) return null;
  if (count.max === null && count.min > 0) return { ...leaf, count: { min: 0, max: count.min - 1 } };
  if (count.max !== null && count.min === 0) return { ...leaf, count: { min: count.max + 1, max: null } };
  return null;
}

/** A tag, however it came. */
export const isPlainTag = (leaf: TagLeaf): boolean => !leaf.assigned && !leaf.sources && leaf.staff === null;

/** The relations that stand: what `follow` means without a status. */
export const isStanding = ({ statuses }: FollowLeaf): boolean =>
  statuses.length === 2 && statuses.includes('half') && statuses.includes('active');

/** Anybody at all follows. */
export const isAnyFollow = (leaf: FollowLeaf): boolean =>
  isStanding(leaf) && !leaf.staff && !leaf.departments && !leaf.addWays && !leaf.channels;

/** A text without what stands in brackets, however deep, and without what stands in quotes. */
export function outside(text: string, quoted: RegExp, bracketed: RegExp): string {
  let rest = text.replace(quoted, '');
  for (let next = rest.replace(bracketed, ''); next !== rest; next = rest.replace(bracketed, '')) rest = next;
  return rest;
}

/** The entry of a table under an own key. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export const tagName = (id: number, names: Names): string => names.tag(id)?.name ?? toId('tag', id);
export const groupName = (id: number, names: Names): string => names.group(id)?.name ?? toId('group', id);
export const attributeName = (key: string, names: Names): string => names.attribute(key)?.label ?? key;
export const staffName = (id: number, names: Names): string => names.staff(id) ?? toId('staff', id);
export const departmentName = (id: number, names: Names): string =>
  names.department(id) ?? toId('department', id);
export const channelName = (id: number, names: Names): string => names.channel(id) ?? `#${id}`;
export const audienceName = (id: number, names: Names): string => names.audience(id) ?? toId('audience', id);
export const addWayName = (way: number, names: Names): string => names.addWay(way) ?? `#${way}`;

/** The tests of a leaf with its values as people say them. */
export function spokenTests(leaf: AttributeLeaf, names: Names): readonly Test[] {
  const labels = names.attribute(leaf.key)?.labels;
  if (!labels) return leaf.tests;
  const said = (value: Scalar): Scalar => labels.get(String(value)) ?? value;
  return leaf.tests.map((test) => {
    if (test.op === 'is' || test.op === 'isNot') return { ...test, value: said(test.value) };
    if (test.op === 'in' || test.op === 'notIn') return { ...test, values: test.values.map(said) };
    return test;
  });
}
