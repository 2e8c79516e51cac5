/** What somebody types for an attribute, and the value it means. Pure. */
import { LONGEST_TEXT } from '#features/customers/core';
import { findForbiddenIdentifier } from '#kernel';
import type { Attribute } from './api.ts';

export type AttributeValue = string | number | boolean | string[];
/** Text for what is typed; null for nothing chosen. */
export type Draft = string | boolean | readonly string[] | null;

type Typed = Pick<Attribute, 'type'>;

/** Minor units of one major unit: attributes of type money are in yuan. */
const MINOR = 100;

export function draftOf({ type }: Typed, value: unknown): Draft {
  if (type === 'boolean') return typeof value === 'boolean' ? value : null;
  if (type === 'many') return Array.isArray(value) ? value.map(String) : [];
  if (typeof value === 'number') return String(type === 'money' ? value / MINOR : value);
  return typeof value === 'string' ? value : '';
}

export type Complaint = 'notANumber' | 'tooLong' | 'forbiddenNumber';
export type Read =
  | { readonly ok: true; readonly value: AttributeValue | null }
  | { readonly ok: false; readonly why: Complaint };

const ok = (value: AttributeValue | null): Read => ({ ok: true, value });
const no = (why: Complaint): Read => ({ ok: false, why });

/** `null` clears. The server has the last word; this only spares the way there. */
export function valueOfDraft({ type }: Typed, draft: Draft): Read {
  if (draft === null || typeof draft === 'boolean') return ok(draft);
  if (typeof draft !== 'string') return ok(draft.length > 0 ? [...draft] : null);
  const text = draft.normalize('NFKC').trim();
  if (text === '') return ok(null);
  if (type === 'number' || type === 'money') {
    const plain = text.replaceAll(',', '').replace(/^[¥￥]/, '');
    const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
    const value = type === 'money' ? Math.round(number * MINOR) : number;
    return Number.isFinite(value) && (type !== 'money' || Number.isSafeInteger(value))
      ? ok(value)
      : no('notANumber');
  }
  const plain = draft.trim();
  if (plain.length > LONGEST_TEXT) return no('tooLong');
  return findForbiddenIdentifier(plain) ? no('forbiddenNumber') : ok(plain);
}
