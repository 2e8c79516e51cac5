/**
 * What leaves for somebody who may not read phone numbers (P10): every text and every number in it, however deep, with
 * the phone numbers masked (`138****6021`).
 */
import type { Actor } from './actor.ts';
import { maskIdentifiers } from './privacy.ts';

export const readsPhones = (actor: Actor): boolean => actor.rights.has('customers:readPhone');

/** Ten digits make the shortest phone number worth a look. */
const SHORTEST = 10;

/** Whether there could be digits enough, in any script: spares nearly every text the search for numbers. */
function mayHold(text: string): boolean {
  if (text.length < SHORTEST) return false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isAscii = code < 0x80;
    const isHan = code >= 0x3400 && code < 0xa000;
    if (isAscii ? code >= 0x30 && code <= 0x39 : !isHan) digits++;
  }
  return digits >= SHORTEST;
}

/** Free text with its phone numbers masked. */
export const withoutPhones = (text: string): string =>
  mayHold(text) ? maskIdentifiers(text, ['phone']) : text;

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
