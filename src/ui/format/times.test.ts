import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel';
import {
  formatAsOf,
  formatClock,
  formatDate,
  formatDay,
  formatDuration,
  formatInstant,
  formatMoment,
  formatRelative,
  hourAt,
} from './times.ts';

const now = '2026-11-18T06:32:08Z'; // Wednesday 14:32:08 in Shanghai
const place = (language: Language, timeZone = 'Asia/Shanghai') => ({ language, timeZone });

describe('a time', () => {
  it.each([
    ['2026-11-18T06:20:00Z', '14:20', '2:20 PM'],
    ['2026-11-17T16:00:00Z', '00:00', '12:00 AM'],
    ['2026-11-17T15:59:59Z', '11-17 23:59', 'Nov 17'],
    ['2026-11-14T08:48:00Z', '11-14 16:48', 'Nov 14'],
    ['2025-11-14T08:48:00Z', '2025-11-14', 'Nov 14, 2025'],
    ['2025-12-31T16:00:00Z', '01-01 00:00', 'Jan 1'],
    ['2027-01-02T08:48:00Z', '2027-01-02', 'Jan 2, 2027'],
    ['yesterday', '–', '–'],
  ])('%s is %s or %s', (at, chinese, english) => {
    expect(formatMoment(at, now, place('zh-CN'))).toBe(chinese);
    expect(formatMoment(at, now, place('en'))).toBe(english);
  });

  it('is read on the clock of the workspace, not of the machine', () =>
    expect(formatMoment('2026-11-18T06:20:00Z', now, place('zh-CN', 'America/New_York'))).toBe('01:20'));
});

it.each([
  ['2025-11-14T08:48:30Z', '16:48', '4:48 PM'],
  ['soon', '–', '–'],
])('the time of day of %s is %s or %s, whatever the day', (at, chinese, english) => {
  expect(formatClock(at, place('zh-CN'))).toBe(chinese);
  expect(formatClock(at, place('en'))).toBe(english);
});

describe('how long ago', () => {
  it.each([
    ['2026-11-18T06:32:00Z', '刚刚', '剛剛', 'just now'],
    ['2026-11-18T06:32:50Z', '刚刚', '剛剛', 'just now'],
    ['2026-11-18T06:20:00Z', '12 分钟前', '12 分鐘前', '12 min ago'],
    ['2026-11-18T03:30:00Z', '3 小时前', '3 小時前', '3 h ago'],
    ['2026-11-17T06:32:09Z', '23 小时前', '23 小時前', '23 h ago'],
    ['2026-11-17T06:32:08Z', '11-17 14:32', '11-17 14:32', 'Nov 17'],
    ['2026-11-18T09:00:00Z', '17:00', '17:00', '5:00 PM'],
  ])('%s is %s, %s or %s', (at, cn, tw, en) => {
    const got = (['zh-CN', 'zh-TW', 'en'] as const).map((l) => formatRelative(at, now, place(l)));
    expect(got).toEqual([cn, tw, en]);
  });
});

it('writes a moment to the second', () => {
  expect(formatInstant(now, place('zh-CN'))).toBe('2026-11-18 14:32:08');
  expect(formatInstant(now, place('en'))).toBe('Nov 18, 2026, 2:32:08 PM');
  expect(formatAsOf(now, place('zh-CN'))).toBe('截至 2026-11-18 14:32:08');
  expect(formatAsOf(now, place('en'))).toBe('as of Nov 18, 2026, 2:32:08 PM');
});

it('writes a day', () => {
  expect(formatDate(now, place('zh-TW'))).toBe('2026-11-18');
  expect((['zh-CN', 'zh-TW', 'en'] as const).map((l) => formatDay(now, now, place(l)))).toEqual([
    '11 月 18 日 周三',
    '11 月 18 日 週三',
    'Wed, Nov 18',
  ]);
  const old = '2025-06-16T06:00:00Z';
  expect((['zh-CN', 'en'] as const).map((l) => formatDay(old, now, place(l)))).toEqual([
    '2025 年 6 月 16 日 周一',
    'Mon, Jun 16, 2025',
  ]);
});

describe('a length of time', () => {
  it.each([
    [400, '0 秒', '0 s'],
    [6_000, '6 秒', '6 s'],
    [80 * 60_000, '1 小时 20 分钟', '1 h 20 min'],
    [3_600_000, '1 小时', '1 h'],
    [3_605_000, '1 小时', '1 h'],
    [90_061_000, '1 天 1 小时', '1 d 1 h'],
    [-1, '–', '–'],
  ])('%d ms is %s or %s', (ms, chinese, english) =>
    expect([formatDuration(ms, 'zh-CN'), formatDuration(ms, 'en')]).toEqual([chinese, english]),
  );
});

it('knows the hour at the workspace, for greetings', () =>
  expect([hourAt(now, 'Asia/Shanghai'), hourAt('2026-11-18T16:00:00Z', 'Asia/Shanghai')]).toEqual([14, 0]));
