/** Takes what a page tells: under the visitor's token, and for a customer once the site's server has said who it is. */
import { createHash } from 'node:crypto';
import { customerDirectory, holdLiving } from '#features/customers';
import { believed, crossesMark, tenths } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { pageAddress } from './core/public.ts';
import type { SiteRow } from './site-sql.ts';
import { tellVisitor } from './tell.ts';
import type { ToldEvent } from './told.ts';
import {
  countEventsOf,
  creditEvents,
  eventByPageId,
  insertSiteEvent,
  nameVisitor,
  needVisitor,
  noteSeconds,
  type VisitorRow,
  visitorByToken,
} from './visitor-sql.ts';

/** Of one visitor so much is kept; who does more is no visitor. */
const MOST_EVENTS = 1000;

/** A page is told of at once, then when it was looked at for so long and at the marks after it. */
export const FIRST_MARK_S = 10;

export const visitorHash = (site: SiteRow, token: string): Buffer =>
  createHash('sha256').update(`visitor ${site.workspace_id} ${site.id} ${token}`).digest();

export interface Told {
  readonly visitor: string;
  /** Key of the customer, as the site's server signed it. */
  readonly customer: string | null;
  readonly events: readonly ToldEvent[];
}

/** How many of the events were taken; those with an address that is none are left out. */
export async function take(ctx: Ctx, site: SiteRow, told: Told): Promise<number> {
  const customer = told.customer === null ? null : await customerOf(ctx, told.customer);
  // Only this site's tables, without the right to write: most of what pages tell concludes nothing.
  const result = await ctx.db.transaction(async (tx) => {
    const hash = visitorHash(site, told.visitor);
    const isNew = customer !== null && (await visitorByToken(tx, ctx.workspace, hash))?.customer !== customer;
    // The customer before the browser: so do those who erase and merge.
    if (isNew && !(await holdLiving(tx, ctx.workspace, customer))) return null;
    const found = await needVisitor(tx, ctx.workspace, site.id, hash, ctx.now);
    if (customer !== null && customer !== found.customer && !isNew) return null;
    const visitor = { ...found, customer: customer ?? found.customer };
    let due = false;
    if (visitor.customer !== null && visitor.customer !== found.customer) {
      await nameVisitor(tx, ctx.workspace, found.id, visitor.customer);
      // What somebody else did in this browser before stays his.
      if (found.customer === null)
        due = (await creditEvents(tx, ctx.workspace, found.id, visitor.customer)) > 0;
    }
    let taken = 0;
    for (const event of told.events) {
      const result = await takeOne(tx, ctx, site, visitor, event);
      if (result !== 'leftOut') taken += 1;
      if (result === 'due') due = true;
    }
    return { visitor, due, taken };
  });
  // Erased or merged meanwhile: it is taken as what comes after that.
  if (result === null) return take(ctx, site, told);
  const { visitor, due, taken } = result;
  if (due && visitor.customer !== null) await tellVisitor(ctx, visitor.id);
  return taken;
}

/** An unknown `ref:` makes a customer: only then the right to write is taken. */
async function customerOf(ctx: Ctx, key: string): Promise<number | null> {
  const known = (await customerDirectory.find(ctx.db, ctx, [key])).get(key);
  if (known !== undefined) return known;
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    return (await customerDirectory.findOrCreate(tx, ctx, [key])).get(key) ?? null;
  });
}

async function takeOne(
  tx: Tx,
  ctx: Ctx,
  site: SiteRow,
  visitor: VisitorRow,
  event: ToldEvent,
): Promise<'due' | 'taken' | 'leftOut'> {
  const { workspace, now } = ctx;
  const known = await eventByPageId(tx, workspace, visitor.id, event.id);
  if (!known) {
    const properties = propertiesOf(site, event);
    if (!properties || (await countEventsOf(tx, workspace, visitor.id)) >= MOST_EVENTS) return 'leftOut';
    await insertSiteEvent(tx, workspace, visitor, { type: event.type, properties, pageId: event.id }, now);
    return 'due';
  }
  if (event.type !== 'page.view' || known.type !== 'page.view') return 'taken';
  // A page that was opened for somebody else does not go on for him, and is not this one's.
  if (known.customer !== visitor.customer) return 'taken';
  const counting = {
    seconds: known.seconds,
    lastAt: known.last_at.getTime(),
    countsFrom: known.at.getTime(),
  };
  const seconds = believed(counting, event.seconds, now.getTime());
  await noteSeconds(tx, workspace, known.id, seconds, new Date(Math.max(now.getTime(), counting.lastAt)));
  return crossesMark(known.told_s, tenths(seconds), FIRST_MARK_S) ? 'due' : 'taken';
}

/** Null: the address is none of a page. */
function propertiesOf(site: SiteRow, event: ToldEvent): Record<string, unknown> | null {
  const url = event.url === undefined ? undefined : pageAddress(event.url, site.keeps_query);
  if (url === null) return null;
  const about = { site: site.name, ...(url === undefined ? {} : { url }) };
  if (event.type === 'page.view') return { ...about, ...(event.product ? { product: event.product } : {}) };
  return {
    ...about,
    form: event.form,
    answers: event.answers,
    ...(event.consentText ? { consentText: event.consentText } : {}),
  };
}
