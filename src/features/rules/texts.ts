import type { Texts } from '#platform/http';

export const rulesTexts = {
  'rule.notFound': {
    'zh-CN': ['没有规则 {id}。', '在「规则」里看现有的规则。'],
    'zh-TW': ['沒有規則 {id}。', '在「規則」裡看現有的規則。'],
    en: ['There is no rule {id}.', 'Rules lists those that exist.'],
  },
  'event.notFound': {
    'zh-CN': ['没有位置 {position} 的行为。', '在「行为事件」里看现有的；客户不在你的范围里也看不到。'],
    'zh-TW': ['沒有位置 {position} 的行為。', '在「行為事件」裡看現有的；客戶不在你的範圍裡也看不到。'],
    en: [
      'There is no event at position {position}.',
      'Events lists those that exist; those of customers out of your reach are not shown.',
    ],
  },
  'rule.invalid': {
    'zh-CN': ['规则里有 {count} 处不对。', '逐条改好再存。'],
    'zh-TW': ['規則裡有 {count} 處不對。', '逐條改好再存。'],
    en: ['{count} part(s) of the rule are wrong.', 'Correct them and save again.'],
  },
  'rule.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的规则。', '换一个名字。'],
    'zh-TW': ['已經有叫「{name}」的規則。', '換一個名字。'],
    en: ['A rule named "{name}" exists.', 'Choose another name.'],
  },
  'rule.cycle': {
    'zh-CN': ['规则互相等待：{chain}。', '它们一个读、一个写同样的标签（{tags}）；去掉其中一处。'],
    'zh-TW': ['規則互相等待：{chain}。', '它們一個讀、一個寫同樣的標籤（{tags}）；去掉其中一處。'],
    en: [
      'Rules wait for each other: {chain}.',
      'One reads what the other writes ({tags}); remove one of the two.',
    ],
  },
  'rule.kind': {
    'zh-CN': ['规则的类型是 {kind}，不能改。', '新建一条规则，再停掉这一条。'],
    'zh-TW': ['規則的類型是 {kind}，不能改。', '新建一條規則，再停掉這一條。'],
    en: ['A rule of kind {kind} stays of that kind.', 'Make a new rule and pause this one.'],
  },
  'rule.conflicts': {
    'zh-CN': ['规则「{name}」还不能发布。{what}', '改好再发布；试算里也列着。'],
    'zh-TW': ['規則「{name}」還不能發佈。{what}', '改好再發佈；試算裡也列著。'],
    en: [
      'The rule "{name}" cannot be published yet. {what}',
      'Mend it and publish again; the trial lists it too.',
    ],
  },
  'rule.notLive': {
    'zh-CN': ['规则「{name}」没有在运行。', '要运行，先发布。'],
    'zh-TW': ['規則「{name}」沒有在執行。', '要執行，先發佈。'],
    en: ['The rule "{name}" is not live.', 'Publish it to let it run.'],
  },
  'rule.runNotFound': {
    'zh-CN': ['这条规则没有第 {run} 次运行。', '在规则的「运行记录」里看。'],
    'zh-TW': ['這條規則沒有第 {run} 次執行。', '在規則的「執行記錄」裡看。'],
    en: ['The rule has no run {run}.', 'Its runs are listed under "runs".'],
  },
  'rule.stillLive': {
    'zh-CN': ['规则「{name}」还在运行，撤回之后会再打上。', '先暂停，或带上 "pause": true。'],
    'zh-TW': ['規則「{name}」還在執行，撤回之後會再打上。', '先暫停，或帶上 "pause": true。'],
    en: ['The rule "{name}" is live and would do the same again.', 'Pause it first, or send "pause": true.'],
  },
  'rule.unreadable': {
    'zh-CN': ['规则「{name}」读不懂了：它用到的东西已经不在。', '打开规则，改好标出的地方。'],
    'zh-TW': ['規則「{name}」讀不懂了：它用到的東西已經不在。', '打開規則，改好標出的地方。'],
    en: ['The rule "{name}" names things that are gone.', 'Open it and mend what is marked.'],
  },
  'rule.notItsTag': {
    'zh-CN': ['规则不打「{tag}」。', '写它打的标签之一：{options}。'],
    'zh-TW': ['規則不打「{tag}」。', '寫它打的標籤之一：{options}。'],
    en: ['The rule does not put on "{tag}".', 'Name one that it puts on: {options}.'],
  },
  'rule.tooManyParts': {
    'zh-CN': ['规则「{name}」的条件超过 {max} 项，算不了谁只差一步。', '把一部分存成人群，或拆成几条规则。'],
    'zh-TW': ['規則「{name}」的條件超過 {max} 項，算不了誰只差一步。', '把一部分存成人群，或拆成幾條規則。'],
    en: [
      'The condition of "{name}" has more than {max} parts, too many to tell who is one step away.',
      'Split it into several rules.',
    ],
  },
  'rule.sensitive': {
    'zh-CN': [
      '「{name}」给客户下的结论是敏感个人信息（《个人信息保护法》第二十八、二十九条），还没有写用途和同意。',
      '先取得客户的单独同意；发布时写清用途，并确认（privacy）。',
    ],
    'zh-TW': [
      '「{name}」給客戶下的結論是敏感個人資訊（《個人信息保護法》第二十八、二十九條），還沒有寫用途和同意。',
      '先取得客戶的單獨同意；發佈時寫清用途，並確認（privacy）。',
    ],
    en: [
      'What “{name}” concludes of customers is sensitive personal information (PIPL, articles 28 and 29); purpose and consent are missing.',
      'Get each customer’s separate consent; say what for when you publish, and confirm (privacy).',
    ],
  },
  'rule.profiling': {
    'zh-CN': [
      '「{name}」给客户打分，或让谁得优惠因人而异，是自动化决策（《个人信息保护法》第二十四、五十五条），还没有写用途和告知。',
      '告知客户并让他能拒绝，不因此给不合理的价格差别；发布时写清用途，并确认（privacy）。',
    ],
    'zh-TW': [
      '「{name}」給客戶打分，或讓誰得優惠因人而異，是自動化決策（《個人信息保護法》第二十四、五十五條），還沒有寫用途和告知。',
      '告知客戶並讓他能拒絕，不因此給不合理的價格差別；發佈時寫清用途，並確認（privacy）。',
    ],
    en: [
      '“{name}” scores customers or leads to offers by person, which is automated decision-making (PIPL, articles 24 and 55); purpose and notice are missing.',
      'Tell customers and let them refuse, and make no unreasonable difference in price of it; say what for when you publish, and confirm (privacy).',
    ],
  },
  'rule.protected': {
    'zh-CN': ['规则会动受保护的标签「{tag}」，你没有这个权限。', '请标签管理员来发布。'],
    'zh-TW': ['規則會動受保護的標籤「{tag}」，你沒有這個權限。', '請標籤管理員來發佈。'],
    en: [
      'The rule changes the protected tag "{tag}", which you may not.',
      'Ask a tag administrator to publish it.',
    ],
  },
  'rule.notSingle': {
    'zh-CN': ['「{group}」不是单选组；阶梯只能用单选组'],
    'zh-TW': ['「{group}」不是單選組；階梯只能用單選組'],
    en: ['"{group}" is not a single-choice group; a ladder needs one'],
  },
  'rule.twice': {
    'zh-CN': ['「{tag}」出现了两次；每个标签只能有一级'],
    'zh-TW': ['「{tag}」出現了兩次；每個標籤只能有一級'],
    en: ['"{tag}" stands here twice; each tag has one step'],
  },
  'rule.suggestsRemoval': {
    'zh-CN': ['只建议的规则不摘标签；去掉要摘的，或者改成直接打上'],
    'zh-TW': ['只建議的規則不摘標籤；去掉要摘的，或者改成直接打上'],
    en: ['a rule that only suggests takes nothing off; leave that out, or let it act by itself'],
  },
  'suggestion.notFound': {
    'zh-CN': ['建议 {id} 已经不在：有人处理过了，或者条件不再满足。', '刷新客户页看现在的建议。'],
    'zh-TW': ['建議 {id} 已經不在：有人處理過了，或者條件不再滿足。', '重新整理客戶頁看現在的建議。'],
    en: [
      'The proposal {id} is gone: somebody answered it, or its condition does not hold any more.',
      'Reload the customer to see what is proposed now.',
    ],
  },
  'rule.both': {
    'zh-CN': ['「{tag}」既要打上又要摘下；只留一个'],
    'zh-TW': ['「{tag}」既要打上又要摘下；只留一個'],
    en: ['"{tag}" is to be put on and taken off; keep one of them'],
  },
  'rule.oneScale': {
    'zh-CN': ['分档写一种：breaks（下界）或 quantiles（等分数）'],
    'zh-TW': ['分檔寫一種：breaks（下界）或 quantiles（等分數）'],
    en: ['needs one scale: breaks (lower bounds) or quantiles (number of parts)'],
  },
  'rule.breaksOrder': {
    'zh-CN': ['下界要从小到大：{value} 排在 {before} 后面，却不比它大'],
    'zh-TW': ['下界要從小到大：{value} 排在 {before} 後面，卻不比它大'],
    en: ['bounds ascend: {value} stands behind {before} and is not larger'],
  },
  'rule.noScore': {
    'zh-CN': ['没有 {score} 分；这一项最高 {max} 分'],
    'zh-TW': ['沒有 {score} 分；這一項最高 {max} 分'],
    en: ['there is no score {score}; the highest is {max}'],
  },
} satisfies Texts;
