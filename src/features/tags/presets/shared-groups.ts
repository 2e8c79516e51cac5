/** Groups that several presets contain. One definition each, so that presets can be applied one after the other. */
import type { DocumentGroup } from '../core/public.ts';
import { group, OWN_VALUES, type TagRow } from './preset.ts';

type GroupFields = Parameters<typeof group>[2];

/** The document's own criteria (意向类（动态变化）), word for word in the meanings. */
const INTENT_LEVELS = {
  sleeping: [
    'sleeping',
    '沉睡客户',
    '不回复、偶尔会浏览一两次文件、浏览时长5秒以下',
    { definition: { removeWhen: '客户再次回复或认真阅读时，由更高一级替换' } },
  ],
  low: [
    'low',
    '低意向',
    '很少回复，一周会看一到两次文件',
    { aliases: ['低意向度'], definition: { removeWhen: '行为达到上一级或降到沉睡时替换' } },
  ],
  mid: [
    'mid',
    '中意向',
    '有回应，但没有主动询问过产品，查看资料三次及以上',
    { aliases: ['中意向度'], definition: { removeWhen: '行为达到上一级或不再满足时替换' } },
  ],
  high: [
    'high',
    '高意向',
    '积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可',
    {
      aliases: ['高意向度', '意向-高'],
      purpose: '优先跟进；一周可群发三次；触发销售提醒',
      definition: {
        appliedBy: '规则自动判定，员工可以改判',
        example: '主动询问报价，又看了六次案例资料',
        counterExample: '只领过一次券，没有再回话',
        removeWhen: '条件不再满足时降级，成交后看「阶段」',
      },
    },
  ],
} as const satisfies Record<string, TagRow>;

export const intent = (
  levels: readonly (keyof typeof INTENT_LEVELS)[] = ['sleeping', 'low', 'mid', 'high'],
): DocumentGroup =>
  group(
    'intent',
    '意向',
    {
      aliases: ['意向类'],
      choice: 'single',
      ordered: true,
      kind: 'behaviour',
      color: 'zhu',
      description: '意向类（动态变化）。从低到高排列，同一时间只有一级。',
    },
    levels.map((level) => INTENT_LEVELS[level]),
  );

export const stage = (): DocumentGroup =>
  group(
    'stage',
    '阶段',
    {
      aliases: ['购买阶段', '漏斗阶段'],
      choice: 'single',
      ordered: true,
      exhaustive: true,
      color: 'song',
      description: '基于销售漏斗的行为阶段，同一时间只在一个阶段。',
    },
    [
      ['new-lead', '新线索', '刚进来，还没有人联系过'],
      ['contacted', '已沟通', '已经说上话，需求还不清楚'],
      ['need-confirmed', '需求确认', '要什么、什么时候要、谁来定，都已问清'],
      [
        'quoted',
        '报价中',
        '已经给出报价，等客户答复',
        {
          purpose: '超过3天没有进展时打上「待催单」并提醒销售',
          definition: { removeWhen: '成交、丢单或重新确认需求' },
        },
      ],
      ['won', '已成交', '已完成支付', { definition: { appliedBy: '客户完成支付后自动更新' } }],
      ['repurchased', '复购客户', '成交之后又买了一次及以上'],
    ],
  );

/** Where a customer comes from. Several channels may be true; the dates tell the first from the last. */
export const source = (rows: readonly TagRow[]): DocumentGroup =>
  group(
    'source',
    '来源',
    {
      aliases: ['客户来源', '渠道来源'],
      choice: 'multiple',
      color: 'tian',
      description: '客户来源。可以有多个，最早打上的是首次来源。',
    },
    rows,
  );

export const SOURCES = {
  advert: ['advert', '广告', '看到付费广告后添加'],
  website: ['website', '官网', '从官网的页面或表单来', { aliases: ['来源-官网'] }],
  account: ['account', '公众号', '从公众号的文章或菜单来'],
  event: ['event', '线下活动', '在线下活动现场添加'],
  conference: ['conference', '会销', '在会议营销的现场添加'],
  telesales: ['telesales', '电销', '电话联系之后添加'],
  card: ['card', '名片', '通过员工的名片添加'],
  searchEngine: ['search-engine', '搜索引擎', '在搜索引擎里找到我们'],
  social: ['social', '社交媒体推荐', '看到社交媒体上的推荐'],
  quality: [
    'quality',
    '优质渠道',
    '成交率高的渠道，由运营按数据认定',
    { aliases: ['来源-优质渠道'], purpose: '与高意向一起决定新线索的跟进顺序' },
  ],
  download: ['download', '旺商聊下载', '下载沟通工具时留下的客户'],
  store: ['store', '门店', '扫门店的活码添加', { definition: { appliedBy: '渠道活码自动打上' } }],
  shop: [
    'shop',
    '电商',
    '从电商平台的活码添加',
    { aliases: ['电商平台'], definition: { appliedBy: '渠道活码自动打上' } },
  ],
  accountWardrobe: ['account-wardrobe', '公众号-定制衣柜', '通过公众号定制衣柜营销文章添加的客户'],
  parcel: ['parcel', '包裹卡', '扫包裹卡上的活码添加'],
  sms: ['sms', '短信', '收到短信后添加'],
  search: [
    'search',
    '主动搜索',
    '主动搜索添加，通常是高质量客户',
    { purpose: '全面打标：渠道、时间、产品、级别、兴趣' },
  ],
  referral: ['referral', '转介绍', '由老客户介绍来'],
} as const satisfies Record<string, TagRow>;

/** Grades of the fourth document, lowest first. Thresholds as settled in the catalogue: S from three purchases on. */
export const tier = (): DocumentGroup =>
  group(
    'tier',
    '客户分级',
    {
      choice: 'single',
      ordered: true,
      kind: 'composite',
      color: 'zi',
      description: '按购买与互动分为五级，从 D 到 S。',
    },
    [
      [
        'd',
        'D级客户',
        '多次沟通一直没有回复的客户，这种一般就属于流失客户',
        { definition: { counterExample: '买过的客户不会降到这一级' } },
      ],
      ['c', 'C级客户', '有过互动沟通，但还没有购买的客户', { purpose: '多采用营销活动刺激首次下单' }],
      ['b', 'B级客户', '刚添加的客户，还没有沟通互动', { purpose: '先进行互动沟通，引导首次下单' }],
      ['a', 'A级客户', '购买过1次及以上的客户（1至2次）', { purpose: '引导进行多次复购' }],
      [
        's',
        'S级客户',
        '已经购买过多次的客户（3次起），忠诚度很高信任度很强',
        { purpose: '口碑裂变与转介绍' },
      ],
    ],
  );

/** Eight segments of recency, frequency and amount, each high or low. */
export const rfm = (): DocumentGroup =>
  group(
    'rfm',
    'RFM',
    {
      aliases: ['RFM模型'],
      choice: 'single',
      kind: 'composite',
      color: 'zi',
      description: 'RFM模型：最近一次购买、购买次数、购买金额各分高低，共八类。由模型计算。',
    },
    [
      ['important-value', '重要价值', '最近买过，次数多，金额高'],
      ['important-growth', '重要发展', '最近买过，次数少，金额高'],
      ['important-keep', '重要保持', '很久没买，次数多，金额高'],
      ['important-winback', '重要挽留', '很久没买，次数少，金额高'],
      ['general-value', '一般价值', '最近买过，次数多，金额低'],
      ['general-growth', '一般发展', '最近买过，次数少，金额低'],
      ['general-keep', '一般保持', '很久没买，次数多，金额低'],
      ['general-winback', '一般挽留', '很久没买，次数少，金额低'],
    ],
  );

export const lostReason = (): DocumentGroup =>
  group(
    'lost-reason',
    '未成交原因',
    {
      aliases: ['丢单原因'],
      choice: 'multiple',
      color: 'zhu',
      description: '将未成交原因通过标签标记出来，主管据此给出解决方案，公海里的下一位跟进人也看得到。',
    },
    [
      ['budget', '预算不足', '想要，但钱不够'],
      ['not-decider', '非决策人', '联系人定不了，没接触到决策人'],
      ['competitor', '选择竞品', '买了别家的产品'],
    ],
  );

/** A dimension that a document names without values. */
export const dimension = (key: string, name: string, fields: GroupFields): DocumentGroup =>
  group(key, name, { ...fields, description: `${fields.description ?? ''}${OWN_VALUES}` });

export const gender = (rows: readonly TagRow[] = []): DocumentGroup =>
  rows.length > 0
    ? group('gender', '性别', { choice: 'single', color: 'mo' }, rows)
    : dimension('gender', '性别', { choice: 'single', color: 'mo' });

export const age = (rows: readonly TagRow[] = []): DocumentGroup =>
  rows.length > 0
    ? group('age', '年龄', { choice: 'single', ordered: true, color: 'mo' }, rows)
    : dimension('age', '年龄', { choice: 'single', ordered: true, color: 'mo' });

export const region = (): DocumentGroup => dimension('region', '地域', { aliases: ['地区'], color: 'qing' });

export const industry = (rows: readonly TagRow[]): DocumentGroup =>
  rows.length > 0
    ? group('industry', '行业', { aliases: ['所处行业', '行业来源'], choice: 'single', color: 'dian' }, rows)
    : dimension('industry', '行业', { aliases: ['所处行业', '行业来源'], choice: 'single', color: 'dian' });

export const productPreference = (rows: readonly TagRow[] = []): DocumentGroup =>
  rows.length > 0
    ? group('product-preference', '产品偏好', { color: 'hu' }, rows)
    : dimension('product-preference', '产品偏好', { color: 'hu' });

export const budget = (rows: readonly TagRow[] = []): DocumentGroup =>
  rows.length > 0
    ? group('budget', '预算范围', { choice: 'single', ordered: true, color: 'hu' }, rows)
    : dimension('budget', '预算范围', { choice: 'single', ordered: true, color: 'hu' });
