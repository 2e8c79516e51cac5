/**
 * The steady recount: every few seconds some customers of one loaded index, in turn, so that the work stays the same
 * however many there are. What differs is told (metric, log, `index_check`) and made again.
 */
import type { Db } from '#platform/db';
import { type Log, metrics } from '#platform/telemetry';
import { checkOf, keepCheck } from './check-sql.ts';
import { recount } from './recount.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Customers a round: the index is looked at for some milliseconds, the database for some ten. */
const PER_ROUND = 1000;
export const ROUND_EVERY_MS = 10_000;

export interface Audited {
  /** The indexes that are loaded here, with those nobody asked for in between. */
  loaded(): readonly (readonly [workspace: number, index: WorkspaceIndex])[];
  /** Makes parts of an index again from rows. */
  mend(workspace: number, parts: readonly string[]): Promise<void>;
}

export class Auditor {
  readonly #db: Db;
  readonly #log: Log;
  readonly #indexes: Audited;
  #last = 0;

  constructor(db: Db, log: Log, indexes: Audited) {
    this.#db = db;
    this.#log = log;
    this.#indexes = indexes;
  }

  /** One round, of the workspace whose turn it is. */
  async round(): Promise<void> {
    const loaded = [...this.#indexes.loaded()].sort(([a], [b]) => a - b);
    const next = loaded.find(([workspace]) => workspace > this.#last) ?? loaded[0];
    if (!next) return;
    this.#last = next[0];
    await this.check(...next);
  }

  /** Recounts the stretch whose turn it is; answers with the parts that differ, null when nothing could be compared. */
  async check(workspace: number, index: WorkspaceIndex): Promise<readonly string[] | null> {
    const { next } = await checkOf(this.#db, workspace);
    const last = Math.max(index.alive.maximum ?? 0, 1);
    const from = next > last ? 1 : next;
    // Beyond the last living one, too: nobody should be there.
    const to = from + PER_ROUND - 1;
    const drifted = await recount(this.#db, workspace, index, { from, to });
    if (drifted === null) return null;
    await keepCheck(this.#db, workspace, { next: to + 1, checked: Math.min(to, last) - from + 1, drifted });
    metrics.indexChecked.inc({ workspace: String(workspace) }, PER_ROUND);
    if (drifted.length > 0) {
      metrics.indexDrift.inc({ workspace: String(workspace) }, drifted.length);
      this.#log.error({ workspace, from, to, parts: drifted }, 'the audience index differs from the rows');
      await this.#indexes.mend(workspace, drifted);
    }
    return drifted;
  }
}
