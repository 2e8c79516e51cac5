import { defineTexts } from '#ui';

export const driftTexts = defineTexts('wecomDrift', {
  consistency: { 'zh-CN': '两边一致', 'zh-TW': '兩邊一致', en: 'The same on both sides' },
  ofRelations: {
    'zh-CN': '比对时，{{relations}} 条跟进关系里有 {{equal}} 条没有任何差异',
    'zh-TW': '比對時，{{relations}} 條跟進關係裡有 {{equal}} 條沒有任何差異',
    en: 'When compared, {{equal}} of {{relations}} relations had no difference',
  },
  comparing: {
    'zh-CN': '正在比对，数字是到目前为止的',
    'zh-TW': '正在比對，數字是到目前為止的',
    en: 'Comparing; the numbers are those so far',
  },
  failed: {
    'zh-CN': '上次比对没做完',
    'zh-TW': '上次比對沒做完',
    en: 'The last comparison was not finished',
  },
  failedText: {
    'zh-CN': '做完的部分都算数，再同步一次会接着来。',
    'zh-TW': '做完的部分都算數，再同步一次會接著來。',
    en: 'What was done counts; another sync goes on.',
  },
  never: { 'zh-CN': '还没有比对过', 'zh-TW': '還沒有比對過', en: 'Nothing was compared yet' },
  neverText: {
    'zh-CN': '同步一次，就知道两边差在哪里。',
    'zh-TW': '同步一次，就知道兩邊差在哪裡。',
    en: 'A sync shows what differs.',
  },
  none: { 'zh-CN': '两边一模一样', 'zh-TW': '兩邊一模一樣', en: 'Both sides are the same' },
  noneText: {
    'zh-CN': '上次比对没有发现差异，没有要你定的。',
    'zh-TW': '上次比對沒有發現差異，沒有要你定的。',
    en: 'The last comparison found nothing that differs.',
  },
  noneOpen: { 'zh-CN': '没有要你定的', 'zh-TW': '沒有要你定的', en: 'Nothing to decide' },
  noneOpenText: {
    'zh-CN': '发现的差异都处理好了，可以看全部。',
    'zh-TW': '發現的差異都處理好了，可以看全部。',
    en: 'Everything that differed has been dealt with; all of it can be seen.',
  },
  noneKind: { 'zh-CN': '这一类没有', 'zh-TW': '這一類沒有', en: 'None of this kind' },
  kinds: { 'zh-CN': '差在哪里', 'zh-TW': '差在哪裡', en: 'What differs' },
  toDecide: { 'zh-CN': '待定', 'zh-TW': '待定', en: 'Open' },
  settled: { 'zh-CN': '已处理', 'zh-TW': '已處理', en: 'Done' },
  list: { 'zh-CN': '一条一条看', 'zh-TW': '一條一條看', en: 'One by one' },
  showOpen: { 'zh-CN': '待定', 'zh-TW': '待定', en: 'Open' },
  showAll: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  show: { 'zh-CN': '看哪些', 'zh-TW': '看哪些', en: 'Which ones' },
  allKinds: { 'zh-CN': '所有种类', 'zh-TW': '所有種類', en: 'All kinds' },
  kind: { 'zh-CN': '种类', 'zh-TW': '種類', en: 'Kind' },
  decideKind: { 'zh-CN': '整类处理', 'zh-TW': '整類處理', en: 'Decide all' },
  decideOne: { 'zh-CN': '处理', 'zh-TW': '處理', en: 'Decide' },
  decideSome: {
    'zh-CN': '处理选中的 {{n}} 条',
    'zh-TW': '處理選中的 {{n}} 條',
    en: 'Decide the {{n}} chosen',
  },
  choose: { 'zh-CN': '选中这一条', 'zh-TW': '選中這一條', en: 'Choose this one' },
  chooseAll: { 'zh-CN': '选中本页待定的', 'zh-TW': '選中本頁待定的', en: 'Choose the open ones here' },
  what: { 'zh-CN': '差异', 'zh-TW': '差異', en: 'Difference' },
  who: { 'zh-CN': '客户与员工', 'zh-TW': '客戶與員工', en: 'Customer and staff' },
  agreed: { 'zh-CN': '上次一致', 'zh-TW': '上次一致', en: 'Last agreed' },
  here: { 'zh-CN': '这里', 'zh-TW': '這裡', en: 'Here' },
  there: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  done: { 'zh-CN': '怎么处理的', 'zh-TW': '怎麼處理的', en: 'What was done' },
  yes: { 'zh-CN': '有', 'zh-TW': '有', en: 'has it' },
  no: { 'zh-CN': '没有', 'zh-TW': '沒有', en: 'not there' },
  seeCustomer: { 'zh-CN': '看客户', 'zh-TW': '看客戶', en: 'See the customer' },
  errorCode: { 'zh-CN': '错误 {{code}}', 'zh-TW': '錯誤 {{code}}', en: 'error {{code}}' },
  byItself: { 'zh-CN': '自动', 'zh-TW': '自動', en: 'by itself' },
  taken: { 'zh-CN': '以企业微信为准', 'zh-TW': '以企業微信為準', en: 'taken from WeCom' },
  sent: { 'zh-CN': '以这里为准', 'zh-TW': '以這裡為準', en: 'sent from here' },
  left: { 'zh-CN': '先不管', 'zh-TW': '先不管', en: 'left alone' },
  open: { 'zh-CN': '待定', 'zh-TW': '待定', en: 'open' },

  // each kind: its name and what it means
  relationNew: { 'zh-CN': '新的跟进关系', 'zh-TW': '新的跟進關係', en: 'New relation' },
  relationNewText: {
    'zh-CN': '企业微信里加了好友，这里没收到。已经补上。',
    'zh-TW': '企業微信裡加了好友，這裡沒收到。已經補上。',
    en: 'Made in WeCom without our hearing of it. It has been taken over.',
  },
  relationGone: { 'zh-CN': '关系没了', 'zh-TW': '關係沒了', en: 'Relation gone' },
  relationGoneText: {
    'zh-CN': '这里还在跟，企业微信里已经没有这段关系。',
    'zh-TW': '這裡還在跟，企業微信裡已經沒有這段關係。',
    en: 'Followed here, but WeCom no longer lists the relation.',
  },
  tagAddedThere: { 'zh-CN': '那边打上了', 'zh-TW': '那邊打上了', en: 'Put on there' },
  tagAddedThereText: {
    'zh-CN': '在企业微信里打上的，这里没收到。已经补打。',
    'zh-TW': '在企業微信裡打上的，這裡沒收到。已經補打。',
    en: 'Put on in WeCom without our hearing of it. It has been taken over.',
  },
  tagRemovedThere: { 'zh-CN': '那边摘下了', 'zh-TW': '那邊摘下了', en: 'Taken off there' },
  tagRemovedThereText: {
    'zh-CN': '在企业微信里摘下的，这里还留着。',
    'zh-TW': '在企業微信裡摘下的，這裡還留著。',
    en: 'Taken off in WeCom, still on here.',
  },
  tagMissingThere: { 'zh-CN': '那边少了', 'zh-TW': '那邊少了', en: 'Missing there' },
  tagMissingThereText: {
    'zh-CN': '这里打上了，企业微信里没有。已经补写。',
    'zh-TW': '這裡打上了，企業微信裡沒有。已經補寫。',
    en: 'Put on here, not in WeCom. It is being written.',
  },
  tagTooMuchThere: { 'zh-CN': '那边多了', 'zh-TW': '那邊多了', en: 'Too much there' },
  tagTooMuchThereText: {
    'zh-CN': '这里摘下了，企业微信里还有。已经补摘。',
    'zh-TW': '這裡摘下了，企業微信裡還有。已經補摘。',
    en: 'Taken off here, still in WeCom. It is being taken off.',
  },
  writeFailed: { 'zh-CN': '写不进去', 'zh-TW': '寫不進去', en: 'Refused by WeCom' },
  writeFailedText: {
    'zh-CN': '这里改了，企业微信不收。先看原因，再写一次。',
    'zh-TW': '這裡改了，企業微信不收。先看原因，再寫一次。',
    en: 'Changed here, and WeCom refuses it. See why, then write again.',
  },
  samePerson: { 'zh-CN': '像是同一个人', 'zh-TW': '像是同一個人', en: 'Looks like one person' },
  samePersonText: {
    'zh-CN': '这里是两位客户，企业微信里 UnionID 相同，是同一个人。可以合并成一位。',
    'zh-TW': '這裡是兩位客戶，企業微信裡 UnionID 相同，是同一個人。可以合併成一位。',
    en: 'Two customers here are one person in WeCom, by their UnionID. They can be merged.',
  },
  tagDeletedThere: { 'zh-CN': '那边删了标签', 'zh-TW': '那邊刪了標籤', en: 'Tag deleted there' },
  tagDeletedThereText: {
    'zh-CN': '标签在企业微信里被删了，这里还在用。',
    'zh-TW': '標籤在企業微信裡被刪了，這裡還在用。',
    en: 'Deleted in WeCom, still in use here.',
  },
  nameDiffers: { 'zh-CN': '名字不一样', 'zh-TW': '名字不一樣', en: 'Names differ' },
  nameDiffersText: {
    'zh-CN': '别的应用建的标签，在这里叫另一个名字。这里改不了那边的名字。',
    'zh-TW': '別的應用建的標籤，在這裡叫另一個名字。這裡改不了那邊的名字。',
    en: 'Made by another app, with another name here. Its name there cannot be changed from here.',
  },
  notTaken: { 'zh-CN': '收不进来', 'zh-TW': '收不進來', en: 'Not taken over' },
  notTakenText: {
    'zh-CN': '企业微信里的标签，名字在这里用不了。到那边改名，再同步。',
    'zh-TW': '企業微信裡的標籤，名字在這裡用不了。到那邊改名，再同步。',
    en: 'A tag of WeCom whose name cannot be used here. Rename it there, then sync.',
  },

  // deciding, with the exact effect
  decideTitle: {
    'zh-CN': '处理 {{count}} 处差异',
    'zh-TW': '處理 {{count}} 處差異',
    en: { one: 'Decide {{count}} difference', other: 'Decide {{count}} differences' },
  },
  way: { 'zh-CN': '以谁为准', 'zh-TW': '以誰為準', en: 'Which side counts' },
  takenWay: { 'zh-CN': '以企业微信为准', 'zh-TW': '以企業微信為準', en: 'WeCom counts' },
  sentWay: { 'zh-CN': '以这里为准', 'zh-TW': '以這裡為準', en: 'This side counts' },
  leftWay: { 'zh-CN': '先不管', 'zh-TW': '先不管', en: 'Leave it' },
  leftEffect: {
    'zh-CN': '两边都不动，这些不再列为待定。下次比对还不一样，会再列出来。',
    'zh-TW': '兩邊都不動，這些不再列為待定。下次比對還不一樣，會再列出來。',
    en: 'Neither side changes, and they are no longer open. If they still differ, the next comparison lists them again.',
  },
  'taken.relationGone': {
    'zh-CN': '把 {{count}} 段关系记为已结束，客户和标签都留下',
    'zh-TW': '把 {{count}} 段關係記為已結束，客戶和標籤都留下',
    en: {
      one: 'Marks {{count}} relation as ended; customer and tags stay',
      other: 'Marks {{count}} relations as ended; customers and tags stay',
    },
  },
  'taken.tagRemovedThere': {
    'zh-CN': '从客户身上摘下 {{count}} 处标签',
    'zh-TW': '從客戶身上摘下 {{count}} 處標籤',
    en: { one: 'Takes {{count}} tag off its customer', other: 'Takes {{count}} tags off their customers' },
  },
  'taken.tagDeletedThere': {
    'zh-CN': '把 {{count}} 个标签放进冷藏室，用到它的规则和人群照常',
    'zh-TW': '把 {{count}} 個標籤放進冷藏室，用到它的規則和人群照常',
    en: {
      one: 'Puts {{count}} tag into the cold store; rules and audiences that use it go on',
      other: 'Puts {{count}} tags into the cold store; rules and audiences that use them go on',
    },
  },
  'taken.samePerson': {
    'zh-CN':
      '把 {{count}} 对客户各合并成一位：标签连同来源、订单和跟进都并到先有的那一位，90 天内可以在客户页拆开',
    'zh-TW':
      '把 {{count}} 對客戶各合併成一位：標籤連同來源、訂單和跟進都併到先有的那一位，90 天內可以在客戶頁拆開',
    en: {
      one: 'Merges {{count}} pair of records: tags with their sources, orders and follow-ups go to the older one; it can be undone on the customer page for 90 days',
      other:
        'Merges {{count}} pairs of records: tags with their sources, orders and follow-ups go to the older one; it can be undone on the customer page for 90 days',
    },
  },
  'sent.tagRemovedThere': {
    'zh-CN': '在企业微信里重新打上 {{count}} 处标签',
    'zh-TW': '在企業微信裡重新打上 {{count}} 處標籤',
    en: { one: 'Puts {{count}} tag on again in WeCom', other: 'Puts {{count}} tags on again in WeCom' },
  },
  'sent.tagDeletedThere': {
    'zh-CN': '{{count}} 个标签下次要用时，在企业微信里重新建',
    'zh-TW': '{{count}} 個標籤下次要用時，在企業微信裡重新建',
    en: {
      one: '{{count}} tag is made in WeCom again when it is next needed',
      other: '{{count}} tags are made in WeCom again when they are next needed',
    },
  },
  'sent.writeFailed': {
    'zh-CN': '把 {{count}} 段关系再写一次',
    'zh-TW': '把 {{count}} 段關係再寫一次',
    en: { one: 'Writes {{count}} relation again', other: 'Writes {{count}} relations again' },
  },
  notForAll: {
    'zh-CN': '选中的里面有做不到这样的，只能先不管，或分开处理。',
    'zh-TW': '選中的裡面有做不到這樣的，只能先不管，或分開處理。',
    en: 'Not possible for all that are chosen; leave them, or decide them apart.',
  },
  doTaken: {
    'zh-CN': '以企业微信为准，改 {{count}} 处',
    'zh-TW': '以企業微信為準，改 {{count}} 處',
    en: 'Take {{count}} from WeCom',
  },
  doSent: {
    'zh-CN': '以这里为准，写 {{count}} 处',
    'zh-TW': '以這裡為準，寫 {{count}} 處',
    en: 'Send {{count}} from here',
  },
  doLeft: { 'zh-CN': '先不管这 {{count}} 处', 'zh-TW': '先不管這 {{count}} 處', en: 'Leave these {{count}}' },
  decided: {
    'zh-CN': '处理了 {{count}} 处',
    'zh-TW': '處理了 {{count}} 處',
    en: { one: '{{count}} decided', other: '{{count}} decided' },
  },
});
