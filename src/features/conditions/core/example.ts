/** A small furniture shop for tests and examples: its library, and one customer's facts to change as needed. */
import type { CustomerFacts, EventFact } from './facts.ts';
import type { Library, TagTerm } from './vocabulary.ts';

const tag = (id: number, group: number, name: string, order = 0, more: Partial<TagTerm> = {}): TagTerm => ({
  id,
  group,
  name,
  order,
  ...more,
});

export const shop: Library = {
  groups: [
    { id: 1, name: '意向', ordered: true, choice: 'single' },
    { id: 2, name: '感兴趣的产品', ordered: false, choice: 'multiple' },
    { id: 3, name: '来源', ordered: false, choice: 'single' },
    { id: 4, name: '服务状态', ordered: false, choice: 'multiple' },
    { id: 5, name: '阶段', ordered: true, choice: 'single' },
    { id: 6, name: '空组', ordered: true, choice: 'multiple' },
  ],
  tags: [
    tag(11, 1, '沉睡', 1),
    tag(12, 1, '低意向', 2),
    tag(13, 1, '中意向', 3),
    tag(14, 1, '高意向', 4, { aliases: ['A意向'], formerIds: [99] }),
    tag(21, 2, '定制衣柜'),
    tag(22, 2, '榻榻米'),
    tag(31, 3, '门店'),
    tag(32, 3, '其他'),
    tag(41, 4, '投诉未解决'),
    tag(42, 4, '不接收群发'),
    tag(43, 4, '其他'),
    tag(51, 5, '已沟通', 1),
    tag(52, 5, '报价中', 2),
    tag(53, 5, '比价中', 2),
    tag(54, 5, '已成交', 3),
  ],
  attributes: [
    { key: 'city', label: '城市', type: 'text' },
    { key: 'age', label: '年龄', type: 'number' },
    { key: 'budget', label: '预算', type: 'money' },
    { key: 'birthday', label: '生日', type: 'date' },
    { key: 'member', label: '会员', type: 'boolean' },
    { key: 'level', label: '等级', type: 'one', options: ['S', 'A', 'B'] },
    { key: 'rooms', label: '房间', type: 'many', options: ['客厅', '主卧', '儿童房'] },
  ],
  audiences: [
    { id: 1, name: '热客户', frozen: false, condition: { group: '意向', min: '中意向' } },
    { id: 2, name: '双十一名单', frozen: true, condition: null },
    {
      id: 3,
      name: '热而静',
      frozen: false,
      condition: { all: [{ audience: '热客户' }, { audience: 'aud_2' }] },
    },
  ],
  staff: [
    { id: 1, name: '林小满', wecomUserId: 'linxiaoman' },
    { id: 2, name: '沈知行' },
    { id: 3, name: '沈知行' },
  ],
  departments: [{ id: 1, name: '销售一部' }],
  channels: [{ id: 1, name: '河滨店', publicId: 'chn_1' }],
  addWays: new Map([[1, '扫描二维码']]),
};

/** Monday 23 November 2026, 12:00 in Shanghai. */
export const noon = new Date('2026-11-23T04:00:00Z');
export const SHANGHAI = 'Asia/Shanghai';

export const facts = (changed: Partial<CustomerFacts> = {}): CustomerFacts => ({
  assignments: [],
  attributes: new Map(),
  follows: [],
  events: [],
  frozen: new Set(),
  ...changed,
});

export const event = (type: string, at: string, properties: EventFact['properties'] = {}): EventFact => ({
  type,
  at: new Date(at),
  properties,
});
