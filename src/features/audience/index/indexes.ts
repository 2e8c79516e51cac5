/**
 * The indexes of this process: loaded at the start or when first asked for, brought up to the position that a reader
 * needs, stored now and then, recounted steadily, dropped when memory is short and nobody asks for them, built again
 * when the workspace's epoch changes or somebody wants it.
 */

import { onTold, type Told } from '#features/tags';
import { inSlices } from '#kernel';
import type { Db } from '#platform/db';
import { committedPosition, type Positions } from '#platform/feed';
import { type Log, metrics } from '#platform/telemetry';
import { Auditor, ROUND_EVERY_MS } from './auditor.ts';
import { checkOf } from './check-sql.ts';
import { applyTold, catchUp } from './follow.ts';
import { beyond, forgetMeasures, type Held, isWorthStoring, measure } from './held.ts';
import { load } from './load.ts';
import { recentlyUsed, writeSnapshot } from './snapshot-store.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** How often other processes' changes are looked for. */
const POLL_MS = 500;
/** Following so many changes takes a start some 100 ms; a snapshot is written when there are more. */
const STORE_AFTER_CHANGES = 100_000;
/** Between two snapshots, so that a long import is not slowed down by storing its halves. */
const STORE_EVERY_MS = 60_000;
/** A stop is worth a snapshot from here on. */
const STORE_AT_STOP_CHANGES = 10_000;
/** What is dropped is stored before, from here on. */
const STORE_AT_DROP_CHANGES = 1000;
const STOP_WITHIN_MS = 5000;
const STORE_WITHIN_MS = 10 * 60_000;
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
  readonly #budget: number;
  readonly #auditor: Auditor;
  #audit: NodeJS.Timeout | null = null;
  /** Of what runs in the background and must end before the database goes away. */
  #auditing: Promise<void> = Promise.resolve();
  #fitting = false;
  readonly #renewing = new Set<number>();

  /** `budget`: bytes of memory for all indexes together; what is in use may take more. */
  constructor(db: Db, positions: Positions, log: Log, budget = Number.POSITIVE_INFINITY) {
    this.#db = db;
    this.#positions = positions;
    this.#log = log;
    this.#budget = budget;
    this.#auditor = new Auditor(db, log, this);
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
    this.#audit = setInterval(() => {
      this.#auditing = this.#auditing
        .then(() => this.#auditor.round())
        .catch((error) => this.#log.debug({ err: error }, 'recount'));
    }, ROUND_EVERY_MS);
    this.#audit.unref();
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
    if (this.#audit) clearInterval(this.#audit);
    for (const stop of this.#unsubscribe) stop();
    await this.#auditing;
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
      held.usedAt = performance.now();
      const need = Math.max(this.#positions.latest(workspace), minPosition);
      if (held.index.position < need) await this.#follow(workspace, held, need);
      if (!held.replaced) return held.index;
    }
  }

  loaded(): readonly (readonly [workspace: number, index: WorkspaceIndex])[] {
    return [...this.#loaded].map(([workspace, { index }]) => [workspace, index]);
  }

  /** Makes parts of an index again from rows; the rest comes from where it was stored. */
  mend(workspace: number, parts: readonly string[]): Promise<void> {
    return this.#renew(workspace, parts);
  }

  /** Recounts the stretch of a workspace whose turn it is; answers with the parts that differed and were made again. */
  async check(workspace: number): Promise<readonly string[] | null> {
    return this.#auditor.check(workspace, await this.at(workspace));
  }

  /** Whether an index is being built again, beside the one that answers. */
  isRenewing(workspace: number): boolean {
    return this.#renewing.has(workspace);
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
    forgetMeasures(workspace);
  }

  async #load(workspace: number, distrusted: readonly string[] | 'all' = []): Promise<Held> {
    const began = performance.now();
    const { rebuildAsked } = await checkOf(this.#db, workspace);
    const { index, epoch, snapshotAt, whole } = await load(this.#db, workspace, this.#log, distrusted);
    const { bytes } = index;
    this.#positions.announce(workspace, index.position);
    const seconds = (performance.now() - began) / 1000;
    const from = snapshotAt === null ? 'rows' : 'snapshot';
    metrics.indexLoadSeconds.set({ workspace: String(workspace), from }, seconds);
    measure(workspace, index, index.position);
    metrics.indexBytes.set({ workspace: String(workspace) }, bytes);
    this.#log.info(
      { workspace, position: index.position, from, ms: Math.round(seconds * 1000), bytes },
      'index loaded',
    );
    const held: Held = {
      index,
      epoch,
      following: null,
      storedAt: whole ? snapshotAt : null,
      settled: inSlices(index.settle()),
      storing: null,
      storeAfter: 0,
      usedAt: performance.now(),
      bytes,
      rebuilt: rebuildAsked,
      replaced: false,
    };
    this.#loaded.set(workspace, held);
    return held;
  }

  /** A new index while the old one goes on to answer; then it takes its place, also where it was stored. */
  async #renew(workspace: number, distrusted: readonly string[] | 'all'): Promise<void> {
    if (this.#renewing.has(workspace)) return;
    this.#renewing.add(workspace);
    try {
      const old = this.#loaded.get(workspace);
      const held = await this.#load(workspace, distrusted);
      this.#held.set(workspace, Promise.resolve(held));
      if (old) {
        old.replaced = true;
        if (old.storedAt !== null) await this.#store(workspace, held, STORE_WITHIN_MS);
      }
    } finally {
      this.#renewing.delete(workspace);
    }
  }

  /** Drops the longest unused indexes until the others fit. What a reader still holds lives on until he is done. */
  async #fit(): Promise<void> {
    if (this.#fitting) return;
    this.#fitting = true;
    try {
      await this.#dropIdle(performance.now());
    } finally {
      this.#fitting = false;
    }
  }

  async #dropIdle(began: number): Promise<void> {
    for (const workspace of beyond(this.#loaded, this.#budget, began)) {
      const held = this.#loaded.get(workspace);
      if (!held) continue;
      // So that it is there again in a moment when somebody asks.
      if (isWorthStoring(held, STORE_AT_DROP_CHANGES)) await this.#store(workspace, held, STORE_WITHIN_MS);
      if (held.usedAt <= began && this.#loaded.get(workspace) === held) this.#drop(workspace);
    }
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
    await held.settled;
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
    const rows = await this.#db.many<{ id: number; position: number; epoch: number; rebuildAsked: number }>(
      `select w.id, w.position, w.epoch, coalesce(c.rebuild_asked, 0) as "rebuildAsked"
         from workspace w left join index_check c on c.workspace_id = w.id where w.id = any($1)`,
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
      if (held.rebuilt !== row.rebuildAsked) {
        void this.#renew(row.id, 'all').catch((error) => this.#log.warn({ err: error }, 'not built again'));
        continue;
      }
      this.#positions.announce(row.id, row.position);
      measure(row.id, held.index, this.#positions.latest(row.id));
      if (sizes) {
        held.bytes = held.index.bytes;
        metrics.indexBytes.set({ workspace: String(row.id) }, held.bytes);
      }
      const due = !held.storing && performance.now() > held.storeAfter;
      if (due && isWorthStoring(held, STORE_AFTER_CHANGES)) void this.#store(row.id, held, STORE_WITHIN_MS);
    }
    await this.#fit();
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
