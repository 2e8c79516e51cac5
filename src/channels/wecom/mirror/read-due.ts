/** Reads again what events asked for: each subject once, however many events there were. */
import type { Ctx } from '#platform/context';
import type { Contact } from '../client/public.ts';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { concernsAll, type Outages } from '../connection/outage.ts';
import { databaseNow, inLanes, observing, pauseAfter, type WecomParts, wecomCtx } from '../parts.ts';
import { readChat } from './chats.ts';
import {
  askReadings,
  type DueReading,
  dueAgain,
  dueReadings,
  failureText,
  finishReading,
  pairOfSubject,
  pairSubject,
  postponeLook,
  postponeReading,
} from './due-sql.ts';
import { pullDirectory } from './pull-directory.ts';
import { pullLibrary } from './pull-library.ts';
import { type Reading, storable } from './reading.ts';
import { takeNews } from './relation-events.ts';
import { relationsOf } from './relation-sql.ts';
import { takeReadings } from './take-readings.ts';
import { withUnknownTags } from './unknown-tags.ts';
import { type Settled, withoutVanishedTags } from './vanished-tags.ts';

const AT_ONCE = 40;
/** Contacts asked for at the same time; well below WeCom's limit of concurrency. */
const LANES = 4;
/** How often WeCom answers without listing a pair before it counts as ended; a call that fails is no answer. */
const LOOKS = 3;

/** True: there may be more that is due. */
export async function readDue(parts: WecomParts, connection: Connection, outages: Outages): Promise<boolean> {
  const { workspace } = connection;
  if (outages.isResting(workspace, parts.clock())) return false;
  const due = await dueReadings(parts.db, workspace, parts.clock(), AT_ONCE);
  if (due.length === 0) return false;
  const ctx = await wecomCtx(parts, workspace);
  const trying: Trying = { parts, ctx, outages, stopped: false };
  const others = due.filter((one) => one.kind !== 'relation');
  // The library first: a tag that a pair carries should be known.
  for (const one of others)
    if (!trying.stopped) await attempt(trying, [one], () => readOther(parts, ctx, connection, one));
  const byContact = new Map<string, DueReading[]>();
  for (const one of due)
    if (one.kind === 'relation') {
      const { externalUserid } = pairOfSubject(one.subject);
      byContact.set(externalUserid, [...(byContact.get(externalUserid) ?? []), one]);
    }
  if (!trying.stopped) await readContacts(trying, connection, byContact);
  return !trying.stopped;
}

interface Trying {
  readonly parts: WecomParts;
  readonly ctx: Ctx;
  readonly outages: Outages;
  /** Nothing can be read now. */
  stopped: boolean;
}

async function readOther(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  { kind, subject }: DueReading,
): Promise<ReadonlySet<string>> {
  if (kind === 'library') await pullLibrary(ctx, connection);
  else if (kind === 'chat') await readChat(parts, ctx, connection, subject);
  else if (kind === 'staff')
    await pullDirectory(ctx, connection, await connection.api.contacts.followUsers());
  return new Set();
}

/** Seconds until a failed reading is tried again; the last counts for all further ones. */
const AGAIN_S = [5, 30, 120, 600, 3600] as const;
/** Until a pair that is not listed is looked for again: WeCom's lists are seconds behind. */
const LOOK_AGAIN_MS = 6000;

const pausedFrom = ({ clock }: WecomParts, { attempts }: DueReading): Date =>
  new Date(clock().getTime() + pauseAfter(attempts, AGAIN_S) * 1000);

/** `read` answers with the subjects that it could not take yet, since they are being written. */
async function attempt(
  trying: Trying,
  asked: readonly DueReading[],
  read: () => Promise<ReadonlySet<string>>,
  begun = trying.parts.clock(),
): Promise<void> {
  const { parts, ctx } = trying;
  await unlessFailing(trying, asked, async () => {
    const written = await read();
    await answered(trying, asked, (one) =>
      written.has(one.subject)
        ? postponeReading(parts.db, ctx.workspace, one, later(parts.clock()), null)
        : finishReading(parts.db, ctx.workspace, one, begun),
    );
  });
}

async function answered(
  { parts, ctx, outages }: Trying,
  asked: readonly DueReading[],
  settle: (one: DueReading) => Promise<unknown>,
): Promise<void> {
  for (const one of asked) await settle(one);
  if (outages.succeeded(ctx.workspace)) await dueAgain(parts.db, ctx.workspace, parts.clock());
}

/** Null: it failed, and what was asked for waits. */
async function unlessFailing<T>(
  trying: Trying,
  asked: readonly DueReading[],
  work: () => Promise<T>,
): Promise<T | null> {
  const { parts, ctx, outages } = trying;
  try {
    return await work();
  } catch (error) {
    if (error instanceof WecomError && error.kind === 'closed') throw error;
    if (error instanceof NotSettled) {
      await answered(trying, asked, (one) =>
        postponeReading(parts.db, ctx.workspace, one, pausedFrom(parts, one), null),
      );
      return null;
    }
    if (error instanceof NotListed) {
      const again = new Date(parts.clock().getTime() + LOOK_AGAIN_MS);
      await answered(trying, asked, (one) => postponeLook(parts.db, ctx.workspace, one, again));
      return null;
    }
    if (error instanceof WecomError && concernsAll(error) && !trying.stopped) {
      trying.stopped = true;
      outages.failed(ctx.workspace, parts.clock());
    }
    // Of what only its kind: subjects are ids of customers.
    if (!(error instanceof WecomError))
      parts.log.error({ err: error, kind: asked[0]?.kind }, 'a reading of WeCom failed');
    for (const one of asked) {
      const until = error instanceof WecomError ? error.until : null;
      const again = new Date(Math.max(until?.getTime() ?? 0, pausedFrom(parts, one).getTime()));
      const failure = error instanceof WecomError ? failureText(error) : String(error).slice(0, 300);
      await postponeReading(parts.db, ctx.workspace, one, again, failure);
    }
    return null;
  }
}

/** WeCom does not list a pair that should be there; it may be late. */
class NotListed extends Error {
  override readonly name = 'NotListed';
}

/** A pair lacks a tag that was deleted, and the library here does not say so yet. */
class NotSettled extends Error {
  override readonly name = 'NotSettled';
}

/** A contact as WeCom told it. */
interface Told {
  readonly externalUserid: string;
  readonly asked: readonly DueReading[];
  /** By our clock, and by the database's. */
  readonly began: Date;
  readonly begun: Date;
  readonly readings: readonly Reading[];
}

/** First all are asked for, then what their tags need to be known is read once for all, then each is taken. */
async function readContacts(
  trying: Trying,
  connection: Connection,
  byContact: ReadonlyMap<string, readonly DueReading[]>,
): Promise<void> {
  const { parts, ctx } = trying;
  const told: Told[] = [];
  await inLanes(LANES, [...byContact], async ([externalUserid, asked]) => {
    await unlessFailing(trying, asked, async () => {
      const [began, begun] = [parts.clock(), await databaseNow(parts.db)];
      const contact = await contactOrNull(connection, externalUserid);
      told.push({ externalUserid, asked, began, begun, readings: contact ? readingsOf(contact) : [] });
    });
    return !trying.stopped;
  });
  const settle = async (readings: readonly Reading[]) =>
    withoutVanishedTags(ctx, connection, await withUnknownTags(ctx, connection, readings), readings);
  // Where that fails, each contact asks for its own: one alone may be what it fails of.
  const settled = await settle(told.flatMap((one) => one.readings)).catch(() => null);
  await inLanes(LANES, told, async (one) => {
    const take = async () => takeTold(parts, ctx, settled ?? (await settle(one.readings)), one);
    await attempt(trying, one.asked, take, one.began);
    return settled !== null || !trying.stopped;
  });
}

/** Answers with the subjects that are being written, and are to be read once that is over. */
async function takeTold(
  parts: WecomParts,
  ctx: Ctx,
  settled: Settled,
  { externalUserid, asked, begun, readings }: Told,
): Promise<ReadonlySet<string>> {
  const { db } = parts;
  const written = new Set(
    readings.length > 0 ? await takeReadingsOf(parts, ctx, settled, begun, readings) : [],
  );
  const others = [...written].filter((subject) => !asked.some((one) => one.subject === subject));
  const dueAt = later(parts.clock());
  await askReadings(
    db,
    ctx.workspace,
    others.map((subject) => ({ kind: 'relation', subject, dueAt })),
  );
  const listed = new Set(readings.map((one) => one.userid));
  const missing = asked.map((one) => pairOfSubject(one.subject)).filter((key) => !listed.has(key.userid));
  const standing = (await relationsOf(db, ctx.workspace, missing)).filter((row) => row.status === 'active');
  if (standing.length === 0) return written;
  if (asked.some((one) => one.looks < LOOKS - 1)) throw new NotListed('not listed by WeCom');
  const seen = await observing(parts, ctx.workspace);
  await db.transaction(async (tx) => {
    for (const row of standing) {
      const { userid } = row;
      await takeNews(
        tx,
        ctx,
        { userid, externalUserid, status: 'deletedByStaff', state: null, at: ctx.now },
        seen,
      );
    }
  });
  return written;
}

async function takeReadingsOf(
  parts: WecomParts,
  ctx: Ctx,
  { shared, unsettled }: Settled,
  begun: Date,
  readings: readonly Reading[],
): Promise<string[]> {
  const { db } = parts;
  if (readings.some((one) => unsettled.has(pairSubject(one))))
    throw new NotSettled('a tag was deleted while it was written');
  const seen = await observing(parts, ctx.workspace);
  const taken = await db.transaction((tx) =>
    takeReadings(tx, ctx, { ...seen, shared, begun, way: 'event', job: null }, readings),
  );
  return taken.again.map(pairSubject);
}

/** A pair that is being written is read once that is over. */
export const later = (now: Date): Date => new Date(now.getTime() + 5000);

/** A contact whom nobody follows within the app's sight is null. */
async function contactOrNull({ api }: Connection, externalUserid: string): Promise<Contact | null> {
  try {
    return await api.contacts.get(externalUserid);
  } catch (error) {
    if (error instanceof WecomError && error.kind === 'pair') return null;
    throw error;
  }
}

export function readingsOf({ person, followers }: Contact): Reading[] {
  return followers.map((follower) => ({
    userid: follower.userId.toLowerCase(),
    externalUserid: person.externalUserId,
    name: storable(person.name),
    unionId: person.unionId,
    remark: storable(follower.remark) || null,
    addWay: follower.addWay,
    state: follower.state,
    since: follower.addedAt,
    tags: [...new Set(follower.tags.flatMap((tag) => tag.id ?? []))].sort(),
    seen: follower.tags.flatMap(({ id, group, name, type }) =>
      id !== null && type === 'strategy' ? [{ id, group: storable(group), name: storable(name) }] : [],
    ),
    personal: follower.tags.flatMap(({ id, group, name }) =>
      id === null ? [{ group: storable(group), name: storable(name) }] : [],
    ),
  }));
}
