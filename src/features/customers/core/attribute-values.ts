/**
 * Values of custom attributes: what each type takes and how it is stored. One value has one stored form, so that
 * "unchanged" can be told by comparing.
 */
import { dayIn, type Facts, findForbiddenIdentifier } from '#kernel';

export const attributeTypes = ['text', 'number', 'money', 'date', 'boolean', 'one', 'many'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** Dates are days `YYYY-MM-DD`, money is minor units, `many` is in the order of the options. */
export type AttributeValue = string | number | boolean | readonly string[];

export interface AttributeDefinition {
  readonly key: string;
  readonly type: AttributeType;
  /** Values of `one` and `many`. */
  readonly options: readonly string[];
  /** Archived attributes keep their values but take no new ones. */
  readonly archived: boolean;
}

export const LONGEST_TEXT = 1000;

/** `value: null` clears. */
export type Checked =
  | { readonly ok: true; readonly value: AttributeValue | null }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

const ok = (value: AttributeValue | null): Checked => ({ ok: true, value });
const refuse = (code: string, facts: Facts = {}): Checked => ({ ok: false, code, facts });
const wrongType = (expected: string): Checked => refuse('wrongType', { expected });

/** Why a text cannot be stored, or null. `max` counts UTF-16 units. */
export function badText(text: string, max: number): { code: string; facts: Facts } | null {
  if (text.length > max) return { code: 'tooLong', facts: { max } };
  if (text.includes('\u0000')) return { code: 'nulCharacter', facts: {} };
  if (!text.isWellFormed()) return { code: 'badUnicode', facts: {} };
  const found = findForbiddenIdentifier(text);
  return found ? { code: 'privacy.forbiddenNumber', facts: { kind: found.kind } } : null;
}

function text(value: unknown): Checked {
  if (typeof value !== 'string') return wrongType('string');
  const bad = badText(value, LONGEST_TEXT);
  if (bad) return refuse(bad.code, bad.facts);
  const trimmed = value.trim();
  return ok(trimmed === '' ? null : trimmed);
}

const number = (value: unknown): Checked =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value === 0 ? 0 : value) : wrongType('number');

const money = (value: unknown): Checked =>
  typeof value === 'number' && Number.isSafeInteger(value)
    ? ok(value === 0 ? 0 : value)
    : refuse('attribute.notMoney');

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A calendar day stays as it is; an instant becomes the day it falls on in the time zone. Null: not a date. */
export function normalDate(value: string, timeZone: string): string | null {
  const trimmed = value.trim();
  const [, year, month, day] = DAY.exec(trimmed.slice(0, 10)) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  if (trimmed.length === 10) return trimmed;
  const time = INSTANT.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const stored = dayIn(new Date(time), timeZone);
  // An offset can carry the edge of the range into a year of another length.
  return DAY.test(stored) ? stored : null;
}

function date(value: unknown, timeZone: string): Checked {
  if (typeof value !== 'string') return wrongType('string');
  const stored = normalDate(value, timeZone);
  return stored === null ? refuse('attribute.notDate') : ok(stored);
}

const notOption = (options: readonly string[]): Checked =>
  refuse('attribute.notOption', { options: options.slice(0, 20).join(', ') });

function one(value: unknown, options: readonly string[]): Checked {
  if (typeof value !== 'string') return wrongType('string');
  const wanted = value.normalize('NFC').trim();
  if (wanted === '') return ok(null);
  return options.includes(wanted) ? ok(wanted) : notOption(options);
}

function many(value: unknown, options: readonly string[]): Checked {
  if (!Array.isArray(value)) return wrongType('array');
  const wanted = new Set<string>();
  for (const item of value) {
    const checked = one(item, options);
    if (!checked.ok) return checked;
    if (typeof checked.value === 'string') wanted.add(checked.value);
  }
  const chosen = options.filter((option) => wanted.has(option));
  return ok(chosen.length === 0 ? null : chosen);
}

/** Checks one value against its attribute and brings it into its stored form. */
export function checkValue(definition: AttributeDefinition, value: unknown, timeZone: string): Checked {
  if (value === null) return ok(null);
  if (definition.archived) return refuse('attribute.archived', { key: definition.key });
  switch (definition.type) {
    case 'text':
      return text(value);
    case 'number':
      return number(value);
    case 'money':
      return money(value);
    case 'date':
      return date(value, timeZone);
    case 'boolean':
      return typeof value === 'boolean' ? ok(value) : wrongType('boolean');
    case 'one':
      return one(value, definition.options);
    case 'many':
      return many(value, definition.options);
  }
}

export const sameValue = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => item === b[i])
    : a === b;
