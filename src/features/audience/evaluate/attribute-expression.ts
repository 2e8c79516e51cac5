/** An attribute leaf over the index: enumerable values as sets, numbers and days as ranges of columns. */

import {
  all,
  any,
  type Expression,
  everyone,
  inRange,
  inSet,
  type NumberColumn,
  not,
  type Range,
  type TextColumn,
} from '#features/audience/core';
import { type AttributeLeaf, dayNumber, dayTest, partTest, type Test } from '#features/conditions/core';
import { dayIn } from '#kernel';
import type { ValueSets } from '../index/value-sets.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { dayRange } from './days.ts';

const nobody = any();

/**
 * The tests that every kind of attribute answers alike, once it is known who has a value and who has this one; null: the
 * test asks for more than that.
 */
function byValue(test: Test, present: Expression, one: (value: unknown) => Expression): Expression | null {
  switch (test.op) {
    case 'is':
      return one(test.value);
    case 'isNot':
      return all(present, not(one(test.value)));
    case 'in':
      return any(...test.values.map(one));
    case 'notIn':
      return all(present, not(any(...test.values.map(one))));
    case 'exists':
      return test.value ? present : not(present);
    default:
      return null;
  }
}

/** Texts of any number; the resolver allows no order among them. */
function overTexts(texts: TextColumn, test: Test): Expression {
  if (test.op === 'contains' || test.op === 'startsWith') {
    const which = test.visible ? partTest(test) : undefined;
    return test.op === 'contains' ? texts.contains(test.value, which) : texts.startsWith(test.value, which);
  }
  return byValue(test, inSet(texts.present), (value) => texts.is(String(value))) ?? nobody;
}

/** Values that are few enough to list; the resolver allows no order among them. */
const overValues = (values: ValueSets, test: Test): Expression =>
  byValue(test, inSet(values.present), (value) => inSet(values.with(String(value)))) ?? nobody;

/** `rangeOf` says what one written value means as a range of the column: a number itself, or all instants of a day. */
function overColumn(column: NumberColumn, test: Test, rangeOf: (value: unknown) => Range): Expression {
  const low = (value: unknown) => rangeOf(value).equal ?? rangeOf(value).gte ?? Number.NaN;
  const beyond = (value: unknown): Range => {
    const range = rangeOf(value);
    return range.equal === undefined ? { gte: range.lt ?? Number.NaN } : { gt: range.equal };
  };
  const upTo = (value: unknown): Range => {
    const range = rangeOf(value);
    return range.equal === undefined ? { lt: range.lt ?? Number.NaN } : { lte: range.equal };
  };
  switch (test.op) {
    case 'gt':
      return inRange(column, beyond(test.value));
    case 'gte':
      return inRange(column, { gte: low(test.value) });
    case 'lt':
      return inRange(column, { lt: low(test.value) });
    case 'lte':
      return inRange(column, upTo(test.value));
    case 'between':
      return inRange(column, { gte: low(test.from), ...upTo(test.to) });
    default:
      // Parts of a text are refused by the resolver for numbers.
      return byValue(test, inSet(column.present), (value) => inRange(column, rangeOf(value))) ?? nobody;
  }
}

/** A number that ages: a value of its own, or the days since the instant of the other column; nobody has both. */
function overAge(own: NumberColumn, since: NumberColumn, test: Test, { now, zone }: Moment): Expression {
  const present = any(inSet(own.present), inSet(since.present));
  if (test.op === 'exists') return test.value ? present : not(present);
  const day = dayTest(test, dayIn(now, zone));
  const aged =
    typeof day === 'boolean'
      ? day
        ? inSet(since.present)
        : nobody
      : overColumn(since, day, (value) => dayRange(String(value), zone));
  return any(
    overColumn(own, test, (value) => ({ equal: Number(value) })),
    aged,
  );
}

/** When and where a condition is asked. */
export interface Moment {
  readonly now: Date;
  readonly zone: string;
}

/** Those whose attribute passes every test. An attribute that nobody has yet is missing for everybody. */
export function attributeExpression(
  leaf: AttributeLeaf,
  index: WorkspaceIndex,
  { now, zone }: Moment,
): Expression {
  const column = index.column(leaf.key);
  const texts = index.text(leaf.key);
  const values = index.values(leaf.key);
  const isDay = index.types.get(leaf.key) === 'date';
  const rangeOf = (value: unknown): Range => {
    if (leaf.type !== 'date') return { equal: Number(value) };
    // Declared dates are days; built-in ones are instants, of which the day is that of the workspace.
    return isDay ? { equal: dayNumber(String(value)) } : dayRange(String(value), zone);
  };
  const since = leaf.ageOf === undefined ? undefined : index.column(leaf.ageOf);
  const parts = leaf.tests.map((test) => {
    if (column && since) return overAge(column, since, test, { now, zone });
    if (column) return overColumn(column, test, rangeOf);
    if (texts) return overTexts(texts, test);
    if (values) return overValues(values, test);
    return test.op === 'exists' && !test.value ? everyone : nobody;
  });
  return parts.length === 1 && parts[0] ? parts[0] : all(...parts);
}
