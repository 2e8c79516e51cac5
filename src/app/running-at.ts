/**
 * Where the product of a data directory answers: written down when it opens its doors, so that `npm start -- doctor` in
 * another shell asks that address and not the port of its own environment.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#platform/settings';

const fileIn = (dataDir: string): string => join(dataDir, 'address');

/** Answers with what takes the note away again. A disk that is full does not keep the doors shut. */
export function noteAddress(dataDir: string, address: string): () => void {
  try {
    writeFileSync(fileIn(dataDir), address);
  } catch {}
  return () => rmSync(fileIn(dataDir), { force: true });
}

function notedAddress(dataDir: string): string | null {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** `http://127.0.0.1:8080` */
export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const PATIENCE_MS = 3000;

async function status(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body = (await answer.json()) as { status?: unknown };
    return typeof body.status === 'string' ? body.status : null;
  } catch {
    return null;
  }
}

/** The product that runs already, and whether it is `ready` or what it waits for; null: none answers. */
export async function runningAt(settings: Settings): Promise<{ address: string; state: string } | null> {
  const noted = notedAddress(settings.dataDir);
  for (const address of [...(noted ? [noted] : []), addressOf(settings.host, settings.port)]) {
    if ((await status(`${address}/healthz`)) !== 'up') continue;
    return { address, state: (await status(`${address}/readyz`)) ?? 'unknown' };
  }
  return null;
}
