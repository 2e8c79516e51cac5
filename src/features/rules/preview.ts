/**
 * What a rule would do now if it were published with backfill, and what it would have done day by day: the same looks
 * over the same facts, with nothing written. What the door would refuse is asked of the door.
 */
import { type FactsAsked, leanFactsIn, type Terms } from '#features/audience';
import { type CustomerFacts, explain } from '#features/conditions/core';
import { livingAfter, livingOf, namedCustomers } from '#features/customers';
import { tryOnCustomers } from '#features/tags';
import { ahead, asSeenBy, DAY, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { conflictsOf } from './conflicts.ts';
import { decidingCondition, type Look, NOTHING_KNOWN, resolveRule, suggestsOnly } from './core/public.ts';
import { type DayCounts, daysOf } from './core/replay.ts';
import { allHistory, beginningOf, type Known, withFormer } from './decide.ts';
import { scoredFacts } from './keep-scores.ts';
import {
  askedBy,
  asRules,
  liveRules,
  othersOf,
  type ReadyRule,
  type RuleParts,
  readyRule,
} from './live-rules.ts';
import { membersOf } from './member-sql.ts';
import { formerTags } from './pass.ts';
import { Concerned, lastOrders } from './preview/concerned.ts';
import { findRule } from './rules.ts';
import { cutoffsOf } from './score-everybody.ts';
import { wouldSuggest } from './suggestions/keep-suggestions.ts';
import { letGo } from './tag-changes.ts';
import { Witnesses } from './witnesses.ts';

const STEP = 2000;
const MOST_SAMPLES = 20;
const DAYS = 90;

/** Counts writes to WeCom that a change of these customers' tags causes; the channel fills it. */
export type WecomWrites = (
  ctx: Ctx,
  customers: readonly number[],
  tags: readonly number[],
) => Promise<number>;

export interface PreviewParts extends RuleParts {
  readonly wecomWrites: WecomWrites;
}

interface Sample {
  readonly customer: number;
  readonly tag: number;
  readonly facts: CustomerFacts;
}

class Totals {
  adds = 0;
  removes = 0;
  unchanged = 0;
  refused = 0;
  wecomWrites = 0;
  suggests = 0;
  readonly days: DayCounts = new Map();
  readonly samples: Sample[] = [];
  readonly concerned = new Concerned();
}

export interface PreviewAsked {
  readonly days?: number | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly stop?: AbortSignal | undefined;
}

/** Errors: `rule.notFound` and those of a rule that cannot be read. */
export async function previewRule(
  parts: PreviewParts,
  asker: Ctx,
  id: string,
  { days = DAYS, stop }: PreviewAsked = {},
) {
  const row = await findRule(asker.db, asker, id);
  const ctx = asRules(asker);
  const terms = await parts.audiences.terms(ctx);
  const rule = readyRule(
    {
      id: row.id,
      name: row.name,
      version: row.newest_version,
      live_from: null,
      body: row.body,
      cutoffs: await cutoffsOf(ctx.db, ctx, resolveRule(row.body, terms)),
      cutoffs_at: null,
    },
    terms,
  );
  const former = (await formerTags(ctx.db, ctx.workspace, [rule], terms)).get(rule.id) ?? [];
  const own = await askedBy(parts, ctx, [rule]);
  const asked = { ...own, tags: [...(own.tags ?? []), ...former] };
  const beside: Beside = {
    others: othersOf(rule, (await liveRules(parts, ctx)).rules).filter((one) => !makesWay(one, rule)),
    former,
    terms,
  };
  const totals = new Totals();
  const witnesses = new Witnesses(rule, await conflictsOf(parts, ctx, row, rule));
  const since = ctx.now.getTime() - days * DAY;
  for await (const known of ahead<Step>((before) => readStep(ctx, asked, before?.last ?? 0))) {
    const wishes = await addStep(parts, ctx, rule, { ...known, ...beside }, totals);
    await witnesses.see(ctx, wishes, known.facts);
    addDays(ctx, rule, known, { since, lastOrder: await lastOrders(parts.audiences, ctx) }, totals);
    stop?.throwIfAborted();
    await new Promise<void>((done) => setImmediate(done));
  }
  const { concerned } = totals;
  const ownTags = new Set([...rule.writes, ...former]);
  return asSeenBy(asker.actor, {
    version: row.newest_version,
    adds: totals.adds,
    removes: totals.removes,
    unchanged: totals.unchanged,
    refused: totals.refused,
    byDay: [...totals.days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, counts]) => ({ day, ...counts })),
    samples: await samplesOf(asker, rule, terms, totals.samples),
    ladder: witnesses.ladder,
    conflicts: await witnesses.show(asker, terms),
    suggests: totals.suggests,
    wecomWrites: totals.wecomWrites,
    overlap: await concerned.overlap(parts.audiences, asker, ctx, ownTags),
    staff: await concerned.staff(parts.audiences, ctx),
    bought: await concerned.bought(parts.audiences, ctx, rule.resolved, since),
  });
}

interface Step extends Known {
  readonly last: number;
}

/** The next customers, with what is known of them; null: nobody comes after this one. */
async function readStep(ctx: Ctx, asked: FactsAsked, after: number): Promise<Step | null> {
  const customers = await livingAfter(ctx.db, ctx.workspace, after, STEP);
  const last = customers.at(-1);
  if (last === undefined) return null;
  return ctx.db.snapshot(async (tx) => ({
    facts: await leanFactsIn(tx, ctx, [{ customers, from: Number.NEGATIVE_INFINITY, kept: null }], asked),
    living: await livingOf(tx, ctx.workspace, customers),
    last,
  }));
}

/** What the rule would have done to these customers, day by day. */
function addDays(
  ctx: Ctx,
  rule: ReadyRule,
  { facts, living }: Known,
  { since, lastOrder }: { readonly since: number; readonly lastOrder: (customer: number) => number | null },
  totals: Totals,
): void {
  const now = ctx.now.getTime();
  for (const [customer, known] of facts) {
    const beginning = beginningOf(known, living.get(customer), now);
    const days = { beginning, since, now, zone: ctx.timeZone };
    const came = daysOf(rule.look, rule.resolved, known, days, totals.days);
    if (came !== null) totals.concerned.gainedAt(came, lastOrder(customer));
  }
}

/** Publishing a model pauses the one that is live. */
const makesWay = (live: ReadyRule, rule: ReadyRule): boolean =>
  live.resolved.kind === 'model' && rule.resolved.kind === 'model';

interface Beside {
  readonly terms: Terms;
  /** Live rules that may stand for the same tags. */
  readonly others: readonly ReadyRule[];
  /** Tags that only earlier versions put on. */
  readonly former: readonly number[];
}

interface Wish {
  readonly customer: number;
  readonly look: Look;
}

/** What publishing with backfill would do to these customers. */
async function addStep(
  parts: PreviewParts,
  ctx: Ctx,
  rule: ReadyRule,
  { facts, living, terms, others, former }: Known & Beside,
  totals: Totals,
): Promise<readonly Wish[]> {
  const now = ctx.now.getTime();
  const members = await membersOf(ctx.db, ctx.workspace, [rule.id], [...facts.keys()]);
  const memory = new Map(members.map((one) => [one.customer, one]));
  const wishes = [...facts].map(([customer, known]): Wish => {
    const beginning = beginningOf(known, living.get(customer), now);
    const question = {
      facts: known,
      now,
      earliest: beginning,
      from: beginning,
      zone: ctx.timeZone,
      came: [],
    };
    const was = memory.get(customer);
    const look = rule.look(was ? allHistory(was) : NOTHING_KNOWN, question);
    return { customer, look: was?.held ? withFormer(look, former) : look };
  });
  const [lost = []] = await letGo(ctx.db, ctx.workspace, [{ rule, decided: wishes }], others, facts);
  const leaving = new Set(lost.map(({ customer, tag }) => `${customer} ${tag}`));
  const holds = (customer: number, tag: number) =>
    facts.get(customer)?.assignments.some((one) => one.tag === tag) ?? false;
  // What makes room for another tag of a single-choice group is counted by the door.
  const makesRoom = (customer: number, { put }: Look, tag: number) =>
    put.some((one) => !holds(customer, one) && shareSingleGroup(terms, one, tag));
  const suggests = suggestsOnly(rule.resolved);
  const proposed = suggests ? await wouldSuggest(ctx, rule, wishes, facts) : [];
  totals.suggests += proposed.length;
  for (const tag of [...rule.writes, ...former]) {
    const putOn = suggests
      ? []
      : wishes.filter(({ look }) => look.put.includes(tag)).map((one) => one.customer);
    const missing = putOn.filter((customer) => !holds(customer, tag));
    const takenOff = wishes
      .filter(
        ({ customer, look }) =>
          (look.take.includes(tag) && holds(customer, tag)) ||
          (leaving.has(`${customer} ${tag}`) && !makesRoom(customer, look, tag)),
      )
      .map((one) => one.customer);
    totals.unchanged += putOn.length - missing.length;
    totals.concerned.keep(putOn.filter((customer) => holds(customer, tag)));
    const added = await tryOut(parts, ctx, rule, { tag, add: missing, remove: takenOff }, totals);
    const came = [...added, ...proposed.filter((one) => one.tag === tag).map((one) => one.customer)];
    totals.concerned.gain(came);
    for (const customer of came.slice(0, MOST_SAMPLES - totals.samples.length)) {
      const known = facts.get(customer);
      const look = wishes.find((one) => one.customer === customer)?.look;
      if (known && look)
        totals.samples.push({ customer, tag, facts: scoredFacts(known, look, ctx.timeZone) });
    }
  }
  return wishes;
}

function shareSingleGroup(terms: Terms, a: number, b: number): boolean {
  const group = terms.tag(a)?.group;
  return group !== undefined && group === terms.tag(b)?.group && terms.group(group)?.choice === 'single';
}

/** Answers who would get the tag. */
async function tryOut(
  parts: PreviewParts,
  ctx: Ctx,
  rule: ReadyRule,
  {
    tag,
    add,
    remove,
  }: { readonly tag: number; readonly add: readonly number[]; readonly remove: readonly number[] },
  totals: Totals,
): Promise<readonly number[]> {
  const cause = { source: rule.source, evidence: { rule: toId('rule', rule.id) } };
  let added: readonly number[] = [];
  for (const [customers, change] of [
    [add, { add: [tag], remove: [] }],
    [remove, { add: [], remove: [tag] }],
  ] as const) {
    if (customers.length === 0) continue;
    const effect = await tryOnCustomers(ctx, { customers, ...change }, cause);
    totals.adds += effect.added;
    totals.removes += effect.removed;
    for (const refused of Object.values(effect.refused)) totals.refused += refused;
    // A step has no more customers than the door names of those it refuses.
    const refused = new Set(effect.named.map((one) => one.customer));
    const changed = customers.filter((customer) => !refused.has(customer));
    if (changed.length > 0) totals.wecomWrites += await parts.wecomWrites(ctx, changed, [tag]);
    if (change.add.length > 0) added = changed;
    else totals.concerned.change(changed);
  }
  return added;
}

function pathOf(tag: number, terms: Terms): string {
  const known = terms.tag(tag);
  return known ? terms.pathOf(known) : toId('tag', tag);
}

async function samplesOf(ctx: Ctx, rule: ReadyRule, terms: Terms, samples: readonly Sample[]) {
  const ordinals = samples.map((one) => one.customer);
  const named = await namedCustomers(ctx.db, ctx.workspace, ordinals);
  return samples.flatMap(({ customer, tag, facts }) => {
    const deciding = decidingCondition(rule, tag);
    const name = named.get(customer)?.name;
    if (name === undefined) return [];
    return [
      {
        customer: { id: toId('customer', customer), name },
        tag: pathOf(tag, terms),
        explanation: deciding && explain(deciding.when, facts, ctx.now, ctx.timeZone, terms, ctx.language),
      },
    ];
  });
}
