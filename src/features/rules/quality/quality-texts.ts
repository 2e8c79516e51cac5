/** Drift and what may be behind it, in words. */
import { eventName } from '#features/conditions/core';
import type { Language } from '#kernel';
import { say, type Texts } from '#platform/http';
import type { Drift } from '../core/public.ts';
import type { DriftCause } from './causes-of-drift.ts';

const texts = {
  hits: {
    'zh-CN': ['近 7 天打上 {now} 次，平常一周 {usual} 次。'],
    'zh-TW': ['近 7 天打上 {now} 次，平常一週 {usual} 次。'],
    en: ['It put on {now} tags in the last 7 days; a usual week has {usual}.'],
  },
  undone: {
    'zh-CN': ['近 7 天打上的，{now} 被人摘下；平常是 {usual}。'],
    'zh-TW': ['近 7 天打上的，{now} 被人摘下；平常是 {usual}。'],
    en: ['People took off {now} of what it put on in the last 7 days; usually {usual}.'],
  },
  levels: {
    'zh-CN': ['近 7 天有 {now} 的客户落到了和平常不同的档。'],
    'zh-TW': ['近 7 天有 {now} 的客戶落到了和平常不同的檔。'],
    en: ['{now} of the customers of the last 7 days came to other levels than usual.'],
  },
  latency: {
    'zh-CN': ['近 7 天，从事件到标签 95% 在 {now} 秒以内；目标是 {usual} 秒。'],
    'zh-TW': ['近 7 天，從事件到標籤 95% 在 {now} 秒以內；目標是 {usual} 秒。'],
    en: ['In the last 7 days 95% of the tags came within {now} s of the event; the goal is {usual} s.'],
  },
  version: {
    'zh-CN': ['这一周发布过第 {version} 版。'],
    'zh-TW': ['這一週發佈過第 {version} 版。'],
    en: ['Version {version} was published this week.'],
  },
  silent: {
    'zh-CN': ['{event}这一周一条也没有，上一周有 {before} 条：看看它的来源是不是断了。'],
    'zh-TW': ['{event}這一週一筆也沒有，上一週有 {before} 筆：看看它的來源是不是斷了。'],
    en: ['No {event} at all this week, {before} the week before: see whether its source still sends.'],
  },
  fewer: {
    'zh-CN': ['{event}这一周只有 {now} 条，上一周有 {before} 条。'],
    'zh-TW': ['{event}這一週只有 {now} 筆，上一週有 {before} 筆。'],
    en: ['Only {now} {event} this week, {before} the week before.'],
  },
  more: {
    'zh-CN': ['{event}这一周有 {now} 条，上一周只有 {before} 条。'],
    'zh-TW': ['{event}這一週有 {now} 筆，上一週只有 {before} 筆。'],
    en: ['{now} {event} this week, only {before} the week before.'],
  },
  material: {
    'zh-CN': ['这一周有了新资料「{name}」。'],
    'zh-TW': ['這一週有了新資料「{name}」。'],
    en: ['The material "{name}" is new this week.'],
  },
  rule: {
    'zh-CN': ['规则「{name}」这一周发布过，打的是同样的标签。'],
    'zh-TW': ['規則「{name}」這一週發佈過，打的是同樣的標籤。'],
    en: ['The rule "{name}", published this week, puts on the same tags.'],
  },
} as const satisfies Texts;

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const whole = (count: number): string => String(Math.round(count));

const inUnit = { hits: whole, undone: percent, levels: percent, latency: seconds } as const;

export function sayDrift({ measure, now, usual }: Drift, language: Language): string {
  const unit = inUnit[measure];
  return say(texts, measure, { now: unit(now), usual: unit(usual) }, language).message;
}

export const sayCause = (cause: DriftCause, language: Language): string =>
  say(
    texts,
    cause.code,
    { ...cause, event: 'type' in cause ? eventName(cause.type, language) : '' },
    language,
  ).message;
