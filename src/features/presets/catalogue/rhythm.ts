/** When somebody is there, and when not: silence, weekdays, hours. */
import { presetGroup } from '#features/tags';
import type { RulePreset } from '../core/public.ts';
import { buys, groupOf, LATELY, reads, returns, say, says, silentFor, step, watches } from './writing.ts';

const SILENT = '互动特征/长期静默';

/** `ends`: the day on which so many days since the first talk are over. */
const silentAfter = (days: number, ends: string): RulePreset => ({
  key: `silent-${days}`,
  shelf: 'rhythm',
  name: say(`${days} 天没互动就算静默`, `${days} 天沒互動就算靜默`, `Silent after ${days} days`),
  seed: { document: '001', quotes: ['为长期未互动的“静默客户”打上标签,定期启动激活关怀活动'] },
  reading: say(
    `长期是 ${days} 天，只看客户主动的互动；从没互动过的人不算静默，下一次互动就摘下。`,
    `長期是 ${days} 天，只看客戶主動的互動；從沒互動過的人不算靜默，下一次互動就摘下。`,
    `Long is ${days} days without anything the customer does; who never did anything is not silent, and the next word takes the tag off.`,
  ),
  groups: [groupOf('five-dimensions', 'engagement', ['长期静默'])],
  rule: { kind: 'state', when: silentFor(`${days}d`), then: { add: [SILENT] }, keep: 'while' },
  story: [
    step('2026-03-02 10:00', say('问了一句。', '問了一句。', 'Asks something.'), [says('在吗')], []),
    step(
      `${ends} 08:00`,
      say(`再过两个小时就是 ${days} 天。`, `再過兩個小時就是 ${days} 天。`, `Two hours before ${days} days.`),
      [],
      [],
    ),
    step(
      `${ends} 12:00`,
      say(`满 ${days} 天没有互动。`, `滿 ${days} 天沒有互動。`, `${days} days without a word.`),
      [],
      [SILENT],
    ),
    step(
      `${ends} 18:00`,
      say('又说话了，马上摘下。', '又說話了，馬上摘下。', 'Speaks again: taken off at once.'),
      [says('想起来了，再问问')],
      [],
    ),
  ],
});

const WEDNESDAY = '活动参与/每周三看直播';

const wednesdays: RulePreset = {
  key: 'wednesday-live',
  shelf: 'rhythm',
  name: say('每周三看直播', '每週三看直播', 'Watches the live show on Wednesdays'),
  seed: { document: '000', quotes: ['当客户资料里躺着"北京朝阳区宝妈""每周三看直播"这类标签时'] },
  reading: say(
    '近 4 个周三里看过 3 个；别的日子看的不算，一天看几次算一次。',
    '近 4 個週三裡看過 3 個；別的日子看的不算，一天看幾次算一次。',
    'Three of the last four Wednesdays; other days do not count, and a day counts once.',
  ),
  groups: [groupOf('three-levels', 'activity', ['每周三看直播'])],
  rule: {
    kind: 'state',
    when: {
      did: 'live.watched',
      at: { weekdays: [3] },
      measure: { days: true, gte: 3 },
      within: { last: '28d' },
    },
    then: { add: [WEDNESDAY] },
    keep: 'while',
  },
  story: [
    step(
      '2026-03-04 20:00',
      say('周三看了直播。', '週三看了直播。', 'Watches on Wednesday.'),
      [watches()],
      [],
    ),
    step('2026-03-11 20:00', say('第二个周三。', '第二個週三。', 'The second Wednesday.'), [watches()], []),
    step(
      '2026-03-12 20:00',
      say('周四也看了，不算。', '週四也看了，不算。', 'Thursday too: that does not count.'),
      [watches()],
      [],
    ),
    step(
      '2026-03-18 20:00',
      say('第三个周三，成了习惯。', '第三個週三，成了習慣。', 'The third Wednesday: a habit.'),
      [watches()],
      [WEDNESDAY],
    ),
    step(
      '2026-03-25 22:00',
      say(
        '这个周三没来，4 个里还有 3 个。',
        '這個週三沒來，4 個裡還有 3 個。',
        'Not this Wednesday: still three of four.',
      ),
      [],
      [WEDNESDAY],
    ),
    step(
      '2026-04-01 22:00',
      say('又没来，只剩 2 个。', '又沒來，只剩 2 個。', 'Not again: two are left.'),
      [],
      [],
    ),
  ],
};

const EVENING = '活跃时段/晚间活跃';

const evenings: RulePreset = {
  key: 'evening-active',
  shelf: 'rhythm',
  name: say('晚上 8 点到 11 点活跃', '晚上 8 點到 11 點活躍', 'Active between 8 and 11 in the evening'),
  seed: { document: '000', quotes: ['观察"价格敏感型"标签群体的活跃时间段'] },
  reading: say(
    '近 30 天里有 3 天在 20:00 到 23:00 之间互动过；23:00 整不算。',
    '近 30 天裡有 3 天在 20:00 到 23:00 之間互動過；23:00 整不算。',
    'On 3 days of the last 30 something between 20:00 and 23:00, which itself does not count.',
  ),
  groups: [
    presetGroup(
      'active-hours',
      '活跃时段',
      { choice: 'multiple', kind: 'behaviour', color: 'zhu2', description: '常在一天里的哪一段出现。' },
      [['evening', '晚间活跃', '常在晚上 8 点到 11 点之间看资料、说话']],
    ),
  ],
  rule: {
    kind: 'state',
    when: {
      did: 'interaction',
      at: { from: '20:00', until: '23:00' },
      measure: { days: true, gte: 3 },
      within: LATELY,
    },
    then: { add: [EVENING] },
    keep: 'while',
  },
  story: [
    step('2026-03-02 12:30', say('午休时看了资料。', '午休時看了資料。', 'Reads at noon.'), [reads(30)], []),
    step(
      '2026-03-03 20:30',
      say('晚上看了一份。', '晚上看了一份。', 'Reads one in the evening.'),
      [reads(60)],
      [],
    ),
    step(
      '2026-03-05 22:10',
      say('晚上来问。', '晚上來問。', 'Asks in the evening.'),
      [says('睡前问一句，能周末量房吗')],
      [],
    ),
    step(
      '2026-03-06 23:00',
      say('23:00 整，差一点。', '23:00 整，差一點。', 'At 23:00 sharp: just missed.'),
      [reads(20)],
      [],
    ),
    step(
      '2026-03-07 21:00',
      say('第三个晚上。', '第三個晚上。', 'The third evening.'),
      [reads(90)],
      [EVENING],
    ),
    step(
      '2026-04-03 09:00',
      say('第一个晚上过了 30 天。', '第一個晚上過了 30 天。', 'The first evening is older than 30 days.'),
      [],
      [],
    ),
  ],
};

const DUE = '复购周期/到了复购周期';
const OVERDUE = '复购周期/过了复购周期';

const purchaseCycle: RulePreset = {
  key: 'purchase-cycle',
  shelf: 'rhythm',
  name: say('到了复购周期', '到了復購週期', 'Due to buy again'),
  seed: { document: '000', quotes: ['第三级是业务属性(产品偏好/购买周期)'] },
  reading: say(
    '周期是每个客户自己的：相邻两次购买之间天数的中位数，同一天的订单算一次，买过 3 次才有；预计日前 3 天算到了，过了 7 天算过了。',
    '週期是每個客戶自己的：相鄰兩次購買之間天數的中位數，同一天的訂單算一次，買過 3 次才有；預計日前 3 天算到了，過了 7 天算過了。',
    'The cycle is each customer’s own: the median of the days between purchases, orders of a day being one, from the third on; due from 3 days before the expected day, overdue when 7 days have passed.',
  ),
  groups: [
    presetGroup(
      'repurchase-cycle',
      '复购周期',
      {
        choice: 'single',
        ordered: true,
        kind: 'behaviour',
        color: 'zi',
        description: '按客户自己的购买周期，到没到再买的时候。',
      },
      [
        ['due', '到了复购周期', '离预计下次下单不到 3 天，或刚过去一周'],
        ['overdue', '过了复购周期', '预计下次下单已经过去 7 天以上'],
      ],
    ),
  ],
  rule: {
    kind: 'ladder',
    group: '复购周期',
    steps: [
      { tag: OVERDUE, when: { attribute: 'order.overdueDays', gt: 7 } },
      { tag: DUE, when: { attribute: 'order.overdueDays', gte: -3 } },
    ],
    otherwise: null,
  },
  story: [
    step('2026-01-05 10:00', say('第一次买。', '第一次買。', 'Buys for the first time.'), [buys('A1')], []),
    step(
      '2026-02-04 10:00',
      say('30 天后又买，同一天两笔。', '30 天後又買，同一天兩筆。', '30 days later, two orders on one day.'),
      [buys('A2'), buys('A3')],
      [],
    ),
    step(
      '2026-03-06 10:00',
      say(
        '第三次，又是 30 天：周期有了，预计 4 月 5 日。',
        '第三次，又是 30 天：週期有了，預計 4 月 5 日。',
        'The third time after 30 days: a cycle, the next one expected on 5 April.',
      ),
      [buys('A4')],
      [],
    ),
    step('2026-04-02 09:00', say('还差 3 天。', '還差 3 天。', 'Three days to go.'), [], [DUE]),
    step(
      '2026-04-12 09:00',
      say('过了 7 天，还不算过。', '過了 7 天，還不算過。', 'Seven days late: still due.'),
      [],
      [DUE],
    ),
    step('2026-04-13 09:00', say('第 8 天。', '第 8 天。', 'The eighth day.'), [], [OVERDUE]),
    step(
      '2026-04-14 15:00',
      say('又买了，周期还是 30 天。', '又買了，週期還是 30 天。', 'Buys again; the cycle stays at 30 days.'),
      [buys('A5')],
      [],
    ),
    step(
      '2026-04-15 10:00',
      say('退了那一笔，又回到过了。', '退了那一筆，又回到過了。', 'Sends that one back: overdue again.'),
      [returns('A5')],
      [OVERDUE],
    ),
  ],
};

export const rhythmPresets: readonly RulePreset[] = [
  silentAfter(30, '2026-04-01'),
  silentAfter(60, '2026-05-01'),
  silentAfter(90, '2026-05-31'),
  wednesdays,
  evenings,
  purchaseCycle,
];
