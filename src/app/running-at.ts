/**
 * Where the product of a data directory answers: written down when it opens its doors, so that `npm start -- doctor` in
 * another shell asks that address and not the port of its own environment.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#platform/settings';

/** The address, and the id that the process behind it answers with: another installation may have the port by now. */
interface Note {
  readonly address: string;
  readonly id: string;
}

const fileIn = (dataDir: string): string => join(dataDir, 'address');

/**
 * Answers with what takes the note away again, if it still is its own: with DATABASE_URL several processes may share a
 * data directory. A disk that is full or read-only keeps the doors neither shut nor open.
 */
export function noteAddress(dataDir: string, { address, id }: Note): () => void {
  try {
    writeFileSync(fileIn(dataDir), `${address}\n${id}\n`);
  } catch {}
  return () => {
    if (notedAddress(dataDir)?.id !== id) return;
    try {
      rmSync(fileIn(dataDir), { force: true });
    } catch {}
  };
}

function notedAddress(dataDir: string): Note | null {
  try {
    const [address, id] = readFileSync(fileIn(dataDir), 'utf8').split('\n');
    return address && id ? { address, id } : null;
  } catch {
    return null;
  }
}

/** `http://127.0.0.1:8080` */
export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const PATIENCE_MS = 3000;

/** What an address of the health check answers; null: nothing that can be read. */
async function healthAt(url: string): Promise<{ status?: unknown; id?: unknown } | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body: unknown = await answer.json();
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}

/** The product of this data directory that runs already, and whether it is `ready` or what it waits for; null: none answers. */
export async function runningAt({ dataDir }: Settings): Promise<{ address: string; state: string } | null> {
  const noted = notedAddress(dataDir);
  if (noted === null) return null;
  const { address, id } = noted;
  if ((await healthAt(`${address}/healthz`))?.id !== id) return null;
  const state = (await healthAt(`${address}/readyz`))?.status;
  return { address, state: typeof state === 'string' ? state : 'unknown' };
}
