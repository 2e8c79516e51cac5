/**
 * Rules follow what happens: every change that took a position is shown to the rules that can care, and every look whose
 * time has come is taken. Cursor, memory and tags change in one transaction, so a crash repeats nothing and skips
 * nothing.
 */
import { countAlive, rfmChangedBetween, touchedBetween, touchedSince } from '#features/customers';
import { journalBetween } from '#features/events';
import { record } from '#features/staff';
import { cameAndWentBetween } from '#features/tags';
import { MINUTE, toId } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import { type Db, isLost, type Tx } from '#platform/db';
import { advance, advanceVocabulary } from '#platform/feed';
import type { Line } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { breakerLimit } from './core/breaker.ts';
import type { Asks } from './decide.ts';
import type { KeptSoFar } from './facts-around.ts';
import { isCurrent, type LiveRules, liveRules, type ReadyRule, type RuleParts } from './live-rules.ts';
import { type Changed, lookAtCustomers } from './look-at-customers.ts';
import { dueMembers } from './member-sql.ts';
import { cursorIn, moveCursor, passing, setStatus, workspacesWithLiveRules } from './rule-sql.ts';
import { changesSince, POSITIONS_OF_A_STEP, type RunKind, type SeenPositions } from './run-sql.ts';
import { moveCutoffs } from './score-everybody.ts';

const DUE_OF_A_STEP = 300;

export const RULES_LINE = 'rules';

export const rulesCtx = (db: Db, log: Log, clock: () => Date, workspace: number): Promise<Ctx> =>
  systemCtx({ db, log, clock }, workspace, 'rules');

/** Everything that is due or has happened in one workspace, one step of each. True: there may be more. */
export async function followRules(parts: RuleParts, ctx: Ctx): Promise<boolean> {
  const live = await liveRules(parts, ctx);
  const moved = await followLog(ctx, live);
  const due = await followTime(ctx, live);
  const rescored = await moveCutoffs(ctx, live);
  return moved || due || rescored;
}

async function followLog(ctx: Ctx, live: LiveRules): Promise<boolean> {
  const { workspace } = ctx;
  return ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, workspace, 0);
    if (!(await isCurrent(tx, workspace, live))) return true;
    const cursor = await cursorIn(tx, workspace);
    if (cursor === null || cursor >= head) return false;
    const upTo = Math.min(head, cursor + POSITIONS_OF_A_STEP);
    const asks = await asksBetween(tx, ctx, live, cursor, upTo);
    const kept = { histories: live.histories, asOf: head };
    await look(tx, ctx, live, asks, { kind: 'live', seen: { after: cursor, upTo }, kept });
    await moveCursor(tx, workspace, upTo);
    return true;
  });
}

async function followTime(ctx: Ctx, live: LiveRules): Promise<boolean> {
  const ids = live.rules.map((rule) => rule.id);
  // Asked before the right to write is taken, which single writes wait for.
  if ((await dueMembers(ctx.db, ctx.workspace, ids, ctx.now, 1)).length === 0) return false;
  return ctx.db.transaction(async (tx) => {
    const { last: head } = await advance(tx, ctx.workspace, 0);
    if (!(await isCurrent(tx, ctx.workspace, live))) return true;
    const due = await dueMembers(tx, ctx.workspace, ids, ctx.now, DUE_OF_A_STEP);
    const asks: Asks = new Map();
    for (const { rule, customer, due_at } of due) askOne(asks, customer, [rule], due_at.getTime());
    // What is in memory may lack what has not been followed yet.
    const kept = live.histories.isUpTo(head) ? { histories: live.histories, asOf: head } : null;
    await look(tx, ctx, live, asks, { kind: 'due', seen: null, kept });
    return due.length === DUE_OF_A_STEP;
  });
}

function askOne(asks: Asks, customer: number, rules: readonly number[], earliest: number) {
  const ask = asks.get(customer) ?? { rules: new Set<number>(), earliest, came: [] };
  for (const rule of rules) ask.rules.add(rule);
  ask.earliest = Math.min(ask.earliest, earliest);
  asks.set(customer, ask);
  return ask;
}

/** Which rules can care about what changed after one position and up to another one. */
async function asksBetween(
  tx: Tx,
  ctx: Ctx,
  { rules, histories }: LiveRules,
  after: number,
  upTo: number,
): Promise<Asks> {
  const { workspace } = ctx;
  const now = ctx.now.getTime();
  const ids = (wanted: (rule: ReadyRule) => boolean) => rules.filter(wanted).map((rule) => rule.id);
  const asks: Asks = new Map();
  const journal = await journalBetween(tx, workspace, after, upTo);
  const touched = await touchedBetween(tx, workspace, after, upTo);
  const takenBack = journal.filter((entry) => entry.removed).map((entry) => entry.customer);
  histories.follow(after, upTo, journal, [...touched, ...takenBack]);
  const types = new Set(journal.map((entry) => entry.type));
  const readersOf = new Map([...types].map((type) => [type, ids((rule) => rule.watches.events.has(type))]));
  for (const { customer, type, at } of journal) {
    const readers = readersOf.get(type) ?? [];
    if (readers.length > 0) askOne(asks, customer, readers, Math.min(at.getTime(), now));
  }
  for (const change of await cameAndWentBetween(tx, workspace, after, upTo)) {
    const { customer, tag, added, at } = change;
    // What a rule put on and took off itself it remembers; what made room for it may be what it asks for.
    const readers = ids(({ id, watches, writes }) =>
      writes.includes(tag) ? toId('rule', id) !== change.rule : watches.tags.has(tag),
    );
    if (readers.length === 0) continue;
    // Whoever waits for it as for an event judges it at its time; a tag that is there counts at the look.
    const isHeard = rules.some(({ id, watches }) => watches.heard.has(tag) && readers.includes(id));
    const earliest = isHeard ? Math.min(at.getTime(), now) : now;
    const ask = askOne(asks, customer, readers, earliest);
    if (!change.merged) ask.came.push({ tag, added, at: at.getTime() });
  }
  const readers = ids((rule) => rule.watches.scores);
  if (readers.length > 0)
    for (const customer of await rfmChangedBetween(tx, workspace, after, upTo))
      askOne(asks, customer, readers, now);
  // Somebody new may meet a rule that asks for nothing at all, so every rule looks at whoever was touched.
  const all = ids(() => true);
  for (const customer of touched) askOne(asks, customer, all, now);
  // Who was touched last says nothing of what else became of him: whoever was after this step may be merged already.
  histories.forget(await touchedSince(tx, workspace, [...asks.keys()], upTo));
  return asks;
}

/** A rule that goes through everybody looks at those whom it has not reached when it comes there. */
function leaveToPasses(asks: Asks, passed: ReadonlyMap<number, number>): void {
  if (passed.size === 0) return;
  for (const [customer, { rules }] of asks) {
    for (const rule of rules) if (customer > (passed.get(rule) ?? customer)) rules.delete(rule);
    if (rules.size === 0) asks.delete(customer);
  }
}

interface Step {
  readonly kind: RunKind;
  readonly seen: SeenPositions | null;
  readonly kept: KeptSoFar | null;
}

async function look(tx: Tx, ctx: Ctx, live: LiveRules, asks: Asks, step: Step): Promise<void> {
  if (asks.size === 0) return;
  const passed = await passing(tx, ctx.workspace);
  leaveToPasses(asks, passed);
  const changed = await lookAtCustomers(tx, ctx, { ...live, all: live.rules, ...step, passed }, asks);
  await breakCircuits(tx, ctx, live, changed);
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
  if (most <= breakerLimit(0)) return;
  const limit = breakerLimit(await countAlive(tx, ctx.workspace));
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

/** A workspace whose step failed rests so long, so that its fault is not told at every step of the others. */
const FAILED_REST_MS = 10_000;

/** One step for each workspace with live rules; one that fails does not keep the others waiting. */
export function rulesLine(parts: FollowParts): Line {
  const resting = new Map<number, number>();
  return {
    name: RULES_LINE,
    restMs: 1000,
    step: async (db, log) => {
      let worked = false;
      for (const workspace of await workspacesWithLiveRules(db)) {
        if (Date.now() < (resting.get(workspace) ?? 0)) continue;
        try {
          const ctx = await rulesCtx(db, log, parts.clock, workspace);
          if (await followRules(parts, ctx)) worked = true;
          resting.delete(workspace);
        } catch (error) {
          if (isLost(error)) throw error;
          resting.set(workspace, Date.now() + FAILED_REST_MS);
          log.error({ err: error, workspace }, 'a step of rules failed');
        }
      }
      return worked;
    },
  };
}
