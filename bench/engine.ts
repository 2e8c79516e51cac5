/**
 * Claim: exact counts over millions of customers while the user types.
 *
 *   node bench/run.mjs engine
 *
 * CUSTOMERS=100000 (D0), 1000000 (D1, the default), 10000000 (D10) or 100000000 (D100: index and questions only).
 * PLAIN=1 does without the WebAssembly lanes, SECONDS (2) is the time for a line. Where the package `roaring` is
 * installed (bench/engines), it answers the same questions as a loop over its own operations.
 *
 * Data (fixed seed): living ordinals 1 to CUSTOMERS, 300 tags with p(r) = min(0.6, 1.6 · r^−0.9), 12 a customer; every
 * second tag is clustered, as imports leave them (stretches of mean length 2,000, 90 % filled), the others are random.
 * Before anything is timed, answers are compared with a plain reading of one byte per customer and tag, over the first
 * customers.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  all,
  any,
  count,
  countBranches,
  type Expression,
  encodeSnapshot,
  evaluate,
  facets,
  fromRoaring,
  inRange,
  inSet,
  NumberColumn,
  not,
  OrdinalSet,
  overlap,
  overlapSteps,
  page,
  pageSorted,
  SnapshotReader,
  toRoaring,
} from '../src/features/audience/core/public.ts';
import { setWide, wide } from '../src/features/audience/core/wide.ts';
import { inSlices } from '../src/kernel/slices.ts';
import { randomFrom, SEED, share, TAGS } from './support/shape.ts';

const CUSTOMERS = Number(process.env.CUSTOMERS ?? 1_000_000);
const INDEX_ONLY = CUSTOMERS > 10_000_000;
/** Ordinals whose answers are compared with the plain reading. */
const CHECKED = Math.min(CUSTOMERS, 1_000_000);
const random = randomFrom(SEED);
if (process.env.PLAIN) setWide(false);

/** Ordinals of the holders of a rank, a piece at a time. */
function* holders(rank: number): Generator<Uint32Array> {
  const clustered = rank % 2 === 0;
  const p = share(rank);
  const inside = clustered ? 0.9 : p;
  const gap = 1 / Math.log(1 - inside);
  const stretch = (mean: number): number => 1 + Math.floor(-Math.log(1 - random()) * mean);
  const outside = 2000 * (0.9 / p - 1);
  let piece = new Uint32Array(1 << 20);
  let n = 0;
  for (let from = clustered ? stretch(outside) : 1; from <= CUSTOMERS; ) {
    const to = clustered ? Math.min(CUSTOMERS, from + stretch(2000) - 1) : CUSTOMERS;
    for (let at = from - 1; ; ) {
      at += 1 + Math.floor(Math.log(1 - random()) * gap);
      if (at > to) break;
      if (n === piece.length) {
        yield piece;
        piece = new Uint32Array(piece.length);
        n = 0;
      }
      piece[n++] = at;
    }
    from = to + (clustered ? stretch(outside) : 1);
  }
  yield piece.subarray(0, n);
}

const began = performance.now();
const held: Uint8Array[] = [];
const tags = Array.from({ length: TAGS }, (_, i) => {
  const set = new OrdinalSet();
  const is = new Uint8Array(CHECKED + 1);
  for (const piece of holders(i + 1)) {
    set.addMany(piece);
    for (let k = 0; k < piece.length && (piece[k] ?? 0) <= CHECKED; k++) is[piece[k] ?? 0] = 1;
  }
  set.optimize();
  held.push(is);
  return set;
});
const built = performance.now();
const alive = OrdinalSet.range(1, CUSTOMERS);
const firstOnes = inSet(OrdinalSet.range(1, CHECKED));
const spend = new NumberColumn();
const activeAt = new NumberColumn();
for (let ordinal = 1; ordinal <= CUSTOMERS && !INDEX_ONLY; ordinal++) {
  if (random() < 0.7)
    spend.set(ordinal, Math.floor(Math.exp(8 + 2.5 * (random() + random() + random() - 1.5))));
  activeAt.set(ordinal, 1_700_000_000_000 + Math.floor(random() * 1.5e10));
}
spend.optimize();
activeAt.optimize();

const tag = (rank: number): Expression => inSet(tags[rank - 1] ?? new OrdinalSet());
const ranks = (from: number, n: number, step = 1): number[] =>
  Array.from({ length: n }, (_, i) => from + i * step);
const has = (rank: number, ordinal: number): boolean => held[rank - 1]?.[ordinal] === 1;

interface Question {
  readonly name: string;
  readonly expression: Expression;
  readonly plain: (ordinal: number) => boolean;
}

const twenty = ranks(1, 20, 3);
const tenAll = ranks(1, 10);
const questions: Question[] = [
  { name: '1 tag', expression: tag(1), plain: (o) => has(1, o) },
  { name: '2-tag AND (random)', expression: all(tag(1), tag(3)), plain: (o) => has(1, o) && has(3, o) },
  {
    name: '3-tag AND (random, 60/60/38 %)',
    expression: all(tag(1), tag(3), tag(5)),
    plain: (o) => has(1, o) && has(3, o) && has(5, o),
  },
  {
    name: '3-tag AND (mixed)',
    expression: all(tag(2), tag(7), tag(12)),
    plain: (o) => has(2, o) && has(7, o) && has(12, o),
  },
  {
    name: '3-tag AND (rare × dense)',
    expression: all(tag(1), tag(2), tag(201)),
    plain: (o) => has(1, o) && has(2, o) && has(201, o),
  },
  {
    name: '(A ∪ B ∪ C) ∩ D \\ E',
    expression: all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5))),
    plain: (o) => (has(9, o) || has(11, o) || has(14, o)) && has(3, o) && !has(5, o),
  },
  { name: '10-way AND', expression: all(...tenAll.map(tag)), plain: (o) => tenAll.every((r) => has(r, o)) },
  { name: '20-way OR', expression: any(...twenty.map(tag)), plain: (o) => twenty.some((r) => has(r, o)) },
  {
    name: 'at least 5 of 20',
    expression: { op: 'atLeast', k: 5, of: twenty.map(tag) },
    plain: (o) => twenty.reduce((n, r) => n + Number(has(r, o)), 0) >= 5,
  },
  {
    name: 'NOT-heavy (A, not 6 others, not (B and C))',
    expression: all(tag(1), ...ranks(10, 6, 5).map((r) => not(tag(r))), not(all(tag(3), tag(5)))),
    plain: (o) => has(1, o) && !ranks(10, 6, 5).some((r) => has(r, o)) && !(has(3, o) && has(5, o)),
  },
];
if (!INDEX_ONLY)
  questions.push({
    name: 'tag + amount range + date range',
    expression: all(
      tag(3),
      inRange(spend, { gte: 2000, lte: 50_000 }),
      inRange(activeAt, { gte: 1_710_000_000_000 }),
    ),
    plain: (o) => {
      const amount = spend.get(o) ?? -1;
      return has(3, o) && amount >= 2000 && amount <= 50_000 && (activeAt.get(o) ?? 0) >= 1.71e12;
    },
  });

interface Native {
  readonly size: number;
  andInPlace(other: Native): Native;
  andNotInPlace(other: Native): Native;
  andCardinality(other: Native): number;
  andNotCardinality(other: Native): number;
}
interface NativeClass {
  and(a: Native, b: Native): Native;
  andNot(a: Native, b: Native): Native;
  orMany(list: readonly Native[]): Native;
  deserialize(bytes: Uint8Array, portable: boolean): Native;
}

/** The package `roaring`, when it is installed beside the benchmarks. */
function nativeClass(): NativeClass | null {
  try {
    return createRequire(join(import.meta.dirname, '../../bench/engines/package.json'))('roaring')
      .RoaringBitmap32;
  } catch {
    return null;
  }
}

const native = INDEX_ONLY ? null : nativeClass();
const nativeSets = new Map<OrdinalSet, Native>();
if (native) for (const set of tags) nativeSets.set(set, native.deserialize(toRoaring(set), true));

/** A good caller's loop over the native operations: the last step only counts. Null where there is no such operation. */
function nativeCount(roaring: NativeClass, expression: Expression): (() => number) | null {
  const setOf = (e: Expression): (() => Native) | null => {
    if (e.op === 'set') {
      const found = nativeSets.get(e.set);
      return found ? () => found : null;
    }
    if (e.op === 'any') {
      const parts = e.of.map(setOf).filter((part) => part !== null);
      return parts.length < e.of.length ? null : () => roaring.orMany(parts.map((part) => part()));
    }
    if (e.op !== 'all') return null;
    const parts = e.of.map(setOf).filter((part) => part !== null);
    return parts.length < e.of.length
      ? null
      : () =>
          parts
            .slice(1)
            .reduce(
              (sum, part, i) => (i ? sum.andInPlace(part()) : roaring.and(sum, part())),
              (parts[0] as () => Native)(),
            );
  };
  if (expression.op !== 'all') {
    const made = setOf(expression);
    return made && (() => made().size);
  }
  const wanted = expression.of.flatMap((e) => (e.op === 'not' ? [] : [setOf(e)]));
  const refused = expression.of.flatMap((e) => (e.op === 'not' ? [setOf(e.of)] : []));
  const [first, ...more] = wanted.filter((part) => part !== null);
  const without = refused.filter((part) => part !== null);
  if (!first || more.length + 1 < wanted.length || without.length < refused.length) return null;
  const steps = more.length + without.length;
  return () => {
    let sum = first();
    let own = false;
    for (let i = 0; i < steps; i++) {
      const part = (more[i] ?? without[i - more.length] ?? first)();
      const keep = i < more.length;
      if (i === steps - 1) return keep ? sum.andCardinality(part) : sum.andNotCardinality(part);
      if (own) sum = keep ? sum.andInPlace(part) : sum.andNotInPlace(part);
      else sum = keep ? roaring.and(sum, part) : roaring.andNot(sum, part);
      own = true;
    }
    return sum.size;
  };
}

const ms = (n: number): string => n.toFixed(n < 1 ? 3 : 2).padStart(10);

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
  readonly rounds: number;
}

function timesOf(work: () => unknown, rounds: number, seconds: number): Measured {
  let limit = performance.now() + seconds * 250;
  for (let i = 0; i < Math.min(30, rounds) && (i === 0 || performance.now() < limit); i++) work();
  limit = performance.now() + seconds * 1000;
  const times: number[] = [];
  const before = process.cpuUsage();
  while (times.length < rounds && (times.length < 5 || performance.now() < limit)) {
    const at = performance.now();
    work();
    times.push(performance.now() - at);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;
  return {
    p50: quantile(0.5),
    p99: quantile(0.99),
    cpu: (user + system) / 1000 / times.length,
    rounds: times.length,
  };
}

const SECONDS = Number(process.env.SECONDS ?? 2);

function measure(name: string, work: () => unknown, rounds = 300, peer: (() => unknown) | null = null): void {
  const { p50, p99, cpu, rounds: done } = timesOf(work, rounds, SECONDS);
  const other = peer && timesOf(peer, rounds, SECONDS);
  console.log(
    `${name.padEnd(46)}${ms(p50)}${ms(p99)}${ms(cpu)}${String(done).padStart(8)}${
      other ? `${ms(other.p50)}${`${(other.p50 / p50).toFixed(1)}×`.padStart(8)}` : ''
    }`,
  );
}

for (const { name, expression, plain } of questions) {
  let expected = 0;
  for (let ordinal = 1; ordinal <= CHECKED; ordinal++) if (plain(ordinal)) expected++;
  const asked = all(expression, firstOnes);
  const got = count(asked, alive);
  if (got !== expected || evaluate(asked, alive).size !== expected)
    throw new Error(`${name}: ${got} instead of ${expected}`);
  const peer = native && nativeCount(native, expression);
  if (peer && peer() !== count(expression, alive)) throw new Error(`${name}: roaring says ${peer()}`);
}

const audience = all(any(tag(9), tag(11), tag(14)), tag(3));
const inAudience = (o: number): boolean => (has(9, o) || has(11, o) || has(14, o)) && has(3, o);
const found = evaluate(audience, alive);
const inside = facets(all(audience, firstOnes), alive, tags).counts;
for (const rank of [1, 2, 50, 201, 300]) {
  let expected = 0;
  for (let ordinal = 1; ordinal <= CHECKED; ordinal++)
    if (inAudience(ordinal) && has(rank, ordinal)) expected++;
  if (inside[rank - 1] !== expected)
    throw new Error(`facet ${rank}: ${inside[rank - 1]} instead of ${expected}`);
}
const shared = overlap([tag(3), tag(8)], alive).pairs[0]?.count;
if (shared !== count(all(tag(3), tag(8)), alive)) throw new Error(`overlap: ${shared}`);
held.length = 0;

const megabytes = (n: number): string => `${(n / 1e6).toFixed(1)} MB`;
const memberships = tags.reduce((n, set) => n + set.size, 0);
const tagBytes = tags.reduce((n, set) => n + set.bytes, 0);
console.log(
  `node ${process.version}, ${CUSTOMERS} customers, ${TAGS} tags, ${memberships} memberships, seed ${SEED}, ${
    wide ? 'in lanes' : 'plain loops'
  }, roaring ${native ? 'beside' : 'not installed'}`,
);
console.log(`generated and built in ${ms(built - began)} ms`);
console.log(
  `memory: tags ${megabytes(tagBytes)} (${(tagBytes / CUSTOMERS).toFixed(1)} bytes a customer${
    INDEX_ONLY ? '' : `, Roaring files ${megabytes(tags.reduce((n, set) => n + toRoaring(set).length, 0))}`
  }), columns ${megabytes(spend.bytes)} + ${megabytes(activeAt.bytes)}`,
);
console.log(
  `${''.padEnd(46)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}${'cpu ms'.padStart(10)}${'rounds'.padStart(8)}${
    native ? 'roaring'.padStart(10) : ''
  }`,
);
for (const { name, expression } of questions)
  measure(name, () => count(expression, alive), 300, native && nativeCount(native, expression));

measure('count + 300 facets, everyone', () => facets({ op: 'everyone' }, alive, tags), 100);
measure('count + 300 facets, 1 dense tag', () => facets(tag(1), alive, tags), 100);
measure('count + 300 facets, (A ∪ B ∪ C) ∩ D', () => facets(audience, alive, tags), 100);
measure('count + 300 facets, rare tag', () => facets(tag(201), alive, tags), 100);
measure('branch counts and funnel of 5', () =>
  countBranches(all(tag(1), tag(3), tag(5), not(tag(2)), tag(7)), alive),
);
for (const [name, after] of [
  ['first', null],
  ['1,000th', found.select(49_999)],
  ['last', found.select(found.size - 50)],
] as const)
  measure(`page of 50 by ordinal, ${name}`, () => page(audience, alive, after ?? null, 50));
measure('evaluate (A ∪ B ∪ C) ∩ D to a set', () => evaluate(audience, alive), 100);
measure('rank + select', () => found.select(found.rank(CUSTOMERS / 2)));
measure('frozen copy of all 300 tags', () => tags.map((set) => set.clone().frozenCopy()), 50);

function pagesAndOverlap(): void {
  for (const [name, column] of [
    ['amount', spend],
    ['last active', activeAt],
  ] as const) {
    const whole = pageSorted(audience, alive, column, { order: 'desc', after: null, limit: found.size });
    if (whole.length !== found.size) throw new Error(`${whole.length} sorted rows of ${found.size}`);
    whole.forEach(({ ordinal, value }, i) => {
      const next = whole[i + 1];
      if (
        !found.has(ordinal) ||
        column.get(ordinal) !== value ||
        (next && (next.value ?? -1) > (value ?? -1))
      )
        throw new Error(`row ${i} of the page sorted by ${name}`);
    });
    for (const [place, at] of [
      ['first', -1],
      ['1,000th', 49_999],
      ['last', whole.length - 51],
    ] as const)
      measure(`page of 50 by ${name}, ${place}`, () =>
        pageSorted(audience, alive, column, { order: 'desc', after: whole[at] ?? null, limit: 50 }),
      );
    measure(`page of 50 by ${name}, of everyone`, () =>
      pageSorted({ op: 'everyone' }, alive, column, {
        order: 'desc',
        after: whole[49_999] ?? null,
        limit: 50,
      }),
    );
  }
  measure('overlap 20 × 20', () => overlap(ranks(1, 20).map(tag), alive), 50);
  measure('overlap 60 × 60', () => overlap(ranks(1, 60).map(tag), alive), 20);
  measure('overlap 300 × 300', () => overlap(ranks(1, 300).map(tag), alive), 5);
}

/** The longest time that nobody else had a turn while the whole matrix was made as the API makes it. */
async function longestHold(): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let over = false;
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await inSlices(overlapSteps(ranks(1, 300).map(tag), alive));
  over = true;
  return Math.max(longest, performance.now() - last);
}

function filesAndWrites(): void {
  const file = toRoaring(tags[0] ?? new OrdinalSet());
  measure('read a Roaring file of the densest tag', () => fromRoaring(file), 100);
  const snapshot = () =>
    encodeSnapshot(
      {
        position: 1,
        sets: new Map(tags.map((set, i) => [`tag ${i}`, set])),
        columns: new Map([['amount', spend]]),
        texts: new Map(),
      },
      crc32,
    );
  const chunks = [...snapshot()].map((chunk) => chunk.bytes);
  const size = megabytes(chunks.reduce((n, chunk) => n + chunk.length, 0));
  measure(`write a snapshot (${size})`, () => [...snapshot()], 10);
  const read = () => {
    const reader = new SnapshotReader(crc32);
    for (const chunk of chunks) reader.add(chunk);
    return reader.finish();
  };
  measure('read a snapshot', read, 10);
  const fresh = new OrdinalSet();
  measure(
    '100,000 single random adds',
    () => {
      for (let i = 0; i < 100_000; i++) fresh.add(1 + Math.floor(random() * CUSTOMERS));
    },
    20,
  );
}

if (!INDEX_ONLY) {
  pagesAndOverlap();
  const holds: number[] = [];
  for (let i = 0; i < 5; i++) holds.push(await longestHold());
  console.log(
    `overlap 300 × 300 in slices: longest hold of the event loop${ms(Math.min(...holds))} to${ms(Math.max(...holds))} ms`,
  );
  filesAndWrites();
}
console.log(`process memory ${megabytes(process.memoryUsage().rss)}`);
