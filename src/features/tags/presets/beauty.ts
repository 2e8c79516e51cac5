/** 美妆. The cosmetics brand of document 000: one pool of tags per product line. */
import { group, type Preset } from './preset.ts';
import { intent, rfm, SOURCES, source, tier } from './shared-groups.ts';

export const beauty: Preset = {
  id: 'beauty',
  kind: 'industry',
  name: { 'zh-CN': '美妆', 'zh-TW': '美妝', en: 'Beauty' },
  summary: {
    'zh-CN': '给每个产品线建专属标签池，根据标签重叠度开发组合套装。',
    'zh-TW': '給每個產品線建專屬標籤池，根據標籤重疊度開發組合套裝。',
    en: 'A pool of tags per product line, so that overlaps show which sets belong together.',
  },
  seeds: ['000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'product-lines',
        name: '产品线池',
        groups: [
          group('skin-care', '护肤池', { productLine: '护肤', color: 'hu' }, [
            ['product-a', '产品A兴趣', '问过或反复看过产品A', { purpose: '统计下单转化率' }],
            ['essence', '精华', '看过或买过精华'],
            ['mask', '面膜', '看过或买过面膜'],
            ['sun', '防晒', '看过或买过防晒'],
          ]),
          group('make-up', '彩妆池', { productLine: '彩妆', color: 'hu' }, [
            ['lip', '口红', '看过或买过口红'],
            ['foundation', '粉底', '看过或买过粉底'],
            ['eye', '眼妆', '看过或买过眼妆'],
          ]),
          group('sets', '组合套装', { color: 'hu' }, [
            ['bought', '买过套装', '买过组合套装'],
            ['interested', '想要套装', '问过或看过组合套装'],
          ]),
        ],
      },
      {
        key: 'insight',
        name: '洞察',
        groups: [
          group(
            'skin',
            '肤质',
            { choice: 'single', color: 'mei', description: '客户自己说的肤质，不记皮肤疾病。' },
            [
              ['dry', '干性', '自述偏干'],
              ['oily', '油性', '自述偏油'],
              ['mixed', '混合性', '自述混合'],
              ['sensitive', '易敏感', '自述容易敏感'],
            ],
          ),
          group('price-attitude', '价格态度', { choice: 'single', color: 'qing' }, [
            [
              'price',
              '价格敏感',
              '决定主要看价格和优惠',
              { aliases: ['价格敏感型'], definition: { scope: '只用于普遍的促销，不按人定价' } },
            ],
            ['quality', '品质优先', '决定主要看成分和效果'],
          ]),
        ],
      },
      { key: 'need', name: '需求与意向', groups: [intent()] },
      { key: 'value', name: '价值分层', groups: [tier(), rfm()] },
      {
        key: 'sources',
        name: '来源渠道',
        groups: [source([SOURCES.store, SOURCES.shop, SOURCES.social, SOURCES.parcel])],
      },
    ],
  },
};
