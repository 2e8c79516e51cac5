/** What customers do while they are interested: they read, share, ask and are written about, within a few days. */
import { DAY } from '#kernel';
import type { DemoTagging, Known } from './arrival.ts';
import type { Random } from './random.ts';

export interface DemoEvent {
  readonly id: string;
  readonly type: string;
  readonly customer: string;
  readonly at: string;
  readonly properties: Record<string, unknown>;
  /** Position in `people`. */
  readonly by?: number;
}

/** One thing done, before it has a number and a time. */
type Deed = Pick<DemoEvent, 'type' | 'properties' | 'by'>;

export const MATERIALS = [
  '小户型衣柜怎么做满墙',
  '环保板材怎么选',
  '三房全屋定制案例',
  '厨房收纳清单',
  '榻榻米避坑指南',
];

/** Older behaviour is thinned out to single visits: rules mostly look at the last weeks. */
export const REMEMBERED_DAYS = 120;

/** Of a step of nine days, from sleeping to high intent. */
const CHANCES = [0.004, 0.012, 0.03, 0.07];

const ANSWERS = [
  '好的，我看看',
  '收到，谢谢',
  '周末有空，到时联系',
  '图纸发我一份',
  '先生说可以',
  '再比比看',
];
const QUESTIONS = [
  '定制衣柜一平多少钱',
  '现在有什么优惠吗',
  '有没有全屋套餐',
  '什么时候能来量尺',
  '安装要多久，能赶在春节前吗',
  '板材是什么环保等级',
];
const REPLIES = ['这是您要的案例', '量尺免费，您哪天方便', '本月全屋有套餐价'];
const PAGES = ['https://yunshan.example/wardrobe', 'https://yunshan.example/kitchen'];

const repeat = (times: number, deed: () => Deed): Deed[] => Array.from({ length: times }, deed);

function reading(r: Random): Deed[] {
  const material = r.pick(MATERIALS);
  return [
    ...repeat(r.int(1, 7), () => ({
      type: 'material.visit',
      properties: { material: r.chance(0.7) ? material : r.pick(MATERIALS), seconds: r.int(4, 240) },
    })),
    ...repeat(r.chance(0.3) ? r.int(1, 4) : 0, () => ({ type: 'material.share', properties: { material } })),
    ...repeat(r.chance(0.25) ? r.int(1, 3) : 0, () => ({
      type: 'page.view',
      properties: { url: r.pick(PAGES), seconds: r.int(5, 120) },
    })),
  ];
}

function talking(r: Random, known: Known, asks: boolean, answers: boolean): Deed[] {
  const by = known.owner;
  const noted = (kind: string): Deed => ({ type: 'followUp.written', properties: { kind }, by });
  const said = (text: string): Deed => ({ type: 'message.received', properties: { text }, by });
  return [
    ...repeat(r.int(0, 2), () => ({ type: 'message.sent', properties: { text: r.pick(REPLIES) }, by })),
    ...(answers ? [...repeat(r.int(2, 4), () => said(r.pick(ANSWERS))), noted('积极回应')] : []),
    ...(asks ? [...repeat(r.int(1, 3), () => said(r.pick(QUESTIONS))), noted('主动询问')] : []),
  ];
}

function joining(r: Random): Deed[] {
  return [
    ...(r.chance(0.12) ? [{ type: 'coupon.received', properties: { coupon: '满一万减八百' } }] : []),
    ...(r.chance(0.1)
      ? [{ type: 'live.watched', properties: { live: '周三家装直播', seconds: r.int(60, 3600) } }]
      : []),
  ];
}

/** What one customer does in the `span` milliseconds before `at`, mostly nothing; and what is noted of it as tags. */
export function attention(
  r: Random,
  known: Known,
  at: number,
  span: number,
): { events: Omit<DemoEvent, 'id'>[]; taggings: DemoTagging[] } {
  if (!r.chance(CHANCES[known.level] ?? 0)) return { events: [], taggings: [] };
  const [answers, asks] = [r.chance(0.4), r.chance(0.35)];
  const begun = at - Math.floor(r.next() * (span - DAY));
  const events = [...reading(r), ...talking(r, known, asks, answers), ...joining(r)].map((deed) => ({
    ...deed,
    customer: `ref:${known.ref}`,
    at: new Date(begun - Math.floor(r.next() * DAY)).toISOString(),
  }));
  const noted = [...(answers ? ['积极回应'] : []), ...(asks ? ['主动询问'] : [])];
  const taggings = noted.map((tag) => ({
    by: null,
    customer: known.ref,
    tag: `互动特征/${tag}`,
    evidence: null,
  }));
  return { events, taggings };
}
