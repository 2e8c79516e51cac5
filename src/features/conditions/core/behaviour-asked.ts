/** What conditions ask of behaviour: how far back they look at each type, and at which properties. */
import type { AskedEvents, DidLeaf, Resolved } from './resolved.ts';
import { leavesOf } from './resolved.ts';
import { longest, reachOf } from './window.ts';

export interface BehaviourAsked {
  /** Milliseconds before the moment that is asked about; null: to the beginning. */
  readonly back: number | null;
  /** Outermost names of the properties; a path such as `items.quantity` begins with one. */
  readonly properties: ReadonlySet<string>;
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

const joined = (a: BehaviourAsked, b: BehaviourAsked): BehaviourAsked => ({
  back: a.back === null || b.back === null ? null : Math.max(a.back, b.back),
  properties: new Set([...a.properties, ...b.properties]),
});

/** The same, asked about every moment of the last `ms` milliseconds. */
export const askedThroughout = (asked: BehaviourByType, ms: number): BehaviourByType =>
  new Map(
    [...asked].map(([type, one]) => [type, { ...one, back: one.back === null ? null : one.back + ms }]),
  );

export function behaviourAsked(node: Resolved): BehaviourByType {
  let all: BehaviourByType = new Map();
  for (const leaf of leavesOf(node)) if (leaf.kind === 'did') all = bothAsked(all, askedByLeaf(leaf));
  return all;
}

const outermost = (path: string): string => path.split('.')[0] ?? path;

const askedOf = ({ types, where }: AskedEvents, back: number | null, more: readonly string[] = []) => {
  const properties = new Set([...where.map((one) => outermost(one.property)), ...more.map(outermost)]);
  return new Map(types.map((type): [string, BehaviourAsked] => [type, { back, properties }]));
};

function askedByLeaf(leaf: DidLeaf): BehaviourByType {
  const back = reachOf(leaf.within);
  const property = leaf.measure?.property;
  const own = askedOf(leaf, back, property ? [property] : []);
  if (!leaf.after) return own;
  const { first, without, duration } = leaf.after;
  const further = back === null ? null : back + longest(duration);
  const before = askedOf(first, further);
  return bothAsked(own, without ? bothAsked(before, askedOf(without, further)) : before);
}
