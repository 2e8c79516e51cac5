/** RFM: eight segments of high and low, and the eleven that are named everywhere. */
import { presetGroup } from '#features/tags';
import type { RulePreset } from '../core/public.ts';
import { buys, groupOf, returns, say, step } from './writing.ts';

const QUOTE = '比如電商常用的RFM模型、生命周期模型、營銷偏好、產品偏好等。';
const eight = (name: string): string => `RFM/${name}`;

const rfmEight: RulePreset = {
  key: 'rfm-eight',
  shelf: 'value',
  name: say('RFM 八类', 'RFM 八類', 'RFM in eight segments'),
  seed: { document: '004', quotes: [QUOTE] },
  reading: say(
    '近 31 天买过算近，3 笔起算多，满 1000 元算高；三项各分高低，共八类。分界改成自己的。',
    '近 31 天買過算近，3 筆起算多，滿 1000 元算高；三項各分高低，共八類。分界改成自己的。',
    'Recent is within 31 days, often is 3 orders, high is 1,000 yuan; three times high or low makes eight. Set your own bounds.',
  ),
  groups: [groupOf('three-kinds', 'rfm')],
  rule: {
    kind: 'model',
    model: {
      type: 'rfm',
      recency: { breaks: [31] },
      frequency: { breaks: [3] },
      monetary: { breaks: [100_000] },
    },
    segments: [
      { tag: eight('重要价值'), r: [2], f: [2], m: [2] },
      { tag: eight('重要发展'), r: [2], f: [1], m: [2] },
      { tag: eight('重要保持'), r: [1], f: [2], m: [2] },
      { tag: eight('重要挽留'), r: [1], f: [1], m: [2] },
      { tag: eight('一般价值'), r: [2], f: [2], m: [1] },
      { tag: eight('一般发展'), r: [2], f: [1], m: [1] },
      { tag: eight('一般保持'), r: [1], f: [2], m: [1] },
      { tag: eight('一般挽留'), r: [1], f: [1], m: [1] },
    ],
  },
  story: [
    step(
      '2026-03-02 10:00',
      say(
        '第一笔 300 元：近、少、低。',
        '第一筆 300 元：近、少、低。',
        'The first order, 300: recent, seldom, low.',
      ),
      [buys('A1', 300)],
      [eight('一般发展')],
    ),
    step(
      '2026-03-10 10:00',
      say(
        '再买 900 元，累计 1200：金额到了高。',
        '再買 900 元，累計 1200：金額到了高。',
        'Another 900, 1,200 in all: high now.',
      ),
      [buys('A2', 900)],
      [eight('重要发展')],
    ),
    step(
      '2026-03-20 10:00',
      say('第 3 笔：次数到了多。', '第 3 筆：次數到了多。', 'The third order: often now.'),
      [buys('A3', 200)],
      [eight('重要价值')],
    ),
    step(
      '2026-04-21 10:00',
      say(
        '31 天没买，零点自己变成「久」。',
        '31 天沒買，零點自己變成「久」。',
        'No order for 31 days: at midnight it is long ago.',
      ),
      [],
      [eight('重要保持')],
    ),
    step(
      '2026-04-25 10:00',
      say('第 3 笔退款，次数退回少。', '第 3 筆退款，次數退回少。', 'The third is refunded: seldom again.'),
      [returns('A3')],
      [eight('重要挽留')],
    ),
  ],
};

const eleven = (name: string): string => `RFM十一类/${name}`;

const rfmEleven: RulePreset = {
  key: 'rfm-eleven',
  shelf: 'value',
  name: say('RFM 十一类', 'RFM 十一類', 'RFM in eleven segments'),
  seed: { document: '004', quotes: [QUOTE] },
  reading: say(
    '近度按 30、60、90、180 天分五档，次数按 2、3、4、6 笔分五档；十一类不漏不重。发布后会替下另一个 RFM。',
    '近度按 30、60、90、180 天分五檔，次數按 2、3、4、6 筆分五檔；十一類不漏不重。發佈後會替下另一個 RFM。',
    'Five scores of recency by 30, 60, 90 and 180 days, five of frequency by 2, 3, 4 and 6 orders; the eleven leave nobody out. Publishing it takes the place of another RFM.',
  ),
  groups: [
    presetGroup(
      'rfm-eleven',
      'RFM十一类',
      {
        choice: 'single',
        kind: 'composite',
        color: 'zi',
        description: '按近度和次数各五档分成十一类。由模型计算。',
      },
      [
        ['champion', '冠军客户', '刚买过，买得最勤'],
        ['loyal', '忠诚客户', '近期买过，买得勤'],
        ['potential', '潜力忠诚', '近期买过，买过几次'],
        ['new', '新客户', '刚买了第一次'],
        ['promising', '有望回购', '前不久买了第一次'],
        ['attention', '需要关注', '两三个月没买，次数中等'],
        ['about-to-sleep', '即将沉睡', '两三个月没买，次数少'],
        ['at-risk', '有流失风险', '很久没买，从前买得勤'],
        ['cannot-lose', '不能失去', '很久没买，从前买得最勤'],
        ['hibernating', '冬眠客户', '很久没买，次数少'],
        ['lost', '已流失', '半年以上没买，次数少'],
      ],
    ),
  ],
  rule: {
    kind: 'model',
    model: {
      type: 'rfm',
      recency: { breaks: [30, 60, 90, 180] },
      frequency: { breaks: [2, 3, 4, 6] },
      monetary: { breaks: [100_000] },
    },
    segments: [
      { tag: eleven('冠军客户'), r: [5], f: [4, 5] },
      { tag: eleven('忠诚客户'), r: [3, 4], f: [4, 5] },
      { tag: eleven('潜力忠诚'), r: [4, 5], f: [2, 3] },
      { tag: eleven('新客户'), r: [5], f: [1] },
      { tag: eleven('有望回购'), r: [4], f: [1] },
      { tag: eleven('需要关注'), r: [3], f: [3] },
      { tag: eleven('即将沉睡'), r: [3], f: [1, 2] },
      { tag: eleven('有流失风险'), r: [1, 2], f: [3, 4] },
      { tag: eleven('不能失去'), r: [1, 2], f: [5] },
      { tag: eleven('冬眠客户'), r: [2], f: [1, 2] },
      { tag: eleven('已流失'), r: [1], f: [1, 2] },
    ],
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('第一次买。', '第一次買。', 'Buys for the first time.'),
      [buys('A1')],
      [eleven('新客户')],
    ),
    step(
      '2026-03-12 10:00',
      say('第二次。', '第二次。', 'A second time.'),
      [buys('A2')],
      [eleven('潜力忠诚')],
    ),
    step(
      '2026-03-20 10:00',
      say('一天里又买两次，共 4 次。', '一天裡又買兩次，共 4 次。', 'Twice more in a day, 4 in all.'),
      [buys('A3'), buys('A4')],
      [eleven('冠军客户')],
    ),
    step(
      '2026-04-25 10:00',
      say('一个月没来。', '一個月沒來。', 'A month without an order.'),
      [],
      [eleven('忠诚客户')],
    ),
    step(
      '2026-06-20 10:00',
      say('三个月没来。', '三個月沒來。', 'Three months without an order.'),
      [],
      [eleven('有流失风险')],
    ),
    step(
      '2026-06-25 10:00',
      say('回来连买两次，共 6 次。', '回來連買兩次，共 6 次。', 'Comes back and buys twice, 6 in all.'),
      [buys('A5'), buys('A6')],
      [eleven('冠军客户')],
    ),
    step(
      '2026-10-01 10:00',
      say(
        '又三个月没来：买得最勤的人，不能失去。',
        '又三個月沒來：買得最勤的人，不能失去。',
        'Three months without an order again: one of the best, not to be lost.',
      ),
      [],
      [eleven('不能失去')],
    ),
  ],
};

export const rfmPresets: readonly RulePreset[] = [rfmEight, rfmEleven];
