import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { canComeByTime } from './by-time.ts';
import { noon, SHANGHAI, shop } from './example.ts';
import { explain } from './explain.ts';
import type { Condition } from './language.ts';
import { missing, stepsLeft } from './missing.ts';
import { nearMiss } from './near-miss.ts';
import { neededTypes } from './needed-types.ts';
import { compile } from './one.ts';
import { opposite } from './phrases.ts';
import { plainly } from './plain.ts';
import { anyCondition, anyFacts } from './random.ts';
import { conditionTexts } from './refusals.ts';
import { resolveCondition } from './resolve.ts';
import { branchesOf, leavesOf } from './resolved.ts';
import { sentence } from './sentence.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const resolved = (condition: Condition) => resolveCondition(condition, vocabulary);
const holds = (condition: Condition) => {
  const compiled = compile(resolved(condition));
  return (facts: Parameters<typeof compiled>[0]) => compiled(facts, noon, SHANGHAI);
};

const parts = fc.array(anyCondition, { minLength: 1, maxLength: 4 });
const people = fc.array(anyFacts, { minLength: 5, maxLength: 5 });

/** Two conditions that must be the same to everybody. */
const same = <T>(arbitrary: fc.Arbitrary<T>, left: (of: T) => Condition, right: (of: T) => Condition) =>
  fc.assert(
    fc.property(arbitrary, people, (of, customers) => {
      const [a, b] = [holds(left(of)), holds(right(of))];
      for (const customer of customers) expect(a(customer)).toBe(b(customer));
    }),
  );

describe('laws that hold for every condition and every customer', () => {
  it('the evaluator agrees with the plain reading', () =>
    fc.assert(
      fc.property(anyCondition, people, (condition, customers) => {
        const compiled = holds(condition);
        for (const customer of customers) expect(compiled(customer)).toBe(plainly(condition, customer));
      }),
      { numRuns: 2000 },
    ));

  it('nobody meets a condition without an event of the types that it needs', () => {
    let needing = 0;
    fc.assert(
      fc.property(anyCondition, people, (condition, customers) => {
        const needed = neededTypes(resolved(condition));
        if (!needed) return;
        needing++;
        for (const customer of customers) {
          const events = customer.events.filter(({ type }) => !needed.has(type));
          expect(holds(condition)({ ...customer, events })).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
    expect(needing).toBeGreaterThan(50);
  });

  it('not not C is C', () =>
    same(
      anyCondition,
      (c) => c,
      (c) => ({ not: { not: c } }),
    ));

  it('not all is any not, and not any is all not (De Morgan)', () => {
    const nots = (list: readonly Condition[]) => list.map((not): Condition => ({ not }));
    same(
      parts,
      (list) => ({ not: { all: list } }),
      (list) => ({ any: nots(list) }),
    );
    same(
      parts,
      (list) => ({ not: { any: list } }),
      (list) => ({ all: nots(list) }),
    );
  });

  it('the order of parts changes nothing', () => {
    const shuffled = parts.chain((list) =>
      fc.shuffledSubarray(list, { minLength: list.length }).map((other) => [list, other] as const),
    );
    for (const key of ['all', 'any', 'of'] as const) {
      const build = (list: readonly Condition[]) =>
        (key === 'of' ? { atLeast: Math.min(2, list.length), of: list } : { [key]: list }) as Condition;
      same(
        shuffled,
        ([list]) => build(list),
        ([, other]) => build(other),
      );
    }
  });

  it('at least 1 is any, at least n of n is all', () => {
    same(
      parts,
      (list) => ({ atLeast: 1, of: list }),
      (any) => ({ any }),
    );
    same(
      parts,
      (list) => ({ atLeast: list.length, of: list }),
      (all) => ({ all }),
    );
  });

  it('a condition for everyone added to all, or for nobody added to any, changes nothing', () => {
    same(
      parts,
      (all) => ({ all }),
      (all) => ({ all: [...all, { all: [] }] }),
    );
    same(
      parts,
      (any) => ({ any }),
      (any) => ({ any: [{ any: [] }, ...any] }),
    );
  });
});

it('what time alone cannot bring does not come', () =>
  fc.assert(
    fc.property(anyCondition, people, (condition, customers) => {
      const node = resolved(condition);
      if (canComeByTime(node)) return;
      const compiled = compile(node);
      for (const { events, assignments, ...facts } of customers) {
        // Nothing lies ahead.
        const past = {
          ...facts,
          events: events.filter((event) => event.at <= noon),
          assignments: assignments.filter((one) => one.since <= noon),
        };
        if (compiled(past, noon, SHANGHAI)) continue;
        for (const days of [0.1, 1, 2, 7, 31, 400])
          expect(compiled(past, new Date(noon.getTime() + days * 86_400_000), SHANGHAI)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  ));

describe('explanations and sentences of every condition', () => {
  it('an explanation holds exactly when the condition does, at every node', () =>
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const tree = resolved(condition);
        const found = new Map<string, boolean>();
        const visit = (e: ReturnType<typeof explain>): void => {
          found.set(e.path, e.holds);
          for (const part of e.parts ?? []) visit(part);
        };
        visit(explain(tree, facts, noon, SHANGHAI, vocabulary, 'zh-CN'));
        for (const { path, node } of branchesOf(tree))
          expect(found.get(path)).toBe(compile(node)(facts, noon, SHANGHAI));
      }),
      { numRuns: 500 },
    ));

  it('something is missing exactly when the condition does not hold', () =>
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const explanation = explain(resolved(condition), facts, noon, SHANGHAI, vocabulary, 'zh-CN');
        expect(missing(explanation).length === 0).toBe(explanation.holds);
      }),
      { numRuns: 500 },
    ));

  it('whoever is one step away misses one step, and nobody else', () =>
    fc.assert(
      fc.property(anyCondition, people, (condition, customers) => {
        const tree = resolved(condition);
        const near = compile(nearMiss(tree));
        for (const facts of customers) {
          const explanation = explain(tree, facts, noon, SHANGHAI, vocabulary, 'zh-CN');
          const isNear = near(facts, noon, SHANGHAI);
          const isStep = stepsLeft(explanation) === 1;
          // Of a single leaf only those count who lack one time of several.
          expect(isNear).toBe(isStep && (explanation.parts !== undefined || isNear));
        }
      }),
      { numRuns: 500 },
    ));

  it('what is said of a count that does not hold holds exactly then', () =>
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        for (const leaf of leavesOf(resolved(condition))) {
          const other = leaf.kind === 'did' ? opposite(leaf) : null;
          if (other)
            expect(compile(other)(facts, noon, SHANGHAI)).toBe(!compile(leaf)(facts, noon, SHANGHAI));
        }
      }),
      { numRuns: 1000 },
    ));

  it('every condition can be said in every language, also when its names are gone', () => {
    const gone = vocabularyOf({});
    fc.assert(
      fc.property(anyCondition, fc.constantFrom('zh-CN', 'zh-TW', 'en'), (condition, language) => {
        for (const names of [vocabulary, gone]) {
          const text = sentence(resolved(condition), names, language);
          expect(text).toMatch(language === 'en' ? /^[A-Z].+\.$/s : /^.+。$/s);
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('arbitrary input', () => {
  const words = fc.constantFrom(
    ...'all any not atLeast of tag group attribute did follow audience where count measure within'.split(' '),
    ...'property is in between gte exists min max none sum days last since staff status source'.split(' '),
    ...['__proto__', 'constructor', '', '意向'],
  );
  const values = fc.oneof(
    fc.constantFrom('意向', '意向/高意向', '高意向', 'city', 'age', '30d', 'x', '热客户', '2026-11-01'),
    fc.jsonValue({ maxDepth: 1 }),
    fc.anything({ maxDepth: 1 }),
  );
  const tangled = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      values,
      fc.dictionary(words, tie('node'), { maxKeys: 4 }),
      fc.array(tie('node'), { maxLength: 4 }),
    ),
  })).node;

  // Our own texts, and the general ones of the HTTP platform.
  const general = ['required', 'unknownField', 'wrongType', 'notOneOf', 'tooLong', 'tooShort', 'badFormat'];
  const said = [...Object.keys(conditionTexts), ...general, 'nulCharacter', 'badUnicode'];

  it('is resolved or refused by name, and never breaks anything', () =>
    fc.assert(
      fc.property(fc.oneof(tangled, fc.jsonValue(), fc.anything()), (input) => {
        try {
          const tree = resolveCondition(input, vocabulary);
          expect(sentence(tree, vocabulary, 'zh-CN').length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          if (!(error instanceof AppError)) return;
          expect(error.kind).toBe('invalid');
          expect(error.code).toMatch(/^condition\./);
          expect(error.details.length).toBeGreaterThan(0);
          for (const { code } of error.details) expect(said).toContain(code);
        }
      }),
      { numRuns: 3000 },
    ));
});
