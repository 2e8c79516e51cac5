/**
 * Tagging everybody for whom a condition holds. The people are those of the moment of asking, also when the work is a
 * job; the effect is the door's own decision, tried without being written.
 */

import { evaluate, fromRoaring, type OrdinalSet, toRoaring } from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { record } from '#features/staff';
import { applyToCustomers, type Cause, resolveTags, type TagTerm, tryOnCustomers } from '#features/tags';
import { contradictionsIn } from '#features/tags/core';
import { conflict, invalid, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { Answer } from '#platform/http';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import { NOTHING, sum, type Totals } from './bulk-totals.ts';
import { type Audiences, sentenceFor } from './people.ts';
import type { Terms } from './vocabulary.ts';

export interface BulkAsked {
  readonly condition: Condition;
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  readonly confirm?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** Above this many people the work is a job. */
export const AT_ONCE = 10_000;
/** The circuit breaker (N11): more than so many people, and more than this share of all. */
export const BREAKER = { people: 1000, share: 0.05 } as const;
/** People per transaction: small enough that a single write waits a fraction of a second. */
const CHUNK = 10_000;
export const BULK_JOB: JobKind = { name: 'taggings.bulk', right: 'tags:bulk' };

interface Change {
  readonly add: readonly number[];
  readonly remove: readonly number[];
  readonly aliveAt: number;
}

/** What the door would do, without doing it. */
async function effectOf(ctx: Ctx, members: OrdinalSet, change: Change, cause: Cause): Promise<Totals> {
  let totals = NOTHING;
  for (const customers of chunks(members))
    totals = sum(totals, await tryOnCustomers(ctx, { customers, ...change }, cause));
  return totals;
}

function* chunks(members: OrdinalSet, after: number | null = null): Generator<Uint32Array> {
  for (let at = after; ; ) {
    const chunk = members.ordinals({ after: at, limit: CHUNK });
    const last = chunk.at(-1);
    if (last === undefined) return;
    yield chunk;
    at = last;
  }
}

const causeOf = (
  text: string,
  condition: unknown,
  reason: string | undefined,
  job: number | null,
): Cause => ({
  source: 'bulk',
  reason: reason ?? null,
  evidence: { condition, text },
  job,
});

interface Payload {
  readonly members: string;
  readonly add: readonly number[];
  readonly remove: readonly number[];
  readonly aliveAt: number;
  readonly condition: unknown;
  readonly text: string;
  readonly reason: string | null;
}

async function trace(
  tx: Tx,
  ctx: Ctx,
  asked: BulkAsked,
  matched: number,
  totals: Totals | null,
): Promise<void> {
  const { refusals: _, ...numbers } = totals ?? NOTHING;
  await record(tx, ctx, {
    did: 'taggings.bulk',
    subject: null,
    after: {
      condition: asked.condition,
      add: asked.add ?? [],
      remove: asked.remove ?? [],
      matched,
      ...(totals ? numbers : {}),
    },
    ...(asked.reason ? { reason: asked.reason } : {}),
  });
}

const once = (tags: readonly TagTerm[]): TagTerm[] => [...new Map(tags.map((tag) => [tag.id, tag])).values()];

/** Error: `bulk.contradiction` (400) with a detail for every tag that cannot be done together with another one. */
function refuseContradiction(terms: Terms, adding: readonly TagTerm[], removing: readonly TagTerm[]): void {
  const asked = [
    ...adding.map((tag, i) => ({ action: 'add' as const, tag, path: `add.${i}` })),
    ...removing.map((tag, i) => ({ action: 'remove' as const, tag, path: `remove.${i}` })),
  ];
  const clashes = contradictionsIn(
    asked.map(({ action, tag }) => ({
      action,
      customer: 0,
      tag: tag.id,
      group: tag.group,
      single: terms.group(tag.group)?.choice === 'single',
      staff: null,
    })),
  );
  if (clashes.size === 0) return;
  const details = [...clashes].flatMap(([i, { code, other }]) => {
    const [one, rival] = [asked[i], asked[other]];
    if (!one || !rival) return [];
    const facts = { tag: terms.pathOf(one.tag), other: terms.pathOf(rival.tag), row: rival.path };
    return [{ path: one.path, code, facts }];
  });
  throw invalid('bulk.contradiction', { count: details.length }, details);
}

/**
 * Errors: `bulk.nothing`, `bulk.contradiction`, `bulk.confirm` (409 with `effect`), `tags.unknown`, those of the
 * condition. Answers with totals, or with 202 and a job above 10,000 people.
 */
export async function bulkTaggings(audiences: Audiences, ctx: Ctx, asked: BulkAsked) {
  const [adding, removing] = await Promise.all([
    resolveTags(ctx, asked.add ?? [], 'add'),
    resolveTags(ctx, asked.remove ?? [], 'remove'),
  ]);
  if (adding.length + removing.length === 0)
    throw invalid('bulk.nothing', {}, [{ path: 'add', code: 'required' }]);
  const people = await audiences.of(ctx, asked.condition);
  refuseContradiction(people.terms, adding, removing);
  const members = evaluate(people.expression, people.alive);
  const matched = members.size;
  const text = sentenceFor(people, ctx.language);
  const change: Change = {
    add: once(adding).map((t) => t.id),
    remove: once(removing).map((t) => t.id),
    aliveAt: people.index.position,
  };
  const everybody = people.index.alive.size;
  const large = matched > BREAKER.people && matched > BREAKER.share * everybody;
  if (asked.dryRun || (large && !asked.confirm)) {
    const effect = await effectOf(ctx, members, change, causeOf(text, asked.condition, asked.reason, null));
    const answer = { matched, ...effect, position: people.index.position, cause: null };
    if (asked.dryRun) return answer;
    // It is people that count, however many tags each of them gets; who would change few needs no confirmation.
    const { changed } = effect;
    if (changed > BREAKER.people && changed > BREAKER.share * everybody) {
      const percent = Math.round((changed / everybody) * 1000) / 10;
      throw conflict('bulk.confirm', { changed, matched, percent }, { effect: answer });
    }
  }
  if (matched > AT_ONCE) {
    const payload: Payload = {
      members: Buffer.from(toRoaring(members)).toString('base64'),
      ...change,
      condition: asked.condition,
      text,
      reason: asked.reason ?? null,
    };
    const id = await ctx.db.transaction(async (tx) => {
      await trace(tx, ctx, asked, matched, null);
      return addJob(tx, ctx, { kind: BULK_JOB, title: text, payload, total: matched });
    });
    return new Answer(202, { job: { id: toId('job', id) } });
  }
  return ctx.db.transaction(async (tx) => {
    const applied = await applyToCustomers(
      tx,
      ctx,
      { customers: members.ordinals(), ...change },
      causeOf(text, asked.condition, asked.reason, null),
    );
    const totals = sum(NOTHING, applied);
    await trace(tx, ctx, asked, matched, totals);
    return {
      matched,
      ...totals,
      position: applied.position,
      cause: applied.causeId === null ? null : toId('cause', applied.causeId),
    };
  });
}

interface Progress extends Totals {
  readonly matched: number;
  /** Of the last change. */
  readonly position: number;
  /** The last customer that is done: where a run goes on after a crash. */
  readonly after: number | null;
  readonly done: number;
}

/** Chunk by chunk; each chunk and its mark commit together, so a killed run goes on exactly where it was. */
const runBulk: JobHandler = async (ctx, job) => {
  const payload = job.payload as Payload;
  const members = fromRoaring(Buffer.from(payload.members, 'base64'));
  const cause = causeOf(payload.text, payload.condition, payload.reason ?? undefined, job.id);
  const change: Change = { add: payload.add, remove: payload.remove, aliveAt: payload.aliveAt };
  let state = (job.soFar as Progress | null) ?? {
    ...NOTHING,
    matched: members.size,
    position: payload.aliveAt,
    after: null,
    done: 0,
  };
  await job.progress(state.done, members.size);
  for (const customers of chunks(members, state.after)) {
    state = await ctx.db.transaction(async (tx) => {
      const applied = await applyToCustomers(tx, ctx, { customers, ...change }, cause);
      const next: Progress = {
        ...sum(state, applied),
        matched: members.size,
        position: applied.position,
        after: customers.at(-1) ?? null,
        done: state.done + customers.length,
      };
      await job.keep(tx, next);
      return next;
    });
    await job.progress(state.done, members.size);
  }
  return state;
};

export const audienceJobs: ReadonlyMap<string, JobHandler> = new Map([[BULK_JOB.name, runBulk]]);
