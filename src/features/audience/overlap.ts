import { everyone, inSet, overlapSteps } from '#features/audience/core';
import { type Condition, resolveCondition } from '#features/conditions/core';
import { resolveTags } from '#features/tags';
import { inSlices, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import { since } from './count.ts';
import type { Audiences } from './people.ts';

export interface OverlapAsked {
  readonly conditions?: readonly Condition[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly within?: Condition | undefined;
  readonly minPosition?: number | undefined;
}

/** Pairwise counts of conditions or tags. Error: `overlap.oneOf` unless exactly one of the two lists is given. */
export async function overlapOf(audiences: Audiences, ctx: Ctx, asked: OverlapAsked) {
  const began = performance.now();
  const { conditions, tags } = asked;
  if ((conditions === undefined) === (tags === undefined))
    throw invalid('overlap.oneOf', {}, [{ path: 'conditions', code: 'required' }]);
  const base = asked.within
    ? await audiences.of(ctx, asked.within, { minPosition: asked.minPosition, at: 'within' })
    : { ...(await audiences.everybody(ctx, asked.minPosition)), expression: everyone };
  const terms = await audiences.terms(ctx);
  const expressions = tags
    ? (await resolveTags(ctx, tags, 'tags')).map((tag) => inSet(base.index.tag(tag.id)))
    : await Promise.all(
        (conditions ?? []).map((condition, i) =>
          audiences.expression(
            ctx,
            resolveCondition(condition, terms, { at: `conditions.${i}` }),
            base.index,
          ),
        ),
      );
  const { position } = base.index;
  const found = await inSlices(overlapSteps(expressions, base.alive, base.expression));
  return {
    ...found,
    sizes: [...found.sizes],
    pairs: [...found.pairs],
    position,
    tookMs: since(began),
  };
}
