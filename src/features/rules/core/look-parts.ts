/** What a look is asked, what it answers, and what all kinds of looks are made of. Times are milliseconds since 1970. */
import {
  type CustomerFacts,
  canComeByTime,
  compile,
  compileMoments,
  type Holds,
  type Moments,
  type Resolved,
} from '#features/conditions/core';
import type { Scored } from './rfm.ts';

export interface Memory {
  /** The rule stands for its tags on this customer. */
  readonly held: boolean;
  /** From when on it held, or when it fired first; of a ladder, since when on this level. */
  readonly since: number | null;
  /** When a trigger fired last. */
  readonly last: number | null;
  /** Of a ladder: the tag of the level. */
  readonly level: number | null;
  /** It held when the rule went live without backfill: nothing is done until it has stopped holding once. */
  readonly waiting: boolean;
}

export const NOTHING_KNOWN: Memory = { held: false, since: null, last: null, level: null, waiting: false };

export interface TagCame {
  readonly tag: number;
  readonly added: boolean;
  readonly at: number;
}

export interface Question {
  readonly facts: CustomerFacts;
  readonly now: number;
  /** The earliest time at which something is new: that of a late event, the moment that was due, else `now`. */
  readonly earliest: number;
  /** What happened before is not the rule's business; null: all history is. */
  readonly from: number | null;
  readonly zone: string;
  /** Tags that came or went since the last look. */
  readonly came: readonly TagCame[];
}

export interface Look {
  readonly memory: Memory;
  readonly next: number | null;
  readonly put: readonly number[];
  /** When the tags that are put on end by themselves; null: they do not. */
  readonly until: number | null;
  /** To be taken off whoever put it on, if he gives way. */
  readonly take: readonly number[];
  /** To be taken off if a rule put it on and no other rule stands for it. */
  readonly letGo: readonly number[];
  /** Of a model: what it says of the customer; null: nothing. */
  readonly scored?: Scored | null;
}

export type CompiledLook = (memory: Memory, question: Question) => Look;

export const nothingToDo = (memory: Memory, next: number | null): Look => ({
  memory,
  next,
  put: [],
  until: null,
  take: [],
  letGo: [],
});

export interface Over {
  readonly holds: Holds;
  readonly moments: Moments;
  /** Whoever does not meet it may come to meet it by the passing of time alone. */
  readonly comesByTime: boolean;
}

export const over = (condition: Resolved): Over => ({
  holds: compile(condition),
  moments: compileMoments(condition),
  comesByTime: canComeByTime(condition),
});

export const soonest = (...moments: readonly (number | null | undefined)[]): number | null =>
  moments.reduce<number | null>((a, b) => (b == null ? a : a === null ? b : Math.min(a, b)), null);

/** So many moments ahead are judged at once; behind them somebody looks again. */
export const MOST_AHEAD = 32;

/**
 * The first of the coming moments at which the answer is another one than now: most of them change a count that decides
 * nothing, and whom nothing is due for costs nothing.
 */
export function nextChange<Answer>(
  coming: readonly number[],
  now: Answer,
  answerAt: (moment: number) => Answer,
): number | null {
  const changes = coming.slice(0, MOST_AHEAD).find((moment) => answerAt(moment) !== now);
  return changes ?? coming[MOST_AHEAD] ?? null;
}
