/** What somebody should act upon: quotations that wait, prices compared, product pages. */
import type { RulePreset } from '../core/public.ts';
import { byHand, groupOf, LATELY, noted, say, step, takenOff, views } from './writing.ts';

const QUOTED = '阶段/报价中';
const WON = '阶段/已成交';
const PRESS = '跟进提醒/待催单';

const pressing: RulePreset = {
  key: 'quote-overdue',
  shelf: 'signal',
  name: say('报价中超过 3 天待催单', '報價中超過 3 天待催單', 'Quoted for more than 3 days'),
  seed: {
    document: '001',
    quotes: ['对处于“报价中”阶段超过3天的客户,自动打上“待催单”标签'],
  },
  reading: say(
    '从打上「报价中」起满 72 小时；阶段一动就摘下，重新进入就重新计时。',
    '從打上「報價中」起滿 72 小時；階段一動就摘下，重新進入就重新計時。',
    '72 hours since the stage was put on; gone as soon as the stage moves, and counted anew when it comes back.',
  ),
  groups: [groupOf('five-dimensions', 'stage', ['报价中', '已成交']), groupOf('five-dimensions', 'reminder')],
  rule: {
    kind: 'state',
    when: { tag: QUOTED, assigned: { before: '3d' } },
    then: { add: [PRESS] },
    keep: 'while',
  },
  story: [
    step(
      '2026-03-02 10:00',
      say(
        '员工发出报价，阶段改为报价中。',
        '員工發出報價，階段改為報價中。',
        'Staff send a quotation and set the stage.',
      ),
      [byHand(QUOTED)],
      [QUOTED],
    ),
    step(
      '2026-03-05 09:59',
      say('差一分钟满 3 天。', '差一分鐘滿 3 天。', 'A minute before 3 days.'),
      [],
      [QUOTED],
    ),
    step(
      '2026-03-05 10:01',
      say(
        '满 3 天没有进展，到点打上待催单。',
        '滿 3 天沒有進展，到點打上待催單。',
        '3 days without progress: tagged at the minute.',
      ),
      [],
      [QUOTED, PRESS],
    ),
    step(
      '2026-03-06 15:00',
      say(
        '催到了，阶段改为已成交，待催单跟着摘下。',
        '催到了，階段改為已成交，待催單跟著摘下。',
        'It worked: the stage moves to won, and the reminder goes with it.',
      ),
      [byHand(WON)],
      [WON],
    ),
    step(
      '2026-03-10 10:00',
      say('又谈一单，重新计时。', '又談一單，重新計時。', 'Another quotation: counted anew.'),
      [byHand(QUOTED)],
      [QUOTED],
    ),
    step(
      '2026-03-12 10:00',
      say('才两天，不催。', '才兩天，不催。', 'Only two days: no reminder.'),
      [],
      [QUOTED],
    ),
  ],
};

const COMPARED = '客户信号/三次比价';

const comparing: RulePreset = {
  key: 'three-comparisons',
  shelf: 'signal',
  name: say('三次比价', '三次比價', 'Compared prices three times'),
  seed: { document: '000', quotes: ['只要客户被打上"三次比价"标签,系统直接推送限时折扣券'] },
  reading: say(
    '近 30 天里员工记下 3 笔「比价」跟进；数到几次，客户页上看得到。谁得优惠因人而异，发布前要写用途。',
    '近 30 天裡員工記下 3 筆「比價」跟進；數到幾次，客戶頁上看得到。誰得優惠因人而異，發佈前要寫用途。',
    'Staff noted three comparisons within 30 days; the count so far stands on the customer’s page. It leads to offers by person: publishing asks what for.',
  ),
  groups: [groupOf('three-levels', 'signal', ['三次比价'])],
  rule: {
    kind: 'state',
    privacy: 'profiling',
    when: {
      did: 'followUp.written',
      where: [{ property: 'kind', is: '比价' }],
      count: { min: 3 },
      within: LATELY,
    },
    then: { add: [COMPARED] },
    keep: 'while',
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('说别家便宜，第一次。', '說別家便宜，第一次。', 'Names a cheaper offer, the first time.'),
      [noted('比价')],
      [],
    ),
    step(
      '2026-03-09 10:00',
      say(
        '拿来别家的报价单，第二次。',
        '拿來別家的報價單，第二次。',
        'Brings another quotation, the second time.',
      ),
      [noted('比价')],
      [],
    ),
    step(
      '2026-03-16 10:00',
      say('第三次比价。', '第三次比價。', 'Compares a third time.'),
      [noted('比价')],
      [COMPARED],
    ),
    step(
      '2026-04-02 10:00',
      say(
        '第一次过了 30 天，剩两次。',
        '第一次過了 30 天，剩兩次。',
        'The first is older than 30 days; two are left.',
      ),
      [],
      [],
    ),
  ],
};

const WEBSITE = '来源/官网';
const PRODUCT = '感兴趣的产品/A产品';

const productPage: RulePreset = {
  key: 'product-page',
  shelf: 'signal',
  name: say('看了产品页：来源和兴趣', '看了產品頁：來源和興趣', 'A product page tells source and interest'),
  seed: {
    document: '001',
    quotes: ['官网某个产品页面,自动打上“来源-官网”和“兴趣-XX产品”标签'],
  },
  reading: say(
    '一次浏览打两个标签；员工摘下的，规则不再打回去。换成自己的产品再发布。',
    '一次瀏覽打兩個標籤；員工摘下的，規則不再打回去。換成自己的產品再發佈。',
    'One view puts on two tags; what staff take off the rule does not put back. Choose your own product before you publish.',
  ),
  groups: [groupOf('five-dimensions', 'source', ['官网']), groupOf('five-dimensions', 'interest', ['A产品'])],
  rule: {
    kind: 'trigger',
    on: { event: 'page.view', where: [{ property: 'product', is: 'A产品' }] },
    then: { add: [WEBSITE, PRODUCT] },
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('只看了首页。', '只看了首頁。', 'Only sees the front page.'),
      [views('/')],
      [],
    ),
    step(
      '2026-03-02 10:04',
      say(
        '点进产品页，一次打两个。',
        '點進產品頁，一次打兩個。',
        'Opens the product page: two tags at once.',
      ),
      [views('/products/a', 'A产品')],
      [WEBSITE, PRODUCT],
    ),
    step(
      '2026-03-03 09:00',
      say(
        '员工问过，其实是点错了，亲手摘下兴趣。',
        '員工問過，其實是點錯了，親手摘下興趣。',
        'Staff learn that it was a mistake and take the interest off.',
      ),
      [takenOff(PRODUCT)],
      [WEBSITE],
    ),
    step(
      '2026-03-04 09:00',
      say(
        '又看了一眼：人摘下的，规则不打回去。',
        '又看了一眼：人摘下的，規則不打回去。',
        'Another look: what a person took off is not put back.',
      ),
      [views('/products/a', 'A产品')],
      [WEBSITE],
    ),
  ],
};

export const signalPresets: readonly RulePreset[] = [pressing, comparing, productPage];
