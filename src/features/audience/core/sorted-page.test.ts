import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberColumn } from './column.ts';
import { inSet } from './expression.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { firstDifference, ordinals, randomFrom } from './slow-twin.ts';
import { pageSorted, type SortedRow } from './sorted-page.ts';
import type { Order } from './walk.ts';

/** Sorting everybody, as one would by hand: missing values last, ties by ordinal in the direction of the order. */
function sortedByHand(
  members: Iterable<number>,
  values: ReadonlyMap<number, number>,
  order: Order,
): number[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...members].sort((a, b) => {
    const [x, y] = [values.get(a), values.get(b)];
    if (x === undefined || y === undefined) return x === y ? sign * (a - b) : x === undefined ? 1 : -1;
    return sign * (x - y) || sign * (a - b);
  });
}

function allPages(
  set: OrdinalSet,
  alive: OrdinalSet,
  column: NumberColumn,
  order: Order,
  limit: number,
): SortedRow[] {
  const rows: SortedRow[] = [];
  for (;;) {
    const page = pageSorted(inSet(set), alive, column, {
      order,
      after: rows[rows.length - 1] ?? null,
      limit,
    });
    rows.push(...page);
    if (page.length < limit) return rows;
  }
}

describe('pages sorted by a column', () => {
  it('put together are everybody once, in order, for any page size', () =>
    fc.assert(
      fc.property(
        ordinals(),
        ordinals(),
        fc.integer(),
        fc.constantFrom<Order>('asc', 'desc'),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(1, 4, 1000),
        (members, living, seed, order, limit, spread) => {
          const random = randomFrom(seed);
          const column = new NumberColumn();
          const values = new Map<number, number>();
          for (const ordinal of [...members, ...living])
            if (random() < 0.7) values.set(ordinal, Math.floor(random() * spread) - spread / 2);
          for (const [ordinal, value] of values) column.set(ordinal, value);
          const alive = OrdinalSet.from([...living, ...members.slice(0, members.length >> 1)]);
          const set = OrdinalSet.fromSorted(members);
          const rows = allPages(set, alive, column, order, limit);
          const expected = sortedByHand(
            [...members].filter((o) => alive.has(o)),
            values,
            order,
          );
          expect(
            firstDifference(
              rows.map((row) => row.ordinal),
              expected,
            ),
          ).toBe('none');
          expect(rows.every((row) => row.value === (values.get(row.ordinal) ?? null))).toBe(true);
        },
      ),
      { numRuns: 150 },
    ));

  it('hold over blocks that are full', () => {
    const random = randomFrom(11);
    const column = new NumberColumn();
    const values = new Map<number, number>();
    for (let ordinal = 1; ordinal <= 140_000; ordinal++)
      if (random() < 0.9) values.set(ordinal, Math.floor(random() * 5000));
    for (const [ordinal, value] of values) column.set(ordinal, value);
    const everybody = OrdinalSet.range(1, 140_000);
    for (const order of ['asc', 'desc'] as const) {
      const rows = allPages(everybody, everybody, column, order, 9973);
      expect(
        firstDifference(
          rows.map((row) => row.ordinal),
          sortedByHand(everybody, values, order),
        ),
      ).toBe('none');
    }
  });

  it('go on at the right place when the row of the cursor has changed or left', () => {
    const column = new NumberColumn();
    for (const [ordinal, value] of [
      [1, 10],
      [2, 20],
      [3, 20],
      [4, 30],
    ] as const)
      column.set(ordinal, value);
    const alive = OrdinalSet.range(1, 5);
    const after =
      pageSorted(inSet(alive), alive, column, { order: 'desc', after: null, limit: 2 })[1] ?? null;
    expect(after).toEqual({ ordinal: 3, value: 20 });
    column.set(3, null);
    alive.remove(4);
    expect(pageSorted(inSet(alive), alive, column, { order: 'desc', after, limit: 9 })).toEqual([
      { ordinal: 2, value: 20 },
      { ordinal: 1, value: 10 },
      { ordinal: 5, value: null },
      { ordinal: 3, value: null },
    ]);
  });

  it('are empty for nobody and for a limit of 0', () => {
    const walk = { order: 'asc', after: null, limit: 5 } as const;
    const column = new NumberColumn();
    expect(pageSorted(inSet(new OrdinalSet()), OrdinalSet.of(1), column, walk)).toEqual([]);
    expect(pageSorted(inSet(OrdinalSet.of(1)), OrdinalSet.of(1), column, { ...walk, limit: 0 })).toEqual([]);
  });
});
