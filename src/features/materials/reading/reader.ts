/** The browser that reads: its cookie, and what becomes known of it. */
import { createHash, randomBytes } from 'node:crypto';
import { holdLiving, needCustomer } from '#features/customers';
import { AppError, SECOND } from '#kernel';
import type { Ctx } from '#platform/context';
import { nameReader, needReader, noteAsked } from '../reader-sql.ts';
import { creditNobody, creditVisits } from '../visit-sql.ts';
import { tellReader } from './tell.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

const nameOf = (cookie: 'reader' | `sent.${number}`, secure: boolean): string =>
  `${secure ? '__Host-' : ''}baizigui.${cookie}`;

function cookieIn(cookies: string | undefined, name: string): string {
  const cookie = (cookies ?? '').split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1) ?? '';
}

// Lax: it comes along when a link is opened from a chat.
const setting = (name: string, value: string, seconds: number, secure: boolean): string =>
  `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Of what the browser sent; null: it has none. */
export function readerToken(cookies: string | undefined, secure: boolean): string | null {
  const token = cookieIn(cookies, nameOf('reader', secure));
  return /^[\w-]{24}$/.test(token) ? token : null;
}

export const newReaderToken = (): string => randomBytes(18).toString('base64url');

export const readerCookie = (token: string, secure: boolean): string =>
  setting(nameOf('reader', secure), token, YEAR_SECONDS, secure);

/** Says that this browser was sent to be named for this workspace, for so long. */
export const sentCookie = (workspace: number, ms: number, secure: boolean): string =>
  setting(nameOf(`sent.${workspace}`, secure), '1', Math.floor(ms / SECOND), secure);

export const wasSent = (workspace: number, cookies: string | undefined, secure: boolean): boolean =>
  cookieIn(cookies, nameOf(`sent.${workspace}`, secure)) !== '';

/** What is kept of a token: bound to the workspace, so that two companies cannot compare their readers. */
export const readerHash = (workspace: number, token: string): Buffer =>
  createHash('sha256').update(`reader ${workspace} ${token}`).digest();

/** What the beacons of a visit carry; the same whenever the same browser goes on with it. */
export const visitSecret = (token: string, shareCode: string): string =>
  createHash('sha256').update(`visit ${shareCode} ${token}`).digest('base64url').slice(0, 32);

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whom WeCom named; everything null: it knows nobody. */
export interface Named {
  readonly externalUserId: string | null;
  readonly isStaff: boolean;
}

/**
 * WeCom has said who this browser is. What was read before it was known is told now; what somebody else read in it, by
 * what was known then, stays his.
 */
export async function nameBrowser(ctx: Ctx, token: string, named: Named): Promise<void> {
  const customer = named.externalUserId === null ? null : await customerOf(ctx, named.externalUserId);
  const reader = await ctx.db.transaction(async (tx) => {
    const living = customer !== null && (await holdLiving(tx, ctx.workspace, customer));
    const row = await needReader(tx, ctx.workspace, readerHash(ctx.workspace, token), ctx.now);
    await noteAsked(tx, ctx.workspace, row.id, named.isStaff, ctx.now);
    if (named.isStaff) await creditNobody(tx, ctx.workspace, row.id);
    if (!living || customer === row.customer) return null;
    await nameReader(tx, ctx.workspace, row.id, { customer, knownBy: 'wecom' });
    if (row.customer !== null || row.is_staff) return null;
    await creditVisits(tx, ctx.workspace, row.id, customer);
    return row.id;
  });
  if (reader !== null) await tellReader(ctx, reader, null);
}

/** Somebody whom WeCom knows as a customer and we not yet stays without a name until the next time. */
async function customerOf(ctx: Ctx, externalUserId: string): Promise<number | null> {
  try {
    return await needCustomer(ctx.db, ctx, `external:${externalUserId}`);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'notFound') return null;
    throw error;
  }
}
