/** Kinds of differences, and which ways of deciding one have an effect. Pure. */
import type { Kind, Way } from '../api.ts';

/** In the order in which they are shown: what somebody has to decide first. */
const decidable = {
  relationGone: ['taken'],
  tagRemovedThere: ['taken', 'sent'],
  tagDeletedThere: ['taken', 'sent'],
  writeFailed: ['sent'],
  samePerson: ['taken'],
  // What follows is mended by hand, or was mended by the comparison itself.
  nameDiffers: [],
  notTaken: [],
  tagAddedThere: [],
  tagMissingThere: [],
  tagTooMuchThere: [],
  relationNew: [],
} as const satisfies Record<Kind, readonly Way[]>;

export type DriftKind = keyof typeof decidable;
export const driftKinds = Object.keys(decidable) as readonly DriftKind[];

/** A way of deciding a kind that changes one of both sides. */
export type Effect = {
  [K in DriftKind]: `${(typeof decidable)[K][number]}.${K}`;
}[DriftKind];

export interface KindCount {
  readonly kind: DriftKind;
  readonly count: number;
}

/** Ways that have a meaning for every kind among them; leaving alone always has. */
export function waysFor(kinds: readonly KindCount[]): readonly Way[] {
  const both = (['taken', 'sent'] as const).filter((way) =>
    kinds.every(({ kind }) => (decidable[kind] as readonly Way[]).includes(way)),
  );
  return [...both, 'left'];
}

/** What a way does, kind by kind. */
export const effectsOf = (way: 'taken' | 'sent', kinds: readonly KindCount[]) =>
  kinds.map(({ kind, count }) => ({ effect: `${way}.${kind}` as Effect, count }));

/** How many of each kind. */
export function countKinds(differences: readonly { readonly kind: DriftKind }[]): readonly KindCount[] {
  const counts = new Map<DriftKind, number>();
  for (const { kind } of differences) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return driftKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count ? [{ kind, count }] : [];
  });
}
