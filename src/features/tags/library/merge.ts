/** Merging a tag into another (V15): preview, then customer by customer through the door, then the library. */
import { conflict, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import {
  type CustomerMerge,
  censusOf,
  type HeldTag,
  type MergeCensus,
  type MergePolicy,
  mergeForCustomer,
  planMerge,
  weightOf,
} from '../core/public.ts';
import { openBatch } from '../tagging/batch.ts';
import { type Cause, sourceOf } from '../tagging/cause.ts';
import { type Entries, heldTag, type Image, type Slot } from '../tagging/entries.ts';
import { customersAfter, imageOf, stateOf } from '../tagging/rows.ts';
import type { Draft } from './draft.ts';
import { type Edit, type EditTools, editLibrary } from './edit.ts';
import type { LibrarySnapshot, LibraryTag } from './snapshot.ts';

export interface Merge {
  readonly from: LibraryTag;
  readonly into: LibraryTag;
  readonly policy: MergePolicy;
}

/** Customers that one step moves; a larger tag is merged by a job, step by step. */
export const STEP = 5000;

/** Errors: `tag.foreign` (409) for a tag of a strategy, `merge.refused` (400) with one detail per reason. */
export function checkMerge(library: LibrarySnapshot, { from, into }: Merge): string[] {
  const kept = [from, into].find((tag) => tag.kept_by === 'strategy');
  if (kept) throw conflict('tag.foreign', { tag: kept.path });
  const plan = planMerge(library.model, [from.key], into.key);
  if (plan.refused.length > 0)
    throw invalid(
      'merge.refused',
      { from: from.path, into: into.path },
      plan.refused.map(({ code }) => ({ path: 'into', code: `merge.${code}` })),
    );
  return [...plan.newAliases];
}

/** Tags whose assignments decide about a customer: both, and all of the target's group when it has little room. */
function tagsInvolved({ from, into }: Merge): LibraryTag[] {
  const limited = into.group.choice === 'single' || into.group.max !== null;
  return [...new Set([from, into, ...(limited ? into.group.tags : [])])];
}

function decisions(merge: Merge, held: readonly HeldTag[]): CustomerMerge[] {
  const { group } = merge.into;
  return mergeForCustomer({
    from: [merge.from.id],
    into: merge.into.id,
    group: { choice: group.choice, max: group.max, perStaff: group.per_staff },
    held,
    policy: merge.policy,
  });
}

/** What a merge would do, in numbers. Reads step by step, so that a large tag blocks nobody. */
export async function censusOfMerge(db: Queryable, workspace: number, merge: Merge): Promise<MergeCensus> {
  const tags = tagsInvolved(merge);
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const total = { moved: 0, joined: 0, dropped: 0, conflicts: 0, replacedSiblings: 0 };
  for (let after = 0; ; ) {
    const customers = await customersAfter(db, workspace, merge.from.id, after, STEP);
    const last = customers[customers.length - 1];
    if (last === undefined) return total;
    after = last;
    const held = new Map<number, HeldTag[]>();
    for (const row of await stateOf(db, workspace, [...byId.keys()], customers)) {
      const tag = byId.get(row.tag);
      if (!tag || row.removal) continue;
      const list = held.get(row.customer) ?? [];
      held.set(row.customer, list);
      list.push(heldTag(row, imageOf(row), tag.protected));
    }
    const census = censusOf([...held.values()].flatMap((list) => decisions(merge, list)));
    for (const key of ['moved', 'joined', 'dropped', 'conflicts', 'replacedSiblings'] as const)
      total[key] += census[key];
  }
}

/**
 * Moves the next customers of the tag, at most `STEP`; answers with the cause, or null when nobody is left. Every
 * assignment keeps its age, source, lock and end: a merge is no new decision about the customer.
 */
export async function mergeStep(
  tx: Tx,
  ctx: Ctx,
  merge: Merge,
  job: number | null = null,
): Promise<{ readonly cause: number; readonly customers: number } | null> {
  const customers = await customersAfter(tx, ctx.workspace, merge.from.id, 0, STEP);
  if (customers.length === 0) return null;
  const touched = customers.flatMap((customer) => [
    { tag: merge.from.id, customer },
    { tag: merge.into.id, customer },
  ]);
  const batch = await openBatch(tx, ctx, 1, touched);
  const cause: Cause = {
    source: sourceOf(ctx.actor),
    reason: 'tag.merged',
    evidence: { from: merge.from.path, into: merge.into.path },
    job,
  };
  const id = batch.causes[0] ?? 0;
  const at = { at: ctx.now, cause: id };
  for (const customer of customers) mergeOne(batch.entries, merge, customer, at);
  await batch.write([{ id, ctx, cause, rows: batch.entries.log.length }]);
  return { cause: id, customers: customers.length };
}

function mergeOne(
  entries: Entries,
  merge: Merge,
  customer: number,
  row: { readonly at: Date; readonly cause: number },
): void {
  const { from, into } = merge;
  const sameGroup = from.group_id === into.group_id;
  const held = [
    ...(sameGroup ? [] : entries.of(from.group_id, customer).held.filter((one) => one.tag === from.id)),
    ...entries.of(into.group_id, customer).held,
  ];
  const shared = !into.group.per_staff;
  for (const { result, ended, staff } of decisions(merge, held)) {
    const slotOf = (one: HeldTag): Slot => ({
      tag: Number(one.tag),
      customer,
      staff: Number(one.staff ?? 0),
    });
    const mine = held.filter((one) => shared || one.staff === staff);
    const source = result ? mine.filter((one) => one.tag === into.id || one.tag === from.id) : [];
    // The evidence of the tag that stays speaks first.
    const images = source
      .sort((a, b) => Number(b.tag === into.id) - Number(a.tag === into.id))
      .map((one) => entries.image(one.tag === from.id ? from.group_id : into.group_id, slotOf(one)));
    for (const one of mine) {
      if (!ended.includes(one.tag)) continue;
      const group = one.tag === from.id ? from.group_id : into.group_id;
      entries.take(group, slotOf(one), { ...row, source: one.source, replacedBy: into.id });
    }
    if (!result) continue;
    const slot: Slot = { tag: into.id, customer, staff: Number(result.staff ?? 0) };
    const current = entries.image(into.group_id, slot);
    const strongest = images.find(
      (one) => one?.source === result.source && weightOf(one) === weightOf(result),
    );
    const image: Image = {
      source: result.source,
      authority: result.authority,
      locked: result.locked,
      since: Math.min(...images.map((one) => one?.since ?? Number.POSITIVE_INFINITY)),
      expiresAt: result.expiresAt?.getTime() ?? null,
      // Bulk work has the precedence of its own cause's actor, not of whoever merges.
      cause: result.source === 'bulk' && strongest ? strongest.cause : row.cause,
      evidence: images.find((one) => one?.evidence)?.evidence ?? null,
    };
    if (!current || !sameAssignment(current, image)) entries.place(into.group_id, slot, image, row);
  }
}

const sameAssignment = (a: Image, b: Image): boolean =>
  a.source === b.source &&
  a.locked === b.locked &&
  a.since === b.since &&
  a.expiresAt === b.expiresAt &&
  a.evidence === b.evidence;

/** The library's part: the tag is recycled and answers with its successor, its names become aliases. */
function retire(draft: Draft, merge: Merge): void {
  const into = draft.get('tag', merge.into.id);
  if (!into) return;
  const aliases = checkMerge(draft.library, merge);
  draft.change('tag', into.id, { aliases: [...into.aliases, ...aliases] });
  draft.change('tag', merge.from.id, {
    state: 'recycled',
    state_since: draft.now,
    merged_into: merge.into.id,
  });
}

/**
 * Moves whoever is left and retires the tag, in one transaction and one change set. `causes`: of steps that were done
 * before, so that undoing the change set undoes them too.
 */
export async function finishMerge(
  ctx: Ctx,
  find: (library: LibrarySnapshot) => Merge,
  causes: readonly number[] = [],
  also: (tools: EditTools, merge: Merge) => Promise<void> = async () => {},
): Promise<Edit<Merge>> {
  return editLibrary(ctx, { did: 'tag.merged', judged: true }, async (tools) => {
    const merge = find(tools.draft.library);
    checkMerge(tools.draft.library, merge);
    tools.about(`${merge.from.path} → ${merge.into.path}`);
    for (const cause of causes) tools.addCause(cause);
    for (;;) {
      const step = await mergeStep(tools.tx, ctx, merge);
      if (!step) break;
      tools.addCause(step.cause);
    }
    retire(tools.draft, merge);
    await also(tools, merge);
    return merge;
  });
}
