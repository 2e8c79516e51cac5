/**
 * 云杉家居, a company that does not exist: 20,000 customers over eighteen months, in the words of the documents that asked
 * for this product. Told in steps of some days, each with what happened by then, so that histories have real dates.
 */
import { DAY, HOUR, MINUTE } from '#kernel';
import { Random } from './random.ts';

export const DEMO = { customers: 20_000, steps: 60, days: 540, seed: 20261123 } as const;

export const departments = ['销售一部', '销售二部', '设计部', '客服部'] as const;
export const people = [
  { name: '林小满', department: '销售一部' },
  { name: '沈知行', department: '销售一部' },
  { name: '顾青禾', department: '销售一部' },
  { name: '白一帆', department: '销售一部' },
  { name: '叶南枝', department: '设计部' },
  { name: '韩砚秋', department: '客服部' },
  { name: '程一诺', department: '销售二部' },
  { name: '周予安', department: '销售二部' },
  { name: '许听澜', department: '销售二部' },
  { name: '何以宁', department: '客服部' },
] as const;

export const attributes = [
  { key: 'city', label: '城市', type: 'text' },
  { key: 'area', label: '房屋面积', type: 'number', unit: '㎡' },
  { key: 'budgetAmount', label: '预算', type: 'money' },
  { key: 'handover', label: '交房日期', type: 'date' },
  { key: 'secondHome', label: '二套房', type: 'boolean' },
  { key: 'style', label: '风格', type: 'one', options: ['现代简约', '原木', '新中式', '轻奢', '法式'] },
  {
    key: 'rooms',
    label: '要做的空间',
    type: 'many',
    options: ['客厅', '主卧', '儿童房', '厨房', '玄关', '书房'],
  },
] as const;

export interface DemoCustomer {
  readonly ref: string;
  readonly name: string;
  readonly phone: string;
  readonly remark: string;
  readonly status: 'lead' | 'following' | 'opportunity' | 'customer' | 'lost';
  readonly attributes: Record<string, unknown>;
}
export interface DemoOrder {
  readonly orderNo: string;
  readonly customer: string;
  readonly amount: number;
  readonly paidAt: string;
  readonly items: { readonly product: string; readonly quantity: number; readonly amount: number }[];
  readonly refundedAt?: string;
}
export interface DemoEvent {
  readonly id: string;
  readonly type: string;
  readonly customer: string;
  readonly at: string;
  readonly properties: Record<string, unknown>;
}
export interface DemoTagging {
  /** Position in `people`. */
  readonly by: number;
  readonly customer: string;
  /** `group/name` */
  readonly tag: string;
  readonly evidence: string | null;
}
export interface DemoStep {
  readonly at: Date;
  readonly customers: readonly DemoCustomer[];
  readonly orders: readonly DemoOrder[];
  readonly events: readonly DemoEvent[];
  readonly taggings: readonly DemoTagging[];
}

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'.split(
    '',
  );
const GIVEN = [
  '女士',
  '先生',
  '女士',
  '先生',
  '小雨',
  '子涵',
  '建国',
  '梓萱',
  '浩然',
  '静怡',
  '志强',
  '晓彤',
  '一鸣',
  '佳琪',
  '宇轩',
  '文博',
];
const CITIES = [
  ['杭州', 24],
  ['上海', 20],
  ['苏州', 12],
  ['南京', 10],
  ['宁波', 9],
  ['成都', 8],
  ['北京', 7],
  ['合肥', 5],
  ['广州', 5],
] as const;
const SOURCES = [
  ['公众号', 20],
  ['门店', 22],
  ['官网', 12],
  ['广告', 14],
  ['名片', 7],
  ['线下活动', 9],
  ['电商', 12],
  ['电销', 4],
] as const;
const INTERESTS = [
  ['定制衣柜', 30],
  ['橱柜', 20],
  ['全屋定制', 18],
  ['榻榻米', 12],
  ['木门', 10],
  ['软装搭配', 10],
] as const;
const DECORATION = [
  ['等待交房', 14],
  ['毛坯', 22],
  ['水电', 14],
  ['泥木', 12],
  ['软装', 16],
  ['已入住', 22],
] as const;
const SCALE = [
  ['小微企业', 60],
  ['中小企业', 30],
  ['KA', 10],
] as const;
const POSITION = [
  ['企业老板', 30],
  ['其他高层', 12],
  ['市场负责人', 14],
  ['一线市场', 10],
  ['销售负责人', 12],
  ['一线销售', 10],
  ['其他岗位', 12],
] as const;
const REMARKS = [
  '二孩，要儿童房加衣柜，预算听先生的',
  '看房3次未成交',
  '老婆喜欢红色内饰',
  '年底前入住，催得急',
  '对环保等级很在意',
  '先比三家',
  '朋友介绍来的，信任度高',
  '想要原木色',
  '周末才有空',
  '',
  '',
  '',
  '',
  '',
];
const LOST = ['预算不足', '非决策人', '选择竞品'] as const;
const MATERIALS = [
  '小户型衣柜怎么做满墙',
  '环保板材怎么选',
  '三房全屋定制案例',
  '厨房收纳清单',
  '榻榻米避坑指南',
];

interface Known {
  readonly ref: string;
  readonly owner: number;
  readonly interest: string;
  readonly buyer: boolean;
  level: number;
}

const LEVELS = ['沉睡客户', '低意向', '中意向', '高意向'] as const;

/** One customer with what is known on the first day. */
function arrival(
  r: Random,
  n: number,
  at: number,
): { customer: DemoCustomer; known: Known; taggings: DemoTagging[] } {
  const ref = `demo-${String(n).padStart(5, '0')}`;
  const owner = r.int(0, people.length - 1);
  const source = r.weighted(SOURCES);
  const interest = r.weighted(INTERESTS);
  const buyer = r.chance(0.22);
  const level = r.weighted([
    [0, 34],
    [1, 30],
    [2, 23],
    [3, buyer ? 30 : 9],
  ] as const);
  const area = r.int(50, 220);
  const status = buyer
    ? 'customer'
    : r.weighted([
        ['lead', 30],
        ['following', 40],
        ['opportunity', 12],
        ['lost', 10],
      ] as const);
  const company = r.chance(0.15);
  const tag = (path: string, evidence: string | null = null, by = owner): DemoTagging => ({
    by,
    customer: ref,
    tag: path,
    evidence,
  });
  const taggings = [
    tag(`来源/${source}`),
    tag(
      `意向/${LEVELS[level]}`,
      level === 3
        ? r.pick(['主动问「什么时候能来量尺」', '「安装要多久？能赶在春节前吗」', '看了 6 次衣柜案例'])
        : null,
    ),
    tag(`产品兴趣/${interest}`),
    ...(r.chance(0.7) ? [tag(`装修阶段/${r.weighted(DECORATION)}`)] : []),
    ...(company ? [tag(`客户规模/${r.weighted(SCALE)}`), tag(`职位/${r.weighted(POSITION)}`)] : []),
    ...(r.chance(0.3) ? [tag(`决策角色/${r.pick(['决策人', '共同决策', '影响者'])}`)] : []),
    ...(status === 'lost'
      ? [tag(`未成交原因/${r.pick(LOST)}`), tag('客户状态/丢单')]
      : [
          tag(
            `客户状态/${status === 'customer' ? '客户' : status === 'opportunity' ? '商机' : status === 'lead' ? '线索' : '跟单'}`,
          ),
        ]),
  ];
  const customer: DemoCustomer = {
    ref,
    name: `${r.pick(SURNAMES)}${r.pick(GIVEN)}`,
    phone: `1${r.pick(['38', '39', '56', '77', '88', '35', '50', '86'])}${String(n).padStart(5, '0')}${String(r.int(0, 999)).padStart(3, '0')}`,
    remark: r.pick(REMARKS),
    status,
    attributes: {
      city: r.weighted(CITIES),
      area,
      budgetAmount: Math.round((area * r.int(400, 1600)) / 100) * 10_000,
      ...(r.chance(0.6)
        ? { handover: new Date(at + r.int(-200, 240) * DAY).toISOString().slice(0, 10) }
        : {}),
      ...(r.chance(0.8) ? { secondHome: r.chance(0.27) } : {}),
      ...(r.chance(0.7) ? { style: r.pick(attributes[5].options) } : {}),
      ...(r.chance(0.6) ? { rooms: attributes[6].options.filter(() => r.chance(0.35)) } : {}),
    },
  };
  return { customer, known: { ref, owner, interest, buyer, level }, taggings };
}

const PRICES: Readonly<Record<string, number>> = {
  定制衣柜: 1_280_000,
  橱柜: 980_000,
  全屋定制: 5_600_000,
  榻榻米: 660_000,
  木门: 240_000,
  软装搭配: 360_000,
};

/** Every step of the story, ending shortly before `now`. The same `now` tells the same story. */
export function* demoStory(
  now: Date,
  options: { customers: number; steps: number } = DEMO,
): Generator<DemoStep> {
  const r = new Random(DEMO.seed);
  const known: Known[] = [];
  const perStep = Math.ceil(options.customers / options.steps);
  let orders = 0;
  let events = 0;
  for (let step = 0; step < options.steps; step++) {
    const at = now.getTime() - HOUR - ((options.steps - 1 - step) * DEMO.days * DAY) / options.steps;
    const span = (DEMO.days * DAY) / options.steps;
    const moment = () => new Date(at - Math.floor(r.next() * span)).toISOString();
    const taggings: DemoTagging[] = [];
    const customers: DemoCustomer[] = [];
    for (let i = 0; i < perStep && known.length < options.customers; i++) {
      const one = arrival(r, known.length + 1, at);
      customers.push(one.customer);
      taggings.push(...one.taggings);
      known.push(one.known);
    }
    const stepOrders: DemoOrder[] = [];
    const stepEvents: DemoEvent[] = [];
    for (let i = 0; i < known.length; i++) {
      const k = known[i];
      if (!k) continue;
      if (k.buyer && r.chance(0.028)) {
        const amount = Math.round(((PRICES[k.interest] ?? 500_000) * r.int(40, 160)) / 100);
        const paidAt = moment();
        stepOrders.push({
          orderNo: `YS${String(++orders).padStart(6, '0')}`,
          customer: `ref:${k.ref}`,
          amount,
          paidAt,
          items: [{ product: k.interest, quantity: r.int(1, 3), amount }],
          ...(r.chance(0.02)
            ? { refundedAt: new Date(Date.parse(paidAt) + r.int(10, 600) * MINUTE).toISOString() }
            : {}),
        });
        if (k.interest === '定制衣柜' || k.interest === '橱柜' || k.interest === '木门')
          taggings.push({
            by: k.owner,
            customer: k.ref,
            tag: `成交产品/已成交-${k.interest}`,
            evidence: null,
          });
      }
      // Intent moves: mostly down by silence, now and then up.
      if (r.chance(0.012)) {
        const next = Math.max(0, Math.min(3, k.level + (r.chance(0.42) ? 1 : -1)));
        if (next !== k.level) {
          k.level = next;
          taggings.push({
            by: k.owner,
            customer: k.ref,
            tag: `意向/${LEVELS[next]}`,
            evidence: next === 3 ? '近 30 天查看资料五次，又主动询问' : null,
          });
        }
      }
      if (r.chance(0.02 + k.level * 0.02))
        stepEvents.push({
          id: `demo-${++events}`,
          type: 'material.visit',
          customer: `ref:${k.ref}`,
          at: moment(),
          properties: { material: r.pick(MATERIALS), seconds: r.int(2, 180) },
        });
    }
    yield { at: new Date(at), customers, orders: stepOrders, events: stepEvents, taggings };
  }
}
