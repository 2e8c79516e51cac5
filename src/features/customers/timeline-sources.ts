/** The lines that are there from the start: behaviour, orders, changes of the customer's own fields. */
import {
  ANY_EVENT,
  countEvents,
  countOrders,
  eventPresenter,
  eventsOf,
  ordersOf,
  showOrder,
} from '#features/events';
import { toId } from '#kernel';
import { type ChangeRecord, changesOf, countChanges } from './change-sql.ts';
import { type Masking, maskingFor } from './masking.ts';
import type { TimelineEntry, TimelineSource } from './ports.ts';

const eventSource: TimelineSource = {
  name: 'event',
  read: async (db, ctx, customers, before, limit) => {
    const rows = await eventsOf(db, ctx.workspace, customers, ANY_EVENT, before, limit);
    const show = await eventPresenter(db, ctx, rows);
    return rows.map((row): TimelineEntry => {
      const { id, type, staff, properties } = show(row);
      return { at: row.at, key: row.position, id, type, by: staff, data: { properties } };
    });
  },
  count: (db, ctx, customers) => countEvents(db, ctx.workspace, customers),
};

const orderSource: TimelineSource = {
  name: 'order',
  read: async (db, ctx, customers, before, limit) => {
    const rows = await ordersOf(db, ctx.workspace, customers, before, limit);
    return rows.map((row): TimelineEntry => {
      const { id, customer: _, position: __, ...data } = showOrder(row);
      return { at: row.paid_at, key: row.id, id, type: 'order.paid', by: null, data };
    });
  },
  count: (db, ctx, customers) => countOrders(db, ctx.workspace, customers),
};

const changeSource: TimelineSource = {
  name: 'change',
  read: async (db, ctx, customers, before, limit) => {
    const rows = await changesOf(db, ctx.workspace, customers, before, limit);
    const masking = maskingFor(ctx.actor);
    return rows.map(
      (row): TimelineEntry => ({
        at: row.at,
        key: row.position,
        id: `${toId('customer', row.customer)}@${row.position}`,
        type: `customer.${row.did}`,
        by: { id: row.actor_id, name: row.actor_name },
        data: { before: masked(row.before, masking), after: masked(row.after, masking) },
      }),
    );
  },
  count: (db, ctx, customers) => countChanges(db, ctx.workspace, customers),
};

function masked(values: ChangeRecord['before'], masking: Masking): ChangeRecord['before'] {
  if (!values) return null;
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (typeof value !== 'string') return [field, value];
      return [field, field === 'phone' ? masking.phone(value) : masking.prose(value)];
    }),
  );
}

export const ownTimeline: readonly TimelineSource[] = [eventSource, orderSource, changeSource];
