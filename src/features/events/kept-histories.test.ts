import { afterEach, expect, it } from 'vitest';
import type { JournalEntry } from './customer-journal.ts';
import { KeptHistories } from './kept-histories.ts';
import { PackedHistory } from './packed-history.ts';

const read = new Map([['live.watched', ['seconds']]]);
let kept = new KeptHistories(read);
afterEach(() => {
  kept.end();
  kept = new KeptHistories(read);
});

const watched = (customer: number, position: number, more: Partial<JournalEntry> = {}): JournalEntry => ({
  customer,
  type: 'live.watched',
  at: new Date(position * 1000),
  position,
  removed: false,
  properties: { seconds: position },
  ...more,
});

/** Keeps a customer of whom nothing was read, as of a position. */
const keep = (customer: number, asOf: number) => {
  const view = kept.view(0, asOf);
  view.keep(new Map([[customer, new PackedHistory(view.kinds)]]));
};
const times = (customer: number) => kept.view(0, 99).of(customer)?.lines()[0]?.times ?? null;

it('what comes later is added, and what was read already is not added again', () => {
  kept.follow(0, 10, [], []);
  keep(1, 12);
  kept.follow(10, 14, [watched(1, 12), watched(1, 13)], []);
  expect(times(1)).toEqual([13_000]);
});

it('who was read before something that is followed already is not kept', () => {
  kept.follow(0, 10, [], []);
  keep(1, 9);
  expect(times(1)).toBeNull();
});

it('what was asked for before everything was forgotten brings nothing back', () => {
  kept.follow(0, 10, [], []);
  const before = kept.view(0, 20);
  before.kinds.numberOf('live.watched', ['words of somebody']);
  kept.end();
  kept.follow(10, 11, [], []);
  before.keep(new Map([[1, new PackedHistory(before.kinds)]]));
  expect([times(1), kept.view(0, 20).kinds.size]).toEqual([null, 0]);
});

it('what is told again changes nothing, and a gap forgets everybody', () => {
  kept.follow(0, 10, [], []);
  keep(1, 10);
  kept.follow(10, 12, [watched(1, 11)], []);
  kept.follow(10, 12, [watched(1, 11)], []);
  expect(times(1)).toEqual([11_000]);
  kept.follow(15, 16, [], []);
  expect(times(1)).toBeNull();
});

it.each(['v1', 7])('a visit that is told again (%s) is read anew', (visit) => {
  kept.follow(0, 10, [], []);
  keep(1, 10);
  kept.follow(10, 11, [watched(1, 11, { properties: { visit } })], []);
  expect(times(1)).toBeNull();
});
