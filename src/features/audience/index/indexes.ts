/**
 * The indexes of this process: loaded at the start or when first asked for, brought up to the position that a reader
 * needs, stored now and then, thrown away and rebuilt when the workspace's epoch changes.
 */

import { onTold, type Told } from '#features/tags';
import type { Db } from '#platform/db';
import { committedPosition, type Positions } from '#platform/feed';
import { type Log, metrics } from '#platform/telemetry';
import { applyTold, catchUp } from './follow.ts';
import { load } from './load.ts';
import { recentlyUsed, writeSnapshot } from './snapshot-store.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface Held {
  index: WorkspaceIndex;
  epoch: number;
  /** The following that runs now; whoever needs more starts another after it. */
  following: Promise<void> | null;
  /** Position of the stored snapshot; null: none that this process knows of. */
  storedAt: number | null;
  storing: Promise<void> | null;
  /** When it may be stored again, on the clock of `performance.now`. */
  storeAfter: number;
  /** The rows are others now: whoever waits for it asks again. */
  replaced: boolean;
}

/** How often other processes' changes are looked for. */
const POLL_MS = 500;
/** Following so many changes takes a start some 100 ms; a snapshot is written when there are more. */
const STORE_AFTER_CHANGES = 100_000;
/** Between two snapshots, so that a long import is not slowed down by storing its halves. */
const STORE_EVERY_MS = 60_000;
/** A stop is worth a snapshot from here on. */
const STORE_AT_STOP_CHANGES = 10_000;
const STOP_WITHIN_MS = 5000;
const STORE_WITHIN_MS = 10 * 60_000;
/** What can be read from rows in a moment needs no snapshot. */
const WORTH_STORING_BYTES = 1_000_000;
/** With several workspaces those used so lately are loaded at the start. */
const RECENT_DAYS = 7;
const MOST_AT_START = 10;
/** The size of an index is summed up every so many polls. */
const SIZE_EVERY = 20;

export class Indexes {
  readonly #db: Db;
  readonly #positions: Positions;
  readonly #log: Log;
  readonly #held = new Map<number, Promise<Held>>();
  /** Those of `#held` that are loaded. */
  readonly #loaded = new Map<number, Held>();
  /** Workspaces that a start waits for; null until it is known which. */
  #awaited: Set<number> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: readonly (() => void)[] = [];
  #polls = 0;

  constructor(db: Db, positions: Positions, log: Log) {
    this.#db = db;
    this.#positions = positions;
    this.#log = log;
  }

  /** Loads what was in use lately, and follows in the background, so that a reader rarely waits. */
  start(): void {
    this.#unsubscribe = [
      onTold(this.#db, (told) => this.#hear(told)),
      this.#positions.onAdvance((workspace, position) => {
        const held = this.#loaded.get(workspace);
        // A failure shows when somebody reads; in the background the next change tries again.
        if (held) void this.#follow(workspace, held, position).catch(() => {});
      }),
    ];
    const poll = () => void this.#poll().catch((error) => this.#log.debug({ err: error }, 'poll'));
    poll();
    this.#timer = setInterval(poll, POLL_MS);
    this.#timer.unref();
  }

  /** Whether every index that a start loads is there. */
  get ready(): boolean {
    return this.#awaited !== null && this.#awaited.size === 0;
  }

  /** Waits until it is ready, but not longer than some milliseconds. */
  async whenReady(within: number): Promise<void> {
    const until = performance.now() + within;
    while (!this.ready && performance.now() < until) await new Promise((done) => setTimeout(done, 10));
  }

  /** Stops following; within five seconds stores what a start would otherwise have to read again. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    for (const stop of this.#unsubscribe) stop();
    const started = this.#timer !== null;
    this.#timer = null;
    if (!started) return;
    const until = performance.now() + STOP_WITHIN_MS;
    for (const [workspace, held] of this.#loaded)
      if (isWorthStoring(held, STORE_AT_STOP_CHANGES))
        await (held.storing ?? this.#store(workspace, held, until - performance.now()));
  }

  /**
   * The index, at least as new as every write that this process has answered, and as `minPosition` if that is given.
   * A position that was never committed is refused by the caller; here it is simply not waited for.
   */
  async at(workspace: number, minPosition = 0): Promise<WorkspaceIndex> {
    for (;;) {
      const held = await this.#hold(workspace);
      const need = Math.max(this.#positions.latest(workspace), minPosition);
      if (held.index.position < need) await this.#follow(workspace, held, need);
      if (!held.replaced) return held.index;
    }
  }

  /** Builds again, e.g. after a repair by hand. */
  async rebuild(workspace: number): Promise<WorkspaceIndex> {
    this.#drop(workspace);
    return (await this.#hold(workspace)).index;
  }

  /** Stores the index of a workspace now; answers whether it is stored. */
  async store(workspace: number): Promise<boolean> {
    const held = await this.#hold(workspace);
    await (held.storing ?? this.#store(workspace, held, STORE_WITHIN_MS));
    return held.storedAt === held.index.position;
  }

  /** A write of this process, without reading it back; anything else is left to following. */
  #hear(told: Told): void {
    const held = this.#loaded.get(told.workspace);
    if (held && !held.following && held.index.position === told.after) applyTold(held.index, told);
  }

  #hold(workspace: number): Promise<Held> {
    let held = this.#held.get(workspace);
    if (!held) {
      held = this.#load(workspace);
      this.#held.set(workspace, held);
      // A failed load is not kept: the next reader tries again.
      held.then(
        () => this.#awaited?.delete(workspace),
        () => this.#held.delete(workspace),
      );
    }
    return held;
  }

  #drop(workspace: number): void {
    const held = this.#loaded.get(workspace);
    if (held) held.replaced = true;
    this.#loaded.delete(workspace);
    this.#held.delete(workspace);
  }

  async #load(workspace: number): Promise<Held> {
    const began = performance.now();
    const { index, epoch, snapshotAt } = await load(this.#db, workspace, this.#log);
    this.#positions.announce(workspace, index.position);
    const seconds = (performance.now() - began) / 1000;
    const from = snapshotAt === null ? 'rows' : 'snapshot';
    metrics.indexLoadSeconds.set({ workspace: String(workspace), from }, seconds);
    measure(workspace, index, index.position);
    metrics.indexBytes.set({ workspace: String(workspace) }, index.bytes);
    this.#log.info(
      { workspace, position: index.position, from, ms: Math.round(seconds * 1000), bytes: index.bytes },
      'index loaded',
    );
    const held: Held = {
      index,
      epoch,
      following: null,
      storedAt: snapshotAt,
      storing: null,
      storeAfter: 0,
      replaced: false,
    };
    this.#loaded.set(workspace, held);
    return held;
  }

  async #follow(workspace: number, held: Held, need: number): Promise<void> {
    while (held.index.position < need && !held.replaced) {
      const before = held.index.position;
      held.following ??= this.#catchUp(workspace, held).finally(() => {
        held.following = null;
      });
      await held.following;
      measure(workspace, held.index, this.#positions.latest(workspace));
      // What this process heard of is committed, so only a position from elsewhere can be out of reach.
      if (held.index.position === before && (await committedPosition(this.#db, workspace)) <= before) return;
    }
  }

  async #catchUp(workspace: number, held: Held): Promise<void> {
    if ((await catchUp(this.#db, workspace, held.index, held.epoch)) === 'replaced')
      await this.#replace(workspace);
  }

  /** The rows are others now (restore, repair), or the workspace is gone. */
  async #replace(workspace: number): Promise<void> {
    this.#positions.reset(workspace, await committedPosition(this.#db, workspace));
    this.#drop(workspace);
    this.#log.warn({ workspace }, 'the database was replaced; building the index again');
  }

  /** Changes of other processes, new epochs, indexes that a start waits for, snapshots that are due. */
  async #poll(): Promise<void> {
    this.#awaited ??= new Set(await recentlyUsed(this.#db, RECENT_DAYS, MOST_AT_START));
    for (const workspace of this.#awaited)
      this.#hold(workspace).catch((error) => this.#log.warn({ err: error, workspace }, 'index not loaded'));
    const known = [...this.#loaded.keys()];
    if (known.length === 0) return;
    const rows = await this.#db.many<{ id: number; position: number; epoch: number }>(
      'select id, position, epoch from workspace where id = any($1)',
      [known],
    );
    for (const id of known) if (!rows.some((r) => r.id === id)) this.#drop(id);
    const sizes = ++this.#polls % SIZE_EVERY === 0;
    for (const row of rows) {
      const held = this.#loaded.get(row.id);
      if (!held) continue;
      if (held.epoch !== row.epoch) {
        await this.#replace(row.id);
        continue;
      }
      this.#positions.announce(row.id, row.position);
      measure(row.id, held.index, this.#positions.latest(row.id));
      if (sizes) metrics.indexBytes.set({ workspace: String(row.id) }, held.index.bytes);
      const due = !held.storing && performance.now() > held.storeAfter;
      if (due && isWorthStoring(held, STORE_AFTER_CHANGES)) void this.#store(row.id, held, STORE_WITHIN_MS);
    }
  }

  /** Never fails: a snapshot that was not stored only makes the next start slower. */
  async #store(workspace: number, held: Held, within: number): Promise<void> {
    const began = performance.now();
    held.storing = writeSnapshot(this.#db, workspace, held.index, { epoch: held.epoch, within })
      .then((at) => {
        held.storedAt = at ?? held.storedAt;
        this.#log.info({ workspace, at, ms: Math.round(performance.now() - began) }, 'index stored');
      })
      .catch((error) => this.#log.warn({ err: error, workspace }, 'the index could not be stored'))
      .finally(() => {
        held.storing = null;
        held.storeAfter = performance.now() + STORE_EVERY_MS;
      });
    await held.storing;
  }
}

function isWorthStoring({ index, storedAt }: Held, changes: number): boolean {
  return storedAt === null ? index.bytes > WORTH_STORING_BYTES : index.position - storedAt >= changes;
}

function measure(workspace: number, index: WorkspaceIndex, latest: number): void {
  const labels = { workspace: String(workspace) };
  metrics.indexPosition.set(labels, index.position);
  metrics.indexLag.set(labels, Math.max(0, latest - index.position));
}
