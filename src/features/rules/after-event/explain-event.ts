/** Why a rule did or did not act on one event (N01, N09): what it waits for, what is met, and what is missing. */
import { factsAskedBy, factsIn, standing, type Terms } from '#features/audience';
import {
  type CustomerFacts,
  compileAsked,
  type EventFact,
  explain,
  historyIn,
  leavesOf,
  type Resolved,
  sentence,
  tagsHeard,
} from '#features/conditions/core';
import { libraryOf, visibleTags } from '#features/tags';
import { asSeenBy, needId, notFound, type OutputOf, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import {
  conditionsOf,
  decidingCondition,
  putsOf,
  type ResolvedRule,
  suggestsOnly,
  takesOf,
  verdictOf,
  type WrittenRule,
} from '../core/public.ts';
import { asRules, liveRules, type RuleParts } from '../live-rules.ts';
import type * as contract from './contract.ts';
import { effectsOf, needEvent, ruleBeside, rulesBeside } from './get-event.ts';

type Shown = OutputOf<typeof contract.explainEvent>;

interface Way {
  readonly puts: readonly number[];
  readonly takes: readonly number[];
  readonly when: Resolved;
}

/** Each way to tags of a rule: one, or one for each step of a ladder and each tag of a model. */
function waysOf(rule: WrittenRule): Way[] {
  const { resolved } = rule;
  const puts = putsOf(resolved);
  if ('effect' in resolved) return [{ puts, takes: takesOf(resolved), when: resolved.when }];
  return puts.flatMap((tag) => {
    const when = decidingCondition(rule, tag)?.when;
    if (!when) return [];
    const scoped = resolved.kind === 'ladder' && resolved.scope.kind !== 'everyone';
    return [{ puts: [tag], takes: [], when: scoped ? { kind: 'all', of: [resolved.scope, when] } : when }];
  });
}

interface Looking {
  readonly ctx: Ctx;
  readonly terms: Terms;
  readonly facts: CustomerFacts;
  readonly event: EventFact;
  /** Tags that the caller sees. */
  readonly visible: ReadonlySet<number>;
}

/** Whether a condition asks for a tag that is not to be known of: how it stands would tell of that. */
const asksHidden = (when: Resolved, visible: ReadonlySet<number>): boolean =>
  [...leavesOf(when)].some(
    (leaf) =>
      (leaf.kind === 'tag' && !visible.has(leaf.tag)) ||
      (leaf.kind === 'group' && leaf.tags.some((tag) => !visible.has(tag))) ||
      (leaf.kind === 'did' && tagsHeard(leaf).some((tag) => !visible.has(tag))),
  );

function standingOf(ways: readonly Way[], at: Date, { ctx, terms, facts, visible }: Looking) {
  const held = new Set(facts.assignments.map((one) => one.tag));
  const seen = { ...facts, assignments: facts.assignments.filter((one) => visible.has(one.tag)) };
  const shown = (id: number) => {
    const tag = terms.tag(id);
    return { id: toId('tag', id), name: tag?.name ?? '', path: tag ? terms.pathOf(tag) : '' };
  };
  return ways.map(({ puts, takes, when }) => {
    const tags = puts.length > 0 ? puts : takes;
    const hidden = asksHidden(when, visible) || (tags.length > 0 && !tags.some((tag) => visible.has(tag)));
    return {
      hidden,
      tags: tags.filter((tag) => visible.has(tag)).map(shown),
      settled: puts.every((tag) => held.has(tag)) && !takes.some((tag) => held.has(tag)),
      ...standing(explain(when, hidden ? facts : seen, at, ctx.timeZone, terms, ctx.language)),
    };
  });
}

/** Whether the event is what a trigger waits for; null: it waits for none. */
function awaited(resolved: ResolvedRule, { ctx, terms, facts, event }: Looking): Shown['on'] {
  if (resolved.kind !== 'trigger' || resolved.on.kind !== 'event') return null;
  const { did } = resolved.on;
  return {
    text: sentence(did, terms, ctx.language).replace(/[。.]$/, ''),
    holds: compileAsked(did)(historyIn(facts), ctx.timeZone)(event),
  };
}

async function factsFor(parts: RuleParts, ctx: Ctx, customer: number, resolved: ResolvedRule) {
  const asked = await factsAskedBy(
    conditionsOf(resolved).map(([, condition]) => condition),
    (audience) => parts.audiences.frozenMembers(asRules(ctx), audience),
  );
  const facts = (await ctx.db.snapshot((tx) => factsIn(tx, ctx, [customer], asked))).get(customer);
  if (!facts) throw new Error('facts of a customer that was asked for are missing');
  return facts;
}

/** Errors: `right.missing`, `event.notFound`, `rule.notFound`. */
export async function explainEvent(parts: RuleParts, ctx: Ctx, position: number, id: string): Promise<Shown> {
  const { event, customer } = await needEvent(ctx, position);
  const number = needId('rule', id);
  const live = await liveRules(parts, asRules(ctx));
  const rules = await rulesBeside(ctx, live, event.type);
  const read = rules.find((one) => one.row.id === number);
  if (!read) throw notFound('rule.notFound', { id });
  const effects = (await effectsOf(ctx, event, customer, rules)).filter((one) => one.rule.id === id);
  const { row, resolved } = read;
  const looking = resolved && {
    ctx,
    terms: live.terms,
    facts: await factsFor(parts, ctx, customer, resolved),
    event,
    visible: new Set(visibleTags(ctx, await libraryOf(ctx.db, ctx.workspace))),
  };
  const on = looking && awaited(resolved, looking);
  // A trigger asks how things stood when it happened, all others how they stand.
  const at = row.kind === 'trigger' && event.at < ctx.now ? event.at : ctx.now;
  const ways = looking ? standingOf(waysOf({ resolved, body: row.body }), at, looking) : [];
  const verdict = verdictOf({
    fired: effects.length > 0,
    readable: resolved !== null && !live.broken.has(row.id),
    live: row.status === 'live',
    reads: read.reads,
    at: event.at.getTime(),
    now: ctx.now.getTime(),
    from: live.rules.find((one) => one.id === row.id)?.from ?? null,
    on: on?.holds ?? null,
    suggests: resolved !== null && suggestsOnly(resolved),
    ways: ways.map(({ condition, settled }) => ({ holds: condition.holds, settled })),
  });
  return asSeenBy(ctx.actor, {
    rule: { ...ruleBeside(read), version: row.version },
    verdict,
    effects,
    on,
    ways: ways.flatMap(({ settled: _, hidden, ...way }) => (hidden ? [] : [way])),
  });
}
