/** Who somebody is to us by what was bought: tiers, old and repeated customers, the first payment. */
import type { RulePreset } from '../core/public.ts';
import {
  added,
  buys,
  byChannel,
  byHand,
  getsCoupon,
  groupOf,
  isWrittenTo,
  paid,
  returns,
  say,
  says,
  step,
} from './writing.ts';

const tierOf = (letter: string): string => `客户分级/${letter}级客户`;

const tiers: RulePreset = {
  key: 'tiers',
  shelf: 'value',
  name: say('S、A、B、C、D 五级', 'S、A、B、C、D 五級', 'Tiers S, A, B, C and D'),
  seed: {
    document: '003',
    quotes: [
      'S级客户,已经购买过多次的客户,忠诚度很高信任度很强。',
      'A级客户,购买过1次及以上的客户',
      'B级客户,刚添加的客户,还没有沟通互动',
      'C级客户,有过互动沟通,但还没有购买的客户',
      'D级客户,多次沟通一直没有回复的客户',
    ],
  },
  reading: say(
    'S 是 3 次及以上，A 是 1 到 2 次；沟通 5 次没有回复才算 D，买过的客户不会降到 D；其余都是 B。',
    'S 是 3 次及以上，A 是 1 到 2 次；溝通 5 次沒有回覆才算 D，買過的客戶不會降到 D；其餘都是 B。',
    'S from three orders on, A for one or two; D after 5 messages without an answer, never for somebody who bought; everybody else is B.',
  ),
  groups: [groupOf('four-dimensions', 'tier')],
  rule: {
    kind: 'ladder',
    group: '客户分级',
    steps: [
      { tag: tierOf('S'), when: paid(3) },
      { tag: tierOf('A'), when: paid(1) },
      { tag: tierOf('C'), when: { did: 'interaction' } },
      {
        tag: tierOf('D'),
        when: {
          any: [
            { did: 'message.sent', count: { min: 5 } },
            { did: 'followUp.written', count: { min: 5 } },
          ],
        },
      },
    ],
    otherwise: tierOf('B'),
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('刚添加，还没有说过话。', '剛添加，還沒有說過話。', 'Just added, nobody has spoken yet.'),
      [added()],
      [tierOf('B')],
    ),
    step(
      '2026-03-05 17:00',
      say('员工发了 5 条，一条没回。', '員工發了 5 則，一則沒回。', 'Staff write 5 messages; no answer.'),
      [isWrittenTo('方便时回我一下', 5)],
      [tierOf('D')],
    ),
    step(
      '2026-03-06 09:00',
      say('终于回话了。', '終於回話了。', 'An answer at last.'),
      [says('这几天出差，周末细看')],
      [tierOf('C')],
    ),
    step(
      '2026-03-08 15:00',
      say('第一笔付款。', '第一筆付款。', 'The first payment.'),
      [buys('A1')],
      [tierOf('A')],
    ),
    step('2026-03-20 11:00', say('第二笔。', '第二筆。', 'The second.'), [buys('A2')], [tierOf('A')]),
    step(
      '2026-04-02 11:00',
      say('第三笔，升到 S。', '第三筆，升到 S。', 'The third: up to S.'),
      [buys('A3')],
      [tierOf('S')],
    ),
    step(
      '2026-04-03 09:00',
      say(
        '第三笔全额退款，退回 A。',
        '第三筆全額退款，退回 A。',
        'The third is refunded in full: back to A.',
      ),
      [returns('A3')],
      [tierOf('A')],
    ),
  ],
};

const OLD = '客户关系/老客户';

const oldCustomer: RulePreset = {
  key: 'old-customer',
  shelf: 'value',
  name: say('合作半年以上的老客户', '合作半年以上的老客戶', 'Old customer after half a year'),
  seed: { document: '002', quotes: ['老客户（合作半年以上）'] },
  reading: say(
    '从第一笔没有退掉的付款算起，满 6 个日历月。',
    '從第一筆沒有退掉的付款算起，滿 6 個日曆月。',
    'Six calendar months since the first payment that was not refunded.',
  ),
  groups: [groupOf('weiling', 'relation', ['老客户'])],
  rule: {
    kind: 'state',
    when: { did: 'order.paid', within: { before: '6mo' } },
    then: { add: [OLD] },
    keep: 'while',
  },
  story: [
    step('2026-03-02 10:00', say('第一笔付款。', '第一筆付款。', 'The first payment.'), [buys('A1')], []),
    step(
      '2026-09-02 09:59',
      say('差一分钟满半年。', '差一分鐘滿半年。', 'A minute before half a year.'),
      [],
      [],
    ),
    step(
      '2026-09-02 10:01',
      say('满 6 个月，自己打上。', '滿 6 個月，自己打上。', 'Six months are over: the tag comes by itself.'),
      [],
      [OLD],
    ),
    step(
      '2026-09-10 10:00',
      say(
        '那一笔退了款，就不再是老客户。',
        '那一筆退了款，就不再是老客戶。',
        'That payment is refunded: no old customer any more.',
      ),
      [returns('A1')],
      [],
    ),
  ],
};

const AGAIN = '客户关系/复购客户';

const repurchase: RulePreset = {
  key: 'repurchase',
  shelf: 'value',
  name: say('购买两次及以上的复购客户', '購買兩次及以上的復購客戶', 'Bought twice or more'),
  seed: { document: '002', quotes: ['复购客户（购买两次及以上）'] },
  reading: say(
    '按付款的订单数，全额退款的不算。',
    '按付款的訂單數，全額退款的不算。',
    'Paid orders are counted, those refunded in full are not.',
  ),
  groups: [groupOf('weiling', 'relation', ['复购客户'])],
  rule: { kind: 'state', when: paid(2), then: { add: [AGAIN] }, keep: 'while' },
  story: [
    step('2026-03-02 10:00', say('买了一次。', '買了一次。', 'Buys once.'), [buys('A1')], []),
    step(
      '2026-03-30 10:00',
      say('买了第二次。', '買了第二次。', 'Buys a second time.'),
      [buys('A2')],
      [AGAIN],
    ),
    step(
      '2026-04-01 10:00',
      say(
        '第二笔退了，标签跟着摘下。',
        '第二筆退了，標籤跟著摘下。',
        'The second is refunded; the tag goes with it.',
      ),
      [returns('A2')],
      [],
    ),
  ],
};

const LEAD = '阶段/新线索';
const QUOTED = '阶段/报价中';
const WON = '阶段/已成交';

const payment: RulePreset = {
  key: 'payment-won',
  shelf: 'value',
  name: say('付款后进入已成交', '付款後進入已成交', 'A payment moves the stage to won'),
  seed: { document: '001', quotes: ['客户完成支付,自动将阶段标签更新为“已成交”'] },
  reading: say(
    '阶段是单选组，打上「已成交」就换下原来的。员工亲手打的阶段更强，规则不去覆盖，只记下被谁拦住；想让付款换下它，在「阶段」组里选以新行为为准。',
    '階段是單選組，打上「已成交」就換下原來的。員工親手打的階段更強，規則不去覆蓋，只記下被誰攔住；想讓付款換下它，在「階段」組裡選以新行為為準。',
    'The stage is a single choice: the new one replaces the old one. A stage that staff chose by hand is stronger; the rule leaves it and notes what was in the way. For payments to replace it, let newer acts win in the group.',
  ),
  groups: [groupOf('five-dimensions', 'stage', ['新线索', '报价中', '已成交'])],
  rule: { kind: 'trigger', on: { event: 'order.paid' }, then: { add: [WON] } },
  story: [
    step(
      '2026-03-02 10:00',
      say('扫渠道活码进来，是新线索。', '掃渠道活碼進來，是新線索。', 'Comes by a channel code: a new lead.'),
      [added(), byChannel(LEAD)],
      [LEAD],
    ),
    step(
      '2026-03-06 16:00',
      say('完成支付，阶段换成已成交。', '完成支付，階段換成已成交。', 'Pays: the stage moves to won.'),
      [buys('A1')],
      [WON],
    ),
    step(
      '2026-03-08 09:00',
      say('全额退款，不算成交了。', '全額退款，不算成交了。', 'Refunded in full: not won any more.'),
      [returns('A1')],
      [],
    ),
    step(
      '2026-03-20 10:00',
      say(
        '重新谈，员工亲手打上报价中。',
        '重新談，員工親手打上報價中。',
        'Talks begin anew; staff put on the stage by hand.',
      ),
      [byHand(QUOTED)],
      [QUOTED],
    ),
    step(
      '2026-03-21 10:00',
      say(
        '又付了款：手上的阶段更强，规则让路，由员工来改。',
        '又付了款：手上的階段更強，規則讓路，由員工來改。',
        'Pays again: the hand is stronger, the rule gives way, and staff move the stage.',
      ),
      [buys('A2')],
      [QUOTED],
    ),
  ],
};

const DISCOUNT = '折扣偏好/折扣偏好比较高';

/** So many orders within a week after a coupon, among at most so many in all. */
const mostly = (withCoupon: number, all: number) => ({
  all: [
    {
      did: 'order.paid',
      after: { did: 'coupon.received', within: '7d' },
      count: { min: withCoupon },
      within: { last: '365d' },
    },
    { did: 'order.paid', count: { max: all }, within: { last: '365d' } },
  ],
});

const discounts: RulePreset = {
  key: 'discount-preference',
  shelf: 'value',
  name: say('领了券才买的折扣偏好', '領了券才買的折扣偏好', 'Buys when there is a coupon'),
  seed: {
    document: '003',
    quotes: ['针对折扣偏好比较高的客户可以直接针对偏好的产品做折扣优惠'],
  },
  reading: say(
    '领券后 7 天内的下单占近一年的一半及以上，至少两笔：4 笔里 2 笔、6 笔里 3 笔、10 笔里 5 笔。谁得优惠因人而异，发布前要写用途。',
    '領券後 7 天內的下單佔近一年的一半及以上，至少兩筆：4 筆裡 2 筆、6 筆裡 3 筆、10 筆裡 5 筆。誰得優惠因人而異，發佈前要寫用途。',
    'At least half of a year’s orders, and two of them, came within 7 days after a coupon: 2 of 4, 3 of 6, 5 of 10. It leads to offers by person: publishing asks what for.',
  ),
  groups: [groupOf('four-dimensions', 'promotion-liking')],
  rule: {
    kind: 'state',
    privacy: 'profiling',
    when: { any: [mostly(2, 4), mostly(3, 6), mostly(5, 10)] },
    then: { add: [DISCOUNT] },
    keep: 'while',
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('原价买了一笔。', '原價買了一筆。', 'Buys at the full price.'),
      [buys('A1')],
      [],
    ),
    step('2026-03-10 10:00', say('领了一张券。', '領了一張券。', 'Gets a coupon.'), [getsCoupon()], []),
    step(
      '2026-03-12 10:00',
      say('两天后又买一笔。', '兩天後又買一筆。', 'Buys two days later.'),
      [buys('A2')],
      [],
    ),
    step('2026-04-01 10:00', say('再领一张。', '再領一張。', 'Gets another.'), [getsCoupon()], []),
    step(
      '2026-04-03 10:00',
      say('又买一笔：3 笔里 2 笔用券。', '又買一筆：3 筆裡 2 筆用券。', 'Buys again: 2 of 3 after a coupon.'),
      [buys('A3')],
      [DISCOUNT],
    ),
    step(
      '2026-04-20 10:00',
      say(
        '原价买第 4 笔，还占一半。',
        '原價買第 4 筆，還佔一半。',
        'A fourth at the full price: still half.',
      ),
      [buys('A4')],
      [DISCOUNT],
    ),
    step(
      '2026-05-06 10:00',
      say(
        '原价买第 5 笔，不到一半了。',
        '原價買第 5 筆，不到一半了。',
        'A fifth at the full price: less than half.',
      ),
      [buys('A5')],
      [],
    ),
  ],
};

export const customerPresets: readonly RulePreset[] = [tiers, oldCustomer, repurchase, payment, discounts];
