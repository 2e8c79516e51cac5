/** The parts of an explanation that are met, without the groups around them. Pure. */
import type { Explanation } from '#features/conditions/core';

/** What stands under a `not` is turned round by its own line. */
export function metLeaves(node: Explanation): readonly Explanation[] {
  if (!node.holds) return [];
  if (!node.parts || node.kind === 'not') return [node];
  return node.parts.flatMap(metLeaves);
}
