import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberColumn } from './column.ts';
import { inSet } from './expression.ts';
import { type OrderedRow, type OrderKey, pageOrdered } from './ordered-page.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { firstDifference, ordinals, randomFrom } from './slow-twin.ts';

/** Sorting everybody, as one would by hand: by each key in turn, whoever has no value last. */
function sortedByHand(members: readonly number[], keys: readonly OrderKey[]): number[] {
  const placeOf = (key: OrderKey, ordinal: number): number => {
    if (key.kind === 'sets')
      return [...key.sets, OrdinalSet.of(ordinal)].findIndex((set) => set.has(ordinal));
    const value = key.column.get(ordinal);
    return value === null ? Number.MAX_VALUE : key.order === 'asc' ? value : -value;
  };
  const last = keys.at(-1);
  const sign = last?.kind === 'column' && last.order === 'asc' ? 1 : -1;
  return [...members].sort((a, b) => {
    const key = keys.find((one) => placeOf(one, a) !== placeOf(one, b));
    return key ? placeOf(key, a) - placeOf(key, b) : sign * (a - b);
  });
}

function allPages(set: OrdinalSet, alive: OrdinalSet, keys: readonly OrderKey[], limit: number): number[] {
  const rows: OrderedRow[] = [];
  for (;;) {
    const page = pageOrdered(inSet(set), alive, keys, { after: rows.at(-1) ?? null, limit });
    rows.push(...page);
    if (page.length < limit) return rows.map((row) => row.ordinal);
  }
}

function randomKey(kind: string, people: readonly number[], random: () => number): OrderKey {
  if (kind === 'sets') {
    const some = () => OrdinalSet.from(people.filter(() => random() < 0.3));
    return { kind, sets: [some(), some(), some()] };
  }
  const column = new NumberColumn();
  const values = kind === 'few' ? 3 : 1000;
  for (const ordinal of people)
    if (random() < 0.8) column.set(ordinal, Math.floor(random() * values) - values / 2);
  return { kind: 'column', column, order: random() < 0.5 ? 'asc' : 'desc' };
}

describe('pages in an order of several keys', () => {
  it('put together are everybody once, sorted, for any keys and any page size', () =>
    fc.assert(
      fc.property(
        ordinals(),
        fc.integer(),
        fc.array(fc.constantFrom('few', 'many', 'sets'), { maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (members, seed, kinds, limit) => {
          const random = randomFrom(seed);
          const people = [...members];
          const keys = kinds.map((kind) => randomKey(kind, people, random));
          const alive = OrdinalSet.from(people.filter(() => random() < 0.9));
          const living = people.filter((ordinal) => alive.has(ordinal));
          const found = allPages(OrdinalSet.fromSorted(members), alive, keys, limit);
          expect(firstDifference(found, sortedByHand(living, keys))).toBe('none');
        },
      ),
      { numRuns: 150 },
    ));

  it('go on at the right place when the row of the cursor has changed or left', () => {
    const first = new NumberColumn();
    const second = new NumberColumn();
    for (const ordinal of [1, 2, 3, 4, 5]) {
      first.set(ordinal, ordinal < 5 ? 10 : 20);
      second.set(ordinal, ordinal);
    }
    const alive = OrdinalSet.range(1, 5);
    const keys: OrderKey[] = [first, second].map((column) => ({ kind: 'column', column, order: 'asc' }));
    const page = (after: OrderedRow | null, limit: number) =>
      pageOrdered(inSet(alive), alive, keys, { after, limit });
    const after = page(null, 2)[1] ?? null;
    expect(after).toEqual({ ordinal: 2, values: [10, 2] });
    second.set(2, null);
    alive.remove(3);
    expect(page(after, 9).map((row) => row.ordinal)).toEqual([4, 2, 5]);
  });
});
