/** Takes the looks whose time has come: read and decided before the turn, as what happened is. */
import { didBetween } from '#features/events';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance, committedPosition } from '#platform/feed';
import { askOne, leaveToPasses } from './asks.ts';
import { decided, inTurn, nothingSince, type ReadBefore } from './before-turn.ts';
import { breakCircuits } from './break-circuits.ts';
import { cursorIn, cursorOf, takeTurn } from './cursor-sql.ts';
import type { Asks } from './decide.ts';
import type { KeptSoFar } from './facts-around.ts';
import { hadTurn } from './follow-log.ts';
import { isCurrent, type LiveRules } from './live-rules.ts';
import { actOn } from './look-at-customers.ts';
import { dueMembers } from './member-sql.ts';
import { passing } from './rule-sql.ts';
import { type Looking, seeCustomers } from './see-customers.ts';

const DUE_OF_A_STEP = 300;

/** One step; true: there may be more. */
export async function followTime(ctx: Ctx, live: LiveRules): Promise<boolean> {
  const { workspace } = ctx;
  const ids = live.rules.map((rule) => rule.id);
  // Mostly nothing is: one question tells.
  if ((await dueMembers(ctx.db, workspace, ids, ctx.now, 1)).length === 0) return false;
  const read = await ctx.db.snapshot((tx) => readDue(tx, ctx, live, ids));
  if (!read) return false;
  const { asks, more } = read;
  const lookedAt = [...asks.keys()];
  const first = decided(read);
  const turn = await ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, workspace, 0);
    const at = await cursorIn(tx, workspace);
    if (!(await isCurrent(tx, workspace, live)) || !at) return null;
    const kept = keptUpTo(live, head);
    // What happened meanwhile is before the step that follows the log, and a silence that is over must not be told.
    const types = [...live.asked.behaviour.keys()];
    const since = {
      ...nothingSince(),
      lookedAt: new Set(await didBetween(tx, workspace, types, read.asOf, head)),
    };
    const { looking, looks } = await inTurn(tx, live, read, first, since, { at, head, kept });
    await breakCircuits(tx, ctx, live, await actOn(tx, ctx, looking, asks, looks));
    return takeTurn(tx, workspace);
  });
  if (turn !== null) hadTurn(live.histories, turn, lookedAt);
  return turn === null || more;
}

/** Null: nothing is due. */
async function readDue(
  tx: Tx,
  ctx: Ctx,
  live: LiveRules,
  ids: readonly number[],
): Promise<(ReadBefore & { readonly more: boolean }) | null> {
  const { workspace } = ctx;
  const due = await dueMembers(tx, workspace, ids, ctx.now, DUE_OF_A_STEP);
  const cursor = due.length > 0 ? await cursorOf(tx, workspace) : null;
  if (!cursor) return null;
  const asOf = await committedPosition(tx, workspace);
  const asks: Asks = new Map();
  for (const { rule, customer, due_at } of due) askOne(asks, customer, [rule], due_at.getTime());
  const passed = await passing(tx, workspace);
  leaveToPasses(asks, passed);
  const looking: Looking = { ...live, all: live.rules, kind: 'due', kept: keptUpTo(live, asOf), passed };
  const seen = passed.size === 0 ? await seeCustomers(tx, ctx, looking, asks) : null;
  return { ctx, cursor, asOf, asks, looking, seen, more: due.length === DUE_OF_A_STEP };
}

/** What is in memory may lack what has not been followed yet. */
const keptUpTo = ({ histories }: LiveRules, position: number): KeptSoFar | null =>
  histories.isUpTo(position) ? { histories, asOf: position } : null;
