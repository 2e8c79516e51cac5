/** Document 000: 三级标签体系, base, behaviour and business attributes, with the examples of the text. */
import { group, type Preset } from './preset.ts';
import { dimension, industry, productPreference, region } from './shared-groups.ts';

export const threeLevels: Preset = {
  id: 'three-levels',
  kind: 'scheme',
  name: { 'zh-CN': '三级标签体系', 'zh-TW': '三級標籤體系', en: 'Three-level system' },
  summary: {
    'zh-CN': '第一级基础属性，第二级行为特征，第三级业务属性，像中药铺抓药一样先按抽屉分好。',
    'zh-TW': '第一級基礎屬性，第二級行為特徵，第三級業務屬性，像中藥鋪抓藥一樣先按抽屜分好。',
    en: 'Base attributes, behaviour and business attributes: drawers first, then combinations.',
  },
  seeds: ['000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'base',
        name: '基础属性',
        description: '第一级是基础属性（行业/地域）：性别年龄地域这些硬指标先码整齐。',
        groups: [
          industry([]),
          region(),
          group(
            'identity',
            '客户身份',
            { choice: 'single', exhaustive: true, color: 'dian', description: '先按客户身份分。' },
            [
              ['company', '企业客户', '以公司名义购买'],
              ['person', '个人客户', '以个人名义购买'],
            ],
          ),
        ],
      },
      {
        key: 'behaviour',
        name: '行为特征',
        description: '第二级是行为特征（登录频次/页面停留时间）。',
        groups: [
          dimension('login-frequency', '登录频次', {
            choice: 'single',
            ordered: true,
            kind: 'behaviour',
            color: 'zhu2',
          }),
          dimension('page-time', '页面停留时间', {
            choice: 'single',
            ordered: true,
            kind: 'behaviour',
            color: 'zhu2',
          }),
          dimension('reply-speed', '消息回复速度', {
            choice: 'single',
            ordered: true,
            kind: 'behaviour',
            color: 'zhu2',
          }),
          group(
            'activity',
            '活动参与',
            { kind: 'behaviour', color: 'zhu2', description: '最后结合行为数据打上这类动态标签。' },
            [
              ['promotion', '参与过促销活动', '在促销活动里领过券、下过单或报过名'],
              [
                'fission',
                '参与裂变活动',
                '参加过邀请好友的裂变活动',
                { purpose: '销售接盘时直接亮出定制话术' },
              ],
              ['live-wednesday', '每周三看直播', '常在周三的直播间出现'],
              ['summer-class', '咨询过暑假班', '家长问过暑假班', { purpose: '推送夏令营信息' }],
            ],
          ),
        ],
      },
      {
        key: 'business',
        name: '业务属性',
        description: '第三级是业务属性（产品偏好/购买周期）。',
        groups: [
          productPreference([
            ['product-a', '产品A兴趣', '问过或反复看过产品A', { purpose: '统计下单转化率' }],
          ]),
          dimension('purchase-cycle', '购买周期', { choice: 'single', ordered: true, color: 'zi' }),
          group(
            'need-stage',
            '需求阶段',
            { choice: 'single', ordered: true, color: 'ju', description: '接着按需求阶段分，从前到后。' },
            [
              ['potential', '潜在客户', '符合目标人群，还没有表示需要'],
              ['interested', '意向客户', '表示过需要或正在了解'],
              ['won', '成交客户', '已经买过'],
            ],
          ),
          group(
            'consumption-preference',
            '消费偏好',
            { color: 'qing', description: '从聊天记录里抠字眼。' },
            [
              [
                'price',
                '价格敏感型',
                '决定主要看价格和优惠',
                { definition: { scope: '只用于普遍的促销，不按人定价' } },
              ],
              ['black', '偏爱黑色系穿搭', '聊天或购买里多次选黑色系'],
              ['banquet', '商务宴请需求', '为商务宴请置装', { purpose: '安排穿定制衬衫的销售对接' }],
            ],
          ),
          group(
            'insight',
            '生活洞察',
            { color: 'mei', description: '藏在细节里的需求。只记家长自己的意向，不记孩子的信息。' },
            [
              ['beijing-mother', '北京朝阳区宝妈', '住在北京朝阳区、有孩子的妈妈'],
              ['parenting', '关注育儿知识', '常读或常问育儿内容'],
              ['art', '关注艺术培养', '家长在意艺术方面的课程', { purpose: '推送钢琴体验课' }],
              ['class-for-child', '考虑给孩子报班', '家长说过想给孩子报班'],
            ],
          ),
          group(
            'life-cycle',
            '生命周期',
            { choice: 'single', ordered: true, kind: 'composite', color: 'ju' },
            [
              ['watching', '观望期', '在看，不着急', { purpose: '日常推送行业干货' }],
              ['comparing', '比价阶段', '在几家之间比较价格', { purpose: '聊到优惠、套餐时用促销话术' }],
            ],
          ),
          group('signal', '客户信号', { color: 'zhu', description: '会触发动作的标签。' }, [
            ['intent-high', '意向等级高', '意向明显，短期内可能成交', { purpose: '往部门群里丢提醒' }],
            ['nurture', '需要营养浇灌', '还在观望期，需要持续培育', { purpose: '进入培育内容' }],
            [
              'compared-three',
              '三次比价',
              '三次提到比价',
              { kind: 'behaviour', purpose: '推送限时折扣券（普遍活动）' },
            ],
            ['complaint-open', '投诉未解决', '投诉还没有处理完', { purpose: '触发高层管理人员的介入流程' }],
          ]),
        ],
      },
    ],
  },
};
