/** Programs from Debian's packages, run below the data directory on a free port of the loopback, stopped by their pid. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a program is. Error: when Debian's package is not installed. */
export function programPath(name: string): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is not installed. Run bench/engines/install.sh`);
  return found;
}

export interface Server {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts it and waits until `answers` does. Error: the end of its log when it ends before. */
export async function startServer(
  command: string,
  args: readonly string[],
  log: string,
  answers: () => Promise<boolean>,
): Promise<Server> {
  const file = openSync(log, 'a');
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', file, file] });
  closeSync(file);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const until = Date.now() + 120_000;
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${command} does not answer:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await wait(50);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
