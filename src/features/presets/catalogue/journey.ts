/** Where somebody stands on the way: the life cycle, and what its first part asks for. */
import type { RulePreset } from '../core/public.ts';
import {
  buys,
  byHand,
  groupOf,
  LATELY,
  paid,
  reads,
  said,
  say,
  says,
  silentFor,
  step,
  written,
} from './writing.ts';

const phase = (name: string): string => `生命周期/${name}`;
const known = groupOf('three-levels', 'life-cycle');

const lifecycle: RulePreset = {
  key: 'life-cycle',
  shelf: 'journey',
  name: say('生命周期', '生命週期', 'Life cycle'),
  seed: { document: '000', quotes: ['处在观望期的客户', '等到比价阶段必须用动态标签实时监控'] },
  reading: say(
    '原文写了观望期和比价阶段，后三段是常见的补法：成交、复购、90 天没互动算流失。说过优惠、套餐，或员工记过比价，就在比价。',
    '原文寫了觀望期和比價階段，後三段是常見的補法：成交、復購、90 天沒互動算流失。說過優惠、套餐，或員工記過比價，就在比價。',
    'The document names watching and comparing; the other three are the usual ones: bought, bought again, and 90 days of silence. Whoever speaks of offers or bundles, or was noted comparing, compares.',
  ),
  groups: [
    {
      ...known,
      tags: [
        ...(known.tags ?? []),
        { key: 'life-cycle.won', name: '成交期', definition: { meaning: '第一笔付款之后' } },
        { key: 'life-cycle.repeat', name: '复购期', definition: { meaning: '买过两次及以上' } },
        { key: 'life-cycle.gone', name: '流失期', definition: { meaning: '90 天没有互动' } },
      ],
    },
  ],
  rule: {
    kind: 'ladder',
    group: '生命周期',
    steps: [
      { tag: phase('流失期'), when: silentFor('90d') },
      { tag: phase('复购期'), when: paid(2) },
      { tag: phase('成交期'), when: paid(1) },
      {
        tag: phase('比价阶段'),
        when: { any: [said('优惠', LATELY.last), said('套餐', LATELY.last), written('比价')] },
      },
      { tag: phase('观望期'), when: { did: 'interaction' } },
    ],
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('看了看资料，没说话。', '看了看資料，沒說話。', 'Reads, but says nothing.'),
      [reads(25)],
      [phase('观望期')],
    ),
    step(
      '2026-03-06 10:00',
      say('问起优惠，进入比价。', '問起優惠，進入比價。', 'Asks for an offer: comparing now.'),
      [says('有优惠吗')],
      [phase('比价阶段')],
    ),
    step('2026-03-10 10:00', say('付了款。', '付了款。', 'Pays.'), [buys('A1')], [phase('成交期')]),
    step('2026-04-20 10:00', say('又买一次。', '又買一次。', 'Buys again.'), [buys('A2')], [phase('复购期')]),
    step(
      '2026-07-25 10:00',
      say('三个月没有互动。', '三個月沒有互動。', 'Three months of silence.'),
      [],
      [phase('流失期')],
    ),
    step(
      '2026-07-26 10:00',
      say('回来说了一句话。', '回來說了一句話。', 'Comes back with a word.'),
      [says('又来了')],
      [phase('复购期')],
    ),
  ],
};

const WATCHING = phase('观望期');
const COMPARING = phase('比价阶段');
const NURTURE = '客户信号/需要营养浇灌';

const nurture: RulePreset = {
  key: 'nurture',
  shelf: 'journey',
  name: say('观望期需要营养浇灌', '觀望期需要營養澆灌', 'Watching customers need nurture'),
  seed: { document: '000', quotes: ['处在观望期的客户得悄悄打上"需要营养浇灌"的标记'] },
  reading: say(
    '看的是「观望期」这个标签，不管是规则打的还是员工打的；离开观望期就摘下。',
    '看的是「觀望期」這個標籤，不管是規則打的還是員工打的；離開觀望期就摘下。',
    'It reads the tag of the phase, whoever put it on, and goes with it.',
  ),
  groups: [
    groupOf('three-levels', 'life-cycle', ['观望期', '比价阶段']),
    groupOf('three-levels', 'signal', ['需要营养浇灌']),
  ],
  rule: { kind: 'state', when: { tag: WATCHING }, then: { add: [NURTURE] }, keep: 'while' },
  story: [
    step(
      '2026-03-02 10:00',
      say('员工认为还在观望。', '員工認為還在觀望。', 'Staff find that he is still watching.'),
      [byHand(WATCHING)],
      [WATCHING, NURTURE],
    ),
    step(
      '2026-03-20 10:00',
      say(
        '开始比价，浇灌的标记跟着走。',
        '開始比價，澆灌的標記跟著走。',
        'Begins to compare; the mark goes.',
      ),
      [byHand(COMPARING)],
      [COMPARING],
    ),
  ],
};

export const journeyPresets: readonly RulePreset[] = [lifecycle, nurture];
