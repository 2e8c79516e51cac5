/** The built program as a process of its own, for tests that kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const PROGRAM_KEY = 'program-test-key-0123456789-0123456789';

export interface Program {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it wrote so far, to both outputs. */
  printed(): string;
}

/** Runs it and waits for its address; rejects with all it printed when it ends before. */
export function runProgram(
  dataDir: string,
  env: Record<string, string> = {},
  /** The largest file that it may write, in KiB. */
  limits: { readonly fileKib?: number } = {},
): Promise<Program> {
  const main = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');
  const [command = '', ...args] =
    limits.fileKib === undefined
      ? [process.execPath, main]
      : // POSIX counts in blocks of 512 bytes.
        ['/bin/sh', '-c', `ulimit -f ${2 * limits.fileKib} && exec "$0" "$1"`, process.execPath, main];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH ?? '',
      BAIZIGUI_DATA: dataDir,
      PORT: '0',
      BAIZIGUI_API_KEY: PROGRAM_KEY,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((done, fail) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (address) done({ child, address, printed: () => printed });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => fail(new Error(printed)));
  });
}

export const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

export async function kill(program: Program, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  program.child.kill(signal);
  await ended(program.child);
}

export async function askProgram(
  program: Program,
  method: string,
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
): Promise<{ status: number; body: any }> {
  const response = await fetch(`${program.address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${PROGRAM_KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}
