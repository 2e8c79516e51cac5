/** Spans of time as people type them: 近 30 天内, 三个月内, 3 天以前, 本周, 2026-11-01 起, and hours of the clock. */
import type { At, Window } from '../language.ts';
import { type Amount, readAmount } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import type { Unit } from './token.ts';

const LETTERS: Readonly<Partial<Record<Unit, string>>> = {
  s: 's',
  m: 'm',
  h: 'h',
  d: 'd',
  w: 'w',
  mo: 'mo',
  bd: 'bd',
};

/** `30d`; null for what is no whole span of time. Years are twelve months. */
export function durationOf({ unit, min, max }: Amount): string | null {
  if (unit === null || min !== max || !Number.isInteger(min) || min < 1) return null;
  if (unit === 'y') return `${min * 12}mo`;
  const letters = LETTERS[unit];
  return letters === undefined ? null : `${min}${letters}`;
}

/** A number with a unit of time, with nothing said about it. */
export function readDuration(c: Cursor): string | null {
  return c.attempt(() => {
    const amount = c.peek('number') ? readAmount(c) : null;
    return amount && amount.op === null ? durationOf(amount) : null;
  });
}

/** 近 30 天内, 近一个月, 30 天内, 最近 3 天; not a bare 3 天. */
const readLast = (c: Cursor): Window | null =>
  c.attempt(() => {
    const lately = c.word('last');
    c.fillers();
    const last = readDuration(c);
    if (last === null) return null;
    const inside = c.word('inside');
    return lately || inside ? { last } : null;
  });

const readBefore = (c: Cursor): Window | null =>
  c.attempt(() => {
    const before = readDuration(c);
    return before !== null && c.word('ago') ? { before } : null;
  });

const readDays = (c: Cursor): Window | null =>
  c.attempt(() => {
    const first = c.take('day');
    if (!first) return null;
    if (c.word('from')) return { since: first.text };
    if (c.word('ago')) return { until: first.text };
    const last = c.word('to') ? c.take('day') : undefined;
    return last && c.word('open') ? { since: first.text, until: last.text } : null;
  });

export function readWindow(c: Cursor): Window | null {
  const calendar = c.take('calendar');
  if (calendar) return { calendar: calendar.span };
  return readLast(c) ?? readBefore(c) ?? readDays(c);
}

/** 周一、周三; 周一至周五. */
function readWeekdays(c: Cursor): readonly number[] | null {
  const first = c.take('weekdays');
  if (!first) return null;
  const days = new Set(first.days);
  const through = c.attempt(() => (c.word('to') ? (c.take('weekdays') ?? null) : null));
  const [from, to] = [first.days[0] ?? 1, through?.days.at(-1) ?? 0];
  for (let day = from; day <= to; day++) days.add(day);
  for (;;) {
    const next = c.attempt(() => (c.take('joint')?.joint === 'list' ? (c.take('weekdays') ?? null) : null));
    if (!next) break;
    for (const day of next.days) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** 20:00–22:00, 20:00 以后, 12:00 以前. */
const readClock = (c: Cursor): Pick<At, 'from' | 'until'> | null =>
  c.attempt(() => {
    const first = c.take('clock');
    if (!first) return null;
    if (c.word('onward')) return { from: first.text };
    if (c.word('ago')) return { until: first.text };
    if (!/^[–—~-]$|^[至到]$/.test(c.letters())) return null;
    c.advance();
    const last = c.take('clock');
    return last ? { from: first.text, until: last.text } : null;
  });

export interface TypedAt {
  readonly at: At;
  /** 每周三: a habit, not one Wednesday. */
  readonly each: boolean;
}

/** 在周三, 周三 20:00–22:00, 每周三. */
export const readAt = (c: Cursor): TypedAt | null =>
  c.attempt(() => {
    c.word('in');
    const each = c.word('each');
    const weekdays = readWeekdays(c);
    const clock = readClock(c);
    if (!weekdays && !clock) return null;
    return { at: { ...(weekdays && { weekdays }), ...clock }, each };
  });
