/** 电商. Online shops, after documents 003 and 004. */
import { group, type Preset } from './preset.ts';
import { intent, rfm, SOURCES, source, tier } from './shared-groups.ts';

export const eCommerce: Preset = {
  id: 'e-commerce',
  kind: 'industry',
  name: { 'zh-CN': '电商', 'zh-TW': '電商', en: 'E-commerce' },
  summary: {
    'zh-CN': '主动搜索、短信与包裹卡分开来源，S 至 D 分级加 RFM，按折扣偏好设计活动。',
    'zh-TW': '主動搜尋、簡訊與包裹卡分開來源，S 至 D 分級加 RFM，按折扣偏好設計活動。',
    en: 'Sources by search, message and parcel card, grades S to D with RFM, and campaigns by liking for discounts.',
  },
  seeds: ['003', '004'],
  document: {
    version: 1,
    categories: [
      {
        key: 'sources',
        name: '来源渠道',
        groups: [
          source([SOURCES.search, SOURCES.sms, SOURCES.parcel, SOURCES.shop]),
          group(
            'hero-product',
            '爆品活码',
            { color: 'hu', description: '对主要产品单独放特定微信的活码。' },
            [
              ['a', '爆品A', '从爆品A的包裹卡添加，即买过爆品A'],
              ['b', '爆品B', '从爆品B的包裹卡添加，即买过爆品B'],
            ],
          ),
        ],
      },
      {
        key: 'consumption',
        name: '消费行为',
        groups: [
          tier(),
          rfm(),
          group('cross-sell', '产品阶梯', { kind: 'behaviour', color: 'hu' }, [
            ['bought-a', '购买了A产品', '买过A产品'],
            ['likes-b', '偏好B产品', '对更贵的B产品有偏好', { purpose: '推送有利于刺激购买B产品的内容' }],
          ]),
          group('promotion-liking', '折扣偏好', { choice: 'single', color: 'qing' }, [
            ['high', '折扣偏好比较高', '有折扣才买，对优惠反应快', { purpose: '针对偏好的产品做折扣优惠' }],
            [
              'low',
              '对折扣不怎么敏感',
              '是否下单与折扣关系不大',
              { purpose: '快闪群活动、直播、线下活动引导' },
            ],
          ]),
        ],
      },
      {
        key: 'private-domain',
        name: '私域行为',
        groups: [
          group('private-domain', '私域行为', { kind: 'behaviour', color: 'zhu2' }, [
            ['community', '加入社群', '在我们的社群里'],
            ['live', '观看直播', '看过我们的直播'],
            ['check-in', '群打卡', '参加群打卡的人可能对复购非常有帮助'],
            ['repurchase', '私域复购', '通过私域又买了一次'],
          ]),
          group('service-signal', '售后信号', { color: 'zhu' }, [
            ['order-number', '待补订单号', '还没有提供订单编号', { purpose: '引导话术询问订单编号' }],
            ['complaint-open', '投诉未解决', '投诉还没有处理完', { purpose: '触发升级处理' }],
          ]),
        ],
      },
      { key: 'need', name: '需求与意向', groups: [intent()] },
    ],
  },
};
