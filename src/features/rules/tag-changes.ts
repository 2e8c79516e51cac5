/** Which tags follow from what a rule decided: what is put on, what is taken off, and what it lets go. */
import type { CustomerFacts } from '#features/conditions/core';
import { type Change, putOnByRule } from '#features/tags';
import { type Source, toId } from '#kernel';
import type { Queryable } from '#platform/db';
import { type Memory, standsFor, suggestsOnly } from './core/public.ts';
import type { Decided } from './decide.ts';
import type { ReadyRule } from './live-rules.ts';
import { membersOf } from './member-sql.ts';

/** Sources of what rules put on. */
const isOurs = (source: Source): boolean => source === 'rule' || source === 'model';

/**
 * When the customer did what a rule rests on: when a trigger fired last, when a condition began to hold. A level is only
 * known by the look that found it: `earliest` is what was new to that one, null when nothing was but the time. What
 * comes true by time alone rests on no act.
 */
function actOf({ last, level, since }: Memory, earliest: number | null): Date | null {
  if (last !== null) return new Date(last);
  if (earliest === null) return null;
  return new Date(level === null ? (since ?? 0) : Math.min(since ?? 0, Math.max(earliest, 0)));
}

/**
 * None of a rule that only suggests. A tag that is there and stays needs no word; the door is asked about all others. Of a rule that keeps for a time a tag
 * that is there may have an end, which goes when the condition holds again.
 */
export function changesOf(
  { resolved }: ReadyRule,
  { customer, look, was }: Decided,
  facts: ReadonlyMap<number, CustomerFacts>,
  earliest: number | null,
): Change[] {
  if (suggestsOnly(resolved) || look.put.length + look.take.length === 0) return [];
  const held = new Set(facts.get(customer)?.assignments.map((one) => one.tag));
  const mayEnd = 'keep' in resolved && resolved.keep.kind === 'for';
  const settled = (tag: number) => was?.held === true && !mayEnd && held.has(tag);
  const expiresAt = look.until === null ? null : new Date(look.until);
  const actAt = actOf(look.memory, earliest);
  return [
    ...look.take
      .filter((tag) => held.has(tag))
      .map((tag): Change => ({ action: 'remove', customer, tag, actAt })),
    ...look.put
      .filter((tag) => !settled(tag))
      .map((tag): Change => ({ action: 'add', customer, tag, expiresAt, actAt })),
  ];
}

interface Leaving {
  readonly rule: Pick<ReadyRule, 'id' | 'resolved'>;
  readonly decided: readonly Pick<Decided, 'customer' | 'look'>[];
}

/**
 * Of the tags that each rule lets go, those that a rule put on and for which no other rule stands. One that only suggests
 * has none of its own, but those of a version that acted. `all`: every rule that may stand for a tag.
 */
export async function letGo(
  db: Queryable,
  workspace: number,
  looks: readonly Leaving[],
  all: readonly ReadyRule[],
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<readonly (readonly Change[])[]> {
  const wanted = await Promise.all(looks.map((one) => leavingOf(db, workspace, one, facts)));
  const leaving = wanted.flat();
  if (leaving.length === 0) return wanted;
  const tags = new Set(leaving.map((one) => one.tag));
  const standing = await membersOf(
    db,
    workspace,
    all
      .filter((one) => !suggestsOnly(one.resolved) && one.writes.some((tag) => tags.has(tag)))
      .map((one) => one.id),
    [...new Set(leaving.map((one) => one.customer))],
  );
  const rules = new Map(all.map((one) => [one.id, one.resolved]));
  const stood = new Map<string, Set<number>>();
  for (const member of standing) {
    const resolved = rules.get(member.rule);
    for (const tag of resolved ? standsFor(resolved, member) : []) {
      const slot = `${member.customer} ${tag}`;
      stood.set(slot, (stood.get(slot) ?? new Set()).add(member.rule));
    }
  }
  return wanted.map((changes, i) =>
    changes.filter(({ customer, tag }) => {
      const by = stood.get(`${customer} ${tag}`);
      return ![...(by ?? [])].some((rule) => rule !== looks[i]?.rule.id);
    }),
  );
}

async function leavingOf(
  db: Queryable,
  workspace: number,
  { rule, decided }: Leaving,
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<readonly Change[]> {
  const all = decided.flatMap(({ customer, look }) =>
    look.letGo.flatMap((tag): Change[] =>
      facts.get(customer)?.assignments.some((one) => one.tag === tag && isOurs(one.source))
        ? [{ action: 'remove', customer, tag }]
        : [],
    ),
  );
  return suggestsOnly(rule.resolved) ? ownOf(db, workspace, rule.id, all) : all;
}

/** Those of these tags that the rule itself put on. */
async function ownOf(
  db: Queryable,
  workspace: number,
  rule: number,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (changes.length === 0) return [];
  const own = await putOnByRule(
    db,
    workspace,
    toId('rule', rule),
    [...new Set(changes.map((one) => one.customer))],
    [...new Set(changes.map((one) => one.tag))],
  );
  return changes.filter(({ customer, tag }) =>
    own.some((one) => one.customer === customer && one.tag === tag),
  );
}
