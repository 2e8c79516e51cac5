/** Document 004: base, behaviour and composite tags, with the sources, outcomes and lost reasons of its scenes. */
import { group, type Preset } from './preset.ts';
import {
  age,
  dimension,
  gender,
  intent,
  lostReason,
  productPreference,
  region,
  rfm,
  SOURCES,
  source,
} from './shared-groups.ts';

export const threeKinds: Preset = {
  id: 'three-kinds',
  kind: 'scheme',
  name: {
    'zh-CN': '基础、行为、组合三类标签',
    'zh-TW': '基礎、行為、組合三類標籤',
    en: 'Base, behaviour and composite tags',
  },
  summary: {
    'zh-CN': '客户标签分成基础标签、行为标签、组合标签三类，围绕客户全生命周期。',
    'zh-TW': '客戶標籤分成基礎標籤、行為標籤、組合標籤三類，圍繞客戶全生命週期。',
    en: 'Customer tags in three kinds (base, behaviour, composite) along the whole life of a customer.',
  },
  seeds: ['004'],
  document: {
    version: 1,
    categories: [
      {
        key: 'base-tags',
        name: '基础标签',
        description: '客户本身具有的特征，不会轻易改变，通过用户授权、主动填写、第三方收集的方式获取。',
        groups: [
          gender(),
          region(),
          age(),
          dimension('hobby', '兴趣爱好', { aliases: ['爱好'], color: 'mei' }),
          source([SOURCES.store, SOURCES.shop, SOURCES.accountWardrobe]),
        ],
      },
      {
        key: 'behaviour-tags',
        name: '行为标签',
        description: '因客户行为产生的标签，辅助判断客户的兴趣点、需求和意向度。',
        groups: [
          group('action', '行为', { kind: 'behaviour', color: 'zhu2' }, [
            ['register', '注册', '注册过账户'],
            ['browse', '浏览', '浏览过内容或商品'],
            ['buy', '购买', '付过款'],
            ['share', '分享', '分享过内容'],
            ['coupon', '领券', '领过优惠券'],
          ]),
          group(
            'reading',
            '阅读兴趣',
            { kind: 'behaviour', color: 'hu', description: '通过客户阅读内容的行为自动打标签。' },
            [
              [
                'wardrobe',
                '定制衣柜',
                '阅读定制衣柜的文章达到30秒',
                { definition: { appliedBy: '阅读30秒自动打上' } },
              ],
            ],
          ),
          intent(['low', 'mid', 'high']),
          group(
            'deal',
            '成交产品',
            {
              kind: 'behaviour',
              color: 'song',
              pattern: '已成交-{产品}',
              description: '客户成交后打上，并让售后人员持续跟进。',
            },
            [['wardrobe', '已成交-定制衣柜', '买过定制衣柜', { purpose: '售后持续跟进' }]],
          ),
          lostReason(),
        ],
      },
      {
        key: 'composite-tags',
        name: '组合标签',
        description: '通过多组数据加工而得出的具有概括性的标签。',
        groups: [
          rfm(),
          dimension('life-cycle', '生命周期', {
            aliases: ['生命周期模型'],
            choice: 'single',
            ordered: true,
            kind: 'composite',
            color: 'ju',
          }),
          dimension('marketing-preference', '营销偏好', { kind: 'composite', color: 'qing' }),
          productPreference(),
        ],
      },
    ],
  },
};
