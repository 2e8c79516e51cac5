/** Which process the doctor takes for the product of a data directory. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSettings } from '#platform/settings';
import { addressOf, noteAddress, runningAt } from './running-at.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-running-'));
const note = join(dataDir, 'address');
const id = randomUUID();
const installation = createServer((request, response) =>
  response.end(JSON.stringify(request.url === '/healthz' ? { status: 'up', id } : { status: 'ready' })),
);
await new Promise<void>((done) => installation.listen(0, '127.0.0.1', done));
const { port } = installation.address() as AddressInfo;
const address = addressOf('127.0.0.1', port);
const settings = readSettings({ BAIZIGUI_DATA: dataDir, PORT: String(port) });
afterAll(() => {
  installation.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('the process that answers with the id of the note is the product; another installation is not', async () => {
  expect(await runningAt(settings)).toBeNull();
  const forget = noteAddress(dataDir, { address, id });
  expect(await runningAt(settings)).toEqual({ address, state: 'ready' });
  forget();
  noteAddress(dataDir, { address, id: randomUUID() });
  expect(await runningAt(settings)).toBeNull();
  writeFileSync(note, address);
  expect(await runningAt(settings)).toBeNull();
});

it('of two processes with one data directory each takes away only its own note', async () => {
  const first = noteAddress(dataDir, { address: addressOf('127.0.0.1', 1), id: randomUUID() });
  const second = noteAddress(dataDir, { address, id });
  first();
  expect(await runningAt(settings)).toEqual({ address, state: 'ready' });
  second();
  expect(existsSync(note)).toBe(false);
});

it('a note that can be neither written nor taken away stops nobody', () => {
  mkdirSync(join(note, 'inside'), { recursive: true });
  const forget = noteAddress(dataDir, { address, id });
  expect(forget).not.toThrow();
  rmSync(note, { recursive: true });
});
