/** Which tags a rule proposes for a customer (G14), from what it stands for, what is there and what people decided. Pure. */
import type { Memory } from './look-parts.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { putsOf } from './rule-reads.ts';

/** Tags that a rule stands for on a customer. */
export function standsFor(rule: ResolvedRule, memory: Pick<Memory, 'held' | 'level'>): readonly number[] {
  if (!memory.held) return [];
  return memory.level === null ? putsOf(rule) : [memory.level];
}

/** A proposal that waits for somebody. */
export interface Suggested {
  readonly id: number;
  readonly tag: number;
  readonly version: number;
}

/** What somebody answered to an earlier proposal. Times are milliseconds since 1970. */
export interface Answered {
  readonly id: number;
  readonly tag: number;
  readonly version: number;
  readonly accepted: boolean;
  /** Somebody undid what accepting changed. */
  readonly takenBack: boolean;
  readonly at: number;
}

interface Situation {
  readonly version: number;
  /** Since when the rule stands for its tags. */
  readonly since: number | null;
  readonly wanted: readonly number[];
  /** Tags that the customer has. */
  readonly held: ReadonlySet<number>;
  /** Tags that a person took off, as long as that is remembered. */
  readonly removed: ReadonlySet<number>;
  readonly open: readonly Suggested[];
  readonly decided: readonly Answered[];
}

/**
 * A rejected tag is not proposed again by the same version; an accepted one not before the rule has stopped standing for
 * it once, unless the acceptance was undone: then the question stands as if nobody had answered. What a person took off,
 * or what is there already, needs no proposal.
 */
export function planSuggestions(of: Situation): { readonly make: number[]; readonly drop: number[] } {
  const answered = ({ tag, version, accepted, takenBack, at }: Answered, asked: number) =>
    tag === asked && !takenBack && (accepted ? of.since !== null && at >= of.since : version === of.version);
  const wanted = of.wanted.filter(
    (tag) => !of.held.has(tag) && !of.removed.has(tag) && !of.decided.some((one) => answered(one, tag)),
  );
  const right = of.open.filter((one) => one.version === of.version && wanted.includes(one.tag));
  // Two tags that were merged are one question.
  const kept = right.filter((one, i) => right.findIndex((other) => other.tag === one.tag) === i);
  const make = wanted.filter((tag) => !kept.some((one) => one.tag === tag));
  const gone = of.open.filter((one) => !kept.includes(one));
  const askedAgain = of.decided.filter((one) => one.takenBack && make.includes(one.tag));
  return { make, drop: [...gone, ...askedAgain].map((one) => one.id) };
}
