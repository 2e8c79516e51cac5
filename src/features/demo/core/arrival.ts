/** One customer with what is known on the first day, drawn from how often things happen. */
import { DAY } from '#kernel';
import { attributes, people } from './company.ts';
import type { Random } from './random.ts';
import { type Habit, habits, quietPresetTags } from './shelves.ts';

export interface DemoCustomer {
  readonly ref: string;
  /** Position in `people`. */
  readonly owner: number;
  readonly name: string;
  readonly phone: string;
  readonly remark: string;
  readonly status: 'lead' | 'following' | 'opportunity' | 'customer' | 'lost';
  readonly attributes: Record<string, unknown>;
}
export interface DemoTagging {
  /** Position in `people`; null: the shop's own systems, over the API. */
  readonly by: number | null;
  readonly customer: string;
  /** `group/name` */
  readonly tag: string;
  readonly evidence: string | null;
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
  ['武汉', 3],
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
  ['会销', 5],
  ['公众号-定制衣柜', 4],
  ['转介绍', 6],
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
const INDUSTRIES = [
  ['装饰装修', 26],
  ['房地产', 22],
  ['商务服务', 14],
  ['教育培训', 12],
  ['电商', 9],
  ['金融服务', 7],
  ['IT服务', 5],
  ['机械设备', 4],
  ['互联网广告', 2],
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
const LOST = [
  ['预算不足', 40],
  ['非决策人', 25],
  ['选择竞品', 35],
] as const;
const ROLES = [
  ['决策人', 40],
  ['共同决策', 40],
  ['影响者', 20],
] as const;
/** What the story remembers of a customer. */
export interface Known {
  readonly ref: string;
  readonly owner: number;
  readonly interest: string;
  readonly buyer: boolean;
  /** Who judges the intent: the owner himself, or the systems. */
  readonly judge: number | null;
  level: number;
  orders: number;
  spent: number;
  /** Milliseconds. */
  lastOrder: number;
}

export const LEVELS = ['沉睡客户', '低意向', '中意向', '高意向'] as const;
const STAGES = {
  lead: '新线索',
  following: '已沟通',
  opportunity: '报价中',
  customer: '已成交',
  lost: '需求确认',
} as const;
const STATUSES = {
  lead: '线索',
  following: '跟单',
  opportunity: '商机',
  customer: '客户',
  lost: '丢单',
} as const;
const REGIONS: Readonly<Record<string, string>> = { 成都: '西南', 北京: '华北', 广州: '华南', 武汉: '华中' };
/** Upper bounds in 分. */
const BUDGETS = [
  ['3万以下', 3_000_000],
  ['3-6万', 6_000_000],
  ['6-10万', 10_000_000],
  ['10-20万', 20_000_000],
  ['20万以上', Number.POSITIVE_INFINITY],
] as const;
const HIGH_EVIDENCE = ['主动问「什么时候能来量尺」', '「安装要多久？能赶在春节前吗」', '看了 6 次衣柜案例'];

/** Tags of the group that are still given `age` days ago. */
const given = ({ name, tags }: Habit, age: number) =>
  tags.filter((one) => one.weight > 0 && age >= (one.quiet ?? quietPresetTags[`${name}/${one.name}`] ?? 0));

/** The same for the groups of the presets. */
const open = <T extends readonly [string, number]>(group: string, rows: readonly T[], age: number): T[] =>
  rows.filter(([name]) => age >= (quietPresetTags[`${group}/${name}`] ?? 0));

const budgetOf = (amount: number): string => BUDGETS.find(([, below]) => amount < below)?.[0] ?? '20万以上';

type Tagged = (path: string, by?: number | null, evidence?: string | null) => DemoTagging;

/** What the company's own drawers say of somebody who arrived `age` days ago. */
function habitual(r: Random, tagged: Tagged, owner: number, age: number): DemoTagging[] {
  return habits.flatMap((habit) => {
    if (!r.chance(habit.share)) return [];
    const name = r.weighted(given(habit, age).map((one) => [one.name, one.weight] as const));
    return [tagged(`${habit.name}/${name}`, habit.fields.kind === 'behaviour' ? null : owner)];
  });
}

/** Own key of the n-th customer, from 1. */
export const demoRef = (n: number): string => `demo-${String(n).padStart(5, '0')}`;

/** One customer with what is known on the first day. `age`: days before the end of the story. */
export function arrival(
  r: Random,
  n: number,
  at: number,
  age: number,
): { customer: DemoCustomer; known: Known; taggings: DemoTagging[] } {
  const ref = demoRef(n);
  const owner = r.int(0, people.length - 1);
  const interest = r.weighted(open('产品兴趣', INTERESTS, age));
  const buyer = r.chance(0.22);
  const judge = r.chance(0.12) ? owner : null;
  const level = r.weighted([
    [0, 34],
    [1, 30],
    [2, 23],
    [3, buyer ? 30 : 9],
  ] as const);
  const status = buyer
    ? 'customer'
    : r.weighted([
        ['lead', 30],
        ['following', 40],
        ['opportunity', 12],
        ['lost', 10],
      ] as const);
  const tagged: Tagged = (path, by = owner, evidence = null) => ({ by, customer: ref, tag: path, evidence });
  const attributesOf = details(r, at);
  const { city, budgetAmount } = attributesOf;
  const customer: DemoCustomer = {
    ref,
    owner,
    name: `${r.pick(SURNAMES)}${r.pick(GIVEN)}`,
    phone: `1${r.pick(['38', '39', '56', '77', '88', '35', '50', '86'])}${String(n).padStart(5, '0')}${String(r.int(0, 999)).padStart(3, '0')}`,
    remark: r.pick(REMARKS),
    status,
    attributes: attributesOf,
  };
  const taggings = [
    tagged(`来源/${r.weighted(open('来源', SOURCES, age))}`, null),
    tagged(`意向/${LEVELS[level]}`, judge, level === 3 ? r.pick(HIGH_EVIDENCE) : null),
    tagged(`产品兴趣/${interest}`, null),
    tagged(`地域/${REGIONS[city] ?? '华东'}`, null),
    tagged(`客户分级/${level === 0 ? 'D级客户' : level === 1 ? 'B级客户' : 'C级客户'}`, null),
    tagged(`阶段/${STAGES[status]}`),
    tagged(`客户状态/${STATUSES[status]}`),
    ...(r.chance(0.45) ? [tagged(`预算范围/${budgetOf(budgetAmount)}`)] : []),
    ...(r.chance(0.6) ? [tagged(`装修阶段/${r.weighted(open('装修阶段', DECORATION, age))}`)] : []),
    ...(r.chance(0.15)
      ? [
          tagged(`客户规模/${r.weighted(SCALE)}`),
          tagged(`职位/${r.weighted(open('职位', POSITION, age))}`),
          tagged(`行业/${r.weighted(open('行业', INDUSTRIES, age))}`),
        ]
      : []),
    ...(r.chance(0.3) ? [tagged(`决策角色/${r.weighted(open('决策角色', ROLES, age))}`)] : []),
    ...(status === 'lost' ? [tagged(`未成交原因/${r.weighted(open('未成交原因', LOST, age))}`)] : []),
    ...habitual(r, tagged, owner, age),
  ];
  const known = { ref, owner, interest, buyer, judge, level, orders: 0, spent: 0, lastOrder: 0 };
  return { customer, known, taggings };
}

function details(r: Random, at: number) {
  const area = r.int(50, 220);
  return {
    city: r.weighted(CITIES),
    area,
    budgetAmount: Math.round((area * r.int(200, 1400)) / 100) * 10_000,
    ...(r.chance(0.6) ? { handover: new Date(at + r.int(-200, 240) * DAY).toISOString().slice(0, 10) } : {}),
    ...(r.chance(0.8) ? { secondHome: r.chance(0.27) } : {}),
    ...(r.chance(0.7) ? { style: r.pick(attributes[5].options) } : {}),
    ...(r.chance(0.6) ? { rooms: attributes[6].options.filter(() => r.chance(0.35)) } : {}),
  };
}
