import { describe, expect, it } from 'vitest';
import { languages } from '#kernel';
import {
  applyPlan,
  canApply,
  type DocumentCategory,
  type DocumentGroup,
  documentOf,
  emptyLibrary,
  type Library,
  planLibrary,
  readDocument,
  simplify,
} from '../core/public.ts';
import { findPreset, type Preset, presets } from './presets.ts';

const isApplied = (preset: Preset, library: Library = emptyLibrary, keepExisting = false): Library => {
  const plan = planLibrary(library, preset.document, { keepExisting });
  expect(plan.refused).toEqual([]);
  expect(plan.findings.filter((one) => one.severity === 'block')).toEqual([]);
  return applyPlan(library, plan);
};
const groupsIn = (part: { categories?: DocumentCategory[]; groups?: DocumentGroup[] }): DocumentGroup[] => [
  ...(part.groups ?? []),
  ...(part.categories ?? []).flatMap(groupsIn),
];
const need = (id: string): Preset => {
  const preset = findPreset(id);
  if (!preset) throw new Error(`no preset ${id}`);
  return preset;
};
const groupOf = (id: string, name: string): DocumentGroup => {
  const group = groupsIn(need(id).document).find((one) => one.name === name);
  if (!group) throw new Error(`no group ${name}`);
  return group;
};
const tagNames = (id: string, group: string) => groupOf(id, group).tags?.map((tag) => tag.name);

describe('every preset', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s is a document without faults and plans onto nothing',
    (_, preset) => {
      expect(readDocument(preset.document)).toEqual(preset.document);
      const library = isApplied(preset);
      expect(planLibrary(library, preset.document).changes).toEqual([]);
      expect(planLibrary(emptyLibrary, documentOf(library)).refused).toEqual([]);
    },
  );

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s explains each tag and colours each group',
    (_, preset) => {
      const library = isApplied(preset);
      for (const tag of library.tags) expect(`${tag.name}: ${tag.definition.meaning}`).not.toMatch(/: $/);
      for (const group of library.groups) expect(`${group.name}: ${group.color}`).not.toMatch(/null$/);
      for (const group of library.groups.filter((one) => !library.tags.some((tag) => tag.group === one.key)))
        expect(`${group.name}: ${group.description}`).toContain('原文只列出维度');
    },
  );

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s gives no advice against itself but on denials',
    (_, preset) => {
      const { findings } = planLibrary(emptyLibrary, preset.document);
      expect(findings.filter((one) => !['negation', 'sameNameElsewhere'].includes(one.code))).toEqual([]);
    },
  );

  it('has its own id, and a name and one sentence in each language', () => {
    expect(new Set(presets.map((preset) => preset.id)).size).toBe(presets.length);
    for (const preset of presets)
      for (const language of languages) {
        expect(preset.name[language]).not.toBe('');
        expect(preset.summary[language]).toMatch(/[。.]$/);
        expect(preset.summary[language].match(/[。.]/g)).toHaveLength(1);
      }
  });

  it('calls the same thing by the same name and key, and chooses alike', () => {
    const seen = new Map<string, string>();
    for (const preset of presets)
      for (const group of groupsIn(preset.document)) {
        const shape = `${group.key} ${group.name} ${group.choice} ${group.ordered ?? false} ${group.color}`;
        for (const id of [`key ${group.key}`, `name ${group.name}`])
          expect(seen.get(id) ?? shape).toBe(shape);
        seen.set(`key ${group.key}`, shape);
        seen.set(`name ${group.name}`, shape);
        for (const tag of group.tags ?? []) {
          const path = `${group.name}/${tag.name}`;
          expect(seen.get(`tag ${tag.key}`) ?? path).toBe(path);
          expect(seen.get(`path ${path}`) ?? tag.key).toBe(tag.key);
          seen.set(`tag ${tag.key}`, path);
          seen.set(`path ${path}`, tag.key ?? '');
        }
      }
  });

  it.each(presets.map((preset) => [preset.id, preset] as const))('can follow %s', (_, first) => {
    const library = isApplied(first);
    for (const second of presets) {
      const both = isApplied(second, library, true);
      for (const tag of library.tags)
        expect(both.tags).toContainEqual(
          expect.objectContaining({ key: tag.key, name: tag.name, group: tag.group }),
        );
      expect(canApply(planLibrary(library, second.document))).toBe(true);
    }
  });

  it('leaves room under the advised size when all schemes are applied', () => {
    const all = presets
      .filter((preset) => preset.kind === 'scheme')
      .reduce((library, preset) => isApplied(preset, library, true), emptyLibrary);
    expect(all.tags.length).toBeLessThan(200);
    expect(all.groups.filter((group) => group.name === '意向')).toHaveLength(1);
    expect(
      all.tags
        .filter((tag) => tag.group === 'intent')
        .sort((a, b) => a.order - b.order)
        .map((tag) => tag.name),
    ).toEqual(['沉睡客户', '低意向', '中意向', '高意向']);
  });
});

/** Quotations from the documents (the words in 「」 of the check), traditional characters where the document has them. */
const quotations: Record<string, string> = {
  'three-levels':
    '基础属性 行业 地域 行为特征 登录频次 页面停留时间 业务属性 产品偏好 购买周期 消息回复速度 消费偏好 ' +
    '企业客户 个人客户 潜在客户 意向客户 成交客户 参与过促销活动 北京朝阳区宝妈 每周三看直播 偏爱黑色系穿搭 关注育儿知识 ' +
    '咨询过暑假班 关注艺术培养 商务宴请需求 产品A兴趣 价格敏感型 参与裂变活动 投诉未解决 意向等级高 考虑给孩子报班 ' +
    '观望期 需要营养浇灌 比价阶段 三次比价',
  'five-dimensions':
    '基础属性 客户来源 官网 旺商聊下载 线下活动 地区 公司规模 职业 需求与意向 A产品 B方案 预算范围 紧急程度 行为阶段 ' +
    '新线索 已沟通 需求确认 报价中 已成交 复购客户 价值分层 高潜力客户 普通客户 VIP客户 互动特征 活跃咨询 长期静默 投诉客户 ' +
    '搜索引擎 社交媒体推荐 行业来源 需求意向 购买阶段 兴趣爱好 来源-官网 兴趣-XX产品 来源-优质渠道 意向-高 行业-教育 ' +
    '需求-线上解决方案 待催单 曾投诉产品质量 静默客户 首次咨询 试用 成交 续费 需求复杂需技术支持',
  weiling:
    '意向类 动态变化 高意向 积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可 中意向 ' +
    '有回应，但没有主动询问过产品，查看资料三次及以上 低意向 很少回复，一周会看一到两次文件 沉睡客户 ' +
    '不回复、偶尔会浏览一两次文件、浏览时长5秒以下 客户规模 KA 中小企业 小微企业 所处行业 机械设备 商务服务 教育培训 互联网广告 ' +
    'IT服务 金融服务 房地产 电商 装饰装修 职位 企业老板 其他高层 市场负责人 一线市场 销售负责人 一线销售 其他岗位 客户来源 广告 ' +
    '官网 公众号 线下活动 会销 电销 名片 客户关系 老客户 合作半年以上 复购客户 购买两次及以上 客户状态 线索 跟单 客户 商机 丢单',
  'four-dimensions':
    '人群基本属性 性别 年龄 生命旅程 兴趣阶段 认知阶段 转化阶段 消费行为 购买日期 购买产品 消费能力 平台上制定的客户等级 ' +
    '消费过多少次或者消费金额 S级客户 已经购买过多次的客户 忠诚度很高信任度很强 A级客户 购买过1次及以上的客户 引导进行多次复购 B级客户 ' +
    '刚添加的客户 还没有沟通互动 先进行互动沟通 引导首次下单 C级客户 有过互动沟通 但还没有购买 多采用营销活动刺激首次下单 D级客户 ' +
    '多次沟通一直没有回复的客户 流失客户 私域行为 加入社群 参加某次活动 观看直播 私域复购 群打卡 群分享 购买的渠道 产品喜好 折扣偏好比较高',
  'three-kinds':
    '基礎標簽 性別 地域 年齡 愛好 行為標簽 注冊 瀏覽 購買 分享 領券 組合標簽 RFM模型 生命周期模型 營銷偏好 產品偏好 ' +
    '公眾號-定制衣柜 高意向 已成交-定制衣柜 門店 電商 低意向度 中意向度 高意向度 定制衣柜 閱讀30秒 預算不足 非決策人 選擇競品',
  'medical-devices': '骨科医生 三甲医院 月采购量10万+',
  finance:
    '性別 年齡 地域 職業 收入區間 婚否 是否有子女 是否有車 是否有房 注冊 登錄 瀏覽 購買 使用頻率 訪問時長 資金轉入 代發 留存 ' +
    '產品偏好 購買潛力 風險等級 營銷活動關注度',
  'finance-and-tax': '低意向度 中意向度 高意向度 工商服務 代理記賬 公司注冊',
  'home-furnishing': '門店 電商 定制衣柜 公眾號-定制衣柜 已成交-定制衣柜 預算不足 非決策人 選擇競品',
  'car-dealer': '已成交-車型 已成交 舊車換新 愛車洗護 喜欢红色内饰',
  education: '咨询过暑假班 夏令营 关注艺术培养 钢琴体验课 考虑给孩子报班',
  apparel: '偏爱黑色系穿搭 商务宴请需求 高端西装 定制衬衫',
  beauty: '产品A兴趣 价格敏感型 组合套装 专属标签池',
  'e-commerce': '主动搜索 短信 包裹卡 爆品A S级客户 折扣偏好比较高 群打卡 快闪群活动 B产品 RFM',
};

/** Every word that a person can read in the preset. */
const textOf = (preset: Preset): string =>
  simplify(JSON.stringify([preset.document, preset.summary['zh-CN']]));

describe('the words of the documents', () => {
  it('are quoted for every preset', () =>
    expect(Object.keys(quotations).sort()).toEqual(presets.map((preset) => preset.id).sort()));

  it.each(
    Object.entries(quotations).flatMap(([id, words]) => words.split(' ').map((word) => [id, word] as const)),
  )('%s contains %s', (id, word) => expect(textOf(need(id))).toContain(simplify(word)));
});

describe('the schemes as they are written', () => {
  it('000 has three levels', () =>
    expect(need('three-levels').document.categories?.map((one) => one.name)).toEqual([
      '基础属性',
      '行为特征',
      '业务属性',
    ]));

  it('001 has five dimensions, and six stages in the order of the funnel', () => {
    expect(need('five-dimensions').document.categories?.map((one) => one.name)).toEqual([
      '基础属性',
      '需求与意向',
      '行为阶段',
      '价值分层',
      '互动特征',
    ]);
    expect(tagNames('five-dimensions', '阶段')).toEqual([
      '新线索',
      '已沟通',
      '需求确认',
      '报价中',
      '已成交',
      '复购客户',
    ]);
    expect(groupOf('five-dimensions', '阶段')).toMatchObject({ choice: 'single', ordered: true });
    expect(
      groupOf('five-dimensions', '价值分层').tags?.find((tag) => tag.name === 'VIP客户')?.protected,
    ).toBe(true);
  });

  it('002 has six classes with all their values', () => {
    expect(tagNames('weiling', '意向')).toEqual(['沉睡客户', '低意向', '中意向', '高意向']);
    expect(tagNames('weiling', '客户规模')).toEqual(['小微企业', '中小企业', 'KA']);
    expect(tagNames('weiling', '行业')).toEqual([
      '机械设备',
      '商务服务',
      '教育培训',
      '互联网广告',
      'IT服务',
      '金融服务',
      '房地产',
      '电商',
      '装饰装修',
    ]);
    expect(tagNames('weiling', '职位')).toEqual([
      '企业老板',
      '其他高层',
      '市场负责人',
      '一线市场',
      '销售负责人',
      '一线销售',
      '其他岗位',
    ]);
    expect(tagNames('weiling', '来源')).toEqual([
      '广告',
      '官网',
      '公众号',
      '线下活动',
      '会销',
      '电销',
      '名片',
    ]);
    expect(tagNames('weiling', '客户关系')).toEqual(['老客户', '复购客户']);
    expect(tagNames('weiling', '客户状态')).toEqual(['线索', '跟单', '客户', '商机', '丢单']);
    expect(groupOf('weiling', '意向')).toMatchObject({ choice: 'single', ordered: true, color: 'zhu' });
    expect(groupOf('weiling', '客户状态')).toMatchObject({ choice: 'single' });
    expect(groupsIn(need('weiling').document)).toHaveLength(7);
  });

  it('003 grades customers from D up to S, and marks the class that is a guess', () => {
    expect(tagNames('four-dimensions', '客户分级')).toEqual([
      'D级客户',
      'C级客户',
      'B级客户',
      'A级客户',
      'S级客户',
    ]);
    expect(groupOf('four-dimensions', '客户分级')).toMatchObject({ choice: 'single', ordered: true });
    expect(
      need('four-dimensions').document.categories?.find((one) => one.name === '兴趣偏好')?.description,
    ).toContain('推测');
  });

  it('004 has three kinds, each with tags of that kind', () => {
    expect(need('three-kinds').document.categories?.map((one) => one.name)).toEqual([
      '基础标签',
      '行为标签',
      '组合标签',
    ]);
    expect(groupOf('three-kinds', '行为').kind).toBe('behaviour');
    expect(groupOf('three-kinds', 'RFM')).toMatchObject({ kind: 'composite', choice: 'single' });
    expect(tagNames('three-kinds', '来源')).toContain('门店');
  });

  it('paths of the documentation exist', () => {
    const paths = presets.flatMap((preset) =>
      groupsIn(preset.document).flatMap((group) =>
        (group.tags ?? []).map((tag) => `${group.name}/${tag.name}`),
      ),
    );
    expect(paths).toEqual(
      expect.arrayContaining(['意向/高意向', '阶段/报价中', '来源/门店', 'RFM/重要价值']),
    );
  });

  it('an unknown preset is not found', () => expect(findPreset('none')).toBeUndefined());
});
