/** `GET /wecom/status`: everything that tells whether the connection is well. */
import { type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { callbackLag } from '../callback/callback-sql.ts';
import type { wecomStatus as contract } from '../contract.ts';
import { remedyOf } from '../core/error-codes.ts';
import { tellFailure } from '../kept-failure.ts';
import { lastComparison } from '../mirror/comparison-sql.ts';
import { type DueCounts, readingCounts, writingCounts } from '../mirror/due-sql.ts';
import { countByStatus } from '../mirror/relation-sql.ts';
import { sharedLibrary, staysHere } from '../mirror/shared-library.ts';
import { connectionOf } from './connection-sql.ts';

/** Calls of one API of a corp in an hour (document 90312). */
const CALLS_AN_HOUR = 150_000;

type Status = OutputOf<typeof contract>;

const secondsSince = (from: Date | null, now: Date): number =>
  from === null ? 0 : Math.max(0, (now.getTime() - from.getTime()) / 1000);

const dueOf = ({ waiting, due, failed, oldest }: DueCounts, now: Date) => ({
  waiting,
  due,
  failed,
  lagSeconds: secondsSince(oldest, now),
});

export async function showStatus(ctx: Ctx): Promise<Status> {
  requireRight(ctx.actor, 'library:write');
  const { db, workspace, now } = ctx;
  const row = await connectionOf(db, workspace);
  const lag = await callbackLag(db, workspace);
  const relations = await countByStatus(db, workspace);
  const comparison = await lastComparison(db, workspace);
  return {
    connected: row !== null,
    paused: row?.paused ?? false,
    origin: row?.origin ?? null,
    corpId: row?.corp_id ?? null,
    calledAt: row?.called_at?.toISOString() ?? null,
    callbacks: {
      waiting: lag.waiting,
      lagSeconds: secondsSince(lag.oldest, now),
      setAside: lag.failed,
      lastFailure: tellFailure(lag.last_failure, ctx.language),
      lastReceivedAt: lag.last_received?.toISOString() ?? null,
    },
    readings: dueOf(await readingCounts(db, workspace, now), now),
    writings: dueOf(await writingCounts(db, workspace, now), now),
    relations: Object.fromEntries(relations.map(({ status, n }) => [status, n])),
    circuits: await openCircuits(ctx),
    usage: await usageOf(ctx),
    library: await libraryCounts(ctx),
    comparedAt: comparison?.finished_at?.toISOString() ?? null,
  };
}

async function openCircuits({ db, workspace, now }: Ctx): Promise<Status['circuits']> {
  const rows = await db.many<{ api: string; open_until: Date }>(
    'select api, open_until from wecom_circuit where workspace_id = $1 and open_until > $2 order by api',
    [workspace, now],
  );
  return rows.map((row) => ({ api: row.api, until: row.open_until.toISOString() }));
}

async function usageOf({ db, workspace, now, language }: Ctx): Promise<Status['usage']> {
  const rows = await db.many<{
    api: string;
    calls: number;
    failed: number;
    last_code: number | null;
    last_failed_at: Date | null;
  }>(
    `select api, calls, failed, last_code, last_failed_at from wecom_usage
      where workspace_id = $1 and hour = date_trunc('hour', $2::timestamptz) order by calls desc, api limit 50`,
    [workspace, now],
  );
  return rows.map((row) => ({
    api: row.api,
    calls: row.calls,
    limit: CALLS_AN_HOUR,
    failed: row.failed,
    lastCode: row.last_code,
    lastFailedAt: row.last_failed_at?.toISOString() ?? null,
    remedy: row.last_code === null ? null : remedyOf(row.last_code, language),
  }));
}

async function libraryCounts(ctx: Ctx): Promise<Status['library']> {
  const shared = await sharedLibrary(ctx.db, ctx.workspace);
  const here: Record<string, number> = {};
  for (const group of shared.library.groups.values())
    for (const tag of group.tags) {
      const reason = shared.byTag.has(tag.id) ? null : staysHere(tag, shared.writesTo(group.id));
      if (reason !== null) here[reason] = (here[reason] ?? 0) + 1;
    }
  const { n } = await ctx.db.one<{ n: number }>(
    'select count(*)::int as n from wecom_refused_tag where workspace_id = $1',
    [ctx.workspace],
  );
  const tags = shared.tags.filter((row) => row.deleted_at === null);
  return {
    groups: shared.groups.filter((row) => row.deleted_at === null).length,
    tags: tags.length,
    foreign: tags.filter((row) => !row.owned).length,
    here: n > 0 ? { ...here, refused: n } : here,
  };
}
