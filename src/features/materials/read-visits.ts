/** Who read a material, how far, and who reads now. */
import { setTimeout as wait } from 'node:timers/promises';
import { findCustomers, namedCustomers } from '#features/customers';
import { staffNames } from '#features/staff';
import {
  type AnyEndpoint,
  DAY,
  type OutputOf,
  type QueryOf,
  READS_NOW_MS,
  requireRight,
  SECOND,
  tenths,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import { eventStream, fromCursor, type Input, isPlace, pageOf } from '#platform/http';
import type { readingCurve as curveContract, listVisits as listContract, ReadingNow } from './contract.ts';
import { onlyOf } from './parts.ts';
import { COUNTED_DAYS, needMaterial } from './show-material.ts';
import { listVisitRows, reachedSteps, visitsNow } from './visit-reading-sql.ts';

/** Names of the customers among these whom the caller sees, by ordinal. */
export async function visibleNames(ctx: Ctx, ordinals: readonly number[]) {
  const wanted = [...new Set(ordinals)];
  const visible = await findCustomers(
    ctx.db,
    ctx,
    wanted.map((one) => toId('customer', one)),
  );
  const names = await namedCustomers(ctx.db, ctx.workspace, [...new Set(visible.values())]);
  return (ordinal: number | null) => {
    const found = ordinal === null ? undefined : visible.get(toId('customer', ordinal));
    const named = found === undefined ? undefined : names.get(found);
    return named ? { id: toId('customer', named.ordinal), name: named.name } : null;
  };
}

/** Errors: `right.missing`, `material.notFound`. */
export async function listVisits(
  ctx: Ctx,
  ref: string,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'customers:read');
  const material = await needMaterial(ctx.db, ctx, ref);
  const before = fromCursor(query.cursor, isPlace);
  const { db, workspace } = ctx;
  const found = await listVisitRows(db, workspace, material.id, onlyOf(ctx), before, query.limit + 1);
  const { page, nextCursor } = pageOf(found.rows, query.limit, (last) => last.id);
  const [named, staff] = await Promise.all([
    visibleNames(
      ctx,
      page.flatMap((row) => [row.customer, row.sharer]).filter((one) => one !== null),
    ),
    staffNames(db, workspace, [...new Set(page.flatMap((row) => row.staff_id ?? []))]),
  ]);
  return {
    items: page.map((row) => ({
      id: toId('visit', row.id),
      customer: named(row.customer),
      staff:
        row.staff_id === null
          ? null
          : { id: toId('staff', row.staff_id), name: staff.get(row.staff_id) ?? '' },
      began: row.began_at.toISOString(),
      seconds: tenths(row.seconds),
      depth: row.depth,
      reached: row.seconds >= material.threshold_s,
      sharedBy: named(row.sharer),
      passedOn: row.shared_from !== null,
      shared: row.shared,
    })),
    nextCursor,
    total: found.total,
  };
}

const tens = (most: number): number[] => Array.from({ length: most }, (_, i) => (i + 1) * 10);

/** Errors: `right.missing`, `material.notFound`. */
export async function readingCurve(ctx: Ctx, ref: string): Promise<OutputOf<typeof curveContract>> {
  requireRight(ctx.actor, 'library:read');
  const { id } = await needMaterial(ctx.db, ctx, ref);
  const since = new Date(ctx.now.getTime() - COUNTED_DAYS * DAY);
  const steps = (column: 'seconds' | 'depth', at: readonly number[]) =>
    reachedSteps(ctx.db, ctx.workspace, id, since, column, at);
  const [seconds, depth] = await Promise.all([steps('seconds', [0, ...tens(18)]), steps('depth', tens(10))]);
  return { visits: seconds[0]?.visits ?? 0, seconds: seconds.slice(1), depth };
}

/** Errors: `right.missing`. */
export async function whoReadsNow(ctx: Ctx, now: Date): Promise<ReadingNow> {
  requireRight(ctx.actor, 'customers:read');
  const rows = await visitsNow(ctx.db, ctx.workspace, new Date(now.getTime() - READS_NOW_MS), onlyOf(ctx));
  const [named, staff] = await Promise.all([
    visibleNames(
      ctx,
      rows.flatMap((row) => row.customer ?? []),
    ),
    staffNames(ctx.db, ctx.workspace, [...new Set(rows.flatMap((row) => row.staff_id ?? []))]),
  ]);
  return {
    items: rows.map((row) => ({
      visit: toId('visit', row.id),
      material: { id: toId('material', row.material_id), name: row.material },
      customer: named(row.customer),
      staff:
        row.staff_id === null
          ? null
          : { id: toId('staff', row.staff_id), name: staff.get(row.staff_id) ?? '' },
      seconds: Math.floor(row.seconds),
      passedOn: row.shared_from !== null,
    })),
  };
}

const LOOK_EVERY_MS = 3 * SECOND;

/**
 * The same as server-sent events, whenever it is another than before. Ends with the client, with the right, and when the
 * server is about to close: a browser asks again.
 */
export async function followReaders(
  ctx: Ctx,
  clock: () => Date,
  {
    request,
    reply,
    closing,
    stillMay,
  }: Pick<Input<AnyEndpoint>, 'request' | 'reply' | 'closing' | 'stillMay'>,
): Promise<ReadingNow> {
  const first = await whoReadsNow(ctx, clock());
  if (!request.headers.accept?.includes('text/event-stream')) return first;
  const stream = eventStream(reply, closing);
  try {
    for (let said = '', now = first; ; now = await whoReadsNow(ctx, clock())) {
      const text = JSON.stringify(now);
      if (text === said) stream.stillThere();
      else stream.say(now);
      said = text;
      await wait(LOOK_EVERY_MS, undefined, { signal: stream.end });
      if (!(await stillMay())) break;
    }
  } catch {
    // The client or the server went, or the database is away: the client asks again.
  }
  stream.close();
  return undefined as never;
}
