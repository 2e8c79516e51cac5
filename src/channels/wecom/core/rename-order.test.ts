import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Renaming, renameOrder } from './rename-order.ts';

/** Names by id after each step; fails when two of a place have one name at any moment. */
function carriedOut(wanted: readonly Renaming[]): Map<string, string> {
  const names = new Map(wanted.map((one) => [one.id, one.from]));
  const place = new Map(wanted.map((one) => [one.id, one.place]));
  for (const { id, name } of renameOrder(wanted)) {
    names.set(id, name);
    const told = [...names].map(([one, own]) => `${place.get(one)} ${own}`);
    expect(new Set(told).size).toBe(told.length);
    expect([...name].length).toBeLessThanOrEqual(30);
  }
  return names;
}

const one = (id: string, from: string, into: string, place = 'g'): Renaming => ({ id, place, from, into });

describe('the order of renames', () => {
  it('waits for a name until it is left', () =>
    expect(renameOrder([one('1', 'A', 'B'), one('2', 'B', 'C')])).toEqual([
      { id: '2', name: 'C' },
      { id: '1', name: 'B' },
    ]));

  it('opens a circle by a name of passage', () =>
    expect(renameOrder([one('1', 'A', 'B'), one('2', 'B', 'A')])).toEqual([
      { id: '1', name: 'A ··' },
      { id: '2', name: 'A' },
      { id: '1', name: 'B' },
    ]));

  it('does not wait for names of another group', () =>
    expect(renameOrder([one('1', 'A', 'B', 'g'), one('2', 'B', 'A', 'h')])).toHaveLength(2));

  it('ends with every name as wanted and never has one twice, however they go round', () =>
    fc.assert(
      fc.property(
        fc
          .shuffledSubarray([...'ABCDEFGH'], { minLength: 1 })
          .chain((from) =>
            fc.tuple(fc.constant(from), fc.shuffledSubarray(from, { minLength: from.length })),
          ),
        ([from, into]) => {
          const wanted = from.flatMap((name, i) =>
            name === into[i] ? [] : [one(String(i), name, into[i] ?? '')],
          );
          const names = carriedOut(wanted);
          for (const { id, into: name } of wanted) expect(names.get(id)).toBe(name);
        },
      ),
    ));
});
