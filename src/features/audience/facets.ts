import { count, facetSteps, inSet, inSlices } from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { resolveTags } from '#features/tags';
import { toId } from '#kernel';
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
  const sets = tags.map((tag) => index.tag(tag.id));
  const found = await inSlices(facetSteps(expression, alive, sets));
  const whole = found.count === alive.size;
  const total = alive.size;
  return {
    count: found.count,
    total,
    facets: tags.map((tag, i) => {
      const inside = found.counts[i] ?? 0;
      const all = whole ? inside : count(inSet(index.tag(tag.id)), alive);
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
    position: index.position,
    tookMs: since(began),
  };
}
