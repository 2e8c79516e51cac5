/** Stored callbacks become news about pairs and things to read again; nothing is asked of WeCom here. */
import type { Ctx } from '#platform/context';
import { type Db, isLost, isTransient, type Tx } from '#platform/db';
import { readEvent, UnreadableXml, type WecomEvent } from '../core/event.ts';
import { keptFailure } from '../kept-failure.ts';
import { dismissChat } from '../mirror/chats.ts';
import { askReadings, pairSubject, type ReadingKind } from '../mirror/due-sql.ts';
import { type RelationNews, takeNews } from '../mirror/relation-events.ts';
import { renameMember } from '../mirror/rename-member.ts';
import { type Observing, observing, type WecomParts, wecomCtx } from '../parts.ts';
import { markFailed, markHandled, type StoredCallback, unhandledCallbacks } from './callback-sql.ts';

/** A transaction of events about beginnings and ends holds the workspace: others should get their turn. */
const AT_ONCE = 50;

/**
 * How long a reading waits, so that a burst of events about one subject is one reading. Groups are told later than their
 * events (wecom-api.md section 6); an ended pair is listed for a while (section 3.3), so it is looked at again later. The
 * directory is read as a whole, with two calls for each department: once for all changes of half a minute.
 */
const WAIT_MS: Readonly<Record<ReadingKind | 'ended', number>> = {
  relation: 1000,
  library: 1500,
  chat: 3000,
  staff: 30_000,
  ended: 90_000,
};

/** What WeCom itself tells late; all others wait for their like alone. */
const isLate = (kind: ReadingKind, waitMs: number): boolean => kind === 'chat' || waitMs === WAIT_MS.ended;

interface Effect {
  readonly news: RelationNews | null;
  /** What else counts at once. */
  readonly also?: (tx: Tx, ctx: Ctx, seen: Observing) => Promise<void>;
  readonly readings: readonly {
    readonly kind: ReadingKind;
    readonly subject: string;
    readonly waitMs: number;
  }[];
}

const NOTHING: Effect = { news: null, readings: [] };

/** Handles what waits, oldest first. True: there may be more. */
export async function handleCallbacks(parts: WecomParts, workspace: number): Promise<boolean> {
  const waiting = await unhandledCallbacks(parts.db, workspace, AT_ONCE);
  if (waiting.length === 0) return false;
  const ctx = await wecomCtx(parts, workspace);
  try {
    await handleTogether(parts, ctx, waiting);
  } catch (error) {
    parts.log.warn(
      { err: error, workspace },
      'callbacks of WeCom are handled one by one, because one of them fails',
    );
    for (const one of waiting) await handleAlone(parts, ctx, one);
  }
  return waiting.length === AT_ONCE;
}

async function handleTogether(
  parts: WecomParts,
  ctx: Ctx,
  callbacks: readonly StoredCallback[],
): Promise<void> {
  const effects = callbacks.map((one) => effectOf(eventIn(one), one.received_at));
  const seen = await observing(parts, ctx.workspace);
  await ctx.db.transaction(async (tx) => {
    for (const { news, also } of effects) {
      if (also) await also(tx, ctx, seen);
      if (news) await takeNews(tx, ctx, news, seen);
    }
    await askAll(tx, ctx, effects);
    await markHandled(
      tx,
      ctx.workspace,
      callbacks.map((one) => one.id),
      ctx.now,
    );
  });
}

/** One that can't be handled is set aside with its reason, and the pair it speaks of is read again all the same. */
async function handleAlone(parts: WecomParts, ctx: Ctx, callback: StoredCallback): Promise<void> {
  try {
    await handleTogether(parts, ctx, [callback]);
  } catch (error) {
    // What passes by itself is handled by the next step.
    if (isLost(error) || isTransient(error)) throw error;
    parts.log.error({ err: error, callback: callback.id }, 'a callback of WeCom was set aside');
    await markFailed(parts.db, ctx.workspace, callback.id, keptFailure(error), ctx.now);
    await askAgain(parts.db, ctx, callback);
  }
}

async function askAgain(db: Db, ctx: Ctx, callback: StoredCallback): Promise<void> {
  try {
    const { readings } = effectOf(eventIn(callback), callback.received_at);
    await db.transaction((tx) => askAll(tx, ctx, [{ news: null, readings }]));
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
  }
}

const askAll = (tx: Tx, ctx: Ctx, effects: readonly Effect[]) =>
  askReadings(
    tx,
    ctx.workspace,
    effects.flatMap(({ readings }) =>
      readings.map(({ kind, subject, waitMs }) => {
        const dueAt = new Date(ctx.now.getTime() + waitMs);
        return { kind, subject, dueAt, lateUntil: isLate(kind, waitMs) ? dueAt : null };
      }),
    ),
  );

const eventIn = ({ body }: StoredCallback): WecomEvent => readEvent(body);

const relationReading = (userId: string, externalUserId: string, waitMs = WAIT_MS.relation) => ({
  kind: 'relation' as const,
  subject: pairSubject({ userid: userId.toLowerCase(), externalUserid: externalUserId }),
  waitMs,
});

function relationNews(
  event: Extract<WecomEvent, { externalUserId: string; userId: string }>,
  status: RelationNews['status'],
  state: string | null,
  received: Date,
): RelationNews {
  const { userId: userid, externalUserId: externalUserid } = event;
  return { userid, externalUserid, status, state, at: event.at ?? received };
}

function effectOf(event: WecomEvent, received: Date): Effect {
  const read = (kind: Exclude<ReadingKind, 'relation'>, subject = ''): Effect => ({
    news: null,
    readings: [{ kind, subject, waitMs: WAIT_MS[kind] }],
  });
  switch (event.kind) {
    case 'relationAdded':
    case 'relationHalfAdded': {
      const status = event.kind === 'relationAdded' ? 'active' : 'half';
      return {
        news: relationNews(event, status, event.state, received),
        readings: [relationReading(event.userId, event.externalUserId)],
      };
    }
    case 'relationDeletedByStaff':
    case 'relationDeletedByCustomer': {
      const ended =
        event.kind === 'relationDeletedByStaff' && event.byTransfer ? 'transferred' : 'deletedByStaff';
      const status = event.kind === 'relationDeletedByCustomer' ? 'deletedByCustomer' : ended;
      return {
        news: relationNews(event, status, null, received),
        readings: [relationReading(event.userId, event.externalUserId, WAIT_MS.ended)],
      };
    }
    case 'relationEdited':
    case 'transferFailed':
    case 'archiveAgreed':
      return { news: null, readings: [relationReading(event.userId, event.externalUserId)] };
    case 'tagCreated':
    case 'tagUpdated':
    case 'tagDeleted':
    case 'tagsShuffled':
      return read('library');
    case 'groupChatCreated':
    case 'groupChatUpdated':
      return read('chat', event.chatId);
    case 'groupChatDismissed':
      return {
        ...NOTHING,
        also: (tx, ctx, { erasures }) => dismissChat(tx, ctx, erasures, event.chatId, event.at ?? received),
      };
    case 'staffUpdated': {
      const { userId, newUserId } = event;
      if (newUserId === null) return read('staff');
      return {
        ...read('staff'),
        also: (tx, ctx, seen) => renameMember(tx, ctx, seen, userId, newUserId),
      };
    }
    case 'staffCreated':
    case 'staffDeleted':
    case 'departmentCreated':
    case 'departmentUpdated':
    case 'departmentDeleted':
      return read('staff');
    case 'staffTagUpdated':
    case 'acquisition':
    case 'archiveNotified':
    case 'other':
      return NOTHING;
  }
}
