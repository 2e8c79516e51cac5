/**
 * What was measured, kept beside the documents: a run of some participants or claims replaces only what it measured, and
 * the report says of each when and at which commit that was.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { Measured } from './measure.ts';

export interface Results {
  readonly machine: string;
  readonly participants: Readonly<Record<string, Measured>>;
}

export const folder = join(process.cwd(), 'bench', 'results');

const machine = (): string =>
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;

function merged(old: Measured | undefined, now: Measured): Measured {
  if (!old) return now;
  const claims = { ...old.claims, ...now.claims };
  return {
    ...now,
    claims,
    bulk: now.bulk.length > 0 ? now.bulk : old.bulk,
    loadSeconds: now.loadSeconds ?? old.loadSeconds,
  };
}

/** What stands there from another machine is dropped: nothing may be mixed. */
export function keep(size: string, found: Readonly<Record<string, Measured>>): Results {
  const path = join(folder, `${size}.json`);
  const here = machine();
  const before: Results = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { machine: here, participants: {} };
  const old = before.machine === here ? before.participants : {};
  const participants = { ...old };
  for (const [name, now] of Object.entries(found)) participants[name] = merged(old[name], now);
  const results = { machine: here, participants };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, null, 1)}\n`);
  return results;
}
