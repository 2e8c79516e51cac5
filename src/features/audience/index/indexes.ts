/**
 * The indexes of this process: loaded when first asked for, brought up to the position that a reader needs, thrown
 * away and rebuilt when the workspace's epoch changes.
 */

import type { Db } from '#platform/db';
import { committedPosition, type Positions } from '#platform/feed';
import { type Log, metrics } from '#platform/telemetry';
import { catchUp, load } from './load.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface Held {
  index: WorkspaceIndex;
  epoch: number;
  /** The following that runs now; whoever needs more starts another after it. */
  following: Promise<void> | null;
}

/** How often other processes' changes are looked for. */
const POLL_MS = 500;

export class Indexes {
  readonly #db: Db;
  readonly #positions: Positions;
  readonly #log: Log;
  readonly #held = new Map<number, Promise<Held>>();
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(db: Db, positions: Positions, log: Log) {
    this.#db = db;
    this.#positions = positions;
    this.#log = log;
  }

  /** Follows in the background, so that a reader rarely waits. */
  start(): void {
    this.#unsubscribe = this.#positions.onAdvance((workspace, position) => {
      const held = this.#held.get(workspace);
      // A failure shows when somebody reads; in the background the next change tries again.
      if (held) void held.then((h) => this.#follow(workspace, h, position)).catch(() => {});
    });
    this.#timer = setInterval(
      () => void this.#poll().catch((error) => this.#log.debug({ err: error }, 'poll')),
      POLL_MS,
    );
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#unsubscribe?.();
  }

  /**
   * The index, at least as new as every write that this process has answered, and as `minPosition` if that is given.
   * A position that was never committed is refused by the caller; here it is simply not waited for.
   */
  async at(workspace: number, minPosition = 0): Promise<WorkspaceIndex> {
    const held = await this.#hold(workspace);
    const need = Math.max(this.#positions.latest(workspace), minPosition);
    if (held.index.position < need) await this.#follow(workspace, held, need);
    return held.index;
  }

  /** Builds again from rows, e.g. after a repair by hand. */
  async rebuild(workspace: number): Promise<WorkspaceIndex> {
    this.#held.delete(workspace);
    return (await this.#hold(workspace)).index;
  }

  #hold(workspace: number): Promise<Held> {
    let held = this.#held.get(workspace);
    if (!held) {
      const began = performance.now();
      held = load(this.#db, workspace).then(({ index, epoch }) => {
        this.#positions.announce(workspace, index.position);
        this.#log.info(
          { workspace, position: index.position, ms: Math.round(performance.now() - began) },
          'index loaded',
        );
        return { index, epoch, following: null };
      });
      // A failed load is not kept: the next reader tries again.
      held.catch(() => this.#held.delete(workspace));
      this.#held.set(workspace, held);
    }
    return held;
  }

  async #follow(workspace: number, held: Held, need: number): Promise<void> {
    while (held.index.position < need) {
      const before = held.index.position;
      held.following ??= catchUp(this.#db, workspace, held.index).finally(() => {
        held.following = null;
      });
      await held.following;
      metrics.indexPosition.set({ workspace: String(workspace) }, held.index.position);
      // What this process heard of is committed, so only a position from elsewhere can be out of reach.
      if (held.index.position === before && (await committedPosition(this.#db, workspace)) <= before) return;
    }
  }

  /** Changes of other processes, and new epochs (restore, repair). */
  async #poll(): Promise<void> {
    const known = [...this.#held.keys()];
    if (known.length === 0) return;
    const rows = await this.#db.many<{ id: number; position: number; epoch: number }>(
      'select id, position, epoch from workspace where id = any($1)',
      [known],
    );
    for (const row of rows) {
      const held = await this.#held.get(row.id)?.catch(() => null);
      if (!held) continue;
      if (held.epoch !== row.epoch) {
        this.#positions.reset(row.id, row.position);
        this.#held.delete(row.id);
        this.#log.warn({ workspace: row.id }, 'the database was replaced; building the index again');
      } else this.#positions.announce(row.id, row.position);
    }
    for (const id of known) if (!rows.some((r) => r.id === id)) this.#held.delete(id);
  }
}
