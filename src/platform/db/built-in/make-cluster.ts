import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { as, DATABASE, type Place } from './place.ts';
import { StartError } from './start-error.ts';

const execFileAsync = promisify(execFile);

/** Made beside its final place and renamed, so that a kill in the middle leaves nothing that looks finished. */
export async function makeCluster(at: Place): Promise<void> {
  const parent = dirname(at.cluster);
  // Other data directories have their clusters in the same system place, and may be made at the same time.
  const own = `.${basename(at.cluster)}-`;
  for (const name of readdirSync(parent))
    if (name.startsWith(own)) rmSync(join(parent, name), { recursive: true, force: true });
  const stage = join(parent, `${own}${process.pid}`);
  const fresh = join(stage, 'postgres');
  const passwordFile = join(stage, 'password');
  mkdirSync(stage, { mode: 0o755 });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, at.password, { mode: 0o600 });
  if (at.user) for (const path of [fresh, passwordFile]) chownSync(path, at.user.uid, at.user.gid);
  try {
    await execFileAsync(
      join(at.bin, 'initdb'),
      [
        ...['-D', fresh, '-U', DATABASE, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ],
      { ...as(at.user), cwd: parent, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } },
    );
    if (existsSync(at.cluster)) rmSync(at.cluster, { recursive: true });
    renameSync(fresh, at.cluster);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new StartError(`The built-in database could not be created in ${at.cluster}: ${stderr || message}`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
