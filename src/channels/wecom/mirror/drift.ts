/** `GET /wecom/drift`: the last comparison. */
import { type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isPlace, pageOf } from '#platform/http';
import type { listDrift as contract } from '../contract.ts';
import type { SharedTag } from '../core/pair-tags.ts';
import { tellFailure } from '../kept-failure.ts';
import { countDifferences, type DifferenceRow, differencePage, lastComparison } from './comparison-sql.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

type Drift = OutputOf<typeof contract>;

export async function listDrift(ctx: Ctx, query: QueryOf<typeof contract>): Promise<Drift> {
  requireRight(ctx.actor, 'library:write');
  const { db, workspace } = ctx;
  const after = fromCursor(query.cursor, isPlace) ?? 0;
  const comparison = await lastComparison(db, workspace);
  if (!comparison) return NONE;
  const counts = await countDifferences(db, workspace, comparison.id);
  const kinds = [...new Set(counts.map((one) => one.kind))];
  const sum = (kind: string | undefined, open: boolean | undefined) =>
    counts
      .filter((one) => (kind === undefined || one.kind === kind) && (open === undefined || one.open === open))
      .reduce((total, one) => total + one.n, 0);
  const filter = { kind: query.kind ?? null, open: query.open ?? null };
  const rows = await differencePage(db, workspace, comparison.id, filter, after, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  const shared = await sharedLibrary(db, workspace);
  return {
    comparedAt: comparison.finished_at?.toISOString() ?? null,
    startedAt: comparison.started_at.toISOString(),
    failure: tellFailure(comparison.failure, ctx.language),
    relations: comparison.relations,
    equal: comparison.equal,
    consistency: comparison.relations === 0 ? null : (100 * comparison.equal) / comparison.relations,
    counts: kinds.map((kind) => ({ kind, open: sum(kind, true), done: sum(kind, false) })),
    items: page.map((row) => item(row, shared)),
    nextCursor,
    total: sum(query.kind, query.open),
  };
}

const NONE: Drift = {
  comparedAt: null,
  startedAt: null,
  failure: null,
  relations: 0,
  equal: 0,
  consistency: null,
  counts: [],
  items: [],
  nextCursor: null,
  total: 0,
};

const tagOf = (shared: SharedTag | undefined): string | null => (shared ? toId('tag', shared.tag) : null);

const item = (row: DifferenceRow, { known }: SharedLibrary): Drift['items'][number] => ({
  id: String(row.id),
  kind: row.kind,
  staff: row.userid,
  externalUserId: row.external_userid,
  customer: row.customer === null ? null : toId('customer', row.customer),
  wecomId: row.wecom_id,
  tag: tagOf(row.wecom_id === null ? undefined : known.get(row.wecom_id)),
  name: row.name,
  agreed: row.agreed,
  here: row.here,
  there: row.there,
  done: row.done,
  doneAt: row.done_at?.toISOString() ?? null,
  doneBy: row.done_by,
});
