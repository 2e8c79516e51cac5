/** What some decisions changed of a customer, for whoever knows the decisions and tells what they led to. */
import { asSeenBy, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { libraryOf } from '../library/library.ts';
import { visibleTags } from './customer-tags.ts';
import { saidEvidence } from './said-evidence.ts';
import { changesByCause } from './tag-rows.ts';
import { pastTagRef } from './views.ts';

/** In order, of the tags that the caller sees. `customers`: a record, and those that became it. */
export async function changesByCauses(ctx: Ctx, customers: readonly number[], causes: readonly number[]) {
  if (causes.length === 0) return [];
  const library = await libraryOf(ctx.db, ctx.workspace);
  const rows = await changesByCause(ctx.db, ctx.workspace, customers, visibleTags(ctx, library), causes);
  return rows.map((row) => ({
    causeNumber: row.cause,
    tagNumber: row.tag,
    cause: toId('cause', row.cause),
    change: row.renewed ? ('changed' as const) : row.added ? ('added' as const) : ('removed' as const),
    tag: pastTagRef(library, row.tag),
    replacedBy: row.replaced_by === null ? null : pastTagRef(library, row.replaced_by),
    // Of a tag that went it is that of its coming.
    evidence: row.added
      ? asSeenBy(ctx.actor, saidEvidence(row.evidence, row.cause_evidence, ctx.language))
      : null,
    at: row.at.toISOString(),
  }));
}
