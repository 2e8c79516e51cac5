/** How callers name a customer: `cus_1`, `external:…`, `unionid:…`, `phone:…`, `ref:…` (the caller's own key). */
import { fromId, normalPhone } from '#kernel';

export const identityKinds = ['external', 'unionid', 'phone', 'ref'] as const;
export type IdentityKind = (typeof identityKinds)[number];

export const LONGEST_IDENTITY = 128;

export type CustomerKey =
  | { readonly kind: 'id'; readonly ordinal: number }
  | { readonly kind: IdentityKind; readonly value: string };

const storable = (text: string): boolean =>
  text.length > 0 && text.length <= LONGEST_IDENTITY && !text.includes('\u0000') && text.isWellFormed();

/** Null: no key of a customer. */
export function parseCustomerKey(text: string): CustomerKey | null {
  const ordinal = fromId('customer', text);
  if (ordinal !== null) return { kind: 'id', ordinal };
  const colon = text.indexOf(':');
  const kind = identityKinds.find((k) => k === text.slice(0, colon));
  const value = text.slice(colon + 1).trim();
  if (!kind || !storable(value)) return null;
  if (kind !== 'phone') return { kind, value };
  const phone = normalPhone(value);
  return phone === null ? null : { kind, value: phone };
}

/** Key of a map over identities. */
export const identityKey = (kind: string, value: string): string => `${kind}:${value}`;
