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
} from '#features/audience/core';
import type { AttributeLeaf, Test } from '#features/conditions/core';
import type { ValueSets } from '../index/value-sets.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { dayRange } from './days.ts';

const nobody = any();

function overValues(values: ValueSets, test: Test): Expression {
  const one = (value: unknown) => inSet(values.with(String(value)));
  const matching = (fits: (text: string) => boolean) =>
    any(...[...values.all].filter(([text]) => fits(text)).map(([, set]) => inSet(set)));
  const present = inSet(values.present);
  switch (test.op) {
    case 'is':
      return one(test.value);
    case 'isNot':
      return all(present, not(one(test.value)));
    case 'in':
      return any(...test.values.map(one));
    case 'notIn':
      return all(present, not(any(...test.values.map(one))));
    case 'contains':
      return matching((text) => text.includes(test.value));
    case 'startsWith':
      return matching((text) => text.startsWith(test.value));
    case 'exists':
      return test.value ? present : not(present);
    case 'gt':
      return matching((text) => text > String(test.value));
    case 'gte':
      return matching((text) => text >= String(test.value));
    case 'lt':
      return matching((text) => text < String(test.value));
    case 'lte':
      return matching((text) => text <= String(test.value));
    case 'between':
      return matching((text) => text >= String(test.from) && text <= String(test.to));
  }
}

/** `rangeOf` says what one written value means as a range of the column: a number itself, or all instants of a day. */
function overColumn(column: NumberColumn, test: Test, rangeOf: (value: unknown) => Range): Expression {
  const equal = (value: unknown) => inRange(column, rangeOf(value));
  const present = inSet(column.present);
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
    case 'is':
      return equal(test.value);
    case 'isNot':
      return all(present, not(equal(test.value)));
    case 'in':
      return any(...test.values.map(equal));
    case 'notIn':
      return all(present, not(any(...test.values.map(equal))));
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
    case 'exists':
      return test.value ? present : not(present);
    case 'contains':
    case 'startsWith':
      return nobody; // refused by the resolver for numbers
  }
}

/** Those whose attribute passes every test. An attribute that nobody has yet is missing for everybody. */
export function attributeExpression(leaf: AttributeLeaf, index: WorkspaceIndex, zone: string): Expression {
  const column = index.column(leaf.key);
  const values = index.values(leaf.key);
  const rangeOf = (value: unknown): Range =>
    leaf.type === 'date' ? dayRange(String(value), zone) : { equal: Number(value) };
  const parts = leaf.tests.map((test) => {
    if (column) return overColumn(column, test, rangeOf);
    if (values) return overValues(values, test);
    return test.op === 'exists' && !test.value ? everyone : nobody;
  });
  return parts.length === 1 && parts[0] ? parts[0] : all(...parts);
}
