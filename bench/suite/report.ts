/** What was measured, as documents: the short tables in bench/README.md, every number in bench/results, and the chart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bar, bars } from '../support/chart.ts';
import { SIZES, type Size } from '../support/fill.ts';
import { TAGS } from '../support/shape.ts';
import { counts, THREE_TAGS } from './counts.ts';
import { filledIn, table, time } from './documents.ts';
import type { Measured, Outcome, Timed } from './measure.ts';
import { participants as known } from './participants.ts';
import { folder, keep, type Results } from './results.ts';

const OURS = ['engine', 'http'];

const ratio = (n: number): string => (n >= 10 ? n.toFixed(0) : n.toPrecision(2));

const timed = (outcome: Outcome | undefined): Timed | null =>
  outcome && !('cannot' in outcome) ? outcome : null;

/** Ours that a participant is compared with: the engine for what runs in process, HTTP for what is behind a connection. */
const twin = (results: Results, { where }: Measured): Measured | undefined =>
  results.participants[where === 'in process' ? 'engine' : 'http'];

const inOrder = ({ participants }: Results): readonly (readonly [name: string, Measured])[] =>
  Object.keys(known).flatMap((name) => {
    const found = participants[name];
    return found ? [[name, found] as const] : [];
  });

function titlesOf(results: Results): readonly string[] {
  return [...new Set(Object.values(results.participants).flatMap(({ claims }) => Object.keys(claims)))];
}

function tasksOf(results: Results, claim: string): readonly string[] {
  return [
    ...new Set(Object.values(results.participants).flatMap(({ claims }) => Object.keys(claims[claim] ?? {}))),
  ];
}

/** Median, and how many times ours it is. */
function short(results: Results, name: string, measured: Measured, claim: string, task: string): string {
  const found = timed(measured.claims[claim]?.[task]);
  if (!found) return '–';
  const ours = timed(twin(results, measured)?.claims[claim]?.[task]);
  if (!ours || OURS.includes(name)) return `**${time(found.p50)}**`;
  return `${time(found.p50)} (${ratio(found.p50 / ours.p50)} ×)`;
}

function shortTable(results: Results, claim: string): string {
  const tasks = tasksOf(results, claim);
  const rows = inOrder(results).map(([name, measured]) => [
    `${measured.title}${measured.where === 'in process' ? ' ¹' : ''}`,
    ...tasks.map((task) => short(results, name, measured, claim, task)),
  ]);
  return table(
    ['median', ...tasks],
    rows.filter((row) => row.slice(1).some((cell) => cell !== '–')),
  );
}

function bulkTable(results: Results): string {
  const rows = inOrder(results).flatMap(([, { title, bulk }]) =>
    bulk.map(({ way, rows: written, seconds, durable, note = '' }) => [
      title,
      way,
      Math.round(written / seconds).toLocaleString('en'),
      written.toLocaleString('en'),
      time(seconds * 1000),
      durable ? 'yes' : 'no',
      note,
    ]),
  );
  return table(['bulk add', 'way', 'rows/s', 'rows', 'took', 'durable', ''], rows);
}

/** "–" explained: who cannot answer what, each reason once. */
function refusals(results: Results): string {
  const lines = inOrder(results).flatMap(([, { title, claims }]) => {
    const reasons = new Map<string, string[]>();
    for (const tasks of Object.values(claims))
      for (const [task, outcome] of Object.entries(tasks))
        if ('cannot' in outcome) reasons.set(outcome.cannot, [...(reasons.get(outcome.cannot) ?? []), task]);
    return [...reasons].map(([reason, tasks]) => `- ${title}: ${reason} (${tasks.join('; ')})`);
  });
  return lines.join('\n');
}

function when(results: Results): string {
  const runs = new Set(inOrder(results).map(([, { at, commit }]) => `${at.slice(0, 10)} at ${commit}`));
  return [...runs].join(', ');
}

function block(size: Size, results: Results): string {
  const customers = SIZES[size].toLocaleString('en');
  return [
    `Measured ${when(results)}, on ${results.machine}. ${customers} customers, ${TAGS} tags. Medians; in brackets how many times the median of ours it is. p95, p99, memory and set-up: [results/${size}.md](results/${size}.md).`,
    `![${chartTitle(size)}](results/counts-${size}.svg)`,
    ...titlesOf(results).map((claim) => `**${claim}**\n\n${shortTable(results, claim)}`),
    '¹ Answers in the process that asks and is compared with our engine there; the others are asked over a loopback connection and are compared with our HTTP API.',
    `**One tag more for every customer**\n\n${bulkTable(results)}`,
  ].join('\n\n');
}

const chartTitle = (size: Size): string =>
  `Exact count of three tags among ${SIZES[size].toLocaleString('en')} customers`;

function chart(size: Size, results: Results): string {
  const rows = inOrder(results).flatMap(([name, { title, where, claims }]): Bar[] => {
    const found = timed(claims[counts.title]?.[THREE_TAGS]);
    const label = where === 'in process' && name !== 'engine' ? `${title} (in process)` : title;
    return found ? [{ label, value: found.p50, shown: time(found.p50), ours: OURS.includes(name) }] : [];
  });
  const sorted = rows.sort((a, b) => a.value - b.value);
  return bars(
    chartTitle(size),
    'Median time, logarithmic scale: each line is ten times the one before; shorter is better',
    sorted,
    time,
  );
}

function details(size: Size, results: Results): string {
  const parts = [
    `# ${SIZES[size].toLocaleString('en')} customers, ${TAGS} tags: every number`,
    `Written by the suite; [bench/README.md](../README.md) says how to read it. Machine: ${results.machine}.`,
  ];
  for (const claim of titlesOf(results)) {
    const rows = inOrder(results).flatMap(([, measured]) =>
      Object.entries(measured.claims[claim] ?? {}).map(([task, outcome]) => {
        if ('cannot' in outcome) return [measured.title, task, outcome.cannot, '', '', '', ''];
        const ours = timed(twin(results, measured)?.claims[claim]?.[task]);
        const { p50, p95, p99, rounds } = outcome;
        return [
          measured.title,
          task,
          time(p50),
          time(p95),
          time(p99),
          String(rounds),
          ours ? ratio(p50 / ours.p50) : '',
        ];
      }),
    );
    parts.push(`## ${claim}`, table(['who', 'what', 'p50', 'p95', 'p99', 'rounds', '× ours'], rows));
  }
  parts.push('## One tag more for every customer', bulkTable(results));
  parts.push('## Set-up and memory');
  for (const [, measured] of inOrder(results)) {
    const { title, where, at, commit, setUp, loadSeconds, memory } = measured;
    const loaded = loadSeconds === null ? '' : `; filled in ${loadSeconds.toFixed(1)} s`;
    parts.push(
      `**${title}** (${where}; ${setUp.version}; ${at.slice(0, 16)}Z at ${commit}; ${memory.mb.toFixed(0)} MB for ${memory.of}${loaded})`,
      setUp.lines.map((line) => `- ${line}`).join('\n'),
    );
  }
  const missing = refusals(results);
  if (missing) parts.push('## Not answered', missing);
  return `${parts.join('\n\n')}\n`;
}

/** Keeps what was found and writes all documents of the size anew. */
export function report(size: Size, found: Readonly<Record<string, Measured>>): void {
  const results = keep(size, found);
  writeFileSync(join(folder, `${size}.md`), details(size, results));
  writeFileSync(join(folder, `counts-${size}.svg`), chart(size, results));
  const readme = join(folder, '..', 'README.md');
  writeFileSync(readme, filledIn(readFileSync(readme, 'utf8'), `results ${size}`, block(size, results)));
  console.log(`bench/results/${size}.md and bench/README.md are written`);
}
