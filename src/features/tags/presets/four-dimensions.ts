/**
 * Document 003: people, life journey, consumption with the grades S to D, private-domain behaviour. Its list skips a
 * number; the missing class is filled with a free one for interests, which says that it is a guess.
 */
import { group, type Preset } from './preset.ts';
import { age, dimension, gender, tier } from './shared-groups.ts';

export const fourDimensions: Preset = {
  id: 'four-dimensions',
  kind: 'scheme',
  name: {
    'zh-CN': '四个维度与S至D分级',
    'zh-TW': '四個維度與S至D分級',
    en: 'Four dimensions and grades S to D',
  },
  summary: {
    'zh-CN': '人群基本属性、生命旅程、消费行为、私域行为四个维度，客户分为 S、A、B、C、D 五级。',
    'zh-TW': '人群基本屬性、生命旅程、消費行為、私域行為四個維度，客戶分為 S、A、B、C、D 五級。',
    en: 'People, life journey, consumption and private-domain behaviour, with customers graded from S to D.',
  },
  seeds: ['003'],
  document: {
    version: 1,
    categories: [
      {
        key: 'people',
        name: '人群基本属性',
        description: '描绘客户的基本信息，比如性别，年龄。',
        groups: [gender(), age()],
      },
      {
        key: 'life-journey',
        name: '生命旅程',
        groups: [
          group(
            'life-journey',
            '生命旅程',
            {
              choice: 'single',
              ordered: true,
              color: 'ju',
              description: '兴趣阶段，认知阶段，转化阶段等；这里按先后从认知排到转化。',
            },
            [
              ['awareness', '认知阶段', '知道我们，还不了解产品'],
              ['interest', '兴趣阶段', '对产品有兴趣，正在了解'],
              ['conversion', '转化阶段', '准备下单或刚刚下单'],
            ],
          ),
        ],
      },
      {
        key: 'consumption',
        name: '消费行为',
        groups: [
          dimension('purchase-date', '购买日期', {
            choice: 'single',
            ordered: true,
            kind: 'behaviour',
            color: 'hu',
          }),
          dimension('purchased-product', '购买产品', {
            aliases: ['购买的产品'],
            kind: 'behaviour',
            color: 'hu',
          }),
          dimension('purchase-channel', '购买渠道', { aliases: ['购买的渠道'], color: 'tian' }),
          dimension('spending-power', '消费能力', {
            choice: 'single',
            ordered: true,
            kind: 'composite',
            color: 'zi',
            description: '可以参考平台上制定的客户等级，消费过多少次或者消费金额。',
          }),
          tier(),
        ],
      },
      {
        key: 'interests',
        name: '兴趣偏好',
        description: '原文编号从 3) 跳到 5)，第四类缺失；这一类是我们的推测，可以不用。',
        groups: [
          dimension('interest-topic', '兴趣', { color: 'mei', description: '聊天中了解到的兴趣。' }),
          dimension('product-liking', '产品喜好', { color: 'hu', description: '聊天的时候的产品喜好。' }),
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
            ['activity', '参加某次活动', '参加过私域活动；按活动再细分'],
            ['live', '观看直播', '看过我们的直播'],
            ['repurchase', '私域复购', '通过私域又买了一次'],
            ['check-in', '群打卡', '参加群打卡的人可能对复购非常有帮助'],
            ['group-share', '群分享', '在群里分享过内容'],
          ]),
        ],
      },
    ],
  },
};
