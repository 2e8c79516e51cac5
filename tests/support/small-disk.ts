/** A disk of a few megabytes that a test can fill up and empty again. Linux, and root: only root may mount one. */
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly path: string;
  /** Writes a file over everything that is free, but for so many bytes. */
  fill(leave: number): void;
  /** Removes that file. */
  empty(): void;
  remove(): void;
}

const MEGABYTE = 1024 * 1024;

/** What keeps a test from having one; null: nothing. */
export const noSmallDisk: string | null =
  process.platform !== 'linux'
    ? 'needs Linux'
    : process.getuid?.() !== 0
      ? 'needs root, to mount a small disk'
      : null;

export function smallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'baizigui-disk-'));
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path]);
  chmodSync(path, 0o755);
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: (leave) => {
      const { bavail, bsize } = statfsSync(path);
      const file = openSync(ballast, 'a');
      try {
        for (let left = bavail * bsize - leave; left > 0; left -= MEGABYTE)
          writeSync(file, Buffer.alloc(Math.min(left, MEGABYTE)));
      } catch (error) {
        // Somebody else took the last of it: full all the same.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('/bin/umount', ['--lazy', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
