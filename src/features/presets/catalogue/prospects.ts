/** Whom effort is worth for: who takes part in campaigns, and who is likely to buy. */
import type { Condition } from '#features/conditions/core';
import type { RulePreset } from '../core/public.ts';
import { fillsIn, groupOf, joins, LATELY, noted, reads, say, says, shares, step } from './writing.ts';

const attention = (level: string): string => `营销活动关注度/${level}`;

const campaigns: RulePreset = {
  key: 'campaign-attention',
  shelf: 'signal',
  name: say('营销活动关注度', '行銷活動關注度', 'Attention to campaigns'),
  seed: { document: '004', quotes: ['組合標簽:產品偏好、購買潛力、風險等級、營銷活動關注度……'] },
  reading: say(
    '近 90 天参加 3 次及以上是经常，1 到 2 次是偶尔；互动过却一次没参加的是很少。',
    '近 90 天參加 3 次及以上是經常，1 到 2 次是偶爾；互動過卻一次沒參加的是很少。',
    'Three or more campaigns within 90 days are often, one or two now and then; who talks to us but joins none, seldom.',
  ),
  groups: [groupOf('finance', 'campaign-attention')],
  rule: {
    kind: 'ladder',
    group: '营销活动关注度',
    scope: { did: 'interaction' },
    steps: [
      {
        tag: attention('经常关注'),
        when: { did: 'campaign.joined', count: { min: 3 }, within: { last: '90d' } },
      },
      { tag: attention('偶尔关注'), when: { did: 'campaign.joined', within: { last: '90d' } } },
    ],
    otherwise: attention('很少关注'),
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('说过话，没参加过活动。', '說過話，沒參加過活動。', 'Talks to us, but has joined nothing.'),
      [says('你好')],
      [attention('很少关注')],
    ),
    step(
      '2026-03-08 20:00',
      say('参加了三八活动。', '參加了三八活動。', 'Joins a campaign.'),
      [joins('三八节')],
      [attention('偶尔关注')],
    ),
    step(
      '2026-03-21 20:00',
      say('又参加两场。', '又參加兩場。', 'Joins two more.'),
      [joins('春季家装节'), joins('周末团购')],
      [attention('经常关注')],
    ),
    step(
      '2026-06-10 10:00',
      say(
        '第一场过了 90 天，剩两场。',
        '第一場過了 90 天，剩兩場。',
        'The first is older than 90 days; two are left.',
      ),
      [],
      [attention('偶尔关注')],
    ),
    step(
      '2026-07-01 10:00',
      say('全都过了 90 天。', '全都過了 90 天。', 'All are older than 90 days.'),
      [],
      [attention('很少关注')],
    ),
  ],
};

const potentialOf = (level: string): string => `购买潜力/${level}`;
const points = (atLeast: number) => ({
  atLeast,
  weights: [2, 1, 3, -2],
  of: [
    { did: 'material.visit', count: { min: 5 }, within: LATELY },
    { did: 'material.share', within: LATELY },
    { did: 'followUp.written', where: [{ property: 'kind', is: '主动询问' }], within: LATELY },
    { did: 'interaction', count: { max: 0 }, within: { last: '14d' } },
  ],
});

const potential: RulePreset = {
  key: 'purchase-potential',
  shelf: 'signal',
  name: say('购买潜力打分', '購買潛力打分', 'Points for purchase potential'),
  seed: { document: '004', quotes: ['組合標簽:產品偏好、購買潛力、風險等級、營銷活動關注度……'] },
  reading: say(
    '看资料五次 2 分，分享 1 分，主动询问 3 分，两周没互动扣 2 分；5 分起是高，3 分起是中。每一分都说得出从哪来。',
    '看資料五次 2 分，分享 1 分，主動詢問 3 分，兩週沒互動扣 2 分；5 分起是高，3 分起是中。每一分都說得出從哪來。',
    'Five visits are 2 points, a share 1, a question 3, two weeks of silence −2; high from 5, medium from 3. Every point says where it comes from.',
  ),
  groups: [groupOf('finance', 'potential')],
  rule: {
    kind: 'ladder',
    privacy: 'profiling',
    group: '购买潜力',
    scope: { did: 'interaction' },
    steps: [
      { tag: potentialOf('高潜力'), when: points(5) },
      { tag: potentialOf('中潜力'), when: points(3) },
    ],
    otherwise: potentialOf('低潜力'),
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('看了 5 份资料：2 分。', '看了 5 份資料：2 分。', 'Reads 5 materials: 2 points.'),
      [reads(40, 5)],
      [potentialOf('低潜力')],
    ),
    step(
      '2026-03-03 10:00',
      say('分享一次：3 分。', '分享一次：3 分。', 'Shares one: 3 points.'),
      [shares()],
      [potentialOf('中潜力')],
    ),
    step(
      '2026-03-04 10:00',
      say('主动询问：6 分。', '主動詢問：6 分。', 'Asks: 6 points.'),
      [noted('主动询问')],
      [potentialOf('高潜力')],
    ),
    step(
      '2026-03-20 10:00',
      say(
        '两周没有互动，扣 2 分：4 分。',
        '兩週沒有互動，扣 2 分：4 分。',
        'Two weeks of silence, −2: 4 points.',
      ),
      [],
      [potentialOf('中潜力')],
    ),
    step(
      '2026-04-06 10:00',
      say('都过了 30 天。', '都過了 30 天。', 'Everything is older than 30 days.'),
      [],
      [potentialOf('低潜力')],
    ),
  ],
};

const riskOf = (level: string): string => `风险等级/${level}`;
/** The result of the questionnaire within the year that it is good for. */
const scored = (below: number): Condition => ({
  did: 'form.submitted',
  where: [
    { property: 'form', is: '风险测评' },
    { property: 'answers.得分', lt: below },
  ],
  within: { last: '365d' },
});

const risk: RulePreset = {
  key: 'risk-grade',
  shelf: 'signal',
  name: say('风险等级', '風險等級', 'Risk grade'),
  seed: { document: '004', quotes: ['組合標簽:產品偏好、購買潛力、風險等級、營銷活動關注度……'] },
  reading: say(
    '风险等级是客户自己填的测评，不从行为里猜：表单「风险测评」的得分，一年有效，每 20 分一档；一年里测了几次取最保守的。它是敏感个人信息，发布前要写用途、确认单独同意。',
    '風險等級是客戶自己填的測評，不從行為裡猜：表單「風險測評」的得分，一年有效，每 20 分一檔；一年裡測了幾次取最保守的。它是敏感個人資訊，發佈前要寫用途、確認單獨同意。',
    'A risk grade is what the customer answers, never guessed from behaviour: the score of the form 风险测评, good for a year, 20 points a grade, of several the most conservative. It is sensitive personal information: publishing asks for purpose and separate consent.',
  ),
  groups: [groupOf('finance', 'risk')],
  rule: {
    kind: 'ladder',
    privacy: 'sensitive',
    group: '风险等级',
    steps: [
      { tag: riskOf('保守型'), when: scored(20) },
      { tag: riskOf('稳健型'), when: scored(40) },
      { tag: riskOf('平衡型'), when: scored(60) },
      { tag: riskOf('成长型'), when: scored(80) },
      { tag: riskOf('进取型'), when: scored(101) },
    ],
    otherwise: null,
  },
  story: [
    step(
      '2026-03-02 10:00',
      say(
        '看了很多资料，没有测评：没有等级。',
        '看了很多資料，沒有測評：沒有等級。',
        'Reads a lot, answered nothing: no grade.',
      ),
      [reads(60, 8)],
      [],
    ),
    step(
      '2026-03-03 10:00',
      say('填了测评，72 分。', '填了測評，72 分。', 'Fills in the questionnaire: 72 points.'),
      [fillsIn('风险测评', { 得分: 72 })],
      [riskOf('成长型')],
    ),
    step(
      '2026-06-01 10:00',
      say(
        '又测一次，35 分：取保守的。',
        '又測一次，35 分：取保守的。',
        'Again, 35 points: the conservative one counts.',
      ),
      [fillsIn('风险测评', { 得分: 35 })],
      [riskOf('稳健型')],
    ),
    step(
      '2027-03-04 10:00',
      say(
        '第一次满一年，还有第二次。',
        '第一次滿一年，還有第二次。',
        'The first is a year old; the second is not.',
      ),
      [],
      [riskOf('稳健型')],
    ),
    step(
      '2027-06-02 10:00',
      say('都过了一年，要重新测评。', '都過了一年，要重新測評。', 'Both are over: time for a new one.'),
      [],
      [],
    ),
  ],
};

export const prospectPresets: readonly RulePreset[] = [campaigns, potential, risk];
