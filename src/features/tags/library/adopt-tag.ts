/**
 * A copy of a foreign tag that is ours. It stands in a group of ours, because WeCom knows each group name once and lets
 * nobody write into another's group; the foreign tag stays where it is, with everybody who has it.
 */
import { type BodyOf, conflict, type Language, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import type * as contract from '../contract.ts';
import { normalizeName } from '../core/public.ts';
import { applyToCustomers } from '../tagging/apply-to-customers.ts';
import type { Cause } from '../tagging/cause.ts';
import { customersAfter } from '../tagging/rows.ts';
import type { Draft } from './draft.ts';
import { editLibrary } from './edit.ts';
import { needTag } from './find.ts';
import { libraryOf } from './library.ts';
import { newKey, nextOrder } from './naming.ts';
import type { LibraryPorts } from './ports.ts';
import { type GroupRow, newIds } from './rows.ts';
import type { LibraryTag } from './snapshot.ts';
import { tagAnswer } from './tags.ts';

export const ADOPT_JOB: JobKind = { name: 'tags.adopt', right: 'library:write' };

/** Holders that the call itself takes over; more are taken over by a job. */
const AT_ONCE = 10_000;
const STEP = 5000;
/** Longest name of a group in WeCom, in characters. */
const NAME_MOST = 30;

const SUFFIX: Readonly<Record<Language, string>> = { 'zh-CN': '（自有）', 'zh-TW': '（自有）', en: ' (own)' };

/** What the group of ours is called when nobody says. */
export function ownGroupName(name: string, language: Language): string {
  const suffix = SUFFIX[language];
  return [...name].slice(0, NAME_MOST - [...suffix].length).join('') + suffix;
}

/**
 * Errors: `tag.notFound`, `tag.notForeign`, `group.foreign`, `library.nameTaken` when the group of ours has a tag of that
 * name, `library.namesRefused`.
 */
export async function adoptTag(
  ctx: Ctx,
  { headCounts }: LibraryPorts,
  ref: string,
  input: BodyOf<typeof contract.adoptTag>,
): Promise<OutputOf<typeof contract.adoptTag>> {
  requireRight(ctx.actor, 'library:write');
  let from: LibraryTag | null = null;
  const edit = await editLibrary(ctx, { did: 'tag.adopted' }, async ({ draft, tx, about }) => {
    from = needTag(draft.library, ref, ctx.actor);
    if (from.kept_by === null) throw conflict('tag.notForeign', { tag: from.path });
    const group = await ownGroup(ctx, tx, draft, from, input.group);
    about(`${from.path} → ${group.name}`);
    return putCopy(draft, tx, from, group);
  });
  const adopted = from as LibraryTag | null;
  if (!adopted) throw new Error('a tag was adopted that nobody found');
  const answer = tagAnswer(ctx, edit);
  const taking = { from: adopted.id, into: edit.result };
  const heads = input.holders ? ((await headCounts.each(ctx, [adopted.id])).get(adopted.id) ?? 0) : 0;
  if (heads > AT_ONCE)
    return { ...answer, taken: 0, refused: 0, job: await takeLater(ctx, adopted, taking, heads) };
  const done = { taken: 0, refused: 0 };
  for (let after = 0; input.holders; ) {
    const step = await ctx.db.transaction((tx) => takeStep(tx, ctx, taking, after, null));
    if (!step) break;
    after = step.last;
    done.taken += step.taken;
    done.refused += step.refused;
  }
  return { ...answer, ...done, job: null };
}

async function ownGroup(
  ctx: Ctx,
  tx: Tx,
  draft: Draft,
  { group }: LibraryTag,
  asked: string | undefined,
): Promise<GroupRow> {
  const name = normalizeName(asked ?? ownGroupName(group.name, ctx.language));
  const known = draft.library.resolveGroup(name, ctx.actor);
  if (known?.kept_by) throw conflict('group.foreign', { group: known.name });
  if (known && known.archived_at === null) return known;
  const [id = 0] = await newIds(tx, 'group', 1);
  const row: GroupRow = {
    ...(draft.get('group', group.id) ?? group),
    id,
    key: newKey(draft, 'group', name),
    name,
    aliases: [],
    kept_by: null,
    strategy: null,
    sort: nextOrder(draft.all('group').filter((one) => one.category_id === group.category_id)),
    archived_at: null,
    created_at: draft.now,
    updated_at: draft.now,
    deleted_at: null,
  };
  draft.put('group', row);
  return row;
}

/** Names are not taken along: of two tags with one alias nobody knows which is meant. */
async function putCopy(draft: Draft, tx: Tx, from: LibraryTag, group: GroupRow): Promise<number> {
  const row = draft.get('tag', from.id);
  if (!row) throw new Error(`no tag ${from.id} in the library`);
  const [id = 0] = await newIds(tx, 'tag', 1);
  draft.put('tag', {
    ...row,
    id,
    group_id: group.id,
    key: newKey(draft, 'tag', row.name, undefined, group.key),
    aliases: [],
    kept_by: null,
    sort: nextOrder(draft.all('tag').filter((one) => one.group_id === group.id)),
    state: 'active',
    state_since: draft.now,
    created_at: draft.now,
    updated_at: draft.now,
  });
  return id;
}

interface Taking {
  readonly from: number;
  readonly into: number;
}

const isTaking = (value: unknown): value is Taking =>
  typeof value === 'object' && value !== null && 'from' in value && 'into' in value;

interface Step {
  readonly last: number;
  readonly taken: number;
  readonly refused: number;
}

/** The next holders after one; null when there are none. */
async function takeStep(
  tx: Tx,
  ctx: Ctx,
  { from, into }: Taking,
  after: number,
  job: number | null,
): Promise<Step | null> {
  const customers = await customersAfter(tx, ctx.workspace, from, after, STEP);
  const last = customers.at(-1);
  if (last === undefined) return null;
  const { tags } = await libraryOf(ctx.db, ctx.workspace);
  const cause: Cause = {
    source: 'bulk',
    reason: 'tag.adopted',
    evidence: { from: tags.get(from)?.path ?? toId('tag', from) },
    job,
  };
  const done = await applyToCustomers(tx, ctx, { customers, add: [into], remove: [] }, cause);
  return { last, taken: done.added, refused: Object.values(done.refused).reduce((a, b) => a + b, 0) };
}

async function takeLater(
  ctx: Ctx,
  from: LibraryTag,
  payload: Taking,
  total: number,
): Promise<{ id: string }> {
  const job = await ctx.db.transaction((tx) =>
    addJob(tx, ctx, { kind: ADOPT_JOB, title: from.path, payload, total }),
  );
  return { id: toId('job', job) };
}

/** A repeated run goes on behind the last holder that was taken over. */
export const adoptJob: JobHandler = async (ctx, job) => {
  if (!isTaking(job.payload)) throw new Error('not the payload of an adoption');
  const { payload } = job;
  let soFar = (job.soFar as (Step & { readonly done: number }) | null) ?? {
    last: 0,
    taken: 0,
    refused: 0,
    done: 0,
  };
  for (;;) {
    const before = soFar;
    const step = await ctx.db.transaction(async (tx) => {
      const done = await takeStep(tx, ctx, payload, before.last, job.id);
      if (!done) return null;
      const sum = { taken: before.taken + done.taken, refused: before.refused + done.refused };
      soFar = { last: done.last, ...sum, done: before.done + done.taken + done.refused };
      await job.keep(tx, soFar);
      return done;
    });
    if (!step) return { taken: soFar.taken, refused: soFar.refused };
    await job.progress(soFar.done);
  }
};
