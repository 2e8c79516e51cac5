import { expect, it } from 'vitest';
import { becauseOf } from './because.ts';
import type { Reads } from './rule-reads.ts';

const reading = (events: readonly string[], tags: readonly number[] = []): Reads => ({
  events: new Set(events),
  heard: new Set(),
  tags: new Set(tags),
  customer: false,
  scores: false,
});
/** Rule n puts on tag 10n. */
const changes = [1, 2, 3, 4].map((rule) => ({ rule, tag: rule * 10 }));
const rulesOf = (watches: readonly (readonly [number, Reads])[]) =>
  becauseOf('page.view', changes, new Map(watches)).map((change) => change.rule);

it('an event is behind what rules did that read it, and behind what followed from that, in any order', () =>
  expect(
    rulesOf([
      [1, reading([], [20])],
      [2, reading([], [30])],
      [3, reading(['page.view'])],
      [4, reading(['form.submitted'], [99])],
    ]),
  ).toEqual([1, 2, 3]));

it('an event is behind nothing that only other events of the same second brought', () =>
  expect(rulesOf(changes.map(({ rule }) => [rule, reading(['form.submitted'])]))).toEqual([]));

it('a rule that is gone since is believed', () =>
  expect(rulesOf([1, 2, 3].map((rule) => [rule, reading([])]))).toEqual([4]));
