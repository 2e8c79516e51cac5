/**
 * Claim: time and memory per customer do not grow with the number of customers, from 100,000 to 10,000,000.
 *
 *   node bench/run.mjs growth [--most 10000000]
 *
 * The engine in process, the shape of support/shape.ts. Counts are compared with a plain reading of one byte per customer
 * and tag before they are timed. Writes its table into bench/README.md and its charts beside the other results.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { all, any, count, type Expression, facets, inSet, not, OrdinalSet } from '#features/audience/core';
import { filledIn, table, time } from './suite/documents.ts';
import { argument } from './support/arguments.ts';
import { lines } from './support/chart.ts';
import { timesOf } from './support/client.ts';
import { holders } from './support/shape.ts';

const SIZES = [100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
const most = Number(argument('most') ?? SIZES.at(-1));
/** Tags that the questions name: their bytes are kept for the plain reading. */
const NAMED = [1, 3, 5, 9, 11, 14];
const SECONDS = 2;

interface Case {
  readonly name: string;
  ask(): number;
  plain(has: (rank: number) => boolean): boolean;
}

interface Grown {
  readonly customers: number;
  readonly bytes: number;
  /** Medians in milliseconds, by name of the case. */
  readonly ms: ReadonlyMap<string, number>;
}

function median(work: () => unknown): number {
  for (let i = 0; i < 5; i++) work();
  const times: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  while (times.length < 5 || performance.now() < until) {
    const at = performance.now();
    work();
    times.push(performance.now() - at);
  }
  return timesOf(times, SECONDS).p50;
}

function casesOn(sets: readonly OrdinalSet[], alive: OrdinalSet): readonly Case[] {
  const tag = (rank: number): Expression => inSet(sets[rank - 1] ?? new OrdinalSet());
  const three = all(tag(1), tag(3), tag(5));
  const mixed = all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5)));
  return [
    {
      name: 'count of three tags',
      ask: () => count(three, alive),
      plain: (has) => has(1) && has(3) && has(5),
    },
    {
      name: 'count of (A ∪ B ∪ C) ∩ D \\ E',
      ask: () => count(mixed, alive),
      plain: (has) => (has(9) || has(11) || has(14)) && has(3) && !has(5),
    },
    {
      name: 'count with all 300 tags inside',
      ask: () => facets(three, alive, sets).count,
      plain: (has) => has(1) && has(3) && has(5),
    },
  ];
}

function grown(customers: number): Grown {
  const kept = new Map<number, Uint8Array>();
  const members = new Uint32Array(customers);
  const sets = Array.from(holders(customers), ({ rank, held }) => {
    if (NAMED.includes(rank)) kept.set(rank, held);
    let n = 0;
    for (let ordinal = 1; ordinal <= customers; ordinal++) if (held[ordinal] === 1) members[n++] = ordinal;
    return OrdinalSet.fromSorted(members.subarray(0, n));
  });
  const alive = OrdinalSet.range(1, customers);
  const cases = casesOn(sets, alive);
  for (const { name, ask, plain } of cases) {
    let expected = 0;
    for (let ordinal = 1; ordinal <= customers; ordinal++)
      if (plain((rank) => kept.get(rank)?.[ordinal] === 1)) expected++;
    if (ask() !== expected) throw new Error(`${name}: ${ask()} instead of ${expected}`);
  }
  const bytes = sets.reduce((sum, set) => sum + set.bytes, alive.bytes);
  return { customers, bytes, ms: new Map(cases.map(({ name, ask }) => [name, median(ask)])) };
}

const sizes = SIZES.filter((customers) => customers <= most);
const found = sizes.map((customers) => {
  const one = grown(customers);
  const shown = [...one.ms].map(([name, ms]) => `${name} ${time(ms)}`).join(', ');
  console.log(`${customers.toLocaleString('en')}: ${(one.bytes / 1e6).toFixed(1)} MB, ${shown}`);
  return one;
});

const names = [...(found[0]?.ms.keys() ?? [])];
const perCustomer = (one: Grown, name: string): number => ((one.ms.get(name) ?? 0) * 1e6) / one.customers;
const short = (n: number): string => (n >= 1e6 ? `${n / 1e6} M` : `${n / 1000} k`);
const folder = join(process.cwd(), 'bench', 'results');
const TITLE = 'Time per customer, by number of customers';
const MEMORY = 'Memory per customer, by number of customers';
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'growth-time.svg'),
  lines(
    TITLE,
    'Nanoseconds, both scales logarithmic; level lines are the claim',
    names.map((name) => ({
      label: name,
      points: found.map((one) => [one.customers, perCustomer(one, name)] as const),
    })),
    { x: short, y: (n) => `${n} ns` },
  ),
);
writeFileSync(
  join(folder, 'growth-memory.svg'),
  lines(
    MEMORY,
    'Bytes for 300 tags, 12 of them for each customer; both scales logarithmic',
    [{ label: 'all tags', points: found.map((one) => [one.customers, one.bytes / one.customers] as const) }],
    { x: short, y: (n) => `${n} B` },
  ),
);
const head = [
  'customers',
  'memory',
  'bytes per customer',
  ...names.flatMap((name) => [name, 'ns per customer']),
];
const rows = found.map((one) => [
  one.customers.toLocaleString('en'),
  `${(one.bytes / 1e6).toFixed(1)} MB`,
  (one.bytes / one.customers).toFixed(1),
  ...names.flatMap((name) => [time(one.ms.get(name) ?? 0), perCustomer(one, name).toPrecision(2)]),
]);
const readme = join(folder, '..', 'README.md');
const text = [
  `![${TITLE}](results/growth-time.svg)`,
  `![${MEMORY}](results/growth-memory.svg)`,
  table(head, rows),
].join('\n\n');
writeFileSync(readme, filledIn(readFileSync(readme, 'utf8'), 'growth', text));
