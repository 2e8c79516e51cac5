// The oldest PostgreSQL that is supported, where one is installed: folder of its programs, and what it says it is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
  '/Applications/Postgres.app/Contents/Versions/15/bin',
];

/** Null: there is none. `POSTGRES15_BIN` names another folder; it must hold a server. */
export function postgres15() {
  const given = process.env.POSTGRES15_BIN;
  const bin =
    given ?? PLACES.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
  if (bin === undefined) return null;
  const { stdout, status } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`POSTGRES15_BIN: no PostgreSQL server in ${bin}`);
  const version = /\d+(\.\d+)*/.exec(stdout)?.[0];
  return { bin, version: `PostgreSQL ${version}` };
}
