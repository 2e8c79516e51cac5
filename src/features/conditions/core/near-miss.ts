/** Who is one step away: the condition of those for whom exactly one leaf has to turn (feature N09). */
import type { Leaf, Resolved } from './resolved.ts';

const EVERYONE: Resolved = { kind: 'everyone' };
const NOBODY: Resolved = { kind: 'nobody' };

const all = (...of: readonly Resolved[]): Resolved =>
  of.some((part) => part.kind === 'nobody') ? NOBODY : { kind: 'all', of };
const anyOf = (of: readonly Resolved[]): Resolved => {
  const possible = of.filter((part) => part.kind !== 'nobody');
  return possible.length > 0 ? { kind: 'any', of: possible } : NOBODY;
};
const not = (of: Resolved): Resolved => ({ kind: 'not', of });
const without = <T>(list: readonly T[], i: number): T[] => list.toSpliced(i, 1);

/**
 * Holds of exactly those for whom `missing` needs one step (`stepsLeft` is 1), whatever their facts. Of a condition that
 * is a single count, those who lack one time: everybody else lacks one step of it too. Of any other single leaf nobody
 * is near. Parts of the condition stand in it several times: it is for conditions that people write, not for thousands
 * of parts.
 */
export const nearMiss = (node: Resolved): Resolved =>
  isLeaf(node) ? lackingOneTime(node) : oneStep(node, true);

const isLeaf = (node: Resolved): node is Leaf =>
  !['all', 'any', 'atLeast', 'not', 'audience'].includes(node.kind);

function lackingOneTime(leaf: Leaf): Resolved {
  if (leaf.kind !== 'did' || leaf.measure || !leaf.count || leaf.count.min < 2) return NOBODY;
  const lacking = leaf.count.min - 1;
  return { ...leaf, count: { min: lacking, max: lacking } };
}

/** Does not stand as `holds`, and one leaf that turns makes it. */
function oneStep(node: Resolved, holds: boolean): Resolved {
  switch (node.kind) {
    case 'all':
      return holds ? oneOf(node.of, true) : allBut(node.of, true);
    case 'any':
      return holds ? allBut(node.of, false) : oneOf(node.of, false);
    case 'not':
      return oneStep(node.of, !holds);
    case 'audience':
      return oneStep(node.of, holds);
    case 'atLeast':
      return oneStepOfPoints(node, holds);
    case 'everyone':
    case 'nobody':
      return NOBODY;
    default:
      return holds ? not(node) : node;
  }
}

/** One part has to turn, and all others stand as they should. */
const oneOf = (parts: readonly Resolved[], holds: boolean): Resolved =>
  anyOf(
    parts.map((part, i) =>
      all(oneStep(part, holds), ...without(parts, i).map((other) => (holds ? other : not(other)))),
    ),
  );

/** All stand alike, and it is enough that one turns. */
const allBut = (parts: readonly Resolved[], stand: boolean): Resolved =>
  all(...parts.map((part) => (stand ? part : not(part))), anyOf(parts.map((part) => oneStep(part, !stand))));

/** The points with one part turned decide. */
function oneStepOfPoints(node: Extract<Resolved, { kind: 'atLeast' }>, holds: boolean): Resolved {
  const weights = node.weights ?? node.of.map(() => 1);
  const ways = node.of.map((part, i) => {
    const weight = weights[i] ?? 0;
    if (weight === 0) return NOBODY;
    const turnedOn = weight > 0 === holds;
    const turned: Resolved = {
      ...node,
      weights,
      of: node.of.with(i, turnedOn ? EVERYONE : NOBODY),
    };
    return all(oneStep(part, turnedOn), holds ? turned : not(turned));
  });
  return all(holds ? not(node) : node, anyOf(ways));
}
