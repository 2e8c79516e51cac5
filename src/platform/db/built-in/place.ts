/** Where the cluster of a data directory lies, as whom it runs, and how it is reached. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, type RunAs, reachable, runAs, SYSTEM_PLACE } from './binaries.ts';

export const DATABASE = 'baizigui';

export interface Place {
  readonly cluster: string;
  readonly log: string;
  readonly bin: string;
  readonly user: RunAs | null;
  readonly password: string;
}

/** The folder of the cluster: below the data directory, or in a system place when only root can enter that one. */
function clusterFolder(dataDir: string, user: RunAs | null): string {
  const pointer = join(dataDir, 'postgres.location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  const inside = join(dataDir, 'postgres');
  if (!user || existsSync(join(inside, 'PG_VERSION')) || reachable(dataDir, user)) return inside;
  const outside = join(SYSTEM_PLACE, randomBytes(6).toString('hex'));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, outside);
  return outside;
}

/** Makes the password where there is none yet; another start may do so at the same time. */
export function place(dataDir: string): Place {
  const user = runAs();
  mkdirSync(dataDir, { recursive: true });
  const cluster = clusterFolder(dataDir, user);
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return {
    cluster,
    log: join(dataDir, 'postgres.log'),
    bin: binaries(user),
    user,
    password: readFileSync(file, 'utf8').trim(),
  };
}

export const as = (user: RunAs | null) => (user ? { uid: user.uid, gid: user.gid } : {});

export const urlOf = (at: Place, port: number, database: string) =>
  `postgres://${DATABASE}:${at.password}@127.0.0.1:${port}/${database}`;
