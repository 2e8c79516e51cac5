export { type BranchCount, type BranchCounts, countBranches } from './branches.ts';
export { NumberColumn } from './column.ts';
export { count, evaluate, iterate, page } from './evaluate.ts';
export {
  all,
  any,
  type Expression,
  everyone,
  frozenExpression,
  inRange,
  inSet,
  not,
  type Range,
} from './expression.ts';
export { type Facets, facetSteps, facets } from './facets.ts';
export { type OrderedRow, type OrderedWalk, type OrderKey, pageOrdered } from './ordered-page.ts';
export { OrdinalSet } from './ordinal-set.ts';
export { ORDINAL_MAX } from './ordinals.ts';
export { type Overlap, type OverlapPair, overlap, overlapSteps } from './overlap.ts';
export { placesOf } from './places.ts';
export { toRoaring } from './roaring-format.ts';
export { fromRoaring } from './roaring-input.ts';
export { difference, intersection, symmetricDifference, union } from './set-ops.ts';
export {
  type Checksum,
  type Damage,
  encodeSnapshot,
  SNAPSHOT_FORMAT,
  type Snapshot,
  SnapshotReader,
  type WrittenChunk,
} from './snapshot.ts';
export { pageSorted, type SortedRow, type SortedWalk } from './sorted-page.ts';
export { TextColumn } from './text-column.ts';
export { TextDictionary } from './text-dictionary.ts';
export type { Order, Walk } from './walk.ts';
