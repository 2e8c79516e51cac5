/** Document 001: the tag tree of five dimensions, with the journey nodes and the tags of its scenes. */
import { group, type Preset } from './preset.ts';
import { budget, dimension, industry, intent, SOURCES, source, stage } from './shared-groups.ts';

export const fiveDimensions: Preset = {
  id: 'five-dimensions',
  kind: 'scheme',
  name: { 'zh-CN': '五个维度标签树', 'zh-TW': '五個維度標籤樹', en: 'Tag tree of five dimensions' },
  summary: {
    'zh-CN': '基础属性、需求与意向、行为阶段、价值分层、互动特征五个大类，主干相互独立、完全穷尽。',
    'zh-TW': '基礎屬性、需求與意向、行為階段、價值分層、互動特徵五個大類，主幹相互獨立、完全窮盡。',
    en: 'Base attributes, need and intent, funnel stage, value and interaction, without overlap or gaps.',
  },
  seeds: ['001'],
  document: {
    version: 1,
    categories: [
      {
        key: 'base',
        name: '基础属性',
        description: '如客户来源（官网、旺商聊下载、线下活动）、地区、公司规模、职业等。',
        groups: [
          source([
            SOURCES.website,
            SOURCES.download,
            SOURCES.event,
            SOURCES.searchEngine,
            SOURCES.social,
            SOURCES.quality,
          ]),
          dimension('region', '地域', { aliases: ['地区'], color: 'qing' }),
          dimension('company-size', '公司规模', { choice: 'single', ordered: true, color: 'dian' }),
          dimension('occupation', '职业', { color: 'dian' }),
          industry([['education', '教育', '学校、培训机构和教育公司', { aliases: ['行业-教育'] }]]),
          dimension('hobby', '兴趣爱好', { aliases: ['爱好'], color: 'mei' }),
        ],
      },
      {
        key: 'need',
        name: '需求与意向',
        description: '如感兴趣的产品或服务（A产品、B方案）、预算范围、紧急程度。',
        groups: [
          group(
            'interest',
            '感兴趣的产品',
            {
              aliases: ['兴趣', '感兴趣的服务'],
              color: 'hu',
              description: '来自产品页面时自动打上，如「兴趣-XX产品」。',
            },
            [
              ['product-a', 'A产品', '看过A产品页面或问过A产品', { aliases: ['兴趣-A产品'] }],
              ['plan-b', 'B方案', '看过B方案页面或问过B方案', { aliases: ['兴趣-B方案'] }],
            ],
          ),
          budget(),
          dimension('urgency', '紧急程度', { choice: 'single', ordered: true, color: 'ju' }),
          intent(['high']),
          group('need-kind', '需求', { aliases: ['需求意向'], color: 'ju' }, [
            [
              'online-solution',
              '线上解决方案',
              '想要线上的整体方案',
              { aliases: ['需求-线上解决方案'], purpose: '推送相关的成功案例与方案' },
            ],
            [
              'technical',
              '需求复杂需技术支持',
              '需求超出销售能答的范围',
              { purpose: '同步提醒技术团队提前准备' },
            ],
          ]),
        ],
      },
      {
        key: 'stages',
        name: '行为阶段',
        description: '基于销售漏斗，并与客户的关键旅程节点绑定。',
        groups: [
          stage(),
          group(
            'journey-node',
            '旅程节点',
            { ordered: true, kind: 'behaviour', color: 'song', description: '使标签动态反映客户状态。' },
            [
              ['first-enquiry', '首次咨询', '第一次来咨询'],
              ['trial', '试用', '正在试用或试用过'],
              ['deal', '成交', '第一次成交'],
              ['renewal', '续费', '到期后续费'],
            ],
          ),
          group('reminder', '跟进提醒', { color: 'zhu' }, [
            [
              'press',
              '待催单',
              '处于「报价中」阶段超过3天',
              {
                kind: 'behaviour',
                purpose: '触发任务提醒销售进行二次跟进',
                definition: { removeWhen: '离开「报价中」时' },
              },
            ],
          ]),
        ],
      },
      {
        key: 'value',
        name: '价值分层',
        groups: [
          group(
            'value-level',
            '价值分层',
            { choice: 'single', ordered: true, color: 'zi', description: '从低到高。' },
            [
              ['normal', '普通客户', '没有特别投入的客户'],
              ['potential', '高潜力客户', '还没有买多少，但很可能买得更多'],
              [
                'vip',
                'VIP客户',
                '公司认定的重要客户',
                { protected: true, definition: { appliedBy: '仅管理层或特定人员' }, purpose: '优先服务' },
              ],
            ],
          ),
        ],
      },
      {
        key: 'engagement',
        name: '互动特征',
        groups: [
          group('engagement', '互动特征', { kind: 'behaviour', color: 'zhu2' }, [
            ['active', '活跃咨询', '近期多次主动咨询'],
            ['silent', '长期静默', '长期未互动', { aliases: ['静默客户'], purpose: '定期启动激活关怀活动' }],
            ['complaint', '投诉客户', '提出过投诉', { color: 'zhu' }],
            [
              'quality-complaint',
              '曾投诉产品质量',
              '投诉过产品质量',
              { kind: 'base', color: 'zhu', purpose: '客服接待时更谨慎' },
            ],
          ]),
        ],
      },
    ],
  },
};
