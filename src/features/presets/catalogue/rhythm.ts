/** When somebody is there, and when not: silence, weekdays, hours. */
import { presetGroup } from '#features/tags';
import type { RulePreset } from '../core/public.ts';
import { groupOf, LATELY, reads, say, says, silentFor, step, watches } from './writing.ts';

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

export const rhythmPresets: readonly RulePreset[] = [
  silentAfter(30, '2026-04-01'),
  silentAfter(60, '2026-05-01'),
  silentAfter(90, '2026-05-31'),
  wednesdays,
  evenings,
];
