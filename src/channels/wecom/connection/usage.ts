/** How often each API was called in each hour (the quota of the status page), counted in memory and written now and then. */
import type { Db, Queryable } from '#platform/db';

export interface CountedCall {
  readonly api: string;
  /** WeCom's errcode; 0 is success, null: no answer. */
  readonly code: number | null;
}

interface Tally {
  calls: number;
  failed: number;
  lastCode: number | null;
  lastFailedAt: Date | null;
}

const HOUR = 3_600_000;
/** Errcode under which calls without an answer are kept. */
const NO_ANSWER = -2;

/** Days that counts of calls are kept. */
const KEPT_DAYS = 30;

/** Of all workspaces. */
export const forgetOldUsage = (db: Queryable, now: Date) =>
  db.run(`delete from wecom_usage where hour < $1::timestamptz - interval '${KEPT_DAYS} days'`, [now]);

export class UsageTally {
  readonly #counts = new Map<string, Tally>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: () => Date,
  ) {}

  count(workspace: number, { api, code }: CountedCall): void {
    const now = this.clock();
    const key = JSON.stringify([workspace, Math.floor(now.getTime() / HOUR) * HOUR, api]);
    const tally = this.#counts.get(key) ?? { calls: 0, failed: 0, lastCode: null, lastFailedAt: null };
    tally.calls++;
    if (code !== 0) {
      tally.failed++;
      tally.lastCode = code ?? NO_ANSWER;
      tally.lastFailedAt = now;
    }
    this.#counts.set(key, tally);
    this.#timer ??= setTimeout(() => void this.write().catch(() => {}), 2000).unref();
  }

  /** Writes what was counted; of a connection that is gone meanwhile nothing is kept. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = [...this.#counts];
    this.#counts.clear();
    if (counted.length === 0) return;
    const keys = counted.map(([key]) => JSON.parse(key) as [number, number, string]);
    const tallies = counted.map(([, tally]) => tally);
    await this.db.run(
      `insert into wecom_usage (workspace_id, hour, api, calls, failed, last_code, last_failed_at)
       select u.* from unnest($1::int[], $2::timestamptz[], $3::text[], $4::int[], $5::int[], $6::int[], $7::timestamptz[])
                  as u (workspace_id, hour, api, calls, failed, last_code, last_failed_at)
         join wecom_connection c using (workspace_id)
       on conflict (workspace_id, hour, api) do update
          set calls = wecom_usage.calls + excluded.calls, failed = wecom_usage.failed + excluded.failed,
              last_code = coalesce(excluded.last_code, wecom_usage.last_code),
              last_failed_at = coalesce(excluded.last_failed_at, wecom_usage.last_failed_at)`,
      [
        keys.map(([workspace]) => workspace),
        keys.map(([, hour]) => new Date(hour)),
        keys.map(([, , api]) => api),
        tallies.map((tally) => tally.calls),
        tallies.map((tally) => tally.failed),
        tallies.map((tally) => tally.lastCode),
        tallies.map((tally) => tally.lastFailedAt),
      ],
    );
  }
}
