/** What follows from one leaf for another one, proven from what they ask. See `implies.ts`. */
import { type Duration, lengthsOf } from '#kernel';
import { compileSome } from './comparison.ts';
import type { Bound, Scalar } from './language.ts';
import type {
  AttributeLeaf,
  DidLeaf,
  GroupLeaf,
  Leaf,
  ResolvedWindow,
  TagLeaf,
  Test,
  WhereTest,
} from './resolved.ts';

const texts = new WeakMap<object, string>();

/** Written once for each thing: it is compared with hundreds of others. Nothing that is compared here ever changes. */
function textOf(one: object): string {
  const before = texts.get(one);
  if (before !== undefined) return before;
  const text = JSON.stringify(one);
  texts.set(one, text);
  return text;
}

/** Whether two parts of conditions ask for the same. */
export const same = (a: object | null, b: object | null): boolean =>
  a === b || (a !== null && b !== null && textOf(a) === textOf(b));

const within = <T>(few: readonly T[], many: readonly T[]): boolean => few.every((one) => many.includes(one));

/** Whoever meets `a` meets `b`. */
export function leafImplies(a: Leaf, b: Leaf): boolean {
  if (a.kind === 'tag' && b.kind === 'tag') return tagImplies(a, b);
  if (a.kind === 'tag' && b.kind === 'group') return b.test !== 'none' && b.tags.includes(a.tag);
  if (a.kind === 'group' && b.kind === 'group') return groupImplies(a, b);
  if (a.kind === 'attribute' && b.kind === 'attribute')
    return comparable(a, b) && b.tests.every((test) => testsImply(a.tests, test));
  return a.kind === 'did' && b.kind === 'did' && didImplies(a, b);
}

/** Nobody meets both; of a leaf beside itself: nobody meets it. */
export function leafExcludes(a: Leaf, b: Leaf): boolean {
  if (a.kind === 'attribute' && b.kind === 'attribute')
    return comparable(a, b) && contradict([...a.tests, ...b.tests]);
  if (a.kind === 'did' && b.kind === 'did') return didExcludes(a, b) || didExcludes(b, a);
  return hasNoneOf(a, b) || hasNoneOf(b, a);
}

const hasNoneOf = (none: Leaf, some: Leaf): boolean =>
  none.kind === 'group' &&
  none.test === 'none' &&
  (some.kind === 'tag'
    ? none.tags.includes(some.tag)
    : some.kind === 'group' && some.test !== 'none' && within(some.tags, none.tags));

const tagImplies = (a: TagLeaf, b: TagLeaf): boolean =>
  a.tag === b.tag &&
  isInside(a.assigned, b.assigned) &&
  (b.sources === null || (a.sources !== null && within(a.sources, b.sources))) &&
  (b.staff === null || a.staff === b.staff);

function groupImplies(a: GroupLeaf, b: GroupLeaf): boolean {
  if (a.test === 'none') return b.test === 'none' && within(b.tags, a.tags);
  return b.test !== 'none' && within(a.tags, b.tags);
}

// Spans of time

/** Whether every moment of one span is one of the other, whatever `now` is. Null: ever. */
function isInside(a: ResolvedWindow | null, b: ResolvedWindow | null): boolean {
  if (b === null || same(a, b)) return true;
  if (a?.kind === 'last' && b.kind === 'last') return isNoLonger(a.duration, b.duration);
  return a?.kind === 'before' && b.kind === 'before' && isNoLonger(b.duration, a.duration);
}

function isNoLonger(a: Duration, b: Duration): boolean {
  if (a.kind === 'months' && b.kind === 'months') return a.months <= b.months;
  if (a.kind === 'workdays' && b.kind === 'workdays') return a.days <= b.days;
  return lengthsOf(a).most <= lengthsOf(b).least;
}

// Behaviour

/** Whether every event that counts for one counts for the other. */
const eventsInside = (a: DidLeaf, b: DidLeaf): boolean =>
  within(a.types, b.types) &&
  b.where.every((asked) => a.where.some((own) => whereImplies(own, asked))) &&
  (b.at === null || same(a.at, b.at)) &&
  (b.after === null || same(a.after, b.after)) &&
  isInside(a.within, b.within);

const whereImplies = (a: WhereTest, b: WhereTest): boolean =>
  a.property === b.property && b.tests.every((test) => testsImply(a.tests, test));

const EVER = { min: 0, max: null } as const;

function didImplies(a: DidLeaf, b: DidLeaf): boolean {
  const [mine, asked] = [a.count ?? EVER, b.count ?? EVER];
  const more = () => eventsInside(a, b);
  const fewer = () => eventsInside(b, a);
  if (b.measure !== null && !(same(a.measure, b.measure) && more() && fewer())) return false;
  const enough = asked.min === 0 || (mine.min >= asked.min && more());
  return enough && (asked.max === null || (mine.max !== null && mine.max <= asked.max && fewer()));
}

/** `a` asks for more of what `b` allows. */
const didExcludes = (a: DidLeaf, b: DidLeaf): boolean =>
  b.count !== null && b.count.max !== null && (a.count?.min ?? 0) > b.count.max && eventsInside(a, b);

// Values

/** One value at most, so that every test is about the same one. */
const comparable = (a: AttributeLeaf, b: AttributeLeaf): boolean =>
  a.key === b.key && a.type !== 'many' && a.ageOf === b.ageOf;

interface Range {
  readonly low: Bound | null;
  /** Whether `low` itself is left out. */
  readonly above: boolean;
  readonly high: Bound | null;
  readonly below: boolean;
}

const NO_RANGE: Range = { low: null, above: false, high: null, below: false };

function rangeOf(test: Test): Range {
  switch (test.op) {
    case 'gt':
    case 'gte':
      return { ...NO_RANGE, low: test.value, above: test.op === 'gt' };
    case 'lt':
    case 'lte':
      return { ...NO_RANGE, high: test.value, below: test.op === 'lt' };
    case 'between':
      return { ...NO_RANGE, low: test.from, high: test.to };
    default:
      return NO_RANGE;
  }
}

/** The values that are left, when the tests name them. */
function namedValues(tests: readonly Test[]): readonly Scalar[] | null {
  for (const test of tests) {
    const named = test.op === 'is' ? [test.value] : test.op === 'in' ? test.values : null;
    if (named) return named.filter((value) => compileSome(tests)([value]));
  }
  return null;
}

const wantsNone = (test: Test): boolean => test.op === 'exists' && !test.value;

/** Whether a value that passes all of `tests` passes this one. */
function testsImply(tests: readonly Test[], asked: Test): boolean {
  if (tests.some((test) => same(test, asked))) return true;
  if (tests.length === 0 || tests.every(wantsNone)) return false;
  if (asked.op === 'exists') return asked.value;
  const named = namedValues(tests);
  if (named) return named.every((value) => compileSome([asked])([value]));
  if (asked.op === 'isNot') return contradict([...tests, { op: 'is', value: asked.value }]);
  const { low, above, high, below } = rangeOf(asked);
  if (low === null && high === null) return false;
  const ranges = tests.map(rangeOf);
  const highEnough =
    low === null || ranges.some((own) => own.low !== null && goesBeyond(own.low, low, above && !own.above));
  const lowEnough =
    high === null ||
    ranges.some((own) => own.high !== null && goesBeyond(high, own.high, below && !own.below));
  return highEnough && lowEnough;
}

/** `strictly`: equal is not enough. Values of different types are not compared. */
const goesBeyond = (value: Bound, bound: Bound, strictly: boolean): boolean =>
  typeof value === typeof bound && (strictly ? value > bound : value >= bound);

/** No value, nor the lack of one, passes all of them. */
function contradict(tests: readonly Test[]): boolean {
  if (tests.some(wantsNone)) return !tests.every(wantsNone);
  if (namedValues(tests)?.length === 0) return true;
  const ranges = tests.map(rangeOf);
  return ranges.some(({ low, above }) =>
    ranges.some(({ high, below }) =>
      low !== null && high !== null && typeof low === typeof high
        ? low > high || (low === high && (above || below))
        : false,
    ),
  );
}
