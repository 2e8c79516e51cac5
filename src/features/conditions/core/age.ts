/**
 * Attributes that age: whole days on the calendar of the workspace's zone since a day that is kept. The day stands
 * still while the number grows, so nothing has to be written at midnight.
 */
import { DAY, dayIn, daysBetween, daysLater } from '#kernel';
import type { Scalar } from './language.ts';
import type { AttributeLeaf, Test } from './resolved.ts';
import { startOfDay } from './window.ts';

/** Days beyond which no calendar goes: farther bounds mean the same. */
const FARTHEST = 700_000;

/** Days since 1970-01-01 of a day `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** Whole days from a day until now; negative for one that is still to come. */
export const ageOn = (day: string, now: Date, zone: string): number => daysBetween(day, dayIn(now, zone));

/** A comparison of an age as one of the day it is counted from; a truth value when it does not depend on it. */
export function dayTest(test: Test, today: string): Test | boolean {
  const back = (days: Scalar): string =>
    daysLater(today, -Math.max(-FARTHEST, Math.min(FARTHEST, Number(days))));
  const whole = (values: readonly Scalar[]) => values.filter((v) => Number.isInteger(v)).map(back);
  switch (test.op) {
    case 'is':
      return Number.isInteger(test.value) && { op: 'is', value: back(test.value) };
    case 'isNot':
      return Number.isInteger(test.value) ? { op: 'isNot', value: back(test.value) } : true;
    case 'in':
      return { op: 'in', values: whole(test.values) };
    case 'notIn':
      return { op: 'notIn', values: whole(test.values) };
    case 'gt':
      return { op: 'lte', value: back(Math.floor(Number(test.value)) + 1) };
    case 'gte':
      return { op: 'lte', value: back(Math.ceil(Number(test.value))) };
    case 'lt':
      return { op: 'gte', value: back(Math.ceil(Number(test.value)) - 1) };
    case 'lte':
      return { op: 'gte', value: back(Math.floor(Number(test.value))) };
    case 'between': {
      const [from, to] = [Math.ceil(Number(test.from)), Math.floor(Number(test.to))];
      return from <= to && { op: 'between', from: back(to), to: back(from) };
    }
    case 'exists':
      return test;
    default:
      return false;
  }
}

/** The moments at which an age passes a bound of the leaf: midnights, in milliseconds since 1970. */
export function ageMoments({ tests }: AttributeLeaf, day: string, zone: string): number[] {
  const bounds = tests.flatMap((test): unknown[] => {
    if (test.op === 'between') return [test.from, test.to];
    if (test.op === 'in' || test.op === 'notIn') return [...test.values];
    return 'value' in test ? [test.value] : [];
  });
  const ages = bounds.flatMap((bound) =>
    typeof bound === 'number' && Math.abs(bound) < FARTHEST ? [Math.floor(bound), Math.floor(bound) + 1] : [],
  );
  return [...new Set(ages)].map((age) => startOfDay(daysLater(day, age), zone).getTime());
}
