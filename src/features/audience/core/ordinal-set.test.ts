import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrdinalSet } from './ordinal-set.ts';
import { ORDINAL_MAX } from './ordinals.ts';
import { difference, intersection, symmetricDifference, union } from './set-ops.ts';
import { firstDifference, ordinals } from './slow-twin.ts';

const sorted = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b);

type Step =
  | { readonly do: 'add' | 'remove'; readonly ordinal: number }
  | { readonly do: 'addMany' | 'removeMany'; readonly ordinals: Uint32Array }
  | { readonly do: 'addRange'; readonly first: number; readonly length: number }
  | { readonly do: 'optimize' | 'clone' };

const nearBorder = fc
  .tuple(fc.constantFrom(1, 0xffff, 0x10000, 0x1ffff, 0xfffffffe), fc.nat(40))
  .map(([at, distance]) => Math.min(ORDINAL_MAX, Math.max(1, at + distance - 20)));

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constantFrom('add' as const, 'remove'), ordinal: nearBorder }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('addMany' as const, 'removeMany'),
        ordinals: ordinals(true),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('addRange' as const), first: nearBorder, length: fc.nat(9000) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('optimize' as const, 'clone') }) },
  ),
  { maxLength: 14 },
);

/** Does the same to the set and to a plain one; answers what each said. */
function take(step: Step, set: OrdinalSet, plain: Set<number>): [unknown, unknown] {
  const before = plain.size;
  switch (step.do) {
    case 'add': {
      plain.add(step.ordinal);
      return [set.add(step.ordinal), plain.size > before];
    }
    case 'remove':
      return [set.remove(step.ordinal), plain.delete(step.ordinal)];
    case 'addMany': {
      for (const ordinal of step.ordinals) plain.add(ordinal);
      return [set.addMany(step.ordinals), plain.size - before];
    }
    case 'removeMany': {
      for (const ordinal of step.ordinals) plain.delete(ordinal);
      return [set.removeMany(step.ordinals), before - plain.size];
    }
    case 'addRange': {
      const last = Math.min(ORDINAL_MAX, step.first + step.length);
      for (let ordinal = step.first; ordinal <= last; ordinal++) plain.add(ordinal);
      return [set.addRange(step.first, last), plain.size - before];
    }
    default:
      set.optimize();
      return [null, null];
  }
}

describe('a set of ordinals', () => {
  it('holds after any writes what a plain set holds, and its copies keep what they were', () =>
    fc.assert(
      fc.property(steps, fc.array(nearBorder, { maxLength: 8 }), (list, probes) => {
        const set = new OrdinalSet();
        const plain = new Set<number>();
        const copies: { copy: OrdinalSet; was: number[] }[] = [];
        for (const step of list) {
          if (step.do === 'clone') copies.push({ copy: set.frozenCopy(), was: sorted(plain) });
          const [got, expected] = take(step, set, plain);
          expect(got).toEqual(expected);
          expect(set.size).toBe(plain.size);
        }
        const members = sorted(plain);
        expect(firstDifference(set.ordinals(), members)).toBe('none');
        for (const probe of probes) {
          expect(set.has(probe)).toBe(plain.has(probe));
          expect(set.rank(probe)).toBe(members.filter((member) => member <= probe).length);
          const above = members.filter((member) => member > probe);
          const below = members.filter((member) => member < probe).reverse();
          expect(Array.from(set.ordinals({ after: probe, limit: 70 }))).toEqual(above.slice(0, 70));
          expect(Array.from(set.ordinals({ after: probe, limit: 70, order: 'desc' }))).toEqual(
            below.slice(0, 70),
          );
        }
        expect(set.minimum).toBe(members[0]);
        expect(set.maximum).toBe(members[members.length - 1]);
        for (const { copy, was } of copies) expect(firstDifference(copy.ordinals(), was)).toBe('none');
      }),
      { numRuns: 220 },
    ));

  it('finds the k-th member where rank says it is', () =>
    fc.assert(
      fc.property(ordinals(true), fc.nat(), (members, at) => {
        const set = OrdinalSet.fromSorted(members);
        const k = members.length === 0 ? 0 : at % members.length;
        expect(set.select(k)).toBe(members[k]);
        if (members.length > 0) expect(set.rank(members[k] as number)).toBe(k + 1);
        expect([set.select(-1), set.select(members.length), set.select(0.5)]).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
      }),
      { numRuns: 150 },
    ));

  it('meets, joins and differs as plain sets do', () =>
    fc.assert(
      fc.property(ordinals(true), ordinals(true), (left, right) => {
        const [a, b] = [OrdinalSet.fromSorted(left), OrdinalSet.fromSorted(right)];
        const [x, y] = [new Set(left), new Set(right)];
        const both = sorted([...x].filter((o) => y.has(o)));
        const onlyA = sorted([...x].filter((o) => !y.has(o)));
        const onlyB = sorted([...y].filter((o) => !x.has(o)));
        expect(firstDifference(intersection(a, b).ordinals(), both)).toBe('none');
        expect(firstDifference(difference(a, b).ordinals(), onlyA)).toBe('none');
        expect(firstDifference(union(a, b).ordinals(), sorted(new Set([...x, ...y])))).toBe('none');
        expect(firstDifference(symmetricDifference(a, b).ordinals(), sorted([...onlyA, ...onlyB]))).toBe(
          'none',
        );
        expect([a.size, b.size]).toEqual([x.size, y.size]);
      }),
      { numRuns: 120 },
    ));

  it('is equal to another with the same members, however both came about', () =>
    fc.assert(
      fc.property(ordinals(true), nearBorder, (members, extra) => {
        const made = OrdinalSet.fromSorted(members);
        const grown = new OrdinalSet();
        for (const ordinal of [...members].reverse()) grown.add(ordinal);
        expect(made.equals(grown)).toBe(true);
        if (!grown.add(extra)) grown.remove(extra);
        expect(made.equals(grown)).toBe(false);
      }),
      { numRuns: 60 },
    ));

  it('takes each shape where it is smallest', () => {
    const every = (step: number, count: number) =>
      OrdinalSet.fromSorted(Uint32Array.from({ length: count }, (_, i) => 1 + i * step));
    const around = OrdinalSet.of(1).bytes - 2;
    expect(every(3, 4096).bytes - around).toBe(2 * 4096);
    expect(every(3, 20000).bytes - around).toBe(8192);
    expect(OrdinalSet.range(1, 0xffff).bytes - around).toBe(4);
    expect(OrdinalSet.range(1, ORDINAL_MAX).size).toBe(ORDINAL_MAX);
  });

  it('is not changed by writes to its result, nor the other way round', () => {
    const source = OrdinalSet.range(1, 100_000);
    const joined = union(source, new OrdinalSet());
    joined.remove(70_000);
    source.remove(5);
    expect([source.has(70_000), joined.has(5)]).toEqual([true, true]);
  });

  it('walks over the members of the moment when walking began', () => {
    const set = OrdinalSet.range(1, 3000);
    const seen: number[] = [];
    for (const ordinal of set) {
      seen.push(ordinal);
      set.remove(ordinal);
      set.add(ordinal + 100_000);
    }
    expect(seen).toEqual(Array.from({ length: 3000 }, (_, i) => i + 1));
    expect(set.minimum).toBe(100_001);
  });

  it.each([0, -1, 1.5, ORDINAL_MAX + 1, Number.NaN])('refuses %s as an ordinal', (ordinal) => {
    expect(() => new OrdinalSet().add(ordinal)).toThrow(RangeError);
    expect(() => OrdinalSet.from([ordinal])).toThrow(RangeError);
  });

  it('refuses lists that do not ascend, before anything is written', () => {
    const set = OrdinalSet.of(7);
    for (const list of [
      [3, 3],
      [5, 4],
      [0, 1],
    ])
      expect(() => set.addMany(Uint32Array.from(list))).toThrow(RangeError);
    expect([...set]).toEqual([7]);
  });

  it('refuses to change a frozen copy', () => {
    const frozen = OrdinalSet.of(1, 2).frozenCopy();
    for (const write of [
      () => frozen.add(3),
      () => frozen.remove(1),
      () => frozen.remove(9),
      () => frozen.addMany(Uint32Array.of(5)),
      () => frozen.removeMany(Uint32Array.of(1)),
      () => frozen.addRange(4, 6),
      () => frozen.optimize(),
    ])
      expect(write).toThrow(TypeError);
    expect([...frozen]).toEqual([1, 2]);
    expect(frozen.frozenCopy()).toBe(frozen);
    expect(frozen.clone().add(3)).toBe(true);
  });
});
