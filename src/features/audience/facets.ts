import { count, facetSteps, inSet } from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { resolveTags } from '#features/tags';
import { inSlices, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { since } from './count.ts';
import type { Audiences } from './people.ts';

export interface FacetsAsked {
  readonly condition: Condition;
  readonly tags?: readonly string[] | undefined;
  readonly minPosition?: number | undefined;
}

/** Count of every tag that the caller sees (or of those asked for) inside a condition. */
export async function facetsOf(audiences: Audiences, ctx: Ctx, asked: FacetsAsked) {
  const began = performance.now();
  const { index, expression, alive, terms } = await audiences.of(ctx, asked.condition, {
    minPosition: asked.minPosition,
  });
  const tags = asked.tags ? await resolveTags(ctx, asked.tags, 'tags') : terms.allTags;
  const holders = (tag: number) =>
    alive === index.alive ? index.livingWith(tag) : count(inSet(index.tag(tag)), alive);
  // All numbers are of one moment: what is written while the steps pause is not in them.
  const steps = facetSteps(
    expression,
    alive,
    tags.map((tag) => index.tag(tag.id)),
  );
  const everywhere = tags.map((tag) => holders(tag.id));
  const total = alive.size;
  const { position } = index;
  const found = await inSlices(steps);
  return {
    count: found.count,
    total,
    facets: tags.map((tag, i) => {
      const inside = found.counts[i] ?? 0;
      const all = everywhere[i] ?? 0;
      const lift = all > 0 && found.count > 0 ? (inside * total) / (all * found.count) : null;
      return {
        tag: toId('tag', tag.id),
        path: terms.pathOf(tag),
        group: toId('group', tag.group),
        count: inside,
        all,
        lift,
      };
    }),
    position,
    tookMs: since(began),
  };
}
