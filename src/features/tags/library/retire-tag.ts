/** Taking tags out of the library and bringing them back: delete, freeze, replace, restore, merge. */
import {
  AppError,
  type BodyOf,
  conflict,
  fromId,
  invalid,
  notFound,
  type OutputOf,
  type QueryOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import { Answer, say } from '#platform/http';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import type * as contract from '../contract.ts';
import { decideRetirement, planMerge, type RetirementStrategy } from '../core/public.ts';
import { resolveRestored } from '../tagging/restore.ts';
import { tagsTexts } from '../texts.ts';
import { editLibrary } from './edit.ts';
import { needTag } from './find.ts';
import { libraryOf } from './library.ts';
import { censusOfMerge, checkMerge, finishMerge, type Merge, mergeStep, STEP } from './merge.ts';
import type { LibraryPorts } from './ports.ts';
import { type References, referencesIn, referencesOf } from './references.ts';
import { rewriteReferences } from './rewrites.ts';
import type { LibrarySnapshot, LibraryTag } from './snapshot.ts';
import { requireRightOn, tagAnswer } from './tags.ts';
import { tagRef } from './views.ts';

type Deleted = OutputOf<typeof contract.deleteTag>;

/**
 * A tag that nothing refers to goes to the recycle bin at once. Otherwise a strategy is needed: `replace` merges it into
 * another, `freeze` puts it into the cold store, `delete` into the recycle bin with its assignments, for a restore.
 * Errors: `tag.notFound`, `tag.referenced` (409) with everything that refers to it, `tag.protected`,
 * `library.replacementNeeded`, `tag.replacedByItself`.
 */
export async function deleteTag(
  ctx: Ctx,
  ports: LibraryPorts,
  ref: string,
  query: QueryOf<typeof contract.deleteTag>,
): Promise<Deleted | Answer<unknown>> {
  const known = needTag(await libraryOf(ctx.db, ctx.workspace), ref, ctx.actor);
  requireRightOn(ctx, known, query.strategy === 'freeze' ? 'library:write' : 'library:delete');
  if (query.strategy === 'replace') return replaceTag(ctx, ports, known, query);
  const freeze = query.strategy === 'freeze';
  const edit = await editLibrary(ctx, { did: 'tag.deleted', judged: true }, async ({ draft, tx, about }) => {
    const tag = draft.library.tag(known.id);
    if (!tag) throw notFound('tag.notFound', { tag: ref.slice(0, 200) });
    about(tag.path);
    const references = await referencesIn(tx, ctx, ports, [tag]);
    refuseRetirement(ctx, tag, references, strategyOf(draft.library, ctx, query));
    draft.change('tag', tag.id, { state: freeze ? 'cold' : 'recycled', state_since: draft.now });
    return references;
  });
  return {
    id: toId('tag', known.id),
    strategy: freeze ? 'freeze' : 'delete',
    changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
    references: edit.result,
  };
}

/** A merge asks for no references: whatever refers to the tag means the other one afterwards. */
async function replaceTag(
  ctx: Ctx,
  ports: LibraryPorts,
  tag: LibraryTag,
  query: QueryOf<typeof contract.deleteTag>,
): Promise<Deleted | Answer<unknown>> {
  const references = await referencesOf(ctx, ports, [tag]);
  refuseRetirement(ctx, tag, references, strategyOf(await libraryOf(ctx.db, ctx.workspace), ctx, query));
  const merged = await mergeTag(ctx, ports, toId('tag', tag.id), {
    into: query.with ?? '',
    dryRun: false,
    onConflict: 'stronger',
  });
  if (merged instanceof Answer) return merged;
  const changeSet = 'changeSet' in merged ? merged.changeSet : null;
  return { id: toId('tag', tag.id), strategy: 'replace', changeSet, references };
}

function refuseRetirement(
  ctx: Ctx,
  tag: LibraryTag,
  references: References,
  strategy: RetirementStrategy | null,
): void {
  const decision = decideRetirement({
    tag,
    references: [
      { kind: 'customer', count: references.customers },
      { kind: 'item', count: references.items.length },
    ],
    strategy,
    mayApplyProtected: ctx.actor.rights.has('tags:applyProtected'),
  });
  if (decision.kind !== 'refused') return;
  const facts = { tag: tag.path, customers: references.customers, items: references.items.length };
  if (decision.code === 'tag.referenced') throw conflict(decision.code, facts, { references });
  throw new AppError(decision.code === 'tag.protected' ? 'notAllowed' : 'invalid', decision.code, facts);
}

function strategyOf(
  library: LibrarySnapshot,
  ctx: Ctx,
  query: QueryOf<typeof contract.deleteTag>,
): RetirementStrategy | null {
  switch (query.strategy) {
    case undefined:
      return null;
    case 'freeze':
      return { kind: 'archive' };
    case 'delete':
      return { kind: 'delete' };
    case 'replace':
      if (query.with === undefined)
        throw invalid('library.replacementNeeded', {}, [{ path: 'with', code: 'required' }]);
      return { kind: 'replace', by: needTag(library, query.with, ctx.actor, 'with').key };
  }
}

/**
 * Brings a tag back from the recycle bin with its assignments, or from the cold and reserve stores. Where the customer
 * got another tag of the single-choice group meanwhile, that one stays and the old assignment ends (`dropped`).
 * Errors: `tag.notFound`, `tag.notRecycled`, `library.unsound` when its name or place was taken meanwhile.
 */
export async function restoreTag(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.restoreTag>> {
  requireRight(ctx.actor, 'library:delete');
  let dropped = 0;
  const edit = await editLibrary(ctx, { did: 'tag.restored' }, async ({ draft, tx, about, addCause }) => {
    const id = fromId('tag', ref);
    const row = id === null ? needTag(draft.library, ref, ctx.actor) : draft.get('tag', id);
    if (!row) throw notFound('tag.notFound', { tag: ref.slice(0, 200) });
    if (row.state === 'active' || row.state === 'purged' || row.merged_into !== null)
      throw conflict('tag.notRecycled', { tag: row.name, state: row.state });
    const wasGone = row.state === 'recycled';
    draft.change('tag', row.id, { state: 'active', state_since: draft.now });
    const tag = draft.library.tags.get(row.id);
    about(tag?.path ?? row.name);
    if (wasGone && tag) {
      const settled = await resolveRestored(tx, ctx, tag);
      dropped = settled.dropped;
      if (settled.cause !== null) addCause(settled.cause);
    }
    return row.id;
  });
  return { ...tagAnswer(ctx, edit), dropped };
}

export const MERGE_JOB: JobKind = { name: 'tags.merge', right: 'library:write' };

interface MergePayload {
  readonly from: number;
  readonly into: number;
  readonly policy: Merge['policy'];
}

/**
 * Preview or merge. Up to 10,000 customers are moved at once; more by a job, answered with 202.
 * Errors: `tag.notFound`, `merge.refused`.
 */
export async function mergeTag(
  ctx: Ctx,
  ports: LibraryPorts,
  ref: string,
  input: BodyOf<typeof contract.mergeTag>,
): Promise<OutputOf<typeof contract.mergeTag> | Answer<unknown>> {
  requireRight(ctx.actor, 'library:write');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const from = needTag(library, ref, ctx.actor);
  const into = needTag(library, input.into, ctx.actor, 'into');
  const merge: Merge = { from, into, policy: input.onConflict };
  checkMerge(library, merge);
  if ((from.protected || into.protected) && !ctx.actor.rights.has('tags:applyProtected'))
    throw new AppError('notAllowed', 'tag.protected', { tag: from.protected ? from.path : into.path });
  const heads = await ports.headCounts.each(ctx, [from.id, into.id]);
  const customers = heads.get(from.id) ?? 0;
  if (!input.dryRun && customers > 2 * STEP) return mergeLater(ctx, merge, customers);
  const { items } = await referencesOf(ctx, ports, [from]);
  const census = await censusOfMerge(ctx.db, ctx.workspace, merge);
  const done = input.dryRun
    ? null
    : await finishMerge(
        ctx,
        (now) => stillThere(now, merge),
        [],
        (tools) => rewriteReferences(tools, ctx, ports.references, from.id, into.id),
      );
  return {
    from: tagRef(from),
    into: tagRef(into),
    dryRun: input.dryRun,
    customers,
    intoCustomers: heads.get(into.id) ?? 0,
    ...census,
    references: items,
    notes: planMerge(library.model, [from.key], into.key).notes.map(({ code }) => ({
      code: `merge.${code}`,
      message: say(tagsTexts, `merge.${code}`, { from: from.path, into: into.path }, ctx.language).message,
    })),
    changeSet: done?.changeSet == null ? null : toId('changeSet', done.changeSet),
  };
}

/** Under the right to write the tags are looked up again: somebody may have been faster. */
function stillThere(library: LibrarySnapshot, merge: Merge): Merge {
  const tag = (was: LibraryTag): LibraryTag => {
    const now = library.tag(was.id);
    if (!now) throw notFound('tag.notFound', { tag: was.path });
    return now;
  };
  return { ...merge, from: tag(merge.from), into: tag(merge.into) };
}

async function mergeLater(ctx: Ctx, merge: Merge, customers: number): Promise<Answer<unknown>> {
  const payload: MergePayload = { from: merge.from.id, into: merge.into.id, policy: merge.policy };
  const job = await ctx.db.transaction((tx) =>
    addJob(tx, ctx, {
      kind: MERGE_JOB,
      title: `${merge.from.path} → ${merge.into.path}`,
      payload,
      total: customers,
    }),
  );
  return new Answer(202, { job: { id: toId('job', job) } });
}

const isMergePayload = (value: unknown): value is MergePayload =>
  typeof value === 'object' && value !== null && 'from' in value && 'into' in value && 'policy' in value;

interface MergeSoFar {
  readonly causes: readonly number[];
  readonly done: number;
}
const isSoFar = (value: unknown): value is MergeSoFar =>
  typeof value === 'object' && value !== null && 'causes' in value && 'done' in value;

/** Moves the customers step by step, each in a transaction of its own; a repeated run goes on with those still there. */
export const mergeJob =
  (ports: LibraryPorts): JobHandler =>
  async (ctx, job) => {
    if (!isMergePayload(job.payload)) throw new Error('not the payload of a merge');
    const { from, into, policy } = job.payload;
    let soFar: MergeSoFar = isSoFar(job.soFar) ? job.soFar : { causes: [], done: 0 };
    const mergeIn = (library: LibrarySnapshot): Merge => ({
      policy,
      from: needTag(library, toId('tag', from), ctx.actor),
      into: needTag(library, toId('tag', into), ctx.actor),
    });
    for (;;) {
      const library = await libraryOf(ctx.db, ctx.workspace);
      // Killed after the last step: everything is done but the answer.
      if (library.tags.get(from)?.merged_into === into) return soFar;
      const step = await ctx.db.transaction(async (tx) => {
        const done = await mergeStep(tx, ctx, mergeIn(library), job.id);
        if (!done) return null;
        soFar = { causes: [...soFar.causes, done.cause], done: soFar.done + done.customers };
        await job.keep(tx, soFar);
        return done;
      });
      if (!step) break;
      await job.progress(soFar.done);
    }
    const edit = await finishMerge(ctx, mergeIn, soFar.causes, (tools, merge) =>
      rewriteReferences(tools, ctx, ports.references, merge.from.id, merge.into.id),
    );
    return {
      causes: soFar.causes,
      done: soFar.done,
      changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
    };
  };
