/** What rules propose for a customer, and what staff answer. */
import { needCustomer } from '#features/customers';
import { record } from '#features/staff';
import { apply, type LibraryTag, libraryOf, seesTag, shownTag, sourceOf } from '#features/tags';
import { asSeenBy, conflict, needId, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { ruleSentence } from '../core/public.ts';
import { ruleEvidence } from '../evidence.ts';
import { asRules, type LiveRules, liveRules, type RuleParts } from '../live-rules.ts';
import { decideSuggestion, type OpenSuggestion, openSuggestions } from './suggestion-sql.ts';

/** With its tag; what the reader may not see is left out. */
async function shownTo(
  db: Queryable,
  ctx: Ctx,
  customer: number,
): Promise<(OpenSuggestion & { readonly known: LibraryTag })[]> {
  const library = await libraryOf(ctx.db, ctx.workspace);
  const shown = (await openSuggestions(db, ctx.workspace, customer)).flatMap((row) => {
    const known = library.tagNow(row.tag);
    return known && seesTag(ctx.actor, known) ? [{ ...row, tag: known.id, known }] : [];
  });
  // Of two tags that became one, a rule asks once.
  return shown.filter(
    (one, i) => shown.findIndex((other) => other.rule === one.rule && other.tag === one.tag) === i,
  );
}

/** Why it is proposed: the condition that decides, of a trigger the whole rule. Null while the rule rests. */
function whyOf(
  { rules, terms }: LiveRules,
  { rule: id, tag }: OpenSuggestion,
  { language }: Ctx,
): string | null {
  const rule = rules.find((one) => one.id === id);
  if (!rule) return null;
  if (rule.resolved.kind === 'trigger') return ruleSentence(rule.resolved, terms, language);
  return ruleEvidence(rule, tag, terms, language).text ?? null;
}

/** Error: `customer.notFound`. */
export async function listSuggestions(parts: RuleParts, ctx: Ctx, ref: string) {
  const customer = await needCustomer(ctx.db, ctx, ref);
  const live = await liveRules(parts, asRules(ctx));
  const items = (await shownTo(ctx.db, ctx, customer)).map((row) => ({
    id: toId('suggestion', row.id),
    tag: shownTag(row.known),
    rule: { id: toId('rule', row.rule), name: row.name, version: row.version },
    text: whyOf(live, row, ctx),
    evidence: row.evidence,
    at: row.made_at.toISOString(),
  }));
  return asSeenBy(ctx.actor, { items, nextCursor: null, total: items.length });
}

async function needOpen(tx: Tx, ctx: Ctx, ref: string, id: string) {
  await advance(tx, ctx.workspace, 0);
  const customer = await needCustomer(tx, ctx, ref);
  const number = needId('suggestion', id);
  const found = (await shownTo(tx, ctx, customer)).find((row) => row.id === number);
  if (!found) throw notFound('suggestion.notFound', { id });
  return { customer, found };
}

/**
 * The tag is put on as whoever accepts it would have put it on himself, and so stays until a person takes it off; its
 * cause names the rule. Errors: `customer.notFound`, `suggestion.notFound`, and what the door refuses, with its code.
 */
export async function acceptSuggestion(parts: RuleParts, ctx: Ctx, ref: string, id: string) {
  const live = await liveRules(parts, asRules(ctx));
  return ctx.db.transaction(async (tx) => {
    const { customer, found } = await needOpen(tx, ctx, ref, id);
    const rule = live.rules.find((one) => one.id === found.rule);
    const evidence = rule
      ? ruleEvidence(rule, found.tag, live.terms, ctx.language)
      : { rule: toId('rule', found.rule), version: found.version };
    const applied = await apply(
      tx,
      ctx,
      [{ action: 'add', customer, tag: found.tag, evidence: found.evidence }],
      { source: sourceOf(ctx.actor), reason: 'rule.suggested', evidence },
    );
    const [no] = applied.refused;
    if (no) throw conflict(no.code, no.facts);
    await decideSuggestion(tx, ctx, found.id, { status: 'accepted', cause: applied.causeId });
    await recordAnswer(tx, ctx, 'suggestion.accepted', customer, found);
    return {
      id,
      cause: applied.causeId === null ? null : toId('cause', applied.causeId),
      position: applied.position,
    };
  });
}

/** Errors: `customer.notFound`, `suggestion.notFound`. */
export const rejectSuggestion = (ctx: Ctx, ref: string, id: string) =>
  ctx.db.transaction(async (tx) => {
    const { customer, found } = await needOpen(tx, ctx, ref, id);
    await decideSuggestion(tx, ctx, found.id, { status: 'rejected' });
    await recordAnswer(tx, ctx, 'suggestion.rejected', customer, found);
    return { id };
  });

const recordAnswer = (
  tx: Tx,
  ctx: Ctx,
  did: 'suggestion.accepted' | 'suggestion.rejected',
  customer: number,
  { known, name, rule }: OpenSuggestion & { readonly known: LibraryTag },
) =>
  record(tx, ctx, {
    did,
    subject: toId('customer', customer),
    after: { name: known.path, rule: toId('rule', rule), ruleName: name },
  });
