/**
 * A condition put to the past (N03): who had the tags at a moment, read from the log, with today's definitions (a tag
 * that was merged since counts as the one it became). Only tags have a history that answers this exactly; other parts of
 * a condition are refused by name.
 */
import { any, type Expression, evaluate, everyone, inSet, not, OrdinalSet } from '#features/audience/core';
import { type Leaf, leavesOf, partsOf, type Resolved } from '#features/conditions/core';
import { streamAliveBefore } from '#features/customers';
import { streamHoldersBefore } from '#features/tags';
import { type ErrorDetail, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { expressionOf } from './evaluate/expression-of.ts';
import type { Audiences, People } from './people.ts';
import type { Terms } from './vocabulary.ts';

/** What of a leaf the log does not tell, as a path below it; null when it does. */
function untold(leaf: Leaf): string | null {
  switch (leaf.kind) {
    case 'tag':
      if (leaf.assigned !== null) return 'assigned';
      if (leaf.sources !== null) return 'source';
      return leaf.staff === null ? null : 'staff';
    case 'group':
    case 'frozen':
    case 'everyone':
    case 'nobody':
      return null;
    default:
      return leaf.kind;
  }
}

/** What stands inside a saved audience is named where the audience is. */
function* refusals(node: Resolved, path: string): Generator<ErrorDetail> {
  const refuse = (part: string, at = part): ErrorDetail => ({
    path: `${path}.${at}`,
    code: 'audience.asOfPart',
    facts: { part },
  });
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
    case 'not':
      for (const [below, part] of partsOf(node)) yield* refusals(part, `${path}.${below}`);
      return;
    case 'audience': {
      const [inside] = [...leavesOf(node.of)].flatMap((leaf) => untold(leaf) ?? []);
      if (inside) yield refuse(inside, 'audience');
      return;
    }
    default: {
      const part = untold(node);
      if (part) yield refuse(part);
    }
  }
}

const MOST_DETAILS = 50;

function tagsOf(resolved: Resolved, terms: Terms): ReadonlyMap<number, readonly number[]> {
  const asked = [...leavesOf(resolved)].flatMap((leaf) =>
    leaf.kind === 'tag' ? [leaf.tag] : leaf.kind === 'group' ? leaf.tags : [],
  );
  return new Map(asked.map((tag) => [tag, [tag, ...(terms.tag(tag)?.formerIds ?? [])]]));
}

async function holders(
  tx: Tx,
  workspace: number,
  tags: readonly number[],
  before: Date,
): Promise<ReadonlyMap<number, OrdinalSet>> {
  const found = new Map<number, OrdinalSet>(tags.map((tag) => [tag, new OrdinalSet()]));
  if (tags.length === 0) return found;
  for await (const pairs of streamHoldersBefore(tx, workspace, tags, before))
    for (let i = 0; i < pairs.length; i += 2) found.get(pairs[i] ?? 0)?.add(pairs[i + 1] ?? 0);
  return found;
}

async function aliveBefore(tx: Tx, workspace: number, before: Date): Promise<OrdinalSet> {
  const alive = new OrdinalSet();
  for await (const ordinals of streamAliveBefore(tx, workspace, before))
    alive.addMany(Uint32Array.from(ordinals));
  return alive;
}

/**
 * `asOf`: the last millisecond that counts. Of callers who do not see all customers, only those whom they see today.
 * Errors: those of the condition; `audience.asOfFuture`; `audience.asOfUnsupported` with a detail for every part that
 * the log does not tell.
 */
export async function peopleAsOf(
  audiences: Audiences,
  ctx: Ctx,
  condition: unknown,
  { asOf, minPosition }: { readonly asOf: Date; readonly minPosition?: number | undefined },
): Promise<People> {
  if (asOf > ctx.now)
    throw invalid('audience.asOfFuture', {}, [{ path: 'asOf', code: 'audience.asOfFuture' }]);
  const { index, alive: visible } = await audiences.everybody(ctx, minPosition);
  const { resolved, terms } = await audiences.meaning(ctx, condition, minPosition);
  const details = [...refusals(resolved, 'condition')].slice(0, MOST_DETAILS);
  if (details.length > 0) throw invalid('audience.asOfUnsupported', { count: details.length }, details);

  // PostgreSQL knows no year 0, and nothing here is older than 1970.
  const before = new Date(Math.max(0, asOf.getTime() + 1));
  const tags = tagsOf(resolved, terms);
  const { alive, had } = await ctx.db.snapshot(async (tx) => ({
    alive: await aliveBefore(tx, ctx.workspace, before),
    had: await holders(tx, ctx.workspace, [...new Set([...tags.values()].flat())], before),
  }));
  const having = (tag: number): Expression =>
    any(...(tags.get(tag) ?? []).map((one) => inSet(had.get(one) ?? new OrdinalSet())));
  const expression = await expressionOf(resolved, async (leaf) => {
    if (leaf.kind === 'tag') return having(leaf.tag);
    if (leaf.kind === 'frozen') return inSet(await audiences.frozenMembers(ctx, leaf.audience));
    if (leaf.kind === 'everyone') return everyone;
    if (leaf.kind !== 'group') return any();
    const has = any(...leaf.tags.map(having));
    return leaf.test === 'none' ? not(has) : has;
  });
  const everybody = ctx.actor.reach === 'workspace';
  return { index, resolved, terms, expression, alive: everybody ? alive : evaluate(inSet(visible), alive) };
}
