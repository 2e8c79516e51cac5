import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noon, SHANGHAI, shop } from './example.ts';
import { excludes, implies, isImpossible, Logic } from './implies.ts';
import type { Condition } from './language.ts';
import { compile } from './one.ts';
import { anyCondition, anyFacts } from './random.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const resolved = (condition: Condition) => resolveCondition(condition, vocabulary);
const follows = (a: Condition, b: Condition) => implies(resolved(a), resolved(b));
const exclude = (a: Condition, b: Condition) => excludes(resolved(a), resolved(b));

const views = (min: number, max?: number, last = '30d'): Condition => ({
  did: 'material.visit',
  count: max === undefined ? { min } : { min, max },
  within: { last },
});
const seconds = (gte: number): Condition => ({
  did: 'material.visit',
  where: [{ property: 'seconds', gte }],
});
const high: Condition = { tag: '意向/高意向' };
const mid: Condition = { tag: '意向/中意向' };
const asked: Condition = { did: 'message.received' };
const never: Condition = { did: 'message.received', count: { min: 0, max: 0 } };

describe('what follows from a condition', () => {
  it.each<[string, Condition, Condition]>([
    ['more of the same', views(5), views(3)],
    ['the same in a shorter time', views(5, undefined, '7d'), views(5)],
    ['three working days are no longer than six days', views(1, undefined, '3bd'), views(1, undefined, '6d')],
    ['three working days are no longer than four', views(1, undefined, '3bd'), views(1, undefined, '4bd')],
    ['a month is no longer than 32 days', views(1, undefined, '1mo'), views(1, undefined, '32d')],
    ['at most so many in a longer time', views(0, 2, '30d'), views(0, 2, '7d')],
    ['one and another: each', { all: [high, asked] }, asked],
    ['one: one or another', high, { any: [asked, high] }],
    ['either: what both have in common', { any: [views(5), views(9)] }, views(4)],
    [
      'three of four: two of four',
      { atLeast: 3, of: [high, mid, asked, views(5)] },
      { atLeast: 2, of: [high, mid, asked, views(3)] },
    ],
    [
      'two that stand in it: two of four',
      { all: [high, asked] },
      { atLeast: 2, of: [high, mid, asked, views(5)] },
    ],
    ['two of three that each mean it', { atLeast: 2, of: [views(5), views(9), high] }, views(3)],
    ['a tag: its level', high, { group: '意向', min: '中意向' }],
    ['a higher level', { group: '意向', min: '高意向' }, { group: '意向', min: '低意向' }],
    ['a longer reading', seconds(60), seconds(30)],
    ['a range in a range', { attribute: 'age', between: [20, 30] }, { attribute: 'age', gte: 18 }],
    ['named values in a range', { attribute: 'age', in: [20, 30] }, { attribute: 'age', lt: 31 }],
    ['a value is there', { attribute: 'city', is: '上海' }, { attribute: 'city', exists: true }],
    ['another value', { attribute: 'age', gt: 40 }, { attribute: 'age', isNot: 40 }],
    ['not the wider one: not the narrower one', { not: views(3) }, { not: views(5) }],
    ['none of them: not one of them', { group: '意向', none: true }, { not: high }],
    ['a saved audience is its condition', { audience: '热客户' }, { group: '意向', min: '低意向' }],
    ['anything, for everybody', views(5), { all: [] }],
    ['nobody: anything', { any: [] }, views(5)],
  ])('%s', (_, a, b) => {
    expect([follows(a, b), follows(b, a)]).toEqual([true, false]);
  });

  it.each<[string, Condition, Condition]>([
    ['another window', views(5), views(5, undefined, '7d')],
    ['three working days and three days', views(1, undefined, '3bd'), views(1, undefined, '3d')],
    ['a month and 30 days', views(1, undefined, '1mo'), views(1, undefined, '30d')],
    ['points', { atLeast: 2, of: [high, mid], weights: [2, 2] }, { any: [high, views(2)] }],
    ['lists of values', { attribute: 'rooms', is: '客厅' }, { attribute: 'rooms', isNot: '主卧' }],
  ])('says nothing of %s', (_, a, b) => {
    expect(follows(a, b)).toBe(false);
  });

  it('what cannot be at once', () => {
    expect(exclude(views(5), views(0, 2))).toBe(true);
    expect(exclude(views(5), views(0, 2, '60d'))).toBe(true);
    expect(exclude(views(5), views(0, 2, '7d'))).toBe(false);
    expect(exclude(asked, never)).toBe(true);
    expect(exclude(high, { group: '意向', none: true })).toBe(true);
    expect(exclude({ attribute: 'age', lt: 18 }, { attribute: 'age', gte: 18 })).toBe(true);
    expect(exclude({ attribute: 'level', is: 'S' }, { attribute: 'level', in: ['A', 'B'] })).toBe(true);
    expect(exclude({ attribute: 'city', exists: false }, { attribute: 'city', is: '上海' })).toBe(true);
    expect(exclude({ atLeast: 2, of: [views(5), high] }, views(0, 1))).toBe(true);
    expect(exclude(views(5), { not: views(4) })).toBe(true);
  });

  it('what nobody can meet', () => {
    const impossible = (condition: Condition) => isImpossible(resolved(condition));
    expect(impossible({ all: [asked, high, never] })).toBe(true);
    expect(impossible({ any: [{ all: [asked, never] }, { any: [] }] })).toBe(true);
    expect(impossible({ attribute: 'age', gt: 30, lt: 20 })).toBe(true);
    expect(impossible({ not: { all: [] } })).toBe(true);
    expect(impossible({ any: [asked, never] })).toBe(false);
  });
});

describe('a condition of hundreds of parts', () => {
  const many = (from: number, parts: number): Condition => ({
    any: Array.from({ length: parts }, (_, i) => ({ attribute: 'age', is: from + i })),
  });

  it('is looked at for so many pairs only, then nothing more is said', () => {
    const logic = new Logic(500);
    expect(logic.implies(resolved(many(1, 10)), resolved(many(1, 20)))).toBe(true);
    expect(logic.implies(resolved(many(1, 100)), resolved(many(1, 200)))).toBe(false);
    expect(logic.pairs).toBe(500);
    expect(logic.impossible(resolved({ all: [asked, never] }))).toBe(false);
    expect(new Logic().implies(resolved(many(1, 100)), resolved(many(1, 200)))).toBe(true);
  });

  it('is asked for each pair once, whatever the number of questions', () => {
    const logic = new Logic();
    const [few, more] = [resolved(many(1, 10)), resolved(many(1, 20))];
    logic.implies(few, more);
    const { pairs } = logic;
    expect([logic.implies(few, more), logic.pairs]).toEqual([true, pairs]);
  });
});

it('nothing is said that a customer disproves', () =>
  fc.assert(
    fc.property(
      fc.array(anyCondition, { minLength: 6, maxLength: 6 }),
      fc.array(anyFacts, { minLength: 12, maxLength: 12 }),
      (conditions, people) => {
        // Wholes and their parts, so that something does follow.
        const all = conditions.map(resolved);
        for (const [i, c] of conditions.entries()) {
          const other = conditions[(i + 1) % 6] as Condition;
          all.push(resolved({ all: [c, other] }), resolved({ not: c }), resolved({ any: [c, other] }));
        }
        const meets = all.map((node) => {
          const holds = compile(node);
          return people.map((facts) => holds(facts, noon, SHANGHAI));
        });
        for (const [i, a] of all.entries()) {
          if (isImpossible(a)) expect(meets[i]).not.toContain(true);
          for (const [j, b] of all.entries()) {
            const both = people.map((_, n) => meets[i]?.[n] && meets[j]?.[n]);
            const only = people.map((_, n) => meets[i]?.[n] && !meets[j]?.[n]);
            if (implies(a, b)) expect(only).not.toContain(true);
            if (excludes(a, b)) expect(both).not.toContain(true);
          }
        }
      },
    ),
    { numRuns: 60 },
  ));
