/** Of which types somebody must have done something, lately enough, for a condition to hold; null: of none in particular. */
import type { DidLeaf, Resolved } from './resolved.ts';

export function neededTypes(node: Resolved): ReadonlySet<string> | null {
  switch (node.kind) {
    case 'did':
      return ofDid(node);
    case 'nobody':
      return new Set();
    case 'audience':
      return neededTypes(node.of);
    case 'all':
      return fewest(node.of.map(neededTypes));
    case 'any':
      return oneOf(node.of.map(neededTypes), 1);
    case 'atLeast':
      return node.weights ? null : oneOf(node.of.map(neededTypes), node.k);
    default:
      return null;
  }
}

const ofDid = ({ types, count, measure }: DidLeaf): ReadonlySet<string> | null =>
  measure === null && (count?.min ?? 0) > 0 ? new Set(types) : null;

type Needed = ReadonlySet<string> | null;

/** Every part must hold, so what any of them needs is needed. */
function fewest(parts: readonly Needed[]): Needed {
  const needing = parts.filter((part) => part !== null);
  return needing.reduce<Needed>((a, b) => (a && a.size <= b.size ? a : b), null);
}

/** So many parts must hold: when those that need nothing are fewer, one of the others must. */
function oneOf(parts: readonly Needed[], k: number): Needed {
  const needing = parts.filter((part) => part !== null);
  return parts.length - needing.length >= k ? null : new Set(needing.flatMap((part) => [...part]));
}
