/**
 * Rules follow what happens: every change that took a position is shown to the rules that can care, and every look whose
 * time has come is taken. Cursor, memory and tags change in one transaction, so a crash repeats nothing and skips
 * nothing.
 */
import { countAlive, rfmChangedBetween, touchedBetween } from '#features/customers';
import { type KeptHistories, orderedBetween } from '#features/events';
import { LOWEST_BREAKER, readWorkspaceSettings, record } from '#features/staff';
import { taggedBetween } from '#features/tags';
import { MINUTE, toId } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { advance, advanceVocabulary, committedPosition } from '#platform/feed';
import { EachUnlessResting, type Line } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { askOne, asksBetween, leaveToPasses } from './asks.ts';
import { breakerLimit } from './core/breaker.ts';
import { type Cursor, cursorIn, cursorOf, takeTurn } from './cursor-sql.ts';
import type { Asks } from './decide.ts';
import { historiesBeside, isCurrent, type LiveRules, liveRules, type RuleParts } from './live-rules.ts';
import { actOn, type Changed, lookAtCustomers } from './look-at-customers.ts';
import { dueMembers } from './member-sql.ts';
import { passing, setStatus, workspacesWithLiveRules } from './rule-sql.ts';
import { changesSince, POSITIONS_OF_A_STEP, type SeenPositions } from './run-sql.ts';
import { moveCutoffs } from './score-everybody.ts';
import { firstLooks, type Looking, lookAgain, type Seen, seeCustomers } from './see-customers.ts';

const DUE_OF_A_STEP = 300;

export const RULES_LINE = 'rules';

export const rulesCtx = (db: Db, log: Log, clock: () => Date, workspace: number): Promise<Ctx> =>
  systemCtx({ db, log, clock }, workspace, 'rules');

/** Everything that is due or has happened in one workspace, one step of each. True: there may be more. */
export async function followRules(parts: RuleParts, ctx: Ctx): Promise<boolean> {
  const live = await liveRules(parts, ctx);
  const moved = await followLog(parts, ctx, live);
  const due = await followTime(ctx, live);
  const rescored = await moveCutoffs(ctx, live);
  return moved || due || rescored;
}

/**
 * Everything that costs time is read and decided before the right to write is taken, and while one step is done the next
 * one is read. Who became another one since is read and decided about again; everybody is, when another process or a rule
 * that goes through everybody had a turn.
 */
async function followLog(parts: RuleParts, asker: Ctx, live: LiveRules): Promise<boolean> {
  const { ahead, since } = await nextStep(parts, asker, live);
  if (!ahead) return false;
  const { ctx, cursor, upTo, asks, looking } = ahead;
  const { workspace } = ctx;
  if (upTo < ahead.asOf) readOn(parts, asker, live, ahead);
  const first = ahead.seen && firstLooks(ctx, looking, asks, ahead.seen);
  const turn = await ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, workspace, 0);
    const at = await cursorIn(tx, workspace);
    if (!(await isCurrent(tx, workspace, live)) || at?.position !== cursor.position) return null;
    const changed = await changedBetween(tx, ctx, live, ahead.asOf, head);
    const passed = await passing(tx, workspace);
    const now = { ...looking, passed, kept: { histories: live.histories, asOf: head } };
    leaveToPasses(asks, passed);
    const looks =
      first && areOurs(since.turns, cursor.turn, at.turn)
        ? await lookAgain(tx, ctx, now, asks, first, new Set([...changed, ...since.lookedAt]))
        : firstLooks(ctx, now, asks, await seeCustomers(tx, ctx, now, asks));
    await breakCircuits(tx, ctx, live, await actOn(tx, ctx, now, asks, looks));
    return takeTurn(tx, workspace, upTo);
  });
  const next = underWay.get(live.histories);
  if (turn !== null) next?.since.turns.add(turn);
  // It was read for what comes after this step.
  else if (next) underWay.set(live.histories, { ...next, live: null });
  return true;
}

/** Whether all turns after one and up to another one are among these. */
function areOurs(turns: ReadonlySet<number>, after: number, upTo: number): boolean {
  for (let turn = after + 1; turn <= upTo; turn++) if (!turns.has(turn)) return false;
  return true;
}

interface Ahead {
  readonly ctx: Ctx;
  readonly cursor: Cursor;
  readonly upTo: number;
  /** Everything up to this position was seen. */
  readonly asOf: number;
  readonly asks: Asks;
  readonly looking: Looking;
  /** Null beside a rule that goes through everybody: it would have a turn before this step has. */
  readonly seen: Seen | null;
}

/** What steps of this process did since the reading of the next one began. */
interface Since {
  readonly turns: Set<number>;
  /** What rules remember of these customers may be something else. */
  readonly lookedAt: Set<number>;
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
    since: { turns: new Set(), lookedAt: new Set(before.asks.keys()) },
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
    since: { turns: new Set(), lookedAt: new Set() },
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

async function followTime(ctx: Ctx, live: LiveRules): Promise<boolean> {
  const ids = live.rules.map((rule) => rule.id);
  // Asked before the right to write is taken, which single writes wait for.
  if ((await dueMembers(ctx.db, ctx.workspace, ids, ctx.now, 1)).length === 0) return false;
  const asks: Asks = new Map();
  const done = await ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, ctx.workspace, 0);
    if (!(await isCurrent(tx, ctx.workspace, live))) return null;
    const due = await dueMembers(tx, ctx.workspace, ids, ctx.now, DUE_OF_A_STEP);
    for (const { rule, customer, due_at } of due) askOne(asks, customer, [rule], due_at.getTime());
    for (const customer of asks.keys()) underWay.get(live.histories)?.since.lookedAt.add(customer);
    const passed = await passing(tx, ctx.workspace);
    leaveToPasses(asks, passed);
    // What is in memory may lack what has not been followed yet.
    const kept = live.histories.isUpTo(head) ? { histories: live.histories, asOf: head } : null;
    const looking: Looking = { ...live, all: live.rules, kind: 'due', kept, passed };
    await breakCircuits(tx, ctx, live, await lookAtCustomers(tx, ctx, looking, asks));
    return { turn: await takeTurn(tx, ctx.workspace), more: due.length === DUE_OF_A_STEP };
  });
  if (done?.turn != null) underWay.get(live.histories)?.since.turns.add(done.turn);
  return done?.more ?? true;
}

/** A rule that changes too many in a minute is stopped: what it did stands and can be reverted (N11). */
async function breakCircuits(
  tx: Tx,
  ctx: Ctx,
  live: LiveRules,
  changed: ReadonlyMap<number, Changed>,
): Promise<void> {
  const suspects = [...changed].filter(([, { added, removed }]) => added + removed > 0).map(([id]) => id);
  if (suspects.length === 0) return;
  const counted = await changesSince(tx, ctx.workspace, suspects, new Date(ctx.now.getTime() - MINUTE));
  const most = Math.max(...suspects.map((id) => counted.get(id) ?? 0));
  // The settings are read only of whoever does much.
  if (most <= LOWEST_BREAKER) return;
  const { circuitBreaker } = await readWorkspaceSettings(tx, ctx.workspace);
  if (most <= circuitBreaker.always) return;
  const limit = breakerLimit(await countAlive(tx, ctx.workspace), circuitBreaker);
  for (const id of suspects) {
    const changes = counted.get(id) ?? 0;
    if (changes <= limit) continue;
    const name = live.rules.find((rule) => rule.id === id)?.name;
    await setStatus(tx, ctx, id, 'stopped', { changes, limit, at: ctx.now.toISOString() });
    await advanceVocabulary(tx, ctx.workspace);
    await record(tx, ctx, {
      did: 'rule.stopped',
      subject: toId('rule', id),
      after: { name, changes, limit },
    });
    ctx.log.warn(
      { workspace: ctx.workspace, rule: id, changes, limit },
      'a rule was stopped by the circuit breaker',
    );
  }
}

export interface FollowParts extends RuleParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
}

/**
 * What is kept of behaviour for workspaces beside these goes: nobody follows there who would hear of an erasure. A step
 * that is read ahead writes in it, so it is waited for.
 */
async function forgetBeside({ audiences }: RuleParts, workspaces: readonly number[]): Promise<void> {
  for (const histories of historiesBeside(audiences, workspaces)) {
    await underWay.get(histories)?.ahead;
    underWay.delete(histories);
    histories.end();
  }
}

/** One step for each workspace with live rules; one that fails does not keep the others waiting. */
export function rulesLine(parts: FollowParts): Line {
  const each = new EachUnlessResting('a step of rules failed', (workspace: number) => ({ workspace }));
  return {
    name: RULES_LINE,
    restMs: 1000,
    step: async (db, log) => {
      const workspaces = await workspacesWithLiveRules(db);
      await forgetBeside(parts, workspaces);
      return each.step(log, workspaces, async (workspace) =>
        followRules(parts, await rulesCtx(db, log, parts.clock, workspace)),
      );
    },
    unled: () => forgetBeside(parts, []),
  };
}
