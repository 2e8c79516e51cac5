/** The product as a process of its own: start, watch its memory, stop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const KEY = 'bench-key-0123456789-0123456789-0123456789';

export interface Program {
  readonly child: ChildProcess;
  readonly port: number;
  /** From the start of the process to the first 200 of /readyz, in milliseconds. */
  readonly readyMs: number;
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

/** `env`: settings besides those that every bench has. */
export async function startProgram(dir: string, env: Record<string, string> = {}): Promise<Program> {
  const port = await freePort();
  const began = performance.now();
  const options = (process.env.SERVER_NODE_OPTIONS ?? '').split(' ').filter((part) => part !== '');
  // As `npm start` does.
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=64', ...options, join(import.meta.dirname, 'server.mjs')],
    {
      env: {
        PATH: process.env.PATH ?? '',
        BAIZIGUI_DATA: dir,
        BAIZIGUI_API_KEY: KEY,
        PORT: String(port),
        LOG_LEVEL: 'info',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  child.stdout?.on('data', (text: Buffer) => {
    for (const line of text.toString().split('\n'))
      if (/index (loaded|stored)|"level":[456]0/.test(line)) console.log(`  ${line.slice(0, 300)}`);
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error('the product ended');
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200) break;
    } catch {
      // not listening yet
    }
    await wait(10);
  }
  return { child, port, readyMs: performance.now() - began };
}

export async function stopProgram({ child }: Program, signal: NodeJS.Signals): Promise<number> {
  const began = performance.now();
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
  return performance.now() - began;
}

/** Resident memory of the process alone, now and at most so far, in MB (Linux). */
export function memoryOf({ child }: Program): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { now: (kilobytes('VmRSS') * 1024) / 1e6, most: (kilobytes('VmHWM') * 1024) / 1e6 };
}

/** Processor time of the process so far, in milliseconds (Linux, in steps of 10). */
export function cpuOf({ child }: Program): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
