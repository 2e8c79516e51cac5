/**
 * What is known of one customer when a condition is put to it. Whoever loads these decides nothing: the rules of what counts
 * stand here and in `resolved.ts`.
 */
import type { Source } from '#kernel';
import type { FollowStatus, Scalar } from './language.ts';

/** One assignment that holds now. Several may have the same tag in a group that is kept per staff member. */
export interface AssignmentFact {
  readonly tag: number;
  readonly since: Date;
  readonly source: Source;
  /** In a group kept per staff member: whose it is. Otherwise who put it on. Null when a program did. */
  readonly staff: number | null;
}

/** Text; number; minor units; `YYYY-MM-DD`; true or false; option; options. Null and an empty list are missing. */
export type AttributeValue = Scalar | readonly string[] | null;

export interface FollowFact {
  readonly staff: number;
  /** Departments of that member of staff and every department above them. */
  readonly departments: readonly number[];
  readonly addWay: number | null;
  readonly channel: number | null;
  readonly status: FollowStatus;
  /** When the relation began; shown in explanations. */
  readonly since: Date;
}

/**
 * One event that happened. A paid order is an event `order.paid` at its `paidAt`, with the properties orderNo, amount, currency,
 * quantity (total), product (list) and items [{product, quantity, amount}]. A refunded order is left out; a partly refunded one has its amount
 * lowered by what was given back.
 */
export interface EventFact {
  readonly type: string;
  readonly at: Date;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Events that differ in nothing but their times are of one kind. */
export interface Kinds {
  kindOf(number: number): Pick<EventFact, 'type' | 'properties'>;
}

/** Events in ascending order of time, with their times in milliseconds since 1970. */
export interface Timeline {
  readonly events: readonly EventFact[];
  readonly times: readonly number[];
  /** The kind of each event, where they are numbered: what is asked of one is known of all. */
  readonly kinds?: { readonly of: readonly number[]; readonly among: Kinds };
}

/** What happened to a customer, by type. */
export interface History {
  readonly byType: ReadonlyMap<string, Timeline>;
  /** Of the first and the last event; of nobody's events the first is without end and the last before all time. */
  readonly first: number;
  readonly last: number;
}

export interface CustomerFacts {
  readonly assignments: readonly AssignmentFact[];
  /** By key. */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly follows: readonly FollowFact[];
  /** In any order; the list must not change afterwards. */
  readonly events: readonly EventFact[];
  /** The same by type; made from them when it is missing. */
  readonly history?: History;
  /** Frozen audiences of which the customer is a member. */
  readonly frozen: ReadonlySet<number>;
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A reader of the values at a path, as `WhereTest` describes them. */
export function compilePath(path: string): (properties: Readonly<Record<string, unknown>>) => Scalar[] {
  const keys = path.split('.');
  return (properties) => {
    let found: readonly unknown[] = [properties];
    for (const key of keys)
      found = found.flatMap((value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
          ? elements((value as Readonly<Record<string, unknown>>)[key])
          : [],
      );
    return found.filter(isScalar);
  };
}
