/**
 * Follows the log of tag changes: what is to be told is noted in the transaction that moves the cursor, so nothing is
 * skipped and nothing noted twice. Names and reasons are not copied: they are read when a message goes.
 */
import { namedCustomers } from '#features/customers';
import {
  assignedMatching,
  changesBetween,
  type LibrarySnapshot,
  type LoggedChange,
  libraryAt,
  libraryOf,
} from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { committedPosition } from '#platform/feed';
import { newcomers } from './core/public.ts';
import {
  type Addressed,
  addCustomers,
  type Item,
  insertDropped,
  insertItems,
  lockOpenMessages,
  MOST_ITEMS,
  type OpenMessage,
  openMessage,
  type Reason,
  toldOf,
  writeTold,
} from './message-sql.ts';
import { cursorAt, liveNotices, lockCursor, moveCursor, type NoticeRow } from './notice-sql.ts';

const AT_ONCE = 2000;

/** What a notice may have to tell. */
interface Happened extends Item {
  readonly job: number | null;
}

/** True: there may be more. */
export async function followLog(ctx: Ctx): Promise<boolean> {
  const { db, workspace } = ctx;
  const notices = await liveNotices(db, workspace);
  if (notices.length === 0) return false;
  // Before the first of them went live nothing was to be told.
  const start = Math.min(...notices.map((notice) => notice.since_position));
  const upTo = await committedPosition(db, workspace);
  if (upTo <= Math.max(await cursorAt(db, workspace), start)) return false;
  // Tags that were made before they were put on are known, whichever process made them.
  await libraryAt(db, workspace, upTo);
  const library = await libraryOf(db, workspace);
  return db.transaction(async (tx) => {
    const cursor = Math.max(await lockCursor(tx, workspace, start), start);
    if (upTo <= cursor) return false;
    const changes = await changesBetween(tx, workspace, cursor, upTo, AT_ONCE);
    const open = await lockOpenMessages(tx, workspace);
    for (const notice of notices) {
      const happened = happenedFor(notice, library, changes);
      if (happened.length > 0) await tell(tx, ctx, library, notice, happened, open);
    }
    const full = changes.length === AT_ONCE;
    await moveCursor(tx, workspace, full ? (changes.at(-1)?.position ?? upTo) : upTo);
    return full;
  });
}

function happenedFor(
  notice: NoticeRow,
  library: LibrarySnapshot,
  changes: readonly LoggedChange[],
): readonly Happened[] {
  const watched = watchedTags(notice, library);
  return changes.filter(
    (change) =>
      change.putOn &&
      change.position > notice.since_position &&
      watched.has(change.tag) &&
      (notice.sources.length === 0 || notice.sources.includes(change.source)),
  );
}

/** Tags of the company; a personal tag is its owner's own matter. */
function watchedTags(notice: NoticeRow, library: LibrarySnapshot): ReadonlySet<number> {
  const named = library.tagsNow(notice.tags).map((tag) => tag.id);
  const grouped = notice.groups.flatMap((id) => library.groups.get(id)?.tags ?? []);
  return new Set([
    ...named,
    ...grouped.filter((tag) => tag.owner_id === null && !tag.internal).map((tag) => tag.id),
  ]);
}

async function tell(
  tx: Tx,
  ctx: Ctx,
  library: LibrarySnapshot,
  notice: NoticeRow,
  happened: readonly Happened[],
  open: readonly OpenMessage[],
): Promise<void> {
  const customers = distinct(happened);
  const internal = await internalAmong(tx, ctx.workspace, library, customers);
  const outside = happened.filter((one) => !internal.has(one.customer));
  await drop(
    tx,
    ctx,
    notice,
    'internal',
    happened.filter((one) => internal.has(one.customer)),
  );
  const owners =
    notice.target === 'owner' ? await namedCustomers(tx, ctx.workspace, distinct(outside)) : null;
  const addressed = new Map<string, { to: Addressed; happened: Happened[] }>();
  const nobodys: Happened[] = [];
  for (const one of outside) {
    const owner = owners?.get(one.customer)?.owner ?? null;
    if (owners && owner === null) {
      nobodys.push(one);
      continue;
    }
    const key = `${owner} ${one.job}`;
    const group = addressed.get(key) ?? { to: { notice: notice.id, owner, job: one.job }, happened: [] };
    addressed.set(key, group);
    group.happened.push(one);
  }
  await drop(tx, ctx, notice, 'noOwner', nobodys);
  const repeated: Happened[] = [];
  for (const group of addressed.values())
    repeated.push(...(await addTo(tx, ctx, notice, group.to, group.happened, open)));
  await drop(tx, ctx, notice, 'repeated', repeated);
}

const distinct = (happened: readonly Item[]): number[] => [...new Set(happened.map((one) => one.customer))];

/** Colleagues and test records: who holds a tag that is marked as internal. */
async function internalAmong(
  tx: Tx,
  workspace: number,
  library: LibrarySnapshot,
  customers: readonly number[],
): Promise<ReadonlySet<number>> {
  const among = [...customers].sort((a, b) => a - b);
  const found = new Set<number>();
  for (const tag of library.tags.values()) {
    if (!tag.internal || library.tag(tag.id) === null) continue;
    const filter = { tag: tag.id, among, since: null, until: null, sources: null, staff: null };
    for (const customer of await assignedMatching(tx, workspace, filter)) found.add(customer);
  }
  return found;
}

/** Puts customers into the message that is open for them. Answers with what another message told lately. */
async function addTo(
  tx: Tx,
  ctx: Ctx,
  notice: NoticeRow,
  to: Addressed,
  happened: readonly Happened[],
  open: readonly OpenMessage[],
): Promise<readonly Happened[]> {
  const { workspace, now } = ctx;
  const current = open.findLast(
    (one) => one.notice_id === to.notice && one.owner_id === to.owner && one.job_id === to.job,
  );
  const before = await toldOf(tx, workspace, notice.id, distinct(happened));
  const { told, repeated } = newcomers(happened, before, current?.id ?? null, notice.again_after_h, now);
  if (told.length === 0) return repeated;
  const message = current?.id ?? (await openMessage(tx, workspace, to, now));
  const added = new Set(
    distinct(told).filter((customer) => !current || before.get(customer)?.message !== current.id),
  );
  const room = Math.max(MOST_ITEMS - (current?.customers ?? 0), 0);
  const forgotten = new Set([...added].slice(room));
  await writeTold(tx, workspace, notice.id, message, [...added], now);
  await insertItems(
    tx,
    workspace,
    message,
    told.filter((one) => !forgotten.has(one.customer)),
  );
  await addCustomers(tx, workspace, message, added.size, now);
  return repeated;
}

/** One line of the log of the notice, so that somebody who looks for a message finds why there is none. */
async function drop(
  tx: Tx,
  { workspace, now }: Ctx,
  notice: NoticeRow,
  reason: Reason,
  happened: readonly Happened[],
): Promise<void> {
  if (happened.length === 0) return;
  const customers = distinct(happened);
  const message = await insertDropped(tx, workspace, notice.id, reason, customers.length, now);
  const remembered = new Set(customers.slice(0, MOST_ITEMS));
  await insertItems(
    tx,
    workspace,
    message,
    happened.filter((one) => remembered.has(one.customer)),
  );
}
