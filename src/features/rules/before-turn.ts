/**
 * What rules read and decide before they take the right to write, which others wait for (decision 0049): who became another
 * one since is read and decided about again; everybody is, when somebody else had a turn.
 */
import { rfmChangedBetween, touchedBetween } from '#features/customers';
import { orderedBetween } from '#features/events';
import { taggedBetween } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { leaveToPasses } from './asks.ts';
import type { Cursor } from './cursor-sql.ts';
import type { Asks } from './decide.ts';
import type { KeptSoFar } from './facts-around.ts';
import type { LiveRules } from './live-rules.ts';
import { passing } from './rule-sql.ts';
import {
  type FirstLooks,
  firstLooks,
  type Looking,
  lookAgain,
  type Seen,
  seeCustomers,
} from './see-customers.ts';

/** What was read in a snapshot. */
export interface ReadBefore {
  readonly ctx: Ctx;
  readonly cursor: Cursor;
  /** Everything up to this position was seen. */
  readonly asOf: number;
  readonly asks: Asks;
  readonly looking: Looking;
  /** Null beside a rule that goes through everybody: it would have a turn before this step has. */
  readonly seen: Seen | null;
}

/** What steps of this process did since something was read. */
export interface Since {
  readonly turns: Set<number>;
  /** Of these customers it may be something else that rules remember, or that happened. */
  readonly lookedAt: Set<number>;
}

export const nothingSince = (): Since => ({ turns: new Set(), lookedAt: new Set() });

/** What the rules of the first level decide about whom it concerns. */
export const decided = ({ ctx, looking, asks, seen }: ReadBefore): FirstLooks | null =>
  seen && firstLooks(ctx, looking, asks, seen);

export interface Turn {
  readonly at: Cursor;
  /** The last position. */
  readonly head: number;
  readonly kept: KeptSoFar | null;
}

/** The same as it is in this turn: in a transaction that holds the right to write. */
export async function inTurn(
  tx: Tx,
  live: LiveRules,
  { ctx, cursor, asOf, asks, looking: before }: ReadBefore,
  first: FirstLooks | null,
  since: Since,
  { at, head, kept }: Turn,
): Promise<{ readonly looking: Looking; readonly looks: FirstLooks }> {
  const changed = await changedBetween(tx, ctx, live, asOf, head);
  const passed = await passing(tx, ctx.workspace);
  const looking = { ...before, passed, kept };
  leaveToPasses(asks, passed);
  const looks =
    first && areOurs(since.turns, cursor.turn, at.turn)
      ? await lookAgain(tx, ctx, looking, asks, first, new Set([...changed, ...since.lookedAt]))
      : firstLooks(ctx, looking, asks, await seeCustomers(tx, ctx, looking, asks));
  return { looking, looks };
}

/** Whether all turns after one and up to another one are among these. */
function areOurs(turns: ReadonlySet<number>, after: number, upTo: number): boolean {
  for (let turn = after + 1; turn <= upTo; turn++) if (!turns.has(turn)) return false;
  return true;
}

/** Whose fields, relations, tags, orders or scores changed after a position and up to another one. */
async function changedBetween(
  tx: Tx,
  { workspace }: Ctx,
  { histories }: LiveRules,
  after: number,
  upTo: number,
): Promise<ReadonlySet<number>> {
  if (after === upTo) return new Set();
  const touched = await touchedBetween(tx, workspace, after, upTo);
  histories.forget(touched);
  return new Set([
    ...touched,
    ...(await taggedBetween(tx, workspace, after, upTo)),
    ...(await orderedBetween(tx, workspace, after, upTo)),
    ...(await rfmChangedBetween(tx, workspace, after, upTo)),
  ]);
}
