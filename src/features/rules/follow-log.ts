/** Shows the rules what took a position: read and decided before the turn, and while one step is done the next one is read. */
import type { KeptHistories } from '#features/events';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance, committedPosition } from '#platform/feed';
import { asksBetween } from './asks.ts';
import { decided, inTurn, nothingSince, type ReadBefore, type Since } from './before-turn.ts';
import { breakCircuits } from './break-circuits.ts';
import { cursorIn, cursorOf, takeTurn } from './cursor-sql.ts';
import { isCurrent, type LiveRules, type RuleParts } from './live-rules.ts';
import { actOn } from './look-at-customers.ts';
import { passing } from './rule-sql.ts';
import { POSITIONS_OF_A_STEP, type SeenPositions } from './run-sql.ts';
import { type Looking, seeCustomers } from './see-customers.ts';

/** One step; false: there is nothing. */
export async function followLog(parts: RuleParts, asker: Ctx, live: LiveRules): Promise<boolean> {
  const { ahead, since } = await nextStep(parts, asker, live);
  if (!ahead) return false;
  const { ctx, cursor, upTo, asks } = ahead;
  const { workspace } = ctx;
  if (upTo < ahead.asOf) readOn(parts, asker, live, ahead);
  const first = decided(ahead);
  const turn = await ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, workspace, 0);
    const at = await cursorIn(tx, workspace);
    if (!(await isCurrent(tx, workspace, live)) || at?.position !== cursor.position) return null;
    const kept = { histories: live.histories, asOf: head };
    const { looking, looks } = await inTurn(tx, live, ahead, first, since, { at, head, kept });
    await breakCircuits(tx, ctx, live, await actOn(tx, ctx, looking, asks, looks));
    return takeTurn(tx, workspace, upTo);
  });
  if (turn !== null) hadTurn(live.histories, turn);
  // It was read for what comes after this step.
  else leaveNext(live.histories);
  return true;
}

interface Ahead extends ReadBefore {
  readonly upTo: number;
}

/**
 * A step that is read while the one before it is done. It is always waited for, whether it is used or not: it writes in what
 * is kept of behaviour.
 */
interface UnderWay {
  /** Of whom it is the next step; null: of nobody any more. */
  readonly live: LiveRules | null;
  /** Null: it could not be read, or there is nothing. */
  readonly ahead: Promise<Ahead | null>;
  readonly since: Since;
}

const underWay = new WeakMap<KeptHistories, UnderWay>();

function readOn(parts: RuleParts, ctx: Ctx, live: LiveRules, before: Ahead): void {
  const ahead = ctx.db.snapshot((tx) => readAhead(tx, parts, ctx, live, before.upTo)).catch(() => null);
  underWay.set(live.histories, {
    live,
    ahead,
    since: { ...nothingSince(), lookedAt: new Set(before.asks.keys()) },
  });
}

async function nextStep(
  parts: RuleParts,
  ctx: Ctx,
  live: LiveRules,
): Promise<{ readonly ahead: Ahead | null; readonly since: Since }> {
  const known = underWay.get(live.histories);
  underWay.delete(live.histories);
  const ahead = await known?.ahead;
  if (known?.live === live && ahead) return { ahead, since: known.since };
  return {
    ahead: await ctx.db.snapshot((tx) => readAhead(tx, parts, ctx, live, null)),
    since: nothingSince(),
  };
}

/** At most so many positions after one, or of what is next, with what is known of whom it concerns; null: nothing has. */
async function readAhead(
  tx: Tx,
  parts: RuleParts,
  asker: Ctx,
  live: LiveRules,
  after: number | null,
): Promise<Ahead | null> {
  const asOf = await committedPosition(tx, asker.workspace);
  // Not earlier than anything that is seen.
  const ctx = { ...asker, now: parts.clock?.() ?? asker.now };
  const at = await cursorOf(tx, ctx.workspace);
  const position = after ?? at?.position ?? null;
  if (!at || position === null || position >= asOf) return null;
  const upTo = Math.min(asOf, position + (parts.stepOf ?? POSITIONS_OF_A_STEP));
  const asks = await asksBetween(tx, ctx, live, position, upTo);
  const passed = await passing(tx, ctx.workspace);
  const kept = { histories: live.histories, asOf };
  const positions: SeenPositions = { after: position, upTo };
  const looking: Looking = { ...live, all: live.rules, kind: 'live', seen: positions, kept, passed };
  const seen = passed.size === 0 ? await seeCustomers(tx, ctx, looking, asks) : null;
  return { ctx, cursor: { position, turn: at.turn }, upTo, asOf, asks, looking, seen };
}

/** A step of this process had its turn and looked at these customers, after the next one was read. */
export function hadTurn(histories: KeptHistories, turn: number, customers: Iterable<number> = []): void {
  const since = underWay.get(histories)?.since;
  since?.turns.add(turn);
  for (const customer of customers) since?.lookedAt.add(customer);
}

function leaveNext(histories: KeptHistories): void {
  const next = underWay.get(histories);
  if (next) underWay.set(histories, { ...next, live: null });
}

/** Waits for what is read ahead and forgets it. */
export async function endReading(histories: KeptHistories): Promise<void> {
  await underWay.get(histories)?.ahead;
  underWay.delete(histories);
}
