/**
 * Writes due pairs to WeCom: what a pair should carry is computed when it is sent, so a call that was repeated, came late
 * or was overtaken by another change sends what is right now. A pair that WeCom refuses is marked and stops no other.
 */
import { ownersOf } from '#features/customers';
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { Outages } from '../connection/outage.ts';
import { type ToSend, toSend, wantedTags } from '../core/pair-tags.ts';
import {
  askReadings,
  type DueWriting,
  dueAgain,
  dueWritings,
  failureText,
  finishWriting,
  pairSubject,
  postponeWriting,
} from '../mirror/due-sql.ts';
import { heldOf, pairOf } from '../mirror/held.ts';
import {
  beginSending,
  endSending,
  lockRelation,
  pairKeyOf,
  type RelationRow,
  refuseSending,
  relationsOf,
  relationsOfCustomers,
} from '../mirror/relation-sql.ts';
import { type SharedLibrary, sharedLibrary } from '../mirror/shared-library.ts';
import { inLanes, pauseAfter, type WecomParts } from '../parts.ts';

const AT_ONCE = 100;
/** WeCom allows five `mark_tag` of a corp at once (wecom-api.md section 1.2). */
const LANES = 5;

/** True: there may be more that is due. */
export async function writeDue(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  outages: Outages,
): Promise<boolean> {
  const due = await dueWritings(ctx.db, ctx.workspace, parts.clock(), AT_ONCE);
  if (due.length === 0) return false;
  const shared = await sharedLibrary(ctx.db, ctx.workspace);
  const rows = new Map(
    (await relationsOf(ctx.db, ctx.workspace, due.map(pairKeyOf))).map((row) => [nameOf(row), row]),
  );
  // Pairs of one customer one after the other: WeCom takes one edit of a contact at a time.
  const byContact = new Map<string, DueWriting[]>();
  for (const one of due)
    byContact.set(one.external_userid, [...(byContact.get(one.external_userid) ?? []), one]);
  let away = false;
  let sent = false;
  await inLanes(LANES, [...byContact.values()], async (own) => {
    for (const one of own) {
      if (away) break;
      const row = rows.get(nameOf(one)) ?? null;
      if (await writePair(parts, ctx, connection, shared, one, row)) sent = true;
      else away = true;
    }
    return !away;
  });
  if (away) outages.failed(ctx.workspace, parts.clock());
  else if (sent && outages.succeeded(ctx.workspace)) await dueAgain(ctx.db, ctx.workspace, parts.clock());
  return !away;
}

const nameOf = (one: DueWriting | RelationRow): string => pairSubject(pairKeyOf(one));

/** False when nothing can be written now (away, too often, not allowed). */
async function writePair(
  parts: WecomParts,
  ctx: Ctx,
  { api }: Connection,
  shared: SharedLibrary,
  due: DueWriting,
  row: RelationRow | null,
): Promise<boolean> {
  const { db, workspace } = ctx;
  const key = pairKeyOf(due);
  const begun = row && (await beginWriting(ctx, shared, row));
  if (!row || !begun) {
    await finishWriting(db, workspace, due);
    return true;
  }
  const { sending } = begun;
  try {
    await api.tags.mark({ userId: row.userid, externalUserId: row.external_userid, ...sending });
  } catch (error) {
    if (!(error instanceof WecomError) || error.kind === 'closed') throw error;
    // An answer with a code is an answer: nothing of one call was written. Without one, or of several, nobody knows.
    const whole = sending.add.length <= ONE_CALL && sending.remove.length <= ONE_CALL;
    if (error.code !== null && whole) await refuseSending(db, workspace, key, begun.before);
    return refused(parts, ctx, due, row, error);
  }
  await db.transaction(async (tx) => {
    await endSending(tx, workspace, key, sending);
    await finishWriting(tx, workspace, due);
  });
  return true;
}

/** Ids of each kind that one call takes; more are sent in several. */
const ONE_CALL = 50;

interface Begun {
  readonly sending: ToSend;
  /** What was not known of an earlier write. */
  readonly before: ToSend | null;
}

/** What has to be sent now, noted before it is; null: nothing. A pair that was unsure is read again then. */
async function beginWriting(ctx: Ctx, shared: SharedLibrary, row: RelationRow): Promise<Begun | null> {
  const { db, workspace } = ctx;
  const key = pairKeyOf(row);
  return db.transaction(async (tx) => {
    const current = await lockRelation(tx, workspace, key);
    if (!current) return null;
    const { customer } = current;
    const rows = await relationsOfCustomers(tx, workspace, [customer]);
    const held = await heldOf(tx, workspace, shared, [customer]);
    const owners = await ownersOf(tx, workspace, [customer]);
    const wanted = wantedTags(rows.map(pairOf), held.get(customer) ?? [], owners.get(customer) ?? null);
    const tags = wanted.get(row.userid);
    const before = current.sending;
    const unsure = before ? [...before.add, ...before.remove] : [];
    const sending = tags ? toSend(pairOf(current), tags, shared.known, unsure) : NOTHING;
    if (sending.add.length + sending.remove.length > 0) {
      await beginSending(tx, workspace, key, sending);
      return { sending, before };
    }
    if (before) {
      await refuseSending(tx, workspace, key, null);
      await askReadings(tx, workspace, [{ kind: 'relation', subject: pairSubject(key), dueAt: ctx.now }]);
    }
    return null;
  });
}

const NOTHING: ToSend = { add: [], remove: [] };

/** Seconds until a pair is tried again after a failure that may pass. */
const AGAIN_S = [2, 10, 60, 300, 1800, 7200] as const;

async function refused(
  parts: WecomParts,
  ctx: Ctx,
  due: DueWriting,
  row: RelationRow,
  error: WecomError,
): Promise<boolean> {
  const { db, workspace } = ctx;
  const failure = failureText(error);
  const later = new Date(parts.clock().getTime() + 1000 * pauseAfter(due.attempts, AGAIN_S));
  switch (error.kind) {
    case 'pair':
      // What became of the relation is read; if it stands, the writing is asked for again.
      await postponeWriting(db, workspace, due, null, error.code, failure);
      await askReadings(db, workspace, [
        { kind: 'relation', subject: pairSubject(pairKeyOf(due)), dueAt: ctx.now },
      ]);
      return true;
    case 'gone':
      await askReadings(db, workspace, [
        { kind: 'library', subject: '', dueAt: ctx.now },
        {
          kind: 'relation',
          subject: pairSubject(pairKeyOf(row)),
          dueAt: ctx.now,
        },
      ]);
      await postponeWriting(db, workspace, due, due.attempts < 3 ? later : null, error.code, failure);
      return true;
    case 'wait':
    case 'unreachable':
    case 'configuration':
    case 'refresh':
      await postponeWriting(db, workspace, due, error.until ?? later, error.code, failure);
      return false;
    default:
      if (due.attempts >= AGAIN_S.length) await refuseSending(db, workspace, pairKeyOf(due), null);
      await postponeWriting(
        db,
        workspace,
        due,
        due.attempts < AGAIN_S.length ? later : null,
        error.code,
        failure,
      );
      return true;
  }
}
