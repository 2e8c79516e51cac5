/** Why a rule did or did not change anything because of one event: the first reason of those that would do. */

export const verdicts = [
  /** It put a tag on or took one off in the step in which it saw the event. */
  'fired',
  /** It names what is gone. */
  'unreadable',
  /** It does not run. */
  'resting',
  /** Nothing in it asks for events of this type. */
  'notRead',
  /** The event is still to come. */
  'ahead',
  /** It went live after the event, without what happened before. */
  'before',
  /** A trigger that waits for something else: another type, or another kind of it. */
  'otherEvent',
  /** Its condition is not met. */
  'unmet',
  /** The customer already stands as it wants. */
  'settled',
  /** It only proposes its tags: they wait for somebody, or he refused them. */
  'suggests',
  /** Its condition is met, and yet: somebody's word counts more, or it was met only after the event. */
  'kept',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Case {
  readonly fired: boolean;
  readonly readable: boolean;
  readonly live: boolean;
  readonly reads: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly now: number;
  /** What happened before is not its business; null: all history is. */
  readonly from: number | null;
  /** Of a trigger that waits for an event: whether this one passes. Null: it waits for none. */
  readonly on: boolean | null;
  /** Its tags are only proposed. */
  readonly suggests: boolean;
  /** Each way to its tags, the first that is met counts. */
  readonly ways: readonly { readonly holds: boolean; readonly settled: boolean }[];
}

export function verdictOf(one: Case): Verdict {
  const { fired, readable, live, reads, at, now, from, on, suggests, ways } = one;
  if (fired) return 'fired';
  if (!readable) return 'unreadable';
  if (!live) return 'resting';
  if (!reads) return 'notRead';
  if (at > now) return 'ahead';
  if (from !== null && at < from) return 'before';
  if (on === false) return 'otherEvent';
  const met = ways.find((way) => way.holds);
  if (!met) return 'unmet';
  if (met.settled) return 'settled';
  return suggests ? 'suggests' : 'kept';
}
