/** 泛家居. The running example of document 004. */
import { group, type Preset } from './preset.ts';
import { budget, intent, lostReason, SOURCES, source, stage } from './shared-groups.ts';

export const homeFurnishing: Preset = {
  id: 'home-furnishing',
  kind: 'industry',
  name: { 'zh-CN': '泛家居', 'zh-TW': '泛家居', en: 'Home furnishing' },
  summary: {
    'zh-CN': '区分门店与电商来源，按产品、装修阶段与预算跟进，成交后按产品做售后。',
    'zh-TW': '區分門店與電商來源，按產品、裝修階段與預算跟進，成交後按產品做售後。',
    en: 'Store and shop sources, products, decoration stage, budget, and after-sales by product.',
  },
  seeds: ['004'],
  document: {
    version: 1,
    categories: [
      {
        key: 'need',
        name: '需求与意向',
        groups: [
          intent(),
          group(
            'home-interest',
            '产品兴趣',
            { kind: 'behaviour', color: 'hu', description: '阅读相关文章30秒可自动打上。' },
            [
              [
                'wardrobe',
                '定制衣柜',
                '对定制衣柜有需求',
                { definition: { appliedBy: '阅读30秒自动打上，或员工打上' } },
              ],
              ['kitchen', '橱柜', '对橱柜有需求'],
              ['whole-house', '全屋定制', '想做全屋定制'],
              ['tatami', '榻榻米', '对榻榻米有需求'],
              ['door', '木门', '对木门有需求'],
              ['soft', '软装搭配', '需要软装搭配'],
            ],
          ),
          group('decoration', '装修阶段', { choice: 'single', ordered: true, color: 'ju' }, [
            ['not-delivered', '等待交房', '房子还没有交付'],
            ['shell', '毛坯', '已交房，还没有动工'],
            ['wiring', '水电', '正在做水电'],
            ['carpentry', '泥木', '正在做泥木'],
            ['soft', '软装', '硬装完成，正在软装'],
            ['moved-in', '已入住', '已经住进去'],
          ]),
          budget([
            ['under-3', '3万以下', '预算不到3万元'],
            ['3-6', '3-6万', '预算3万至6万元'],
            ['6-10', '6-10万', '预算6万至10万元'],
            ['10-20', '10-20万', '预算10万至20万元'],
            ['over-20', '20万以上', '预算20万元以上'],
          ]),
          group('decision-role', '决策角色', { choice: 'single', color: 'dian' }, [
            ['decider', '决策人', '能拍板的人'],
            ['shared', '共同决策', '要和家人一起定'],
            ['influencer', '影响者', '给意见，不拍板'],
          ]),
        ],
      },
      {
        key: 'sources',
        name: '来源渠道',
        groups: [source([SOURCES.store, SOURCES.shop, SOURCES.accountWardrobe, SOURCES.referral])],
      },
      {
        key: 'stages',
        name: '行为阶段',
        groups: [
          stage(),
          group(
            'deal',
            '成交产品',
            {
              kind: 'behaviour',
              color: 'song',
              pattern: '已成交-{产品}',
              description: '客户成交后打上，让售后人员持续跟进。',
            },
            [
              ['wardrobe', '已成交-定制衣柜', '买过定制衣柜', { purpose: '售后持续跟进' }],
              ['kitchen', '已成交-橱柜', '买过橱柜', { purpose: '售后持续跟进' }],
              ['door', '已成交-木门', '买过木门', { purpose: '售后持续跟进' }],
            ],
          ),
          lostReason(),
        ],
      },
    ],
  },
};
