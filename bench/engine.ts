/**
 * Claim: exact counts over a million customers while the user types, in plain TypeScript.
 *
 *   npx esbuild --bundle --platform=node --format=esm bench/engine.ts | node --input-type=module
 *
 * Data (D1 shape, fixed seed): 1,000,000 living ordinals, 300 tags with p(r) = min(0.6, 1.6 · r^−0.9); every second
 * tag is clustered by ordinal, as imports leave them (stretches of mean length 2,000, 90 % filled), the others are
 * random. Before anything is timed, answers are compared with a plain reading of one byte per customer and tag.
 */
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
  page,
  pageSorted,
  SnapshotReader,
  toRoaring,
} from '../src/features/audience/core/public.ts';
import { clustered, randomFrom, SEED, scattered, share, TAGS } from './support/shape.ts';

const CUSTOMERS = Number(process.env.CUSTOMERS ?? 1_000_000);
const random = randomFrom(SEED);

function setOf(held: Uint8Array): OrdinalSet {
  const members = new Uint32Array(held.length);
  let n = 0;
  held.forEach((is, ordinal) => {
    if (is) members[n++] = ordinal;
  });
  return OrdinalSet.fromSorted(members.subarray(0, n));
}

const began = performance.now();
const held = Array.from({ length: TAGS }, (_, i) =>
  (i % 2 === 0 ? scattered : clustered)(random, CUSTOMERS, share(i + 1)),
);
const generated = performance.now();
const tags = held.map(setOf);
const built = performance.now();
const alive = OrdinalSet.range(1, CUSTOMERS);
const spend = new NumberColumn();
const activeAt = new NumberColumn();
for (let ordinal = 1; ordinal <= CUSTOMERS; ordinal++) {
  if (random() < 0.7)
    spend.set(ordinal, Math.floor(Math.exp(8 + 2.5 * (random() + random() + random() - 1.5))));
  activeAt.set(ordinal, 1_700_000_000_000 + Math.floor(random() * 1.5e10));
}

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
  {
    name: 'tag + amount range + date range',
    expression: all(
      tag(3),
      inRange(spend, { gte: 2000, lte: 50_000 }),
      inRange(activeAt, { gte: 1_710_000_000_000 }),
    ),
    plain: (o) => {
      const amount = spend.get(o);
      return (
        has(3, o) &&
        amount !== null &&
        amount >= 2000 &&
        amount <= 50_000 &&
        (activeAt.get(o) ?? 0) >= 1.71e12
      );
    },
  },
];

const ms = (n: number): string => n.toFixed(n < 1 ? 3 : 2).padStart(10);

function measure(name: string, work: () => unknown, rounds = 300): void {
  const limit = performance.now() + 4000;
  for (let i = 0; i < Math.min(30, rounds); i++) work();
  const times: number[] = [];
  while (times.length < rounds && (times.length < 5 || performance.now() < limit)) {
    const at = performance.now();
    work();
    times.push(performance.now() - at);
  }
  times.sort((a, b) => a - b);
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;
  console.log(
    `${name.padEnd(46)}${ms(quantile(0.5))}${ms(quantile(0.99))}${String(times.length).padStart(8)}`,
  );
}

for (const { name, expression, plain } of questions) {
  let expected = 0;
  for (let ordinal = 1; ordinal <= CUSTOMERS; ordinal++) if (plain(ordinal)) expected++;
  const got = count(expression, alive);
  if (got !== expected || evaluate(expression, alive).size !== expected)
    throw new Error(`${name}: ${got} instead of ${expected}`);
}

const audience = all(any(tag(9), tag(11), tag(14)), tag(3));
const inAudience = (o: number): boolean => (has(9, o) || has(11, o) || has(14, o)) && has(3, o);
const found = evaluate(audience, alive);
const inside = facets(audience, alive, tags).counts;
const shared = overlap([tag(3), tag(8)], alive).pairs[0]?.count;
for (const rank of [1, 2, 50, 201, 300]) {
  let expected = 0;
  for (let ordinal = 1; ordinal <= CUSTOMERS; ordinal++)
    if (inAudience(ordinal) && has(rank, ordinal)) expected++;
  if (inside[rank - 1] !== expected)
    throw new Error(`facet ${rank}: ${inside[rank - 1]} instead of ${expected}`);
}
if (shared !== count(all(tag(3), tag(8)), alive)) throw new Error(`overlap: ${shared}`);
const byAmount = pageSorted(audience, alive, spend, { order: 'desc', after: null, limit: found.size });
byAmount.forEach(({ ordinal, value }, i) => {
  const next = byAmount[i + 1];
  if (!inAudience(ordinal) || spend.get(ordinal) !== value || (next && (next.value ?? -1) > (value ?? -1)))
    throw new Error(`row ${i} of the sorted page`);
});
if (byAmount.length !== found.size) throw new Error(`${byAmount.length} sorted rows of ${found.size}`);

const megabytes = (n: number): string => `${(n / 1e6).toFixed(1)} MB`;
const memberships = tags.reduce((n, set) => n + set.size, 0);
console.log(
  `node ${process.version}, ${CUSTOMERS} customers, ${TAGS} tags, ${memberships} memberships, seed ${SEED}`,
);
console.log(`generate ${ms(generated - began)} ms, build sets ${ms(built - generated)} ms`);
console.log(
  `memory: tags ${megabytes(tags.reduce((n, set) => n + set.bytes, 0))} (Roaring files ${megabytes(
    tags.reduce((n, set) => n + toRoaring(set).length, 0),
  )}), columns ${megabytes(spend.bytes)} + ${megabytes(activeAt.bytes)}`,
);
console.log(`${''.padEnd(46)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}${'rounds'.padStart(8)}`);
for (const { name, expression } of questions) measure(name, () => count(expression, alive));

measure('count + 300 facets, everyone', () => facets({ op: 'everyone' }, alive, tags), 100);
measure('count + 300 facets, 1 dense tag', () => facets(tag(1), alive, tags), 100);
measure('count + 300 facets, (A ∪ B ∪ C) ∩ D', () => facets(audience, alive, tags), 100);
measure('count + 300 facets, rare tag', () => facets(tag(201), alive, tags), 100);
measure('branch counts and funnel of 5', () =>
  countBranches(all(tag(1), tag(3), tag(5), not(tag(2)), tag(7)), alive),
);
for (const [name, after] of [
  ['first', null],
  ['middle', found.select(found.size >> 1)],
  ['last', found.select(found.size - 50)],
] as const)
  measure(`page of 50 by ordinal, ${name}`, () => page(audience, alive, after ?? null, 50));
for (const [name, column] of [
  ['amount', spend],
  ['last active', activeAt],
] as const) {
  const whole = pageSorted(audience, alive, column, { order: 'desc', after: null, limit: found.size });
  for (const [place, at] of [
    ['first', -1],
    ['1,000th', 49_999],
    ['last', whole.length - 51],
  ] as const)
    measure(`page of 50 by ${name}, ${place}`, () =>
      pageSorted(audience, alive, column, { order: 'desc', after: whole[at] ?? null, limit: 50 }),
    );
  measure(`page of 50 by ${name}, of everyone`, () =>
    pageSorted({ op: 'everyone' }, alive, column, { order: 'desc', after: whole[49_999] ?? null, limit: 50 }),
  );
}
measure('evaluate (A ∪ B ∪ C) ∩ D to a set', () => evaluate(audience, alive), 100);
measure('overlap 20 × 20', () => overlap(ranks(1, 20).map(tag), alive), 50);
measure('overlap 60 × 60', () => overlap(ranks(1, 60).map(tag), alive), 20);
measure('overlap 300 × 300', () => overlap(ranks(1, 300).map(tag), alive), 3);
measure('rank + select', () => found.select(found.rank(CUSTOMERS / 2)));
measure('frozen copy of all 300 tags', () => tags.map((set) => set.clone().frozenCopy()), 50);
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
function readSnapshot() {
  const reader = new SnapshotReader(crc32);
  for (const chunk of chunks) reader.add(chunk);
  return reader.finish();
}
const chunks = [...snapshot()].map((chunk) => chunk.bytes);
measure(
  `write a snapshot (${megabytes(chunks.reduce((n, chunk) => n + chunk.length, 0))})`,
  () => [...snapshot()],
  10,
);
measure('read a snapshot', readSnapshot, 10);
const fresh = new OrdinalSet();
measure(
  '100,000 single random adds',
  () => {
    for (let i = 0; i < 100_000; i++) fresh.add(1 + Math.floor(random() * CUSTOMERS));
  },
  20,
);
console.log(`process memory ${megabytes(process.memoryUsage().rss)}`);
