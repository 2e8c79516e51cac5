/** What conditions ask of behaviour: how far back they look at each type, and at which properties. */
import type { AskedEvents, DidLeaf, Resolved } from './resolved.ts';
import { leavesOf } from './resolved.ts';
import { longest, reachOf } from './window.ts';

export interface BehaviourAsked {
  /** Milliseconds before the moment that is asked about; null: to the beginning. */
  readonly back: number | null;
  /** Outermost names of the properties; a path such as `items.quantity` begins with one. */
  readonly properties: ReadonlySet<string>;
  /** As `back`, of what looks at properties. */
  readonly propertiesBack: number | null;
}

export type BehaviourByType = ReadonlyMap<string, BehaviourAsked>;

/** Both together. */
export function bothAsked(a: BehaviourByType, b: BehaviourByType): BehaviourByType {
  const all = new Map(a);
  for (const [type, asked] of b) {
    const known = all.get(type);
    all.set(type, known ? joined(known, asked) : asked);
  }
  return all;
}

const further = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

const joined = (a: BehaviourAsked, b: BehaviourAsked): BehaviourAsked => ({
  back: further(a.back, b.back),
  properties: new Set([...a.properties, ...b.properties]),
  propertiesBack: further(a.propertiesBack, b.propertiesBack),
});

const later = (back: number | null, ms: number): number | null => (back === null ? null : back + ms);

/** The same, asked about every moment of the last `ms` milliseconds. */
export const askedThroughout = (asked: BehaviourByType, ms: number): BehaviourByType =>
  new Map(
    [...asked].map(([type, one]) => [
      type,
      { ...one, back: later(one.back, ms), propertiesBack: later(one.propertiesBack, ms) },
    ]),
  );

export function behaviourAsked(node: Resolved): BehaviourByType {
  let all: BehaviourByType = new Map();
  for (const leaf of leavesOf(node)) if (leaf.kind === 'did') all = bothAsked(all, askedByLeaf(leaf));
  return all;
}

const outermost = (path: string): string => path.split('.')[0] ?? path;

const askedOf = ({ types, where }: AskedEvents, back: number | null, more: readonly string[] = []) => {
  const properties = new Set([...where.map((one) => outermost(one.property)), ...more.map(outermost)]);
  return new Map(
    types.map((type): [string, BehaviourAsked] => [
      type,
      { back, properties, propertiesBack: properties.size > 0 ? back : 0 },
    ]),
  );
};

/** What is asked by whoever waits for something to happen: it counts at its own time, and no longer. */
export const occurrenceAsked = (leaf: DidLeaf): BehaviourByType => askedByLeaf(leaf, 0);

function askedByLeaf(leaf: DidLeaf, back = reachOf(leaf.within)): BehaviourByType {
  const property = leaf.measure?.property;
  const own = askedOf(leaf, back, property ? [property] : []);
  if (!leaf.after) return own;
  const { first, without, duration } = leaf.after;
  const earlier = later(back, longest(duration));
  const before = askedOf(first, earlier);
  return bothAsked(own, without ? bothAsked(before, askedOf(without, earlier)) : before);
}
