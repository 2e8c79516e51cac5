/** Why a customer has a tag, or why not: the cause, its actor and evidence, what it replaced, or the last removal. */
import { needCustomer } from '#features/customers';
import { staffNames } from '#features/staff';
import { asSeenBy, byPerson, type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { isPerson } from '../core/public.ts';
import { needTag } from '../library/find.ts';
import { libraryOf } from '../library/library.ts';
import { type LibrarySnapshot, type LibraryTag, seesTag } from '../library/snapshot.ts';
import { tagRef } from '../library/views.ts';
import type { StoredCause } from './cause-rows.ts';
import { type Story, storyText } from './explain-text.ts';
import { imageOf, stateOf } from './rows.ts';
import { saidEvidence } from './said-evidence.ts';
import {
  type AssignmentRow,
  assignmentsOfCustomer,
  causeOf,
  isRemembered,
  lastRemoval,
  replacedByTag,
} from './tag-rows.ts';
import { assignmentView, causeView, pastTagRef, whoView } from './views.ts';

type Explanation = OutputOf<typeof contract.explainTag>;

/** How a condition stands for a customer now. The evaluator comes later in the order of imports; wiring brings it. */
export type ConditionExplainer = (
  ctx: Ctx,
  customer: number,
  condition: unknown,
) => Promise<Pick<Explanation, 'condition' | 'missing'> | null>;

/** How far a customer is from a tag that rules could put on, and by which; null when none could. */
export type RuleExplainer = (
  ctx: Ctx,
  customer: number,
  tag: number,
) => Promise<Pick<Explanation, 'rule' | 'ruleVersion' | 'suggests' | 'condition' | 'missing'> | null>;

export interface Explainers {
  readonly condition?: ConditionExplainer | undefined;
  readonly rules?: RuleExplainer | undefined;
}

/** Errors: `customer.notFound`, `tag.notFound`. */
export async function explainTag(
  ctx: Ctx,
  explainers: Explainers,
  ref: string,
  tagText: string,
): Promise<Explanation> {
  requireRight(ctx.actor, 'customers:read');
  const customer = await needCustomer(ctx.db, ctx, ref);
  const library = await libraryOf(ctx.db, ctx.workspace);
  const tag = needTag(library, tagText, ctx.actor);
  const rows = await assignmentsOfCustomer(ctx.db, ctx.workspace, customer, tag.id);
  // In a group per staff one's own answer comes first.
  const row = rows.find((one) => one.staff === ctx.actor.staff) ?? rows[0];
  return asSeenBy(
    ctx.actor,
    row
      ? await present(ctx, explainers.condition, library, customer, tag, row)
      : await absent(ctx, explainers.rules, library, customer, tag),
  );
}

async function present(
  ctx: Ctx,
  explainCondition: ConditionExplainer | undefined,
  library: LibrarySnapshot,
  customer: number,
  tag: LibraryTag,
  row: AssignmentRow,
): Promise<Explanation> {
  const cause = causeOf(row);
  const before = await replacedByTag(ctx.db, ctx.workspace, customer, tag.id, cause);
  const replaced = before && pastTagRef(library, before.tag);
  const condition = conditionOf(cause);
  const now = condition && (await explainCondition?.(ctx, customer, condition.condition));
  const names = await staffNames(ctx.db, ctx.workspace, [row.staff]);
  const story: Story = {
    kind: 'present',
    tag: tag.path,
    source: row.source,
    by: cause.actor_name,
    at: row.since,
    reason: cause.reason,
    evidence: saidEvidence(row.evidence, cause.evidence, ctx.language),
    condition: condition?.text ?? null,
    replaced: replaced?.path ?? null,
    expiresAt: row.expires_at,
    locked: row.locked,
    gives: tag.group.newer_wins && !row.locked && byPerson(row.source),
  };
  return {
    tag: tagRef(tag),
    holds: true,
    since: row.since.toISOString(),
    cause: causeView(cause),
    text: storyText(story, ctx.language, ctx.timeZone),
    assignment: assignmentView(row, tag, names, ctx.language),
    replaced,
    removal: null,
    rule: ruleOf(cause),
    ruleVersion: ruleVersionOf(cause),
    suggests: false,
    condition: now?.condition ?? (condition && { holds: true, text: condition.text, parts: [] }),
    missing: now?.missing ?? [],
  };
}

async function absent(
  ctx: Ctx,
  explainByRules: RuleExplainer | undefined,
  library: LibrarySnapshot,
  customer: number,
  tag: LibraryTag,
): Promise<Explanation> {
  const removal = await lastRemoval(ctx.db, ctx.workspace, customer, tag.id);
  const cause = removal && causeOf(removal);
  const replacedBy = removal?.replaced_by == null ? null : pastTagRef(library, removal.replaced_by);
  const blocks = removal ? await isRemembered(ctx.db, ctx.workspace, customer, tag.id, ctx.now) : false;
  const way = await explainByRules?.(ctx, customer, tag.id);
  const met = way?.condition?.holds === true;
  const suggested = met && way.suggests;
  const keptBy = met && !suggested ? await keptByHand(ctx, customer, tag) : null;
  const story: Story =
    removal && cause
      ? {
          kind: 'removed',
          tag: tag.path,
          source: removal.source,
          by: cause.actor_name,
          at: removal.at,
          reason: cause.reason,
          replacedBy: replacedBy?.path ?? null,
          blocks,
          keptBy,
          suggested,
        }
      : { kind: 'never', tag: tag.path, keptBy, suggested };
  return {
    tag: tagRef(tag),
    holds: false,
    since: null,
    cause: cause && causeView(cause),
    text: storyText(story, ctx.language, ctx.timeZone),
    assignment: null,
    replaced: null,
    removal:
      removal && cause
        ? {
            at: removal.at.toISOString(),
            by: whoView(cause),
            source: removal.source,
            replacedBy,
            blocksWeakerSources: blocks,
          }
        : null,
    rule: way?.rule ?? null,
    ruleVersion: way?.ruleVersion ?? null,
    suggests: way?.suggests ?? false,
    condition: way?.condition ?? null,
    missing: way?.missing ?? [],
  };
}

/** The tag of the same single-choice group that a person put on; null when there is none. */
async function keptByHand(ctx: Ctx, customer: number, tag: LibraryTag): Promise<string | null> {
  const { group } = tag;
  if (group.choice !== 'single') return null;
  const ids = group.tags.map((one) => one.id);
  const held = (await stateOf(ctx.db, ctx.workspace, ids, [customer])).find(
    (row) => !row.removal && isPerson(imageOf(row)),
  );
  const kept = group.tags.find((one) => one.id === held?.tag);
  return kept && seesTag(ctx.actor, kept) ? kept.path : null;
}

/** The name of the rule that put it on. */
function ruleOf({ source, actor_name }: StoredCause): string | null {
  return source === 'rule' || source === 'model' ? actor_name : null;
}

function ruleVersionOf({ evidence }: StoredCause): Explanation['ruleVersion'] {
  if (typeof evidence !== 'object' || evidence === null) return null;
  const { rule, version } = evidence as { readonly rule?: unknown; readonly version?: unknown };
  return typeof rule === 'string' && typeof version === 'number' ? { rule, version } : null;
}

/** The condition that a bulk run or rule rested on, with its sentence of then. */
function conditionOf(cause: StoredCause): { condition: unknown; text: string } | null {
  const { evidence } = cause;
  if (typeof evidence !== 'object' || evidence === null || !('condition' in evidence)) return null;
  const text = 'text' in evidence && typeof evidence.text === 'string' ? evidence.text : '';
  return { condition: evidence.condition, text };
}
