/** Tells the journal what a visitor did, once it is known who it is. A view that goes on is told again (decision 0031). */
import { customerDirectory } from '#features/customers';
import { acceptEvents } from '#features/events';
import { tenths, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import { noteTold, type UntoldEvent, untoldOf } from './visitor-sql.ts';

const AT_ONCE = 500;

export const tellVisitor = (ctx: Ctx, visitor: number): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const untold = await untoldOf(tx, ctx.workspace, visitor, AT_ONCE);
    if (untold.length === 0) return;
    const { refused } = await acceptEvents(tx, ctx, untold.map(eventOf), customerDirectory);
    for (const { error } of refused)
      ctx.log.info({ err: error }, 'what a visitor did was not taken into the journal');
    for (const one of untold) await noteTold(tx, ctx.workspace, one.id, tenths(one.seconds));
  });

function eventOf(one: UntoldEvent): object {
  const id = toId('siteEvent', one.id);
  const seconds = tenths(one.seconds);
  const about = { customer: toId('customer', one.customer), type: one.type, at: one.at.toISOString() };
  return one.type === 'page.view'
    ? { ...about, id: `page:${id}:${seconds}`, properties: { ...one.properties, seconds, visit: id } }
    : { ...about, id: `form:${id}`, properties: one.properties };
}
