/** 服装. Clothes; examples of document 000. */
import { group, type Preset } from './preset.ts';
import { gender, intent, productPreference, SOURCES, source, tier } from './shared-groups.ts';

export const apparel: Preset = {
  id: 'apparel',
  kind: 'industry',
  name: { 'zh-CN': '服装', 'zh-TW': '服裝', en: 'Apparel' },
  summary: {
    'zh-CN': '按穿着场合、风格与品类找到合适的搭配和合适的销售。',
    'zh-TW': '按穿著場合、風格與品類找到合適的搭配和合適的銷售。',
    en: 'Occasion, style and kind of garment lead to the right outfit and the right salesperson.',
  },
  seeds: ['000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'need',
        name: '需求与意向',
        groups: [
          intent(),
          group('occasion', '穿着场合', { color: 'ju' }, [
            ['banquet', '商务宴请需求', '为商务宴请置装', { purpose: '安排穿定制衬衫的销售对接' }],
            ['work', '日常通勤', '上班穿'],
            ['wedding', '婚礼礼服', '为婚礼置装'],
            ['outdoor', '户外运动', '户外与运动穿'],
          ]),
          productPreference([
            ['suit', '高端西装', '看过或买过高端西装'],
            ['shirt', '定制衬衫', '看过或买过定制衬衫'],
            ['dress', '连衣裙', '看过或买过连衣裙'],
            ['coat', '大衣外套', '看过或买过大衣外套'],
          ]),
        ],
      },
      {
        key: 'insight',
        name: '洞察',
        groups: [
          group('style', '穿搭风格', { color: 'mei', description: '从聊天和购买里看出来的偏好。' }, [
            ['black', '偏爱黑色系穿搭', '多次选黑色系'],
            ['minimal', '极简风', '多次选简单款式'],
            ['vintage', '复古风', '多次选复古款式'],
          ]),
          group('price-attitude', '价格态度', { choice: 'single', color: 'qing' }, [
            [
              'price',
              '价格敏感',
              '决定主要看价格和优惠',
              { aliases: ['价格敏感型'], definition: { scope: '只用于普遍的促销，不按人定价' } },
            ],
            ['quality', '品质优先', '决定主要看面料和做工'],
          ]),
        ],
      },
      {
        key: 'base',
        name: '基础属性',
        groups: [gender(), source([SOURCES.store, SOURCES.shop, SOURCES.social])],
      },
      { key: 'value', name: '价值分层', groups: [tier()] },
    ],
  },
};
