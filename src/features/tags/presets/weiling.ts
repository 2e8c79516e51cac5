/**
 * Document 002: the scheme of six classes (意向类, 客户规模, 所处行业, 职位, 客户来源, 客户关系) with all values, and the
 * customer status that its screenshot shows. The shelves above the classes are ours: the document has two levels.
 */
import { group, type Preset } from './preset.ts';
import { industry, intent, SOURCES, source } from './shared-groups.ts';

export const weiling: Preset = {
  id: 'weiling',
  kind: 'scheme',
  name: { 'zh-CN': '卫瓴六类标签', 'zh-TW': '衛瓴六類標籤', en: 'Weiling six classes' },
  summary: {
    'zh-CN': '意向、客户规模、行业、职位、来源、客户关系六类，含全部取值与意向判定标准，另有客户状态。',
    'zh-TW': '意向、客戶規模、行業、職位、來源、客戶關係六類，含全部取值與意向判定標準，另有客戶狀態。',
    en: 'Intent, size, industry, position, source and relation with all values and the criteria of intent, plus customer status.',
  },
  seeds: ['002'],
  document: {
    version: 1,
    categories: [
      { key: 'need', name: '需求与意向', groups: [intent()] },
      {
        key: 'stages-journey',
        name: '阶段旅程',
        groups: [
          group(
            'status',
            '客户状态',
            {
              choice: 'single',
              exhaustive: true,
              color: 'song',
              description: '客户状态，同一时间只有一个，与商机同步。',
            },
            [
              ['lead', '线索', '留下了联系方式，还没有人跟'],
              ['following', '跟单', '有员工在跟进'],
              ['customer', '客户', '已经成交'],
              ['opportunity', '商机', '有明确的成交机会'],
              ['lost', '丢单', '这次没有成交', { purpose: '从群发和跟进顺序里排除，记录未成交原因' }],
            ],
          ),
        ],
      },
      {
        key: 'base',
        name: '基础属性',
        groups: [
          group(
            'scale',
            '客户规模',
            { choice: 'single', ordered: true, color: 'dian', description: '从小到大。' },
            [
              ['micro', '小微企业', '人数和采购量都很小的企业'],
              ['small', '中小企业', '有固定采购的中小企业'],
              [
                'ka',
                'KA',
                '重点大客户',
                { aliases: ['KA客户'], purpose: '一周可群发三次；跟进顺序排在高意向之后' },
              ],
            ],
          ),
          industry([
            ['machinery', '机械设备', '制造或经销机械设备'],
            ['business-service', '商务服务', '咨询、会务、财税等服务'],
            ['training', '教育培训', '学校与培训机构'],
            ['internet-advert', '互联网广告', '广告与互联网营销'],
            ['it', 'IT服务', '软件、系统与信息服务'],
            ['finance', '金融服务', '银行、保险、证券等'],
            ['property', '房地产', '开发、中介与物业'],
            ['e-commerce', '电商', '在网上卖货'],
            ['decoration', '装饰装修', '装修、设计与建材'],
          ]),
          group('position', '职位', { choice: 'single', color: 'dian' }, [
            ['owner', '企业老板', '老板或合伙人，能直接拍板', { purpose: '跟进顺序排在KA之后' }],
            ['executive', '其他高层', '副总、总监等高层'],
            ['marketing-head', '市场负责人', '管市场的人'],
            ['marketing', '一线市场', '做市场的人'],
            ['sales-head', '销售负责人', '管销售的人'],
            ['sales', '一线销售', '做销售的人'],
            ['other', '其他岗位', '以上都不是'],
          ]),
        ],
      },
      {
        key: 'sources',
        name: '来源渠道',
        groups: [
          source([
            SOURCES.advert,
            SOURCES.website,
            SOURCES.account,
            SOURCES.event,
            SOURCES.conference,
            SOURCES.telesales,
            SOURCES.card,
          ]),
        ],
      },
      {
        key: 'relations',
        name: '价值与关系',
        groups: [
          group('relation', '客户关系', { kind: 'behaviour', color: 'zi' }, [
            ['old', '老客户', '合作半年以上', { definition: { scope: '从第一笔付款算起满六个月' } }],
            [
              'repurchase',
              '复购客户',
              '购买两次及以上',
              { definition: { scope: '按已付款且未退款的订单计' } },
            ],
          ]),
        ],
      },
    ],
  },
};
