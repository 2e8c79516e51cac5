/**
 * The suite that holds the product against its peers: same data, same machine, one after the other, every answer compared
 * before a time is reported. bench/README.md says how to read it.
 *
 *   node bench/run.mjs suite --dir /tmp/d1 [--size d0|d1] [--only counts,pages,facets,overlap,bulk] [--peers engine,http,…]
 */
import { execFileSync, fork } from 'node:child_process';
import type { Claim } from './suite/claim.ts';
import { counts } from './suite/counts.ts';
import { prepared, read, reader } from './suite/data.ts';
import { facets } from './suite/facets.ts';
import { type Measured, measured } from './suite/measure.ts';
import { overlap } from './suite/overlap.ts';
import { pages } from './suite/pages.ts';
import { participants } from './suite/participants.ts';
import { report } from './suite/report.ts';
import { argument, wantedSize } from './support/arguments.ts';
import { generate, type Size } from './support/fill.ts';

const CLAIMS: Readonly<Record<string, Claim>> = { counts, pages, facets, overlap };
const NAMES = [...Object.keys(CLAIMS), 'bulk'];
/** Time for each task of each participant; slow ones get fewer rounds. */
const SECONDS: Readonly<Record<Size, number>> = { d0: 1, d1: 2 };

function chosen(argumentName: string, known: readonly string[]): readonly string[] {
  const names = argument(argumentName)?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`--${argumentName}: ${unknown} is none of ${known.join(', ')}`);
  return names;
}

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const size = wantedSize();
const only = chosen('only', NAMES);

/** In the child: one participant from start to stop. */
async function take(name: string): Promise<void> {
  const { data, files } = read(dir as string, size);
  const has = reader(data);
  const participant = await participants[name]?.();
  if (!participant) throw new Error(`no participant ${name}`);
  const claims = only.flatMap((key) => {
    const claim = CLAIMS[key];
    return claim ? [{ claim, tasks: claim.tasks(data, has) }] : [];
  });
  const { session, loadSeconds } = await participant.open(data, files, dir as string);
  try {
    const found = await measured(session, {
      claims,
      bulk: only.includes('bulk'),
      seconds: SECONDS[size],
      say: console.log,
    });
    const result: Measured = {
      title: participant.title,
      where: participant.where,
      at: new Date().toISOString(),
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
      loadSeconds,
      ...found,
    };
    await new Promise((done) => process.send?.(result, done));
  } finally {
    await session.stop();
  }
}

function inChild(name: string): Promise<Measured> {
  return new Promise((done, fail) => {
    let result: Measured | null = null;
    const child = fork(process.argv[1] as string, [...process.argv.slice(2), '--participant', name]);
    child.on('message', (message) => {
      result = message as Measured;
    });
    child.on('exit', (code) =>
      code === 0 && result ? done(result) : fail(new Error(`${name} failed, see above`)),
    );
  });
}

async function main(): Promise<void> {
  const names = chosen('peers', Object.keys(participants));
  await generate(dir as string, size, process.cwd());
  prepared(dir as string, size);
  const results: Record<string, Measured> = {};
  for (const name of names) {
    console.log(name);
    const began = performance.now();
    results[name] = await inChild(name);
    console.log(`  ${((performance.now() - began) / 1000).toFixed(0)} s in all`);
  }
  report(size, results);
}

const name = argument('participant');
await (name ? take(name) : main());
