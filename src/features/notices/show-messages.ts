/** The log of a notice: what was sent, held, dropped or could not be sent, and why. */
import { customersInReach, namedCustomers } from '#features/customers';
import { staffNames } from '#features/staff';
import { libraryOf } from '#features/tags';
import {
  conflict,
  needId,
  notFound,
  type OutputOf,
  type QueryOf,
  requireRight,
  toId,
  withoutPhones,
} from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isPlace, pageOf } from '#platform/http';
import type { listNoticeMessages as listContract, NoticeMessage, Way } from './contract.ts';
import { explainFailure } from './explain-failure.ts';
import { itemsOf, listMessages, type MessageRow, messageById } from './message-sql.ts';
import type { NoticePorts } from './ports.ts';
import { sendLater } from './sending-sql.ts';
import { needNotice } from './show-notice.ts';

/** Customers of a message that are shown. */
const MOST_SHOWN = 5;

export async function listNoticeMessages(
  ports: NoticePorts,
  ctx: Ctx,
  ref: string,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:write');
  const { id, via } = await needNotice(ctx, ref);
  const before = fromCursor(query.cursor, isPlace);
  const { rows, total } = await listMessages(
    ctx.db,
    ctx.workspace,
    id,
    query.state ?? null,
    before,
    query.limit + 1,
  );
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: await shownMessages(ports, ctx, via, page),
    nextCursor,
    total,
  };
}

/**
 * Errors: `notice.notFound`, `notice.messageNotFound`, `notice.notAgain` (409) for one that went, or may still go by
 * itself.
 */
export async function sendNoticeAgain(
  ports: NoticePorts,
  ctx: Ctx,
  ref: string,
  messageRef: string,
): Promise<NoticeMessage> {
  requireRight(ctx.actor, 'library:write');
  const { db, workspace } = ctx;
  const { id, via } = await needNotice(ctx, ref);
  const find = async () => {
    const row = await messageById(db, workspace, id, needId('noticeMessage', messageRef, 'message'));
    if (!row) throw notFound('notice.messageNotFound', { id: messageRef });
    return row;
  };
  const { id: message, state } = await find();
  const again =
    state === 'failed' || state === 'unknown'
      ? await sendLater(db, workspace, message, ctx.now, null, null)
      : 0;
  if (again === 0) throw conflict('notice.notAgain', { state });
  ports.wake();
  const [item] = await shownMessages(ports, ctx, via, [await find()]);
  if (!item) throw new Error('a message without an answer');
  return item;
}

async function shownMessages(
  ports: NoticePorts,
  ctx: Ctx,
  via: Way,
  rows: readonly MessageRow[],
): Promise<NoticeMessage[]> {
  const { db, workspace, language } = ctx;
  const ids = rows.map((row) => row.id);
  const items = await itemsOf(db, workspace, ids);
  const people = rows.flatMap((row) => [...row.receivers, ...row.missed]);
  const [library, customers, reach, staff] = await Promise.all([
    libraryOf(db, workspace),
    namedCustomers(db, workspace, [...new Set(items.map((item) => item.customer))]),
    customersInReach(db, ctx),
    staffNames(db, workspace, [...new Set(people)]),
  ]);
  const named = (id: number) => ({ id: toId('staff', id), name: staff.get(id) ?? '' });
  const about = (message: number): NoticeMessage['about'] => {
    const found = new Map<number, NoticeMessage['about'][number]>();
    for (const item of items) {
      if (item.message !== message) continue;
      const customer = customers.get(item.customer);
      const tag = library.tags.get(item.tag);
      if (!customer || !tag || (reach && !reach.includes(customer.ordinal))) continue;
      if (found.size === MOST_SHOWN && !found.has(customer.ordinal)) continue;
      const one = found.get(customer.ordinal) ?? {
        customer: { id: toId('customer', customer.ordinal), name: withoutPhones(customer.name) },
        tags: [],
      };
      found.set(customer.ordinal, {
        ...one,
        tags: [...one.tags, { id: toId('tag', tag.id), name: tag.path }],
      });
    }
    return [...found.values()];
  };
  return rows.map((row) => ({
    id: toId('noticeMessage', row.id),
    state: row.state,
    problem: explainFailure(ports.delivery, row.via ?? via, row, language),
    customers: row.customers,
    about: about(row.id),
    staff: row.receivers.map(named),
    missed: row.missed.map(named),
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    dueAt: row.state === 'waiting' || row.state === 'held' ? row.due_at.toISOString() : null,
    doneAt: row.done_at?.toISOString() ?? null,
  }));
}
