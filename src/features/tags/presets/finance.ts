/** 金融. The example of document 004 for financial services; values added where it only names a dimension. */
import { group, type Preset } from './preset.ts';
import { age, gender, productPreference, region } from './shared-groups.ts';

const SENSITIVE = '可能属于敏感个人信息，使用前说明目的并取得单独同意。';

export const finance: Preset = {
  id: 'finance',
  kind: 'industry',
  name: { 'zh-CN': '金融', 'zh-TW': '金融', en: 'Finance' },
  summary: {
    'zh-CN': '基础、行为、组合三类标签：从性别到是否有房，从注册到留存，从产品偏好到营销活动关注度。',
    'zh-TW': '基礎、行為、組合三類標籤：從性別到是否有房，從註冊到留存，從產品偏好到營銷活動關注度。',
    en: 'Base, behaviour and composite tags for financial services.',
  },
  seeds: ['004'],
  document: {
    version: 1,
    categories: [
      {
        key: 'base-tags',
        name: '基础标签',
        groups: [
          gender([
            ['female', '女', '客户自己填写或授权'],
            ['male', '男', '客户自己填写或授权'],
          ]),
          age([
            ['18-24', '18-24岁', '18至24岁'],
            ['25-34', '25-34岁', '25至34岁'],
            ['35-44', '35-44岁', '35至44岁'],
            ['45-54', '45-54岁', '45至54岁'],
            ['55', '55岁以上', '55岁及以上'],
          ]),
          region(),
          group('occupation', '职业', { color: 'dian' }, [
            ['employee', '上班族', '受雇于企业'],
            ['public', '公职人员', '机关与事业单位'],
            ['business-owner', '企业主', '自己经营企业'],
            ['freelance', '自由职业', '没有固定雇主'],
            ['retired', '退休', '已经退休'],
          ]),
          group(
            'income',
            '收入区间',
            { choice: 'single', ordered: true, color: 'zi', description: `年收入，从低到高。${SENSITIVE}` },
            [
              ['under-10', '年收入10万以下', '年收入不到10万元'],
              ['10-30', '年收入10-30万', '年收入10万至30万元'],
              ['30-100', '年收入30-100万', '年收入30万至100万元'],
              ['over-100', '年收入100万以上', '年收入100万元以上'],
            ],
          ),
          group('marriage', '婚否', { choice: 'single', color: 'mei' }, [
            ['married', '已婚', '客户自己说明已婚'],
            ['single', '未婚', '客户自己说明未婚'],
          ]),
          group(
            'children',
            '是否有子女',
            { choice: 'single', color: 'mei', description: '只记有没有，不记孩子的信息。' },
            [
              ['yes', '有子女', '客户自己说明有子女'],
              ['none', '无子女', '客户自己说明没有子女'],
            ],
          ),
          group('car', '是否有车', { choice: 'single', color: 'mei' }, [
            ['yes', '有车', '名下有车'],
            ['none', '无车', '名下没有车'],
          ]),
          group('house', '是否有房', { choice: 'single', color: 'mei' }, [
            ['yes', '有房', '名下有住房'],
            ['none', '无房', '名下没有住房'],
          ]),
        ],
      },
      {
        key: 'behaviour-tags',
        name: '行为标签',
        groups: [
          group('action', '行为', { kind: 'behaviour', color: 'zhu2' }, [
            ['register', '注册', '注册过账户'],
            ['login', '登录', '登录过账户'],
            ['browse', '浏览', '浏览过内容或商品'],
            ['buy', '购买', '付过款'],
            ['transfer-in', '资金转入', '向账户转入过资金'],
            ['payroll', '代发', '工资由我们代发'],
            ['retained', '留存', '开户之后仍在使用'],
          ]),
          group(
            'use-frequency',
            '使用频率',
            { choice: 'single', ordered: true, kind: 'behaviour', color: 'zhu2' },
            [
              ['low', '低频使用', '每月不到一次'],
              ['mid', '中频使用', '每月一次以上'],
              ['high', '高频使用', '每周一次以上'],
            ],
          ),
          group(
            'visit-time',
            '访问时长',
            { choice: 'single', ordered: true, kind: 'behaviour', color: 'zhu2' },
            [
              ['short', '不足1分钟', '平均每次访问不到1分钟'],
              ['mid', '1-5分钟', '平均每次访问1至5分钟'],
              ['long', '5分钟以上', '平均每次访问5分钟以上'],
            ],
          ),
        ],
      },
      {
        key: 'composite-tags',
        name: '组合标签',
        groups: [
          productPreference([
            ['deposit', '存款', '偏好存款类产品'],
            ['wealth', '理财', '偏好理财产品'],
            ['fund', '基金', '偏好基金'],
            ['insurance', '保险', '偏好保险'],
            ['loan', '贷款', '有贷款需求'],
          ]),
          group(
            'potential',
            '购买潜力',
            { choice: 'single', ordered: true, kind: 'composite', color: 'zi' },
            [
              ['low', '低潜力', '近期购买的可能小'],
              ['mid', '中潜力', '近期有可能购买'],
              ['high', '高潜力', '近期很可能购买'],
            ],
          ),
          group(
            'risk',
            '风险等级',
            {
              choice: 'single',
              ordered: true,
              kind: 'composite',
              color: 'zhu',
              description: `风险承受能力，从低到高。${SENSITIVE}`,
            },
            [
              ['conservative', '保守型', '不愿承担本金损失'],
              ['steady', '稳健型', '愿意承担少量波动'],
              ['balanced', '平衡型', '在收益与风险之间平衡'],
              ['growth', '成长型', '为收益承担较大波动'],
              ['aggressive', '进取型', '追求高收益，能承担大幅亏损'],
            ],
          ),
          group(
            'campaign-attention',
            '营销活动关注度',
            { choice: 'single', ordered: true, kind: 'composite', color: 'qing' },
            [
              ['low', '很少关注', '最近几次活动几乎没有打开'],
              ['mid', '偶尔关注', '最近几次活动打开过一部分'],
              ['high', '经常关注', '最近几次活动多数都打开'],
            ],
          ),
        ],
      },
    ],
  },
};
