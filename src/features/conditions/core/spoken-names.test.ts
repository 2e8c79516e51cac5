import { expect, it } from 'vitest';
import { calendarSpans, type Language, sources } from '#kernel';
import { eventTypes, INTERACTION } from './builtin.ts';
import { followStatuses } from './language.ts';
import { spokenNames } from './spoken-names.ts';

it.each<Language>(['zh-CN', 'zh-TW', 'en'])('everything built in has a name of its own in %s', (language) => {
  const names = spokenNames(language);
  const lists = [
    [...Object.keys(eventTypes), INTERACTION].map(names.event),
    sources.map(names.source),
    followStatuses.map(names.status),
    calendarSpans.map(names.calendar),
  ];
  for (const list of lists) {
    expect(list).not.toContain('');
    expect(new Set(list).size).toBe(list.length);
  }
});

it('what a company invented is called what it is', () => {
  expect(spokenNames('zh-CN').event('到店')).toBe('到店');
  expect(spokenNames('en').property('items.colour')).toBe('items.colour');
});

it('controls use the words of the sentences', () => {
  expect(spokenNames('zh-CN').event('order.paid')).toBe('支付订单');
  expect(spokenNames('zh-CN').property('amount')).toBe('金额');
  expect(spokenNames('en').calendar('lastMonth')).toBe('last month');
});
