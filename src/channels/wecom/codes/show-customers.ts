/** `GET /channels/{id}/customers`: who came and went, by day and by staff. */
import { staffNames } from '#features/staff';
import { calendar, DAY, invalid, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { talliesByDay, talliesByStaff } from './arrival-sql.ts';
import type { channelCustomers as contract } from './contract.ts';
import { internalContacts } from './internal-contacts.ts';
import { needChannel } from './show-channel.ts';

/** Days of the longest span. */
const MOST_DAYS = 400;

export async function showCustomers(
  ctx: Ctx,
  id: string,
  query: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'library:read');
  const { db, workspace, timeZone } = ctx;
  const row = await needChannel(db, ctx, id);
  const { since, until } = spanOf(ctx, query);
  const except = await internalContacts(db, workspace);
  const items = await talliesByDay(db, workspace, row.id, { since, until, timeZone }, except);
  const byStaff = await talliesByStaff(db, workspace, row.id, { since, until }, except);
  const names = await staffNames(
    db,
    workspace,
    byStaff.map((one) => one.staff_id),
  );
  return {
    items,
    added: items.reduce((sum, day) => sum + day.added, 0),
    lost: items.reduce((sum, day) => sum + day.lost, 0),
    staff: byStaff.map(({ staff_id, added, lost }) => ({
      staff: { id: toId('staff', staff_id), name: names.get(staff_id) ?? '' },
      added,
      lost,
    })),
  };
}

/** Whole days up to the end of today, unless said otherwise. Error: `input.invalid` when it is no span. */
function spanOf({ now, timeZone }: Ctx, query: QueryOf<typeof contract>): { since: Date; until: Date } {
  const today = calendar(now, 'today', timeZone);
  const until = query.until === undefined ? today.until : new Date(query.until);
  const since =
    query.since === undefined ? new Date(until.getTime() - query.days * DAY) : new Date(query.since);
  const days = (until.getTime() - since.getTime()) / DAY;
  if (days <= 0 || days > MOST_DAYS)
    throw invalid('input.invalid', { count: 1 }, [{ path: 'since', code: 'invalid' }]);
  return { since, until };
}
