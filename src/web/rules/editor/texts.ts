import { defineTexts } from '#ui';

export const editorTexts = defineTexts('ruleEditor', {
  newTitle: { 'zh-CN': '新规则', 'zh-TW': '新規則', en: 'New rule' },
  loadFailed: { 'zh-CN': '没读到这条规则', 'zh-TW': '沒讀到這條規則', en: 'The rule could not be loaded' },
  libraryFailed: {
    'zh-CN': '没读到标签和属性',
    'zh-TW': '沒讀到標籤和屬性',
    en: 'Tags and attributes could not be loaded',
  },
  draftOf: { 'zh-CN': 'v{{version}} 草稿', 'zh-TW': 'v{{version}} 草稿', en: 'v{{version}} draft' },
  onLine: { 'zh-CN': '线上 v{{version}}', 'zh-TW': '線上 v{{version}}', en: 'v{{version}} is live' },
  ranLast: {
    'zh-CN': '停下前是 v{{version}}',
    'zh-TW': '停下前是 v{{version}}',
    en: 'v{{version}} ran last',
  },
  suggestsNow: {
    'zh-CN': '现在有 {{count}} 位客户满足',
    'zh-TW': '現在有 {{count}} 位客戶滿足',
    en: { one: '{{count}} customer meets it now', other: '{{count}} customers meet it now' },
  },
  holdsNow: {
    'zh-CN': '现在有 {{count}} 位客户满足',
    'zh-TW': '現在有 {{count}} 位客戶滿足',
    en: { one: 'stands for {{count}} customer now', other: 'stands for {{count}} customers now' },
  },
  unsaved: { 'zh-CN': '没存', 'zh-TW': '沒存', en: 'Not saved' },
  more: { 'zh-CN': '更多操作', 'zh-TW': '更多操作', en: 'More' },
  undo: { 'zh-CN': '撤销', 'zh-TW': '撤銷', en: 'Undo' },
  redo: { 'zh-CN': '重做', 'zh-TW': '重做', en: 'Redo' },
  resumed: {
    'zh-CN': '接着上次没存的改动。',
    'zh-TW': '接著上次沒存的改動。',
    en: 'You are going on with changes that were not saved.',
  },
  resumedOld: {
    'zh-CN': '接着上次没存的改动；那时是 v{{base}}，之后有人存过 v{{version}}。',
    'zh-TW': '接著上次沒存的改動；那時是 v{{base}}，之後有人存過 v{{version}}。',
    en: 'You are going on with changes that were not saved. They began from v{{base}}; somebody saved v{{version}} since.',
  },
  giveUp: { 'zh-CN': '放弃这些改动', 'zh-TW': '放棄這些改動', en: 'Give them up' },
  readOnly: {
    'zh-CN': '你可以看这条规则，改和发布要有「规则」权限。',
    'zh-TW': '你可以看這條規則，改和發佈要有「規則」權限。',
    en: 'You may read this rule. Changing and publishing it needs the right to rules.',
  },
  stoppedNote: {
    'zh-CN':
      '熔断停下了它：{{at}}，一分钟内改了 {{changes}} 个标签，超过上限 {{limit}}。已打上的标签都留着。看清是怎么回事，再试算、发布。',
    'zh-TW':
      '熔斷停下了它：{{at}}，一分鐘內改了 {{changes}} 個標籤，超過上限 {{limit}}。已打上的標籤都留著。看清是怎麼回事，再試算、發佈。',
    en: 'The circuit breaker stopped it at {{at}}: {{changes}} tags within a minute, above the limit of {{limit}}. Its tags stay. Find out why, then try and publish it again.',
  },
  brokenNote: {
    'zh-CN': '这条规则读不懂了：{{why}}。改好再存。',
    'zh-TW': '這條規則讀不懂了：{{why}}。改好再存。',
    en: 'This rule cannot be read any more: {{why}}. Mend and save it.',
  },

  // what it is
  what: { 'zh-CN': '是什么规则', 'zh-TW': '是什麼規則', en: 'What it is' },
  name: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  nameHint: {
    'zh-CN': '比如「四项满足两项即高意向」',
    'zh-TW': '比如「四項滿足兩項即高意向」',
    en: 'For example “Two of four make high intent”',
  },
  description: { 'zh-CN': '说明', 'zh-TW': '說明', en: 'Description' },
  addPrivacy: {
    'zh-CN': '涉及打分、价格或敏感信息',
    'zh-TW': '涉及打分、價格或敏感資訊',
    en: 'It scores people, leads to prices, or is sensitive',
  },
  privacy: { 'zh-CN': '个人信息', 'zh-TW': '個人資訊', en: 'Personal information' },
  privacy_none: { 'zh-CN': '一般', 'zh-TW': '一般', en: 'Ordinary' },
  privacy_profiling: { 'zh-CN': '打分或影响价格', 'zh-TW': '打分或影響價格', en: 'Scores or prices' },
  privacy_sensitive: { 'zh-CN': '敏感信息', 'zh-TW': '敏感資訊', en: 'Sensitive' },
  modelFromPreset: {
    'zh-CN': '要 RFM 模型，从模板建',
    'zh-TW': '要 RFM 模型，從範本建',
    en: 'For RFM, begin with the preset',
  },
  privacy_none_hint: {
    'zh-CN': '发布时不用另外说明。',
    'zh-TW': '發佈時不用另外說明。',
    en: 'Publishing asks for nothing more.',
  },
  privacyAsks: {
    'zh-CN': '发布时要写用途并确认，记进审计。',
    'zh-TW': '發佈時要寫用途並確認，記進審計。',
    en: 'Publishing asks what for and for a confirmation, and both are kept in the audit trail.',
  },
  addDescription: { 'zh-CN': '写几句说明', 'zh-TW': '寫幾句說明', en: 'Add a description' },
  kind: { 'zh-CN': '类型', 'zh-TW': '類型', en: 'Kind' },

  // condition
  when: { 'zh-CN': '什么样的客户', 'zh-TW': '什麼樣的客戶', en: 'Which customers' },
  if: { 'zh-CN': '还要满足', 'zh-TW': '還要滿足', en: 'And only if' },
  ifHint: { 'zh-CN': '不加就不挑人', 'zh-TW': '不加就不挑人', en: 'nothing: everybody' },
  matching: {
    'zh-CN': '{{count}} 位现在满足',
    'zh-TW': '{{count}} 位現在滿足',
    en: { one: '{{count}} meets it now', other: '{{count}} meet it now' },
  },
  ofAll: { 'zh-CN': '占 {{share}}', 'zh-TW': '佔 {{share}}', en: '{{share}} of all' },
  counting: { 'zh-CN': '正在数', 'zh-TW': '正在數', en: 'Counting' },
  wrongCondition: { 'zh-CN': '条件有误', 'zh-TW': '條件有誤', en: 'Something is wrong' },
  countFailed: { 'zh-CN': '没数出来', 'zh-TW': '沒數出來', en: 'Counting failed' },
  seeWho: { 'zh-CN': '看是谁', 'zh-TW': '看是誰', en: 'See who' },
  whenMissing: {
    'zh-CN': '加上条件，不然是所有客户',
    'zh-TW': '加上條件，不然是所有客戶',
    en: 'Add a condition; without one it is everybody',
  },

  // trigger
  on: { 'zh-CN': '每当', 'zh-TW': '每當', en: 'Whenever' },
  onWhat: { 'zh-CN': '什么事触发', 'zh-TW': '什麼事觸發', en: 'What triggers it' },
  onEvent: { 'zh-CN': '发生一件事', 'zh-TW': '發生一件事', en: 'something happens' },
  onAdded: { 'zh-CN': '打上标签', 'zh-TW': '打上標籤', en: 'a tag is put on' },
  onRemoved: { 'zh-CN': '摘下标签', 'zh-TW': '摘下標籤', en: 'a tag is taken off' },
  event: { 'zh-CN': '哪件事', 'zh-TW': '哪件事', en: 'Which event' },
  onTag: { 'zh-CN': '哪个标签', 'zh-TW': '哪個標籤', en: 'Which tag' },
  eventMissing: { 'zh-CN': '说明是哪件事', 'zh-TW': '說明是哪件事', en: 'Say which event' },
  onTagMissing: { 'zh-CN': '选一个标签', 'zh-TW': '選一個標籤', en: 'Choose a tag' },

  // effect
  then: { 'zh-CN': '就做什么', 'zh-TW': '就做什麼', en: 'What it does' },
  add: { 'zh-CN': '打上', 'zh-TW': '打上', en: 'Put on' },
  remove: { 'zh-CN': '摘下', 'zh-TW': '摘下', en: 'Take off' },
  addRemove: { 'zh-CN': '还要摘下别的标签', 'zh-TW': '還要摘下別的標籤', en: 'Also take tags off' },
  tagsMissing: { 'zh-CN': '选至少一个标签', 'zh-TW': '選至少一個標籤', en: 'Choose at least one tag' },
  mode: { 'zh-CN': '谁来定', 'zh-TW': '誰來定', en: 'Who decides' },
  modeApply: { 'zh-CN': '直接打上', 'zh-TW': '直接打上', en: 'The rule tags' },
  modeSuggest: { 'zh-CN': '只建议，员工确认', 'zh-TW': '只建議，員工確認', en: 'It suggests, staff confirm' },
  modeApplyHint: {
    'zh-CN': '满足条件就打上，不用人点。',
    'zh-TW': '滿足條件就打上，不用人點。',
    en: 'Whoever meets it is tagged, with no click.',
  },
  modeSuggestHint: {
    'zh-CN': '标签连同依据出现在客户页和侧边栏，员工点一下接受或不采纳。接受的算人打的，规则不会再摘下。',
    'zh-TW': '標籤連同依據出現在客戶頁和側邊欄，員工點一下接受或不採納。接受的算人打的，規則不會再摘下。',
    en: 'The tag shows with its evidence on the customer and in the sidebar; staff accept or reject with one click. An accepted tag counts as theirs, and the rule does not take it off.',
  },
  propose: { 'zh-CN': '建议打上', 'zh-TW': '建議打上', en: 'Suggest' },
  withdrawWhile: {
    'zh-CN': '跟随条件：不满足就撤回建议',
    'zh-TW': '跟隨條件：不滿足就撤回建議',
    en: 'As long as the condition holds',
  },
  withdrawNever: {
    'zh-CN': '满足过一次就一直建议',
    'zh-TW': '滿足過一次就一直建議',
    en: 'For ever, once it held',
  },
  keepProposal: { 'zh-CN': '建议留多久', 'zh-TW': '建議留多久', en: 'How long it is suggested' },
  keep: { 'zh-CN': '怎么保持', 'zh-TW': '怎麼保持', en: 'How long it stays' },
  keepWhile: {
    'zh-CN': '跟随条件：不满足就摘下',
    'zh-TW': '跟隨條件：不滿足就摘下',
    en: 'As long as the condition holds',
  },
  keepAlways: { 'zh-CN': '打上就一直留着', 'zh-TW': '打上就一直留著', en: 'For ever, once it was put on' },
  keepFor: {
    'zh-CN': '最后一次满足之后再留',
    'zh-TW': '最後一次滿足之後再留',
    en: 'After it held last, for',
  },
  keepForEvent: {
    'zh-CN': '最后一次发生之后再留',
    'zh-TW': '最後一次發生之後再留',
    en: 'After it happened last, for',
  },
  keepAmount: { 'zh-CN': '多久', 'zh-TW': '多久', en: 'How long' },
  keepUnit: { 'zh-CN': '单位', 'zh-TW': '單位', en: 'Unit' },
  unit_h: { 'zh-CN': '小时', 'zh-TW': '小時', en: 'hours' },
  unit_d: { 'zh-CN': '天', 'zh-TW': '天', en: 'days' },
  unit_w: { 'zh-CN': '周', 'zh-TW': '週', en: 'weeks' },
  unit_bd: { 'zh-CN': '个工作日', 'zh-TW': '個工作日', en: 'working days' },
  unit_mo: { 'zh-CN': '个月', 'zh-TW': '個月', en: 'months' },

  // scope
  scope: { 'zh-CN': '只管一部分客户', 'zh-TW': '只管一部分客戶', en: 'Only some customers' },
  scopeNone: { 'zh-CN': '现在管所有客户', 'zh-TW': '現在管所有客戶', en: 'now everybody' },
  scopeSome: { 'zh-CN': '已限定', 'zh-TW': '已限定', en: 'limited' },
  scopeHint: {
    'zh-CN': '按员工、部门、渠道或任何条件限定；不在其中的客户，规则当作不满足。',
    'zh-TW': '按員工、部門、渠道或任何條件限定；不在其中的客戶，規則當作不滿足。',
    en: 'By staff, department, channel or any condition. Of everybody else it is as if the rule did not hold.',
  },

  // sentence
  reads: { 'zh-CN': '读起来是', 'zh-TW': '讀起來是', en: 'It says' },
  readsMore: { 'zh-CN': '全文', 'zh-TW': '全文', en: 'All of it' },
  readsLess: { 'zh-CN': '收起', 'zh-TW': '收起', en: 'Less' },
  notYet: { 'zh-CN': '还差：{{missing}}', 'zh-TW': '還差：{{missing}}', en: 'Still missing: {{missing}}' },
  missing_name: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'a name' },
  missing_when: { 'zh-CN': '条件', 'zh-TW': '條件', en: 'a condition' },
  missing_event: { 'zh-CN': '触发的事', 'zh-TW': '觸發的事', en: 'an event' },
  missing_onTag: { 'zh-CN': '触发的标签', 'zh-TW': '觸發的標籤', en: 'the tag that triggers it' },
  missing_tags: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'tags' },
  missing_group: { 'zh-CN': '标签组', 'zh-TW': '標籤組', en: 'a group' },
  missing_steps: { 'zh-CN': '级', 'zh-TW': '級', en: 'steps' },
  missing_segments: { 'zh-CN': '每一群的标签', 'zh-TW': '每一群的標籤', en: 'a tag for each segment' },
  missing_step: {
    'zh-CN': '第 {{n}} 级的标签或条件',
    'zh-TW': '第 {{n}} 級的標籤或條件',
    en: 'tag or condition of step {{n}}',
  },

  // bar
  save: { 'zh-CN': '存草稿', 'zh-TW': '存草稿', en: 'Save draft' },
  saved: { 'zh-CN': '存好了 v{{version}}', 'zh-TW': '存好了 v{{version}}', en: 'Saved as v{{version}}' },
  saveAndTry: { 'zh-CN': '存下并试算', 'zh-TW': '存下並試算', en: 'Save and try' },
  try: { 'zh-CN': '试算', 'zh-TW': '試算', en: 'Try it' },
  trying: { 'zh-CN': '正在试算', 'zh-TW': '正在試算', en: 'Trying' },
  publish: { 'zh-CN': '发布', 'zh-TW': '發佈', en: 'Publish' },
  isLive: {
    'zh-CN': 'v{{version}} 正在运行',
    'zh-TW': 'v{{version}} 正在執行',
    en: 'v{{version}} is running',
  },
  goOn: {
    'zh-CN': '要接着运行：试算，再发布',
    'zh-TW': '要接著執行：試算，再發佈',
    en: 'To let it go on: try it, then publish',
  },
  blocked: {
    'zh-CN': '有 {{count}} 处冲突，先改好再发布',
    'zh-TW': '有 {{count}} 處衝突，先改好再發佈',
    en: {
      one: '{{count}} conflict has to be settled first',
      other: '{{count}} conflicts have to be settled first',
    },
  },
  backfill: { 'zh-CN': '补算历史', 'zh-TW': '補算歷史', en: 'With history' },
  backfillText: {
    'zh-CN': '现有客户立即算：打上 {{adds}}，摘下 {{removes}}',
    'zh-TW': '現有客戶立即算：打上 {{adds}}，摘下 {{removes}}',
    en: 'Everybody at once: puts on {{adds}}, takes off {{removes}}',
  },
  onward: { 'zh-CN': '只管以后', 'zh-TW': '只管以後', en: 'From now on' },
  onwardText: {
    'zh-CN': '现在谁的标签都不变',
    'zh-TW': '現在誰的標籤都不變',
    en: 'Changes nobody’s tags now',
  },
  howToPublish: {
    'zh-CN': '发布时怎么对待现有客户',
    'zh-TW': '發佈時怎麼對待現有客戶',
    en: 'What happens to customers of today',
  },

  // publishing
  publishTitle: {
    'zh-CN': '发布「{{name}}」v{{version}}',
    'zh-TW': '發佈「{{name}}」v{{version}}',
    en: 'Publish “{{name}}” v{{version}}',
  },
  publishAdds: {
    'zh-CN': '立即打上 {{adds}} 个标签，摘下 {{removes}} 个；{{unchanged}} 个已经是这样。',
    'zh-TW': '立即打上 {{adds}} 個標籤，摘下 {{removes}} 個；{{unchanged}} 個已經是這樣。',
    en: 'Puts on {{adds}} tags at once and takes off {{removes}}; {{unchanged}} are so already.',
  },
  publishRefused: {
    'zh-CN': '另有 {{refused}} 个不会改：人工或接口改过、锁定的标签，规则不覆盖。',
    'zh-TW': '另有 {{refused}} 個不會改：人工或介面改過、鎖定的標籤，規則不覆蓋。',
    en: 'Another {{refused}} stay as they are: what people or other systems changed, or what is locked, is stronger than a rule.',
  },
  publishWecom: {
    'zh-CN': '要写企业微信 {{writes}} 次。',
    'zh-TW': '要寫企業微信 {{writes}} 次。',
    en: 'Writes to WeCom {{writes}} times.',
  },
  publishOnward: {
    'zh-CN': '现在谁的标签都不变。已经满足的人，要先不满足一次、再满足，才会打上。',
    'zh-TW': '現在誰的標籤都不變。已經滿足的人，要先不滿足一次、再滿足，才會打上。',
    en: 'Nobody’s tags change now. Whoever meets it already has to stop meeting it once before it acts.',
  },
  publishOnwardTrigger: {
    'zh-CN': '现在谁的标签都不变。从发布那一刻起发生的才算。',
    'zh-TW': '現在誰的標籤都不變。從發佈那一刻起發生的才算。',
    en: 'Nobody’s tags change now. Only what happens from then on counts.',
  },
  privacy_sensitive_hint: {
    'zh-CN':
      '这条规则的结论是敏感个人信息（《个人信息保护法》第二十八、二十九条）：要有特定的目的，并取得客户的单独同意。',
    'zh-TW':
      '這條規則的結論是敏感個人資訊（《個人信息保護法》第二十八、二十九條）：要有特定的目的，並取得客戶的單獨同意。',
    en: 'What this rule concludes is sensitive personal information (PIPL, articles 28 and 29): it needs a specific purpose and each customer’s separate consent.',
  },
  privacy_profiling_hint: {
    'zh-CN':
      '这条规则给客户打分，或让谁得优惠因人而异，是自动化决策（《个人信息保护法》第二十四、五十五条）：要告知客户、让他能拒绝，不因此给不合理的价格差别。',
    'zh-TW':
      '這條規則給客戶打分，或讓誰得優惠因人而異，是自動化決策（《個人信息保護法》第二十四、五十五條）：要告知客戶、讓他能拒絕，不因此給不合理的價格差別。',
    en: 'This rule scores customers or leads to offers by person, which is automated decision-making (PIPL, articles 24 and 55): customers are told and may refuse, and no unreasonable difference in price follows from it.',
  },
  privacyPurpose: { 'zh-CN': '用来做什么', 'zh-TW': '用來做什麼', en: 'What for' },
  privacyKept: {
    'zh-CN': '和发布的人、时间一起记进审计。',
    'zh-TW': '和發佈的人、時間一起記進審計。',
    en: 'Kept in the audit trail with who published it and when.',
  },
  privacyAgreed: {
    'zh-CN': '这些客户单独同意过',
    'zh-TW': '這些客戶單獨同意過',
    en: 'These customers gave separate consent',
  },
  privacyTold: {
    'zh-CN': '客户知道，也能拒绝',
    'zh-TW': '客戶知道，也能拒絕',
    en: 'Customers know of it and may refuse',
  },
  publishReplaces: {
    'zh-CN': '它接替正在运行的 v{{version}}。',
    'zh-TW': '它接替正在執行的 v{{version}}。',
    en: 'It takes the place of v{{version}}, which runs now.',
  },
  publishSuggests: {
    'zh-CN': '立即建议 {{suggests}} 个标签，等员工确认；摘下 {{removes}} 个。',
    'zh-TW': '立即建議 {{suggests}} 個標籤，等員工確認；摘下 {{removes}} 個。',
    en: 'Suggests {{suggests}} tags at once, for staff to confirm, and takes off {{removes}}.',
  },
  publishAll: {
    'zh-CN': '发布，改 {{count}} 个标签',
    'zh-TW': '發佈，改 {{count}} 個標籤',
    en: { one: 'Publish and change {{count}} tag', other: 'Publish and change {{count}} tags' },
  },
  publishOnly: { 'zh-CN': '发布，只管以后', 'zh-TW': '發佈，只管以後', en: 'Publish from now on' },
  published: {
    'zh-CN': '「{{name}}」在运行了：打上 {{added}}，摘下 {{removed}}',
    'zh-TW': '「{{name}}」在執行了：打上 {{added}}，摘下 {{removed}}',
    en: '“{{name}}” is live: {{added}} put on, {{removed}} taken off',
  },
  publishedJob: {
    'zh-CN': '「{{name}}」在运行了，正在过一遍客户',
    'zh-TW': '「{{name}}」在執行了，正在過一遍客戶',
    en: '“{{name}}” is live and goes through all customers now',
  },
  passing: { 'zh-CN': '正在过一遍客户', 'zh-TW': '正在過一遍客戶', en: 'Going through all customers' },
  passingText: {
    'zh-CN': '可以离开本页。停下会让规则暂停，已改的留着。',
    'zh-TW': '可以離開本頁。停下會讓規則暫停，已改的留著。',
    en: 'You may leave this page. Stopping it pauses the rule; what is done stays.',
  },
  side: { 'zh-CN': '旁边看什么', 'zh-TW': '旁邊看什麼', en: 'What to look at' },
  side_trial: { 'zh-CN': '试算', 'zh-TW': '試算', en: 'Trial' },
  side_runs: { 'zh-CN': '运行', 'zh-TW': '執行', en: 'Runs' },
  side_quality: { 'zh-CN': '质量', 'zh-TW': '品質', en: 'Quality' },
  side_near: { 'zh-CN': '差一步', 'zh-TW': '差一步', en: 'One step away' },
  side_versions: { 'zh-CN': '版本', 'zh-TW': '版本', en: 'Versions' },

  // ladder
  ladder: { 'zh-CN': '阶梯', 'zh-TW': '階梯', en: 'Steps' },
  ladderHint: {
    'zh-CN': '从上往下，先满足先得，只打一个',
    'zh-TW': '從上往下，先滿足先得，只打一個',
    en: 'From the top, the first that holds',
  },
  group: { 'zh-CN': '标签组', 'zh-TW': '標籤組', en: 'Tag group' },
  groupHint: { 'zh-CN': '只能用单选组', 'zh-TW': '只能用單選組', en: 'Single-choice groups only' },
  chooseGroup: { 'zh-CN': '选一个单选组', 'zh-TW': '選一個單選組', en: 'Choose a single-choice group' },
  noGroups: { 'zh-CN': '还没有单选组', 'zh-TW': '還沒有單選組', en: 'There is no single-choice group yet' },
  addStep: { 'zh-CN': '加一级', 'zh-TW': '加一級', en: 'Add a step' },
  step: { 'zh-CN': '第 {{n}} 级', 'zh-TW': '第 {{n}} 級', en: 'Step {{n}}' },
  stepTag: { 'zh-CN': '第 {{n}} 级的标签', 'zh-TW': '第 {{n}} 級的標籤', en: 'Tag of step {{n}}' },
  chooseTag: { 'zh-CN': '选标签', 'zh-TW': '選標籤', en: 'Choose a tag' },
  moveStep: {
    'zh-CN': '移动第 {{n}} 级，上下方向键换次序',
    'zh-TW': '移動第 {{n}} 級，上下方向鍵換次序',
    en: 'Move step {{n}}: arrow keys change the order',
  },
  movedStep: {
    'zh-CN': '「{{tag}}」现在是第 {{n}} 级',
    'zh-TW': '「{{tag}}」現在是第 {{n}} 級',
    en: '{{tag}} is step {{n}} now',
  },
  removeStep: { 'zh-CN': '去掉第 {{n}} 级', 'zh-TW': '去掉第 {{n}} 級', en: 'Remove step {{n}}' },
  openStep: {
    'zh-CN': '改第 {{n}} 级的条件',
    'zh-TW': '改第 {{n}} 級的條件',
    en: 'Edit the condition of step {{n}}',
  },
  closeStep: { 'zh-CN': '收起第 {{n}} 级', 'zh-TW': '收起第 {{n}} 級', en: 'Close step {{n}}' },
  stepPeople: {
    'zh-CN': '{{count}} 位归这一级',
    'zh-TW': '{{count}} 位歸這一級',
    en: { one: '{{count}} customer has this step', other: '{{count}} customers have this step' },
  },
  stepOpen: { 'zh-CN': '谁归这一级', 'zh-TW': '誰歸這一級', en: 'Who has this step' },
  noCondition: { 'zh-CN': '还没有条件', 'zh-TW': '還沒有條件', en: 'No condition yet' },
  otherwise: { 'zh-CN': '都不满足', 'zh-TW': '都不滿足', en: 'All others' },
  otherwiseNone: { 'zh-CN': '不打标签', 'zh-TW': '不打標籤', en: 'no tag' },
  else: { 'zh-CN': '否则', 'zh-TW': '否則', en: 'else' },
  joinAll: { 'zh-CN': '满足全部', 'zh-TW': '滿足全部', en: 'All of' },
  joinAny: { 'zh-CN': '满足任一', 'zh-TW': '滿足任一', en: 'Any of' },
  joinNone: { 'zh-CN': '都不满足', 'zh-TW': '都不滿足', en: 'None of' },
  joinPoints: { 'zh-CN': '得分至少 {{k}}', 'zh-TW': '得分至少 {{k}}', en: 'At least {{k}} points of' },
  joinAtLeast: { 'zh-CN': '至少满足 {{k}} 项', 'zh-TW': '至少滿足 {{k}} 項', en: 'At least {{k}} of' },
});
