/**
 * The condition language as callers write it (design.md section 4): the type, and the names in it. The strict shapes are
 * in `shapes.ts`, apart from here because pages use the names without loading a schema library.
 * What a kind means stands in `resolved.ts`; names and types are checked in `resolve.ts`.
 */
import type { CalendarSpan, Source } from '#kernel';

/** `last` and `before` are durations (`30s 15m 6h 7d 2w 3mo 3bd`; `bd` are working days); `since` and `until` are ISO days or instants. */
export type Window =
  | { readonly last: string }
  | { readonly before: string }
  | { readonly since?: string; readonly until?: string }
  | { readonly calendar: CalendarSpan };

export type Scalar = string | number | boolean;
/** A number, or an ISO day for attributes of type date. */
export type Bound = string | number;

/** One or more comparisons of one value; all of them must hold. A comparison with a missing value is false. */
export interface Operators {
  readonly is?: Scalar;
  readonly isNot?: Scalar;
  readonly in?: readonly Scalar[];
  readonly notIn?: readonly Scalar[];
  readonly contains?: string;
  readonly startsWith?: string;
  /** Keywords (`keywords/notation.ts`): the text says one of them and does not deny it. */
  readonly mentions?: readonly string[];
  readonly gt?: Bound;
  readonly gte?: Bound;
  readonly lt?: Bound;
  readonly lte?: Bound;
  readonly between?: readonly [from: Bound, to: Bound];
  readonly exists?: boolean;
}

/** A test of one property of an event; `property` may be a path such as `items.quantity`. */
export interface Where extends Operators {
  readonly property: string;
}

/**
 * When an event happened on the clock of the workspace's zone. Weekdays are 1 (Monday) to 7 (ISO 8601); times are `HH:MM`,
 * `from` included, `until` not. `from` after `until` goes over midnight.
 */
export interface At {
  readonly weekdays?: readonly number[];
  readonly from?: string;
  readonly until?: string;
}

/** Events of one type (or `interaction`) that pass every test. */
export interface EventsOf {
  readonly did: string;
  readonly where?: readonly Where[];
}

/** What an event came after: one of these, at most `within` (a duration) before it, and nothing of `without` in between. */
export interface After extends EventsOf {
  readonly within: string;
  readonly without?: EventsOf;
}

/** Exactly one measure over the events that count, and comparisons of it. */
export interface Measure extends Operators {
  readonly sum?: string;
  readonly avg?: string;
  readonly max?: string;
  readonly min?: string;
  readonly median?: string;
  readonly distinct?: string;
  readonly days?: true;
}

export const followStatuses = [
  'half',
  'active',
  'deletedByCustomer',
  'deletedByStaff',
  'transferred',
] as const;
export type FollowStatus = (typeof followStatuses)[number];

/**
 * An expression over one customer. `{ "all": [] }` holds for everyone, `{ "any": [] }` for nobody.
 * At most 32 conditions deep and 500 conditions in all.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | {
      readonly atLeast: number;
      readonly of: readonly Condition[];
      /** Points for each of `of` in place of one; below zero they are taken off. */
      readonly weights?: readonly number[];
    }
  | {
      readonly tag: string;
      readonly assigned?: Window;
      readonly source?: readonly Source[];
      readonly staff?: string;
    }
  | { readonly group: string; readonly min?: string; readonly max?: string }
  | { readonly group: string; readonly any: true }
  | { readonly group: string; readonly none: true }
  | ({ readonly attribute: string } & Operators)
  | {
      readonly did: string;
      readonly where?: readonly Where[];
      readonly at?: At;
      readonly after?: After;
      readonly count?: { readonly min?: number; readonly max?: number };
      readonly measure?: Measure;
      readonly within?: Window;
    }
  | {
      readonly follow: {
        readonly staff?: readonly string[];
        readonly department?: readonly string[];
        readonly addWay?: readonly number[];
        readonly channel?: readonly string[];
        readonly status?: readonly FollowStatus[];
      };
    }
  | { readonly audience: string };

export const operatorNames = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'mentions',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'exists',
] as const satisfies readonly (keyof Operators)[];
export type OperatorName = (typeof operatorNames)[number];

export const measureNames = ['sum', 'avg', 'max', 'min', 'median', 'distinct', 'days'] as const;
export type MeasureName = (typeof measureNames)[number];
