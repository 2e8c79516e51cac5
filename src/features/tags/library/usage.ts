/** Freshness and use of tags, from the counts by day that follow the log. */
import { customersInReach } from '#features/customers';
import { type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { USAGE_DAYS } from '../contract.ts';
import { needTag } from './find.ts';
import { followUsage, STEPS_OF_A_QUESTION } from './follow-usage.ts';
import { libraryOf } from './library.ts';
import type { LibraryPorts } from './ports.ts';
import { referencesOf } from './references.ts';
import { seesTag } from './snapshot.ts';
import { type UsageAsked, type UsageRow, usageByTag, usageOfTag } from './usage-rows.ts';
import { tagRef } from './views.ts';

const unused = {
  last_lit: null,
  added: 0,
  removed: 0,
  by_staff: 0,
  added_before: 0,
  by_staff_before: 0,
} as const;

/** The last days of the customers whom the caller sees. */
const askedBy = async (ctx: Ctx): Promise<UsageAsked> => ({
  workspace: ctx.workspace,
  now: ctx.now,
  days: USAGE_DAYS,
  customers: await customersInReach(ctx.db, ctx),
});

/** Every tag the caller sees, also those that were never put on. */
export async function libraryUsage(ctx: Ctx): Promise<OutputOf<typeof contract.libraryUsage>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const position = await followUsage(ctx.db, ctx.workspace, STEPS_OF_A_QUESTION);
  const rows = await usageByTag(ctx.db, await askedBy(ctx));
  const known = new Map(rows.map((row) => [row.tag_id, row]));
  const seen = [...library.tags.values()]
    .filter((tag) => seesTag(ctx.actor, tag))
    .map((tag) => ({ ...(known.get(tag.id) ?? unused), tag_id: tag.id }));
  const items = seen.map(({ tag_id, last_lit, added, removed }) => ({
    tag: toId('tag', tag_id),
    lastLit: last_lit?.toISOString() ?? null,
    added,
    removed,
  }));
  return { items, nextCursor: null, total: items.length, position, putOnBy: putOnBy(seen) };
}

function putOnBy(rows: readonly UsageRow[]) {
  // What was put on long ago and undone lately takes away from lately; less than none it does not make.
  const sum = (of: (row: UsageRow) => number) =>
    Math.max(
      0,
      rows.reduce((all, row) => all + of(row), 0),
    );
  return {
    lately: { automatic: sum((row) => row.added - row.by_staff), staff: sum((row) => row.by_staff) },
    before: {
      automatic: sum((row) => row.added_before - row.by_staff_before),
      staff: sum((row) => row.by_staff_before),
    },
  };
}

/** Errors: `tag.notFound`, `tag.ambiguous`. */
export async function tagUsage(
  ctx: Ctx,
  ports: LibraryPorts,
  ref: string,
): Promise<OutputOf<typeof contract.tagUsage>> {
  requireRight(ctx.actor, 'library:read');
  const tag = needTag(await libraryOf(ctx.db, ctx.workspace), ref, ctx.actor);
  const position = await followUsage(ctx.db, ctx.workspace, STEPS_OF_A_QUESTION);
  const [usage, references] = await Promise.all([
    usageOfTag(ctx.db, tag.id, await askedBy(ctx)),
    referencesOf(ctx, ports, [tag]),
  ]);
  const sum = (of: 'added' | 'removed') => usage.byDay.reduce((all, day) => all + day[of], 0);
  return {
    tag: tagRef(tag),
    lastLit: usage.lastLit?.toISOString() ?? null,
    added: sum('added'),
    removed: sum('removed'),
    byDay: usage.byDay,
    sources: usage.sources,
    references: {
      customers: references.customers,
      items: references.items.map(({ kind, id, name }) => ({ kind, id, name })),
    },
    position,
  };
}
