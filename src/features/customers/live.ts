/**
 * Tells whoever looks at a customer that somebody changed him (U57), within a second or two in every process: writers of
 * this process announce positions, those of others are found by asking the database while somebody listens.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { journalSince } from '#features/events';
import { type AnyEndpoint, requireRight, SECOND, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Positions } from '#platform/feed';
import { eventStream, type Input } from '#platform/http';
import type { Log } from '#platform/telemetry';
import { findCustomers, needCustomer } from './find-customers.ts';
import type { TouchedSource } from './ports.ts';
import { touchedSince } from './state-sql.ts';

const LOOK_EVERY_MS = SECOND;
/** Changes that follow each other are told as one. */
const GATHER_MS = 100;

interface Watched {
  /** By ordinal. */
  readonly listeners: Map<number, Set<(position: number) => void>>;
  /** Up to here everything was told. */
  position: number;
  looking: boolean;
  again: boolean;
}

export class LiveCustomers {
  readonly #watched = new Map<number, Watched>();
  readonly #sources: readonly TouchedSource[];
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Db,
    private readonly log: Log,
    positions: Positions,
    sources: readonly TouchedSource[],
  ) {
    this.#sources = [touchedSince, journalSince, ...sources];
    positions.onAdvance((workspace) => {
      if (this.#watched.has(workspace)) setTimeout(() => void this.#look(workspace), GATHER_MS).unref();
    });
  }

  /** `position`: what the listener knows already. Answers with the way to stop. */
  watch(workspace: number, ordinal: number, position: number, told: (position: number) => void): () => void {
    const watched = this.#watched.get(workspace) ?? {
      listeners: new Map(),
      position,
      looking: false,
      again: false,
    };
    this.#watched.set(workspace, watched);
    // Others may be told once more; nobody misses anything.
    watched.position = Math.min(watched.position, position);
    const listeners = watched.listeners.get(ordinal) ?? new Set();
    watched.listeners.set(ordinal, listeners.add(told));
    this.#timer ??= setInterval(() => {
      for (const each of this.#watched.keys()) void this.#look(each);
    }, LOOK_EVERY_MS).unref();
    return () => {
      listeners.delete(told);
      if (listeners.size === 0 && watched.listeners.get(ordinal) === listeners)
        watched.listeners.delete(ordinal);
      if (watched.listeners.size === 0) this.#watched.delete(workspace);
      if (this.#watched.size === 0 && this.#timer) {
        clearInterval(this.#timer);
        this.#timer = null;
      }
    };
  }

  async #look(workspace: number): Promise<void> {
    const watched = this.#watched.get(workspace);
    if (!watched) return;
    if (watched.looking) {
      watched.again = true;
      return;
    }
    watched.looking = true;
    try {
      await this.#tell(workspace, watched);
    } catch (error) {
      // The database is away: the next look finds what happened meanwhile.
      this.log.debug({ err: error, workspace }, 'looking for changed customers failed');
    }
    watched.looking = false;
    if (!watched.again) return;
    watched.again = false;
    await this.#look(workspace);
  }

  async #tell(workspace: number, watched: Watched): Promise<void> {
    const after = watched.position;
    const { position } = await this.db.one<{ position: number }>(
      'select position from workspace where id = $1',
      [workspace],
    );
    if (position <= after) return;
    const ordinals = [...watched.listeners.keys()];
    const touched = new Set<number>();
    for (const source of this.#sources)
      for (const ordinal of await source(this.db, workspace, ordinals, after)) touched.add(ordinal);
    // Unless somebody who knows less began to listen meanwhile.
    if (watched.position === after) watched.position = position;
    for (const ordinal of touched) for (const told of watched.listeners.get(ordinal) ?? []) told(position);
  }
}

const STILL_THERE_MS = 5 * SECOND;

/**
 * The workspace's position whenever the customer changed, as server-sent events, beginning with the present one. Ends
 * with the client, with the right to see the customer, and when the server is about to close: a browser asks again.
 * Errors: `right.missing`, `customer.notFound`.
 */
export async function followCustomer(
  ctx: Ctx,
  live: LiveCustomers,
  key: string,
  {
    request,
    reply,
    closing,
    stillMay,
  }: Pick<Input<AnyEndpoint>, 'request' | 'reply' | 'closing' | 'stillMay'>,
): Promise<{ position: number }> {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const { position } = await db.one<{ position: number }>('select position from workspace where id = $1', [
    workspace,
  ]);
  const ordinal = await needCustomer(db, ctx, key);
  if (!request.headers.accept?.includes('text/event-stream')) return { position };
  const stream = eventStream(reply, closing);
  const say = (at: number) => stream.say({ position: at });
  const stop = live.watch(workspace, ordinal, position, say);
  say(position);
  try {
    for (;;) {
      await wait(STILL_THERE_MS, undefined, { signal: stream.end });
      const id = toId('customer', ordinal);
      if (!(await stillMay()) || (await findCustomers(db, ctx, [id])).size === 0) break;
      stream.stillThere();
    }
  } catch {
    // The client or the server went, or the database is away: the client asks again.
  }
  stop();
  stream.close();
  return undefined as never;
}
