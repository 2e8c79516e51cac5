/**
 * Who a visitor is, in the words of the site's own server: `v1.BODY.SIGNATURE`, where BODY is `{"customer":"ref:crm-1",
 * "exp":1790000000}` in Base64url and SIGNATURE the HMAC-SHA-256 of `v1.BODY` with the site's secret, in Base64url.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DAY, SECOND } from '#kernel';

/** A signature that leaks is good for no longer. */
const LONGEST_MS = 31 * DAY;

const body = z.strictObject({ customer: z.string().min(1).max(300), exp: z.number().int() });

const signature = (signed: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(signed).digest();

/** The key of the customer; null: it is not signed with this secret, or was good until before `now`. */
export function signedCustomer(token: string, secret: string, now: Date): string | null {
  const [, signed = '', encoded = '', given = ''] = /^(v1\.([\w-]{1,800}))\.([\w-]{43})$/.exec(token) ?? [];
  if (signed === '') return null;
  const expected = signature(signed, secret);
  const told = Buffer.from(given, 'base64url');
  if (told.length !== expected.length || !timingSafeEqual(told, expected)) return null;
  const read = body.safeParse(parsed(encoded));
  if (!read.success) return null;
  const until = read.data.exp * SECOND;
  return until > now.getTime() && until < now.getTime() + LONGEST_MS ? read.data.customer : null;
}

function parsed(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
