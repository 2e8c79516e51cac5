/** 财税. The example of document 004 for bookkeeping and tax. */
import { group, type Preset } from './preset.ts';
import { intent, lostReason, SOURCES, source, stage } from './shared-groups.ts';

export const financeAndTax: Preset = {
  id: 'finance-and-tax',
  kind: 'industry',
  name: { 'zh-CN': '财税', 'zh-TW': '財稅', en: 'Bookkeeping and tax' },
  summary: {
    'zh-CN': '按意向度分三级，按产品线分工商服务、代理记账、公司注册。',
    'zh-TW': '按意向度分三級，按產品線分工商服務、代理記賬、公司註冊。',
    en: 'Three levels of intent and one pool per product line.',
  },
  seeds: ['004'],
  document: {
    version: 1,
    categories: [
      {
        key: 'need',
        name: '需求与意向',
        groups: [
          intent(['low', 'mid', 'high']),
          group(
            'service-line',
            '产品线',
            { color: 'hu', description: '按产品线设置，客户有较强需求时打上。' },
            [
              ['registry', '工商服务', '变更、年报、注销等'],
              ['bookkeeping', '代理记账', '委托记账与报税'],
              ['founding', '公司注册', '注册新公司'],
            ],
          ),
          group('service-due', '服务节点', { kind: 'behaviour', color: 'zhu' }, [
            ['renew', '即将续约', '代理合同30天内到期', { purpose: '提前联系续约' }],
            ['report', '待年报', '年度报告还没有申报', { purpose: '提醒提交资料' }],
          ]),
        ],
      },
      {
        key: 'base',
        name: '基础属性',
        groups: [
          group('company-age', '企业阶段', { choice: 'single', ordered: true, color: 'dian' }, [
            ['planned', '筹备中', '公司还没有注册'],
            ['new', '新设企业', '成立不到一年'],
            ['grown', '成熟企业', '成立一年以上'],
          ]),
          group('taxpayer', '纳税人类型', { choice: 'single', color: 'dian' }, [
            ['small', '小规模纳税人', '按小规模纳税人登记'],
            ['general', '一般纳税人', '按一般纳税人登记'],
          ]),
          source([SOURCES.website, SOURCES.advert, SOURCES.telesales, SOURCES.referral]),
        ],
      },
      { key: 'stages', name: '行为阶段', groups: [stage(), lostReason()] },
    ],
  },
};
