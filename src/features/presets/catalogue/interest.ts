/** What somebody is interested in: by reading, and by words. */
import type { RulePreset } from '../core/public.ts';
import { groupOf, isWrittenTo, LATELY, reads, said, say, says, step } from './writing.ts';

const WARDROBE = '阅读兴趣/定制衣柜';

const reading: RulePreset = {
  key: 'reading-30s',
  shelf: 'intent',
  name: say('读资料满 30 秒', '讀資料滿 30 秒', 'Read for 30 seconds'),
  seed: {
    document: '004',
    quotes: [
      '設置了閱讀30秒打“定制衣柜”標簽的規則',
      '當客戶閱讀該文章超過30秒時,系統就會自動給該客戶打上“定制衣柜”的標簽',
    ],
  },
  reading: say(
    '一次前台阅读满 30 秒就算，30 秒整也算；最后一次之后留 90 天。换成自己的资料和标签再发布。',
    '一次前台閱讀滿 30 秒就算，30 秒整也算；最後一次之後留 90 天。換成自己的資料和標籤再發佈。',
    'One reading of 30 foreground seconds counts, exactly 30 too; kept for 90 days after the last. Choose your own materials and tag before you publish.',
  ),
  groups: [groupOf('three-kinds', 'reading')],
  rule: {
    kind: 'trigger',
    on: { event: 'material.visit', where: [{ property: 'seconds', gte: 30 }] },
    then: { add: [WARDROBE] },
    keep: { for: '90d' },
  },
  story: [
    step(
      '2026-03-02 20:00',
      say('看了 12 秒就走了。', '看了 12 秒就走了。', 'Leaves after 12 seconds.'),
      [reads(12, 1, '定制衣柜指南')],
      [],
    ),
    step(
      '2026-03-03 20:00',
      say('看了 29 秒，差一秒。', '看了 29 秒，差一秒。', 'Reads for 29 seconds: one is missing.'),
      [reads(29, 1, '定制衣柜指南')],
      [],
    ),
    step(
      '2026-03-04 21:00',
      say('看满 30 秒，打上标签。', '看滿 30 秒，打上標籤。', 'Reads for 30 seconds: the tag is put on.'),
      [reads(30, 1, '定制衣柜指南')],
      [WARDROBE],
    ),
    step(
      '2026-05-20 09:00',
      say('又读一次，90 天重新算起。', '又讀一次，90 天重新算起。', 'Reads again: the 90 days begin anew.'),
      [reads(45, 1, '定制衣柜指南')],
      [WARDROBE],
    ),
    step(
      '2026-06-10 09:00',
      say(
        '离第一次已经 98 天，标签还在。',
        '離第一次已經 98 天，標籤還在。',
        'It is 98 days since the first time; the tag stays.',
      ),
      [],
      [WARDROBE],
    ),
    step(
      '2026-08-20 09:00',
      say(
        '最后一次之后满 90 天，自己摘下。',
        '最後一次之後滿 90 天，自己摘下。',
        '90 days after the last time it comes off by itself.',
      ),
      [],
      [],
    ),
  ],
};

const NEED = '需求/定制衣柜';

const keyword: RulePreset = {
  key: 'keyword-need',
  shelf: 'intent',
  name: say('多次提到关键词就有需求', '多次提到關鍵詞就有需求', 'A keyword said several times is a need'),
  seed: { document: '001', quotes: ['客户在聊天中多次提及某个关键词,自动触发相应需求标签'] },
  reading: say(
    '多次是 30 天里 3 条消息，只算客户说的；需要接入聊天存档，或由接口送来消息。',
    '多次是 30 天裡 3 則訊息，只算客戶說的；需要接入聊天存檔，或由介面送來訊息。',
    'Several are 3 messages within 30 days, of the customer only. Messages come from a chat archive or over the API.',
  ),
  groups: [
    {
      ...groupOf('five-dimensions', 'need-kind', []),
      tags: [{ key: 'need-kind.wardrobe', name: '定制衣柜', definition: { meaning: '聊天里多次提到衣柜' } }],
    },
  ],
  rule: {
    kind: 'state',
    when: {
      did: 'message.received',
      where: [{ property: 'text', mentions: ['衣柜'] }],
      count: { min: 3 },
      within: LATELY,
    },
    then: { add: [NEED] },
    keep: 'while',
  },
  story: [
    step(
      '2026-03-02 10:00',
      say('第一次说起衣柜。', '第一次說起衣櫃。', 'Speaks of wardrobes for the first time.'),
      [says('你们的衣柜能做到顶吗')],
      [],
    ),
    step(
      '2026-03-03 10:00',
      say(
        '员工提了五次衣柜：员工说的不算。',
        '員工提了五次衣櫃：員工說的不算。',
        'Staff mention wardrobes five times: that does not count.',
      ),
      [isWrittenTo('衣柜可以定制', 5)],
      [],
    ),
    step('2026-03-04 10:00', say('第二次。', '第二次。', 'The second time.'), [says('衣柜多久能装好')], []),
    step(
      '2026-03-06 18:00',
      say('第三次，打上需求标签。', '第三次，打上需求標籤。', 'The third time: the need is tagged.'),
      [says('主卧的衣柜想要推拉门')],
      [NEED],
    ),
    step(
      '2026-04-02 10:00',
      say(
        '最早一次过了 30 天，只剩两次。',
        '最早一次過了 30 天，只剩兩次。',
        'The first one is older than 30 days; two are left.',
      ),
      [],
      [],
    ),
  ],
};

const PRICE = '消费偏好/价格敏感型';

const promotionWords: RulePreset = {
  key: 'promotion-words',
  shelf: 'intent',
  name: say('聊到优惠、套餐', '聊到優惠、套餐', 'Talks of offers and bundles'),
  seed: { document: '000', quotes: ['但凡客户在聊天窗口蹦出"优惠""套餐"这些词,立马启动促销话术突击队'] },
  reading: say(
    '看客户近 7 天的消息，出现一个词就算。标签只用于普遍的促销，不按人定价；发布前要写用途。',
    '看客戶近 7 天的訊息，出現一個詞就算。標籤只用於普遍的促銷，不按人定價；發佈前要寫用途。',
    'One of the words in a message of the last 7 days will do. The tag is for promotions that everybody can get, not for prices by person; publishing asks what for.',
  ),
  groups: [groupOf('three-levels', 'consumption-preference', ['价格敏感型'])],
  rule: {
    kind: 'state',
    privacy: 'profiling',
    when: { any: [said('优惠', '7d'), said('套餐', '7d')] },
    then: { add: [PRICE] },
    keep: 'while',
  },
  story: [
    step('2026-03-02 10:00', say('打个招呼。', '打個招呼。', 'Says hello.'), [says('在吗，想看看柜子')], []),
    step(
      '2026-03-02 10:05',
      say('问起优惠，马上打上。', '問起優惠，馬上打上。', 'Asks for an offer: tagged at once.'),
      [says('最近有什么优惠吗')],
      [PRICE],
    ),
    step(
      '2026-03-08 20:00',
      say('问套餐，7 天重新算起。', '問套餐，7 天重新算起。', 'Asks for bundles: the 7 days begin anew.'),
      [says('套餐里包安装吗')],
      [PRICE],
    ),
    step(
      '2026-03-16 09:00',
      say('7 天没有再提，摘下。', '7 天沒有再提，摘下。', 'Not mentioned for 7 days: taken off.'),
      [],
      [],
    ),
  ],
};

export const interestPresets: readonly RulePreset[] = [reading, keyword, promotionWords];
