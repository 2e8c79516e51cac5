/** 汽车4S. The car dealer of document 004, with the interior of document 000. */
import { group, type Preset } from './preset.ts';
import { intent, lostReason, SOURCES, source } from './shared-groups.ts';

export const carDealer: Preset = {
  id: 'car-dealer',
  kind: 'industry',
  name: { 'zh-CN': '汽车4S', 'zh-TW': '汽車4S', en: 'Car dealership' },
  summary: {
    'zh-CN': '从看车、试驾到成交车型，再到旧车换新与爱车洗护。',
    'zh-TW': '從看車、試駕到成交車型，再到舊車換新與愛車洗護。',
    en: 'From the showroom and the test drive to the car that was bought, trade-in and care.',
  },
  seeds: ['004', '000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'need',
        name: '需求与意向',
        groups: [
          intent(),
          group('car-interest', '意向车型', { color: 'hu' }, [
            ['sedan', '轿车', '在看轿车'],
            ['suv', 'SUV', '在看SUV'],
            ['electric', '新能源', '在看新能源车'],
          ]),
          group('interior', '内饰偏好', { color: 'qing' }, [
            ['red', '喜欢红色内饰', '客户或家人偏爱红色内饰'],
            ['black', '喜欢黑色内饰', '客户或家人偏爱黑色内饰'],
            ['light', '喜欢浅色内饰', '客户或家人偏爱浅色内饰'],
          ]),
          group('car-budget', '购车预算', { choice: 'single', ordered: true, color: 'hu' }, [
            ['under-10', '10万以下', '购车预算不到10万元'],
            ['10-20', '10-20万', '购车预算10万至20万元'],
            ['20-30', '20-30万', '购车预算20万至30万元'],
            ['over-30', '30万以上', '购车预算30万元以上'],
          ]),
        ],
      },
      {
        key: 'stages',
        name: '行为阶段',
        groups: [
          group(
            'showroom',
            '到店进度',
            { choice: 'single', ordered: true, kind: 'behaviour', color: 'song' },
            [
              ['invited', '已邀约', '约好到店'],
              ['visited', '到店看车', '来店里看过车'],
              ['driven', '试驾', '试驾过'],
              ['ordered', '下订', '付了订金'],
              ['bought', '已成交', '已经交车', { purpose: '开展旧车换新、爱车洗护活动时推送' }],
            ],
          ),
          group(
            'deal-car',
            '成交车型',
            {
              kind: 'behaviour',
              color: 'song',
              pattern: '已成交-{车型}',
              description: '已成交-车型：让售后部门持续跟进服务。',
            },
            [
              ['sedan', '已成交-轿车', '买过轿车', { aliases: ['已成交-车型'] }],
              ['suv', '已成交-SUV', '买过SUV'],
              ['electric', '已成交-新能源', '买过新能源车'],
            ],
          ),
          lostReason(),
        ],
      },
      {
        key: 'service',
        name: '服务与权益',
        groups: [
          group('car-service', '售后活动', { color: 'zi' }, [
            ['trade-in', '旧车换新', '适合参加旧车换新', { purpose: '换新活动推送' }],
            ['care', '爱车洗护', '适合参加爱车洗护', { purpose: '洗护活动推送' }],
            ['maintenance', '保养到期', '距上次保养满六个月', { kind: 'behaviour', purpose: '预约保养' }],
          ]),
        ],
      },
      {
        key: 'sources',
        name: '来源渠道',
        groups: [source([SOURCES.store, SOURCES.website, SOURCES.advert, SOURCES.referral])],
      },
    ],
  },
};
