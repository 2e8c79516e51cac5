/**
 * A condition whose names are numbers and whose types are checked: what both evaluators read. Each leaf says here
 * exactly when it holds; an evaluator that differs is wrong. `CustomerFacts` (facts.ts) says what is counted.
 */
import type { CalendarSpan, Duration, Source } from '#kernel';
import type { Bound, FollowStatus, MeasureName, Scalar } from './language.ts';
import type { AttributeType } from './vocabulary.ts';

/**
 * A span of time, half-open [since, until) once `now` and the zone are known (`spanOf`).
 * `text` is what the caller wrote.
 */
export type ResolvedWindow =
  /** [now − duration, now]: an event at `now` counts, one later does not. */
  | { readonly kind: 'last'; readonly duration: Duration; readonly text: string }
  /** Earlier than now − duration; exactly then is not earlier. So `last` and `before` divide the past. */
  | { readonly kind: 'before'; readonly duration: Duration; readonly text: string }
  /** `since` inclusive, `until` exclusive; a day without time starts at midnight of the workspace's zone. */
  | { readonly kind: 'between'; readonly since: string | null; readonly until: string | null }
  | { readonly kind: 'calendar'; readonly span: CalendarSpan };

/**
 * One comparison of one value. False for a missing value, except `exists: false`.
 * Text is compared exactly, by UTF-16 units, but parts of it without the case and width of letters and digits (`foldText`); values of different
 * types are never equal.
 * Days are `YYYY-MM-DD` text, whose order is that of time.
 */
export type Test =
  | { readonly op: 'is' | 'isNot'; readonly value: Scalar }
  | { readonly op: 'in' | 'notIn'; readonly values: readonly Scalar[] }
  /** `visible`: the part must be readable with phone numbers masked (see `visibleParts`). */
  | { readonly op: 'contains' | 'startsWith'; readonly value: string; readonly visible?: boolean }
  /** A text in which one of the keywords stands (`keywords/notation.ts`) without being denied (`keywords/negation.ts`). */
  | { readonly op: 'mentions'; readonly values: readonly string[]; readonly visible?: boolean }
  | { readonly op: 'gt' | 'gte' | 'lt' | 'lte'; readonly value: Bound }
  /** Both ends included. */
  | { readonly op: 'between'; readonly from: Bound; readonly to: Bound }
  | { readonly op: 'exists'; readonly value: boolean };

/**
 * Some value at `property` passes all of `tests`. The path goes through objects; a list on the way, or at its end,
 * stands for each of its elements (one level). Values are text, numbers and booleans; null, objects and lists inside lists are no
 * values. `exists: true`: there is some value; `exists: false`: there is none.
 */
export interface WhereTest {
  readonly property: string;
  readonly tests: readonly Test[];
  /** The tests as sentences say them, where values are ids. */
  readonly said?: readonly Test[];
}

/**
 * One number over the events that count, and tests of it. Over 0 events `sum` is 0 and all others are missing.
 * Over some events: `sum`, `avg`, `max`, `min`, `median` take the numbers at `property` (a path as in `WhereTest`, every element
 * counts; `sum` of no number is 0, the others are missing; the median of an even number is the mean of the two in the middle); `distinct` counts different values, `days` the days of
 * the workspace's zone on which an event happened. `sum`, `avg` and `median` are rounded to 9 decimals (half away from zero).
 */
export interface ResolvedMeasure {
  readonly measure: MeasureName;
  /** Null for `days`. */
  readonly property: string | null;
  readonly tests: readonly Test[];
}

/** The customer has the tag now, by one assignment that meets everything that is not null. */
export interface TagLeaf {
  readonly kind: 'tag';
  readonly tag: number;
  /** The assignment's `since` lies in this span, and is not later than `now`. */
  readonly assigned: ResolvedWindow | null;
  readonly sources: readonly Source[] | null;
  readonly staff: number | null;
}

/**
 * `any` and `level`: the customer has at least one of `tags`. `none`: the customer has none of them.
 * For `any` and `none`, `tags` are all tags of the group. For `level` those from the level of `min` to the level of `max` inclusive
 * (null: open), by `order`, larger being higher; tags of equal order are one level.
 */
export interface GroupLeaf {
  readonly kind: 'group';
  readonly group: number;
  readonly test: 'any' | 'none' | 'level';
  readonly min: number | null;
  readonly max: number | null;
  readonly tags: readonly number[];
}

/**
 * The attribute passes all of `tests`. For type `many` the value is a set: `is` it contains the option, `isNot` it has
 * values but not this one, `in` it contains one of them, `notIn` it has values but none of these (`contains` becomes `is`).
 * An empty list is a missing value. So `isNot` and `notIn` are false for a customer without the attribute; `not` of `is`
 * is true for them.
 */
export interface AttributeLeaf {
  readonly kind: 'attribute';
  readonly key: string;
  readonly type: AttributeType;
  readonly tests: readonly Test[];
  /**
   * Of a number that ages: the attribute with the day it is counted from. Whoever has that day has the whole days from it
   * to now, on the calendar of the workspace's zone, for a value; whoever has a value of its own under `key` has that one.
   */
  readonly ageOf?: string;
}

/** On the wall clock of the workspace's zone; what is null is not asked. */
export interface ResolvedAt {
  /** 1 (Monday) to 7, of the day on which the event happened. */
  readonly weekdays: readonly number[] | null;
  /** `HH:MM`, inclusive. Later than `until`: from then to midnight, and from midnight on. */
  readonly from: string | null;
  /** `HH:MM`, exclusive. */
  readonly until: string | null;
}

export interface AskedEvents {
  readonly did: string;
  readonly types: readonly string[];
  readonly where: readonly WhereTest[];
}

/**
 * An event at `t` has a `first` in [t − duration, t), and from the last one of these to it, both excluded, nothing of
 * `without`. At the same moment nothing is before or between.
 */
export interface ResolvedAfter {
  readonly first: AskedEvents;
  readonly duration: Duration;
  /** The duration as written. */
  readonly text: string;
  readonly without: AskedEvents | null;
}

/**
 * Of the customer's events with one of `types` that have happened (not later than `now`), at a time in `within`
 * (null: ever), passing every `where`, `at` and `after`:
 * their number lies in [count.min, count.max] (null: open), and the measure passes. `count` is null only when there is a measure.
 */
export interface DidLeaf {
  readonly kind: 'did';
  /** What was asked: a type, or `interaction`. */
  readonly did: string;
  readonly types: readonly string[];
  readonly where: readonly WhereTest[];
  readonly at: ResolvedAt | null;
  readonly after: ResolvedAfter | null;
  readonly count: { readonly min: number; readonly max: number | null } | null;
  readonly measure: ResolvedMeasure | null;
  readonly within: ResolvedWindow | null;
}

/**
 * One follow relation has a status of `statuses` and meets everything that is not null (one of the list each).
 * A condition without `status` means the relations that stand: half and active.
 */
export interface FollowLeaf {
  readonly kind: 'follow';
  readonly staff: readonly number[] | null;
  /** A department includes those below it. */
  readonly departments: readonly number[] | null;
  readonly addWays: readonly number[] | null;
  readonly channels: readonly number[] | null;
  readonly statuses: readonly FollowStatus[];
}

/** The customer is a member of a frozen audience. */
export interface FrozenLeaf {
  readonly kind: 'frozen';
  readonly audience: number;
}

export type Leaf =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }
  | TagLeaf
  | GroupLeaf
  | AttributeLeaf
  | DidLeaf
  | FollowLeaf
  | FrozenLeaf;

/**
 * `all` and `any` have at least one part (`{ all: [] }` became `everyone`, `{ any: [] }` `nobody`); `atLeast` has 1 ≤ k ≤ parts.
 * `weights`: points for each part that holds, whole numbers of either sign, and k can be reached; null: one for each.
 * `audience` is a saved dynamic audience, expanded: it holds when `of` does. Otherwise the tree has the shape of the condition,
 * so paths (`all.0.not`) fit both.
 */
export type Resolved =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Resolved[] }
  | {
      readonly kind: 'atLeast';
      readonly k: number;
      readonly weights: readonly number[] | null;
      readonly of: readonly Resolved[];
    }
  | { readonly kind: 'not'; readonly of: Resolved }
  | { readonly kind: 'audience'; readonly audience: number; readonly of: Resolved }
  | Leaf;

/** The parts of a node with their paths below it. Nothing inside an `audience` has a path of its own. */
export function partsOf(node: Resolved): readonly (readonly [path: string, part: Resolved])[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.map((part, i) => [`${node.kind}.${i}`, part]);
    case 'atLeast':
      return node.of.map((part, i) => [`of.${i}`, part]);
    case 'not':
      return [['not', node.of]];
    default:
      return [];
  }
}

/** Every node with its path in the condition (`''` for the whole), parents before parts: for counts per branch. */
export function branchesOf(root: Resolved): { readonly path: string; readonly node: Resolved }[] {
  const branches: { path: string; node: Resolved }[] = [];
  const visit = (node: Resolved, path: string): void => {
    branches.push({ path, node });
    for (const [below, part] of partsOf(node)) visit(part, path ? `${path}.${below}` : below);
  };
  visit(root, '');
  return branches;
}

/** Every leaf, also those inside audiences: for loading just the facts that are asked for. */
export function* leavesOf(node: Resolved): Generator<Leaf> {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      for (const part of node.of) yield* leavesOf(part);
      return;
    case 'not':
    case 'audience':
      yield* leavesOf(node.of);
      return;
    default:
      yield node;
  }
}
