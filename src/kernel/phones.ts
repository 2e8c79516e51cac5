/**
 * What leaves for somebody who may not read phone numbers (P10): every text and every number in it, however deep, with
 * the phone numbers masked (`138****6021`).
 */
import type { Actor } from './actor.ts';
import { maskIdentifiers } from './privacy.ts';

export const readsPhones = (actor: Actor): boolean => actor.rights.has('customers:readPhone');

/** Fewest digits of a phone number that is looked for in free text. */
const SHORTEST = 10;

export const withoutPhones = (text: string): string =>
  text.length < SHORTEST ? text : maskIdentifiers(text, ['phone']);

function masked(value: unknown): unknown {
  if (typeof value === 'string') return withoutPhones(value);
  if (typeof value === 'number') {
    // A program may have sent a phone number as a number.
    const text = String(value);
    const shown = withoutPhones(text);
    return shown === text ? value : shown;
  }
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)]));
}

/** `value` must be plain JSON. */
export const asSeenBy = <T>(actor: Actor, value: T): T => (readsPhones(actor) ? value : (masked(value) as T));
