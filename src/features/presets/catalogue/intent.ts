/** How much somebody wants it: levels, and the two of four that make the highest. */
import type { RulePreset } from '../core/public.ts';
import { added, groupOf, LATELY, noted, reads, say, says, shares, step, viewed, written } from './writing.ts';

const HIGH = '意向/高意向';
const MID = '意向/中意向';
const LOW = '意向/低意向';
const SLEEPING = '意向/沉睡客户';

const highIntent = {
  atLeast: 2,
  of: [
    written('积极回应'),
    written('主动询问'),
    viewed(5),
    { did: 'material.share', count: { min: 3 }, within: LATELY },
  ],
};
const answered = { any: [{ did: 'message.received', within: LATELY }, written('积极回应')] };

const intentLevels: RulePreset = {
  key: 'intent-levels',
  shelf: 'intent',
  name: say('高、中、低、沉睡四级意向', '高、中、低、沉睡四級意向', 'Four levels of intent'),
  seed: {
    document: '002',
    quotes: [
      '高意向：积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可',
      '中意向：有回应，但没有主动询问过产品，查看资料三次及以上',
      '低意向：很少回复，一周会看一到两次文件',
      '沉睡客户：不回复、偶尔会浏览一两次文件、浏览时长5秒以下',
    ],
  },
  reading: say(
    '没写时间的按近 30 天算，很少回复是 1 到 2 次，5 秒以下含 5 秒；从高到低先满足先得，哪级都不满足的不打。',
    '沒寫時間的按近 30 天算，很少回覆是 1 到 2 次，5 秒以下含 5 秒；從高到低先滿足先得，哪級都不滿足的不打。',
    'Without a time it is the last 30 days; seldom is once or twice; 5 seconds are still “up to 5”. The first level from the top that holds is taken; who meets none has none.',
  ),
  groups: [groupOf('weiling', 'intent')],
  rule: {
    kind: 'ladder',
    group: '意向',
    steps: [
      { tag: HIGH, when: highIntent },
      { tag: MID, when: { all: [answered, { not: written('主动询问') }, viewed(3)] } },
      {
        tag: LOW,
        when: {
          all: [
            { did: 'message.received', count: { min: 1, max: 2 }, within: LATELY },
            { did: 'material.visit', count: { min: 1, max: 2 }, within: { last: '7d' } },
          ],
        },
      },
      {
        tag: SLEEPING,
        when: {
          all: [
            { not: answered },
            {
              did: 'material.visit',
              count: { min: 1, max: 2 },
              measure: { max: 'seconds', lte: 5 },
              within: LATELY,
            },
          ],
        },
      },
    ],
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('刚加上好友，还没有动静。', '剛加上好友，還沒有動靜。', 'Just added; nothing has happened yet.'),
      [added()],
      [],
    ),
    step(
      '2026-03-03 20:00',
      say(
        '点开一份资料，3 秒就关了，也没有回话。',
        '點開一份資料，3 秒就關了，也沒有回話。',
        'Opens a material, closes it after 3 seconds, and does not answer.',
      ),
      [reads(3)],
      [SLEEPING],
    ),
    step(
      '2026-03-05 09:30',
      say(
        '回了一句话，又看了一份资料。',
        '回了一句話，又看了一份資料。',
        'Answers once, and reads another material.',
      ),
      [says('收到，我看看'), reads(40)],
      [LOW],
    ),
    step(
      '2026-03-06 21:00',
      say(
        '看了第三份，没有问产品。',
        '看了第三份，沒有問產品。',
        'Reads a third one, without asking about products.',
      ),
      [reads(65)],
      [MID],
    ),
    step(
      '2026-03-09 14:00',
      say(
        '又看两份，主动问起价格；员工记了一笔跟进。四项满足了两项。',
        '又看兩份，主動問起價格；員工記了一筆跟進。四項滿足了兩項。',
        'Reads two more and asks for the price; staff note it. Two of the four are met.',
      ),
      [reads(50, 2), noted('主动询问')],
      [HIGH],
    ),
    step(
      '2026-04-20 10:00',
      say(
        '六周没有动静：资料逐条过了 30 天，哪一级都不再满足。',
        '六週沒有動靜：資料逐條過了 30 天，哪一級都不再滿足。',
        'Six weeks of silence: one by one the visits are older than 30 days, and no level holds any more.',
      ),
      [],
      [],
    ),
  ],
};

const twoOfFour: RulePreset = {
  key: 'high-intent',
  shelf: 'intent',
  name: say('四项满足两项即高意向', '四項滿足兩項即高意向', 'Two of four make high intent'),
  seed: {
    document: '002',
    quotes: ['高意向：积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可'],
  },
  reading: say(
    '四项都看近 30 天；积极回应和主动询问看员工记的跟进。只打这一级，其余各级不动。',
    '四項都看近 30 天；積極回應和主動詢問看員工記的跟進。只打這一級，其餘各級不動。',
    'All four of the last 30 days; answers and questions are what staff noted. Only this level is put on; the others are left alone.',
  ),
  groups: [groupOf('weiling', 'intent', ['高意向'])],
  rule: { kind: 'state', when: highIntent, then: { add: [HIGH] }, keep: 'while' },
  story: [
    step(
      '2026-03-02 10:00',
      say('一口气看了 4 份资料。', '一口氣看了 4 份資料。', 'Reads 4 materials in a row.'),
      [reads(30, 4)],
      [],
    ),
    step(
      '2026-03-04 12:00',
      say('把案例转给同事，两次。', '把案例轉給同事，兩次。', 'Shares a case with colleagues, twice.'),
      [shares(2)],
      [],
    ),
    step(
      '2026-03-05 09:00',
      say(
        '第 5 次查看资料：四项满足一项，还差一项。',
        '第 5 次查看資料：四項滿足一項，還差一項。',
        'The fifth visit: one of four is met, one is missing.',
      ),
      [reads(42)],
      [],
    ),
    step(
      '2026-03-05 20:00',
      say('第 3 次分享：满足两项。', '第 3 次分享：滿足兩項。', 'The third share: two are met.'),
      [shares()],
      [HIGH],
    ),
    step(
      '2026-04-02 10:00',
      say(
        '一个月没有再看，最早那 4 次过了 30 天，只剩一项。',
        '一個月沒有再看，最早那 4 次過了 30 天，只剩一項。',
        'A month without another visit: the first four are older than 30 days, and only one item is left.',
      ),
      [],
      [],
    ),
  ],
};

export const intentPresets: readonly RulePreset[] = [intentLevels, twoOfFour];
