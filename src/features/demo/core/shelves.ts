/**
 * The company's own drawers beside those of the presets, and how often its people use them. One table for both, so that
 * the wall and the story cannot drift: the library document is made from it, and so is what arriving customers get.
 */
import type { DocumentCategory, DocumentGroup, LibraryDocument } from '#features/tags/core';

export interface HabitTag {
  readonly name: string;
  readonly meaning: string;
  /** Against the others of its group. */
  readonly weight: number;
  /** Nobody has got it for this many days: between 31 and 90 it fades, after that it grows mouldy. */
  readonly quiet?: number;
  readonly protected?: true;
  readonly purpose?: string;
  /** Taken off the wall this many days ago. */
  readonly store?: { readonly state: 'cold' | 'reserve'; readonly days: number };
}
export interface Habit {
  readonly category: string;
  readonly key: string;
  readonly name: string;
  readonly fields: Omit<DocumentGroup, 'key' | 'name' | 'tags'>;
  /** Which part of the arriving customers gets a tag of the group; 0: the story itself decides. */
  readonly share: number;
  readonly tags: readonly HabitTag[];
}

type More = Omit<HabitTag, 'name' | 'meaning' | 'weight'>;
const tag = (name: string, weight: number, meaning: string, more: More = {}): HabitTag => ({
  name,
  weight,
  meaning,
  ...more,
});
const cold = (days: number): More => ({ quiet: days + 97, store: { state: 'cold', days } });
const reserve = (days: number): More => ({ quiet: days + 97, store: { state: 'reserve', days } });
const single = { choice: 'single' } as const;
const ladder = { choice: 'single', ordered: true } as const;
const seen = { kind: 'behaviour' } as const;

/** Groups of one category stand in this order; of an ordered group the highest level is last. */
export const habits: readonly Habit[] = [
  {
    category: 'need',
    key: 'urgency',
    name: '紧急程度',
    fields: { ...ladder, color: 'zhu' },
    share: 0.35,
    tags: [
      tag('暂不着急', 30, '没有说什么时候要', { quiet: 62 }),
      tag('半年内', 28, '打算半年内装好', { quiet: 38 }),
      tag('三个月内', 26, '打算三个月内装好'),
      tag('一个月内', 12, '一个月内要装好', { purpose: '当天联系' }),
    ],
  },
  {
    category: 'need',
    key: 'needs',
    name: '需求类型',
    fields: { color: 'hu' },
    share: 0.28,
    tags: [
      tag('只比价', 16, '只问价格，没有别的要求'),
      tag('约过量尺', 22, '约过上门量尺', { quiet: 44 }),
      tag('旧房翻新', 20, '住了多年的房子重新做柜子', { quiet: 104 }),
      tag('样板间同款', 12, '要和样板间一模一样', { quiet: 131 }),
      tag('环保优先', 24, '问过板材等级或检测报告', { quiet: 71 }),
      tag('复杂柜体', 8, '异形柜、斜顶、弧形门板', { quiet: 150 }),
      tag('公司团购', 4, '替单位谈的团购', { quiet: 172 }),
    ],
  },
  {
    category: 'need',
    key: 'price',
    name: '价格态度',
    fields: { ...single, ...seen, color: 'ju' },
    share: 0.4,
    tags: [
      tag('价格敏感', 36, '反复谈价'),
      tag('折扣偏好', 28, '问活动和折扣'),
      tag('品质优先', 22, '先问材料和工艺', { quiet: 40 }),
      tag('不敏感', 12, '没有谈过价', { quiet: 66 }),
    ],
  },
  {
    category: 'need',
    key: 'comparing',
    name: '比价信号',
    fields: { ...seen, color: 'zhu', description: '对话里提到别家或价格的次数。' },
    share: 0.22,
    tags: [
      tag('一次比价', 40, '提过一次别家的价'),
      tag('两次比价', 20, '提过两次别家的价'),
      tag('三次比价', 9, '提过三次及以上别家的价', { purpose: '主管介入' }),
      tag('提到优惠', 28, '问过有没有优惠'),
      tag('提到套餐', 18, '问过整套价'),
      tag('对比友商', 6, '说出了友商的名字', { quiet: 52 }),
    ],
  },
  {
    category: 'sources',
    key: 'store-pool',
    name: '门店池',
    fields: { ...single, ...seen, color: 'tian', description: '扫哪家店的活码加上来的。' },
    share: 0.3,
    tags: [
      tag('一号店', 26, '一号店的活码'),
      tag('河滨店', 22, '河滨店的活码'),
      tag('北苑店', 18, '北苑店的活码'),
      tag('南湖店', 17, '南湖店的活码'),
      tag('云谷店', 12, '云谷店的活码', { quiet: 58 }),
      tag('旧仓店', 4, '已经搬走的老店', { quiet: 210 }),
      tag('三号仓自提', 3, '在三号仓自己提货', cold(114)),
    ],
  },
  {
    category: 'sources',
    key: 'articles',
    name: '公众号文章',
    fields: { ...seen, color: 'tian', pattern: '公众号-{文章}' },
    share: 0.16,
    tags: [
      tag('公众号-全屋收纳', 34, '从《全屋收纳》的二维码添加'),
      tag('公众号-小户型', 24, '从《小户型》的二维码添加', { quiet: 118 }),
      tag('公众号-环保板材', 20, '从《环保板材》的二维码添加', { quiet: 47 }),
      tag('公众号-儿童房', 14, '从《儿童房》的二维码添加', { quiet: 160 }),
      tag('公众号-双十一', 8, '从双十一专题的二维码添加', { quiet: 365 }),
    ],
  },
  {
    category: 'sources',
    key: 'sms',
    name: '短信批次',
    fields: { ...seen, color: 'tian', pattern: '{商品}-{批次}' },
    share: 0.12,
    tags: [
      tag('爆品A-三月', 28, '三月的短信带来的', { quiet: 240 }),
      tag('爆品A-六月', 26, '六月的短信带来的', { quiet: 150 }),
      tag('爆品B-九月', 24, '九月的短信带来的', { quiet: 63 }),
      tag('老客-换新', 22, '老客换新短信带来的'),
    ],
  },
  {
    category: 'sources',
    key: 'spreading',
    name: '裂变与转介',
    fields: { ...seen, color: 'zhu2' },
    share: 0.1,
    tags: [
      tag('参与裂变活动', 40, '参加过一次裂变活动'),
      tag('被邀请人', 30, '被老客户邀请来的', { quiet: 55 }),
      tag('邀请人', 18, '邀请过别人', { quiet: 126 }),
      tag('老带新三人', 5, '带来三位及以上'),
    ],
  },
  {
    category: 'base',
    key: 'gender',
    name: '性别',
    fields: { ...single, color: 'mo' },
    share: 0.62,
    tags: [tag('女', 54, '女'), tag('男', 42, '男'), tag('未知', 4, '问不出来', { quiet: 45 })],
  },
  {
    category: 'base',
    key: 'age',
    name: '年龄段',
    fields: { ...ladder, color: 'mo' },
    share: 0.34,
    tags: [
      tag('18-24岁', 8, '18 至 24 岁', { quiet: 99 }),
      tag('25-34岁', 36, '25 至 34 岁'),
      tag('35-44岁', 34, '35 至 44 岁'),
      tag('45-54岁', 14, '45 至 54 岁', { quiet: 41 }),
      tag('55岁以上', 8, '55 岁以上', { quiet: 76 }),
    ],
  },
  {
    category: 'base',
    key: 'region',
    name: '地域',
    fields: { ...single, color: 'qing', description: '按收货城市算。' },
    share: 0,
    tags: [
      tag('华东', 0, '上海、江苏、浙江、安徽'),
      tag('华南', 0, '广东、广西、福建、海南'),
      tag('华北', 0, '北京、天津、河北'),
      tag('西南', 0, '四川、重庆、云南、贵州'),
      tag('华中', 0, '湖北、湖南、河南'),
    ],
  },
  {
    category: 'base',
    key: 'family',
    name: '家庭结构',
    fields: { color: 'mei' },
    share: 0.3,
    tags: [
      tag('已婚', 40, '说过已经成家'),
      tag('有子女', 26, '说过有孩子，属于敏感信息', { protected: true }),
      tag('二孩家庭', 12, '两个孩子'),
      tag('未婚', 16, '说过还没结婚', { quiet: 49 }),
      tag('准备备婚', 8, '装的是婚房', { quiet: 68 }),
      tag('三代同住', 9, '和父母一起住', { quiet: 137 }),
      tag('养宠物', 9, '家里有猫狗', { quiet: 111 }),
      tag('独居', 5, '一个人住', { quiet: 158 }),
    ],
  },
  {
    category: 'base',
    key: 'house',
    name: '房屋情况',
    fields: { color: 'hu' },
    share: 0.34,
    tags: [
      tag('首套房', 34, '第一套房'),
      tag('改善房', 26, '换大的'),
      tag('小户型', 20, '九十平以内'),
      tag('学区房', 10, '为孩子上学买的', { quiet: 57 }),
      tag('出租房', 8, '买来出租', { quiet: 143 }),
      tag('复式', 6, '两层', { quiet: 122 }),
      tag('别墅', 4, '独栋或联排'),
    ],
  },
  {
    category: 'base',
    key: 'hobby',
    name: '爱好',
    fields: { color: 'mei' },
    share: 0.14,
    tags: [
      tag('收纳整理', 30, '喜欢研究收纳'),
      tag('亲子手工', 20, '常带孩子做手工'),
      tag('健身跑步', 16, '在家也锻炼', { quiet: 48 }),
      tag('园艺', 12, '阳台种花', { quiet: 83 }),
      tag('烘焙', 10, '厨房要放烤箱', { quiet: 119 }),
      tag('摄影', 7, '要干燥柜', { quiet: 188 }),
      tag('茶道', 5, '要茶室', { quiet: 214 }),
    ],
  },
  {
    category: 'stages-journey',
    key: 'journey',
    name: '生命旅程',
    fields: { ...ladder, color: 'song' },
    share: 0.4,
    tags: [
      tag('认知阶段', 34, '知道我们做什么'),
      tag('兴趣阶段', 32, '看过两次以上案例'),
      tag('转化阶段', 20, '谈到价格与时间', { quiet: 36 }),
      tag('忠诚阶段', 8, '介绍过朋友', { quiet: 88 }),
    ],
  },
  {
    category: 'stages-journey',
    key: 'reminder',
    name: '待办提醒',
    fields: { ...seen, color: 'zhu', description: '做完就摘下。' },
    share: 0.16,
    tags: [
      tag('待回访', 34, '说好要回访'),
      tag('待催单', 18, '报价超过三天没有答复', { purpose: '提醒负责人' }),
      tag('待量尺', 22, '约了上门，还没去'),
      tag('需要营养浇灌', 26, '暂时不买，定期发内容', { quiet: 59 }),
    ],
  },
  {
    category: 'relations',
    key: 'tier',
    name: '客户分级',
    fields: { ...ladder, kind: 'composite', color: 'zi', description: '按购买与互动分为五级，从 D 到 S。' },
    share: 0,
    tags: [
      tag('D级客户', 0, '多次沟通一直没有回复'),
      tag('C级客户', 0, '有过互动沟通，还没有购买'),
      tag('B级客户', 0, '刚添加，还没有沟通互动'),
      tag('A级客户', 0, '购买过一至两次'),
      tag('S级客户', 0, '购买过三次及以上'),
    ],
  },
  {
    category: 'relations',
    key: 'value',
    name: '价值分层',
    fields: { ...single, color: 'zi' },
    share: 0.24,
    tags: [
      tag('VIP客户', 6, '主管认定的重点客户', { protected: true, purpose: '专人跟进' }),
      tag('高潜力客户', 24, '预算高、需求明确'),
      tag('普通客户', 70, '其余客户', { quiet: 43 }),
    ],
  },
  {
    category: 'relations',
    key: 'rfm',
    name: 'RFM',
    fields: {
      ...single,
      kind: 'composite',
      color: 'zi',
      description: '最近一次购买、次数、金额各分高低，共八类。',
    },
    share: 0,
    tags: [
      tag('重要价值', 0, '最近买过，次数多，金额高'),
      tag('重要发展', 0, '最近买过，次数少，金额高'),
      tag('重要保持', 0, '很久没买，次数多，金额高'),
      tag('重要挽留', 0, '很久没买，次数少，金额高'),
      tag('一般价值', 0, '最近买过，次数多，金额低'),
      tag('一般发展', 0, '最近买过，次数少，金额低'),
      tag('一般保持', 0, '很久没买，次数多，金额低'),
      tag('一般挽留', 0, '很久没买，次数少，金额低'),
    ],
  },
  {
    category: 'behaviour',
    key: 'signals',
    name: '互动特征',
    fields: { ...seen, color: 'zhu2' },
    share: 0.3,
    tags: [
      tag('积极回应', 34, '近 30 天回应率六成以上'),
      tag('主动询问', 28, '主动问过产品'),
      tag('查看五次以上', 22, '近 30 天看资料五次以上'),
      tag('分享三次以上', 8, '把资料转给别人三次以上'),
      tag('只看不回', 20, '看资料，但不回话', { quiet: 53 }),
      tag('深夜活跃', 6, '常在十点以后看资料', { quiet: 128 }),
      tag('语音回访', 5, '接过语音回访', cold(105)),
    ],
  },
  {
    category: 'behaviour',
    key: 'events',
    name: '直播与活动',
    fields: { ...seen, color: 'zhu2' },
    share: 0.14,
    tags: [
      tag('每周三看直播', 30, '近四周看过三次以上'),
      tag('抢过优惠券', 28, '领到过优惠券'),
      tag('参加过沙龙', 14, '到店参加过沙龙', { quiet: 102 }),
      tag('看过样板间', 18, '跟车去看过样板间', { quiet: 61 }),
      tag('展会2024', 12, '2024 年家装展现场添加', cold(128)),
      tag('抽奖-春茶', 10, '参加春茶抽奖', cold(117)),
      tag('拼团二期', 9, '参加第二期拼团', cold(106)),
    ],
  },
  {
    category: 'behaviour',
    key: 'reach',
    name: '触达偏好',
    fields: { color: 'qing' },
    share: 0.16,
    tags: [
      tag('晚上八点后回复', 40, '白天不看手机'),
      tag('周末才有空', 30, '只在周末联系'),
      tag('不接收群发', 12, '明确说过别群发', { protected: true, purpose: '群发时排除' }),
      tag('爱看短视频', 14, '发视频比发文章有用', { quiet: 74 }),
      tag('门锁兴趣', 6, '问过智能门锁，已经不做', cold(111)),
    ],
  },
  {
    category: 'behaviour',
    key: 'service',
    name: '服务状态',
    fields: { color: 'zhu' },
    share: 0.12,
    tags: [
      tag('待安装', 34, '货到了，等安装'),
      tag('投诉未解决', 6, '还有一件投诉没有结', { purpose: '不群发，主管跟进' }),
      tag('售后满意', 30, '回访时说满意'),
      tag('待复尺', 22, '要再量一次', { quiet: 39 }),
      tag('旧官网表单', 8, '从旧官网的表单来', cold(121)),
      tag('老版A类', 6, '旧分级里的 A 类', cold(109)),
      tag('延保到期', 5, '延保到期，等新方案', reserve(40)),
      tag('以旧换新', 5, '等下一轮以旧换新', reserve(75)),
    ],
  },
];

/** Tags of the presets that have gone quiet: days since anybody got one. */
export const quietPresetTags: Readonly<Record<string, number>> = {
  '来源/名片': 46,
  '来源/电销': 121,
  '来源/会销': 233,
  '来源/公众号-定制衣柜': 64,
  '产品兴趣/木门': 108,
  '产品兴趣/软装搭配': 51,
  '装修阶段/等待交房': 37,
  '决策角色/影响者': 44,
  '职位/一线市场': 98,
  '职位/销售负责人': 56,
  '职位/其他岗位': 140,
  '行业/互联网广告': 116,
  '行业/教育培训': 69,
  '行业/机械设备': 42,
  '未成交原因/非决策人': 80,
};

const SHELVES: readonly [key: string, name: string, question: string][] = [
  ['need', '需求与意向', '要什么'],
  ['sources', '来源渠道', '从哪来'],
  ['base', '基础属性', '是谁'],
  ['stages-journey', '阶段旅程', '走到哪'],
  ['relations', '价值与关系', '值多少'],
  ['behaviour', '行为特征', '做了什么'],
];

const documentGroup = ({ key, name, fields, tags }: Habit): DocumentGroup => ({
  key,
  name,
  ...fields,
  tags: tags.map(({ name: tagName, meaning, purpose, protected: guarded }, i) => ({
    key: `${key}.${i + 1}`,
    name: tagName,
    definition: { meaning },
    ...(purpose ? { purpose } : {}),
    ...(guarded ? { protected: true } : {}),
  })),
});

/** Groups that a preset puts on a shelf of its own; here they stand with the rest of the journey. */
const MOVED = [
  { key: 'stage', name: '阶段' },
  { key: 'deal', name: '成交产品' },
  { key: 'lost-reason', name: '未成交原因' },
] as const;

/** What the company adds to the presets: questions on the shelves, its own drawers, everything in the order of the wall. */
export const companyLibrary = (): LibraryDocument => ({
  version: 1,
  categories: [
    ...SHELVES.map(
      ([key, name, description]): DocumentCategory => ({
        key,
        name,
        description,
        groups: [
          ...(key === 'stages-journey' ? MOVED : []),
          ...habits.filter((habit) => habit.category === key).map(documentGroup),
        ],
      }),
    ),
    { key: 'stages', name: '行为阶段', archived: true },
  ],
});

/** Tags that left the wall, the first of them first: `group/name`, where to, and how many days ago. */
export const storedTags = habits
  .flatMap((habit) =>
    habit.tags.flatMap(({ name, store }) => (store ? [{ tag: `${habit.name}/${name}`, ...store }] : [])),
  )
  .toSorted((a, b) => b.days - a.days);

/** Personal tags: what somebody notes for himself. */
export const personalTags = ['急性子', '爱聊孩子', '先生做主', '慢热'] as const;
