/** What the built-in server is told at its start. */
import { existsSync, readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';

const MB = 2 ** 20;

/** An eighth of the memory within these bounds: what bulk writes and steps of rules touch, again and again. */
const sharedBuffers = (memory: number): string =>
  `${Math.floor(Math.min(Math.max(memory / 8, 128 * MB), 4096 * MB) / MB)}MB`;

/** That of the machine, or what a container may take of it. */
const memoryHere = (): number =>
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: sharedBuffers(memoryHere()),
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // These programs know only pglz, which costs a bulk write more time than the bytes it saves.
  wal_compression: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
};

/** What was in the cache is read into it again after a restart, when the server's files have what that needs. */
export function prewarming(at: Place): Readonly<Record<string, string>> {
  const libraries = join(at.bin, '..', 'lib', 'postgresql');
  const has = existsSync(libraries) && readdirSync(libraries).some((name) => name.startsWith('pg_prewarm.'));
  return has ? { shared_preload_libraries: 'pg_prewarm' } : {};
}
