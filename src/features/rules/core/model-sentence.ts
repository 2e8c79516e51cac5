/** What a model does: how it scores, then a line for each segment. */
import type { Names } from '#features/conditions/core';
import { type Language, toId } from '#kernel';
import type { ResolvedRule } from './resolve-rule.ts';
import type { RfmModel, Scale } from './rfm.ts';
import { measures, type Segment } from './segments.ts';

interface Words {
  readonly measures: Readonly<Record<'r' | 'f' | 'm', string>>;
  readonly bounds: (list: string) => string;
  readonly parts: (n: number) => string;
  readonly window: (text: string) => string;
  readonly all: string;
  readonly asOf: (text: string) => string;
  readonly currency: (code: string) => string;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly anybody: string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    measures: { r: '近度（天）', f: '频度（次）', m: '金额（元）' },
    bounds: (list) => `按 ${list} 分档`,
    parts: (n) => `按人数 ${n} 等分`,
    window: (text) => `只看最近 ${text} 的订单`,
    all: '看全部订单',
    asOf: (text) => `截至 ${text}`,
    currency: (code) => `只看 ${code} 订单`,
    colon: '：',
    comma: '，',
    semicolon: '；',
    anybody: '其余有订单的客户',
  },
  'zh-TW': {
    measures: { r: '近度（天）', f: '頻度（次）', m: '金額（元）' },
    bounds: (list) => `按 ${list} 分檔`,
    parts: (n) => `按人數 ${n} 等分`,
    window: (text) => `只看最近 ${text} 的訂單`,
    all: '看全部訂單',
    asOf: (text) => `截至 ${text}`,
    currency: (code) => `只看 ${code} 訂單`,
    colon: '：',
    comma: '，',
    semicolon: '；',
    anybody: '其餘有訂單的客戶',
  },
  en: {
    measures: { r: 'recency (days)', f: 'frequency (orders)', m: 'monetary' },
    bounds: (list) => ` bounds ${list}`,
    parts: (n) => ` ${n} equal parts of the customers`,
    window: (text) => `orders of the last ${text}`,
    all: 'all orders',
    asOf: (text) => `as of ${text}`,
    currency: (code) => `only orders in ${code}`,
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    anybody: 'everybody else with orders',
  },
};

export function modelSentence(
  { model, segments }: Extract<ResolvedRule, { kind: 'model' }>,
  names: Names,
  language: Language,
): string {
  const w = words[language];
  const tag = (id: number) => names.tag(id)?.name ?? toId('tag', id);
  return [
    `RFM${w.colon}${scoring(model, w)}`,
    ...segments.map((segment) => `${tag(segment.tag)}${w.colon}${scoresOf(segment, w)}`),
  ].join('\n');
}

function scoring({ scales, window, asOf, currency }: RfmModel, w: Words): string {
  const said = measures.map((one) => `${w.measures[one]}${scale(scales[one], one === 'm' ? 100 : 1, w)}`);
  return [
    said.join(w.semicolon),
    window ? w.window(window.text) : w.all,
    ...(asOf === null ? [] : [w.asOf(asOf)]),
    ...(currency === null ? [] : [w.currency(currency)]),
  ].join(w.semicolon);
}

const grouped = new Intl.NumberFormat('en-US');

/** Amounts are written in the main unit, as people read them. */
const scale = (one: Scale, unit: number, w: Words): string =>
  one.kind === 'quantiles'
    ? w.parts(one.parts)
    : w.bounds(one.breaks.map((value) => grouped.format(value / unit)).join(' / '));

const scoresOf = (segment: Segment, w: Words): string =>
  measures
    .flatMap((one) => (segment[one] ? [`${one.toUpperCase()} ${segment[one].join('/')}`] : []))
    .join(w.comma) || w.anybody;
