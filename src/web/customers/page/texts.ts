import { defineTexts } from '#ui';

/** The page of one customer. */
export const customerTexts = defineTexts('customer', {
  back: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  placeOf: {
    'zh-CN': '第 {{n}} 位，共 {{total}} 位',
    'zh-TW': '第 {{n}} 位，共 {{total}} 位',
    en: '{{n}} of {{total}}',
  },
  previous: { 'zh-CN': '上一位', 'zh-TW': '上一位', en: 'Previous customer' },
  next: { 'zh-CN': '下一位', 'zh-TW': '下一位', en: 'Next customer' },
  more: { 'zh-CN': '更多', 'zh-TW': '更多', en: 'More' },

  // states
  goneTitle: { 'zh-CN': '没有这位客户', 'zh-TW': '沒有這位客戶', en: 'There is no such customer' },
  goneText: {
    'zh-CN': '可能已经删除，也可能不归你跟。编号 {{id}}。',
    'zh-TW': '可能已經刪除，也可能不歸你跟。編號 {{id}}。',
    en: 'Deleted, or not among the customers you look after. Id {{id}}.',
  },
  toList: { 'zh-CN': '回客户列表', 'zh-TW': '回客戶列表', en: 'Back to the list' },
  failed: { 'zh-CN': '这位客户没读到', 'zh-TW': '這位客戶沒讀到', en: 'The customer could not be loaded' },
  mergedNote: {
    'zh-CN': '{{id}} 已经并入这位客户，你打开的是合并后的档案。',
    'zh-TW': '{{id}} 已經併入這位客戶，你打開的是合併後的檔案。',
    en: '{{id}} was merged into this customer. This is the merged record.',
  },
  undoMerge: { 'zh-CN': '撤销这次合并', 'zh-TW': '撤銷這次合併', en: 'Undo this merge' },
  suggestions: { 'zh-CN': '等你确认', 'zh-TW': '等你確認', en: 'For you to confirm' },
  suggestionsFailed: {
    'zh-CN': '建议没读到',
    'zh-TW': '建議沒讀到',
    en: 'What rules suggest could not be loaded',
  },
  suggestionCount: {
    'zh-CN': '规则建议了 {{count}} 个标签',
    'zh-TW': '規則建議了 {{count}} 個標籤',
    en: 'Tags that rules suggest: {{count}}',
  },
  accept: { 'zh-CN': '打上', 'zh-TW': '打上', en: 'Accept' },
  reject: { 'zh-CN': '不采纳', 'zh-TW': '不採納', en: 'Reject' },
  acceptTag: { 'zh-CN': '打上「{{tag}}」', 'zh-TW': '打上「{{tag}}」', en: 'Accept {{tag}}' },
  rejectTag: { 'zh-CN': '不采纳「{{tag}}」', 'zh-TW': '不採納「{{tag}}」', en: 'Reject {{tag}}' },
  accepted: { 'zh-CN': '打上了「{{tag}}」', 'zh-TW': '打上了「{{tag}}」', en: 'Tagged {{tag}}' },
  rejected: {
    'zh-CN': '记下了：「{{rule}}」不再为这位客户建议「{{tag}}」',
    'zh-TW': '記下了：「{{rule}}」不再為這位客戶建議「{{tag}}」',
    en: 'Noted: “{{rule}}” will not suggest {{tag}} here again',
  },
  noTags: { 'zh-CN': '还没有标签', 'zh-TW': '還沒有標籤', en: 'No tags yet' },
  newNote: {
    'zh-CN': '刚来的客户，还没有标签。打上第一个，名单和规则就能认得这位客户。',
    'zh-TW': '剛來的客戶，還沒有標籤。打上第一個，名單和規則就能認得這位客戶。',
    en: 'A new customer without tags. With the first one, lists and rules know who this is.',
  },
  saveFailed: { 'zh-CN': '没存上：{{why}}', 'zh-TW': '沒存上：{{why}}', en: 'Not saved: {{why}}' },

  // facts
  name: { 'zh-CN': '昵称', 'zh-TW': '暱稱', en: 'Name' },
  unnamed: { 'zh-CN': '没有名字', 'zh-TW': '沒有名字', en: 'No name' },
  status: { 'zh-CN': '客户状态', 'zh-TW': '客戶狀態', en: 'Status' },
  changeStatus: { 'zh-CN': '改客户状态', 'zh-TW': '改客戶狀態', en: 'Change the status' },
  phone: { 'zh-CN': '手机', 'zh-TW': '手機', en: 'Phone' },
  show: { 'zh-CN': '显示', 'zh-TW': '顯示', en: 'Show' },
  showHint: {
    'zh-CN': '看完整号码会记进审计',
    'zh-TW': '看完整號碼會記進稽核',
    en: 'Looking at the full number is logged',
  },
  masked: {
    'zh-CN': '需要「看完整手机号」的权限',
    'zh-TW': '需要「看完整手機號」的權限',
    en: 'Needs the right to view full phone numbers',
  },
  added: { 'zh-CN': '添加', 'zh-TW': '新增', en: 'Added' },
  remark: { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Remark' },
  edit: { 'zh-CN': '改「{{what}}」', 'zh-TW': '改「{{what}}」', en: 'Edit {{what}}' },
  save: { 'zh-CN': '存下', 'zh-TW': '存下', en: 'Save' },
  cancel: { 'zh-CN': '不改了', 'zh-TW': '不改了', en: 'Cancel' },
  empty: { 'zh-CN': '没填', 'zh-TW': '沒填', en: 'not set' },
  saved: { 'zh-CN': '「{{what}}」已改', 'zh-TW': '「{{what}}」已改', en: '{{what}} changed' },
  details: { 'zh-CN': '资料', 'zh-TW': '資料', en: 'Details' },

  // who follows
  who: { 'zh-CN': '谁在跟', 'zh-TW': '誰在跟', en: 'Who follows' },
  owner: { 'zh-CN': '主责', 'zh-TW': '主責', en: 'owner' },
  noOwner: { 'zh-CN': '还没有负责人', 'zh-TW': '還沒有負責人', en: 'Nobody is in charge yet' },
  setOwner: { 'zh-CN': '换负责人', 'zh-TW': '換負責人', en: 'Change the owner' },
  findStaff: { 'zh-CN': '搜员工', 'zh-TW': '搜員工', en: 'Find staff' },
  nobody: { 'zh-CN': '没有这位员工', 'zh-TW': '沒有這位員工', en: 'Nobody by that name' },
  followSince: { 'zh-CN': '{{day}} 起', 'zh-TW': '{{day}} 起', en: 'since {{day}}' },
  half: { 'zh-CN': '未加回', 'zh-TW': '未加回', en: 'not added back' },
  active: { 'zh-CN': '在跟', 'zh-TW': '在跟', en: 'following' },
  deletedByCustomer: { 'zh-CN': '客户删了他', 'zh-TW': '客戶刪了他', en: 'deleted by the customer' },
  deletedByStaff: { 'zh-CN': '员工删了客户', 'zh-TW': '員工刪了客戶', en: 'deleted by staff' },
  transferred: { 'zh-CN': '已交接', 'zh-TW': '已交接', en: 'handed over' },

  // identities
  samePerson: { 'zh-CN': '同一个人', 'zh-TW': '同一個人', en: 'One person' },
  identityCount: {
    'zh-CN': '{{count}} 个身份',
    'zh-TW': '{{count}} 個身分',
    en: { one: '{{count}} identity', other: '{{count}} identities' },
  },
  mergedCount: {
    'zh-CN': '并过 {{count}} 位',
    'zh-TW': '併過 {{count}} 位',
    en: { one: '{{count}} merged', other: '{{count}} merged' },
  },
  remarkOf: {
    'zh-CN': '{{staff}} 的备注',
    'zh-TW': '{{staff}} 的備註',
    en: 'Remark of {{staff}}',
  },
  external: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  unionid: { 'zh-CN': '微信', 'zh-TW': '微信', en: 'WeChat' },
  ref: { 'zh-CN': '自有编号', 'zh-TW': '自有編號', en: 'Own reference' },
  noIdentity: { 'zh-CN': '还没有身份', 'zh-TW': '還沒有身分', en: 'No identity yet' },

  // orders
  orders: { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Orders' },
  orderCount: {
    'zh-CN': '{{count}} 笔',
    'zh-TW': '{{count}} 筆',
    en: { one: '{{count}} order', other: '{{count}} orders' },
  },
  total: { 'zh-CN': '一共', 'zh-TW': '一共', en: 'Total' },
  average: { 'zh-CN': '平均', 'zh-TW': '平均', en: 'Average' },
  first: { 'zh-CN': '第一笔', 'zh-TW': '第一筆', en: 'First' },
  last: { 'zh-CN': '最近一笔', 'zh-TW': '最近一筆', en: 'Last' },
  cycle: { 'zh-CN': '购买周期', 'zh-TW': '購買週期', en: 'Purchase cycle' },
  everyDays: {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  nextOrder: { 'zh-CN': '预计下一笔', 'zh-TW': '預計下一筆', en: 'Next expected' },
  topProduct: { 'zh-CN': '最常买', 'zh-TW': '最常買', en: 'Buys most' },
  noOrders: { 'zh-CN': '还没下过单', 'zh-TW': '還沒下過單', en: 'No orders yet' },
  seeOrders: { 'zh-CN': '看每一笔', 'zh-TW': '看每一筆', en: 'See each' },

  // portrait
  portrait: { 'zh-CN': '画像', 'zh-TW': '畫像', en: 'Portrait' },
  tagCount: {
    'zh-CN': '{{count}} 个标签',
    'zh-TW': '{{count}} 個標籤',
    en: { one: '{{count}} tag', other: '{{count}} tags' },
  },
  tagCountMany: {
    'zh-CN': '{{count}} 个标签，建议不超过 {{most}}',
    'zh-TW': '{{count}} 個標籤，建議不超過 {{most}}',
    en: {
      one: '{{count}} tag, {{most}} at most is advised',
      other: '{{count}} tags, {{most}} at most is advised',
    },
  },
  arrange: { 'zh-CN': '画像怎么排', 'zh-TW': '畫像怎麼排', en: 'Arrange the portrait' },
  layer: { 'zh-CN': '按层', 'zh-TW': '按層', en: 'By layer' },
  time: { 'zh-CN': '按时间', 'zh-TW': '按時間', en: 'By time' },
  source: { 'zh-CN': '按来源', 'zh-TW': '按來源', en: 'By source' },
  tag: { 'zh-CN': '打标签', 'zh-TW': '打標籤', en: 'Tag' },
  doneTagging: { 'zh-CN': '打好了', 'zh-TW': '打好了', en: 'Done' },
  base: { 'zh-CN': '基础', 'zh-TW': '基礎', en: 'Base' },
  baseHint: { 'zh-CN': '是谁，很少变', 'zh-TW': '是誰，很少變', en: 'who they are; rarely changes' },
  behaviour: { 'zh-CN': '行为', 'zh-TW': '行為', en: 'Behaviour' },
  behaviourHint: { 'zh-CN': '做了什么，随时变', 'zh-TW': '做了什麼，隨時變', en: 'what they do; changes' },
  composite: { 'zh-CN': '洞察', 'zh-TW': '洞察', en: 'Insight' },
  compositeHint: {
    'zh-CN': '想要什么，由几样数据合成',
    'zh-TW': '想要什麼，由幾樣資料合成',
    en: 'what they want; computed',
  },
  today: { 'zh-CN': '今天', 'zh-TW': '今天', en: 'Today' },
  week: { 'zh-CN': '近 7 天', 'zh-TW': '近 7 天', en: 'Last 7 days' },
  month: { 'zh-CN': '近 30 天', 'zh-TW': '近 30 天', en: 'Last 30 days' },
  earlier: { 'zh-CN': '更早', 'zh-TW': '更早', en: 'Earlier' },
  people: { 'zh-CN': '人打上的', 'zh-TW': '人打上的', en: 'By people' },
  automatic: { 'zh-CN': '自动打上的', 'zh-TW': '自動打上的', en: 'Automatic' },
  bulk: { 'zh-CN': '批量和导入', 'zh-TW': '批次和匯入', en: 'In bulk and imported' },
  outside: { 'zh-CN': '别处来的', 'zh-TW': '別處來的', en: 'From elsewhere' },
  noneInLayer: { 'zh-CN': '这一层还空着', 'zh-TW': '這一層還空著', en: 'Nothing here yet' },
  complete: {
    'zh-CN': '完整度 {{share}}，缺 {{missing}}',
    'zh-TW': '完整度 {{share}}，缺 {{missing}}',
    en: '{{share}} complete, missing {{missing}}',
  },
  completeAll: { 'zh-CN': '完整度 100%', 'zh-TW': '完整度 100%', en: '100% complete' },
  onlyYou: { 'zh-CN': '只有你看得到', 'zh-TW': '只有你看得到', en: 'only you see it' },
  bySource: { 'zh-CN': '{{who}}，{{when}}', 'zh-TW': '{{who}}，{{when}}', en: '{{who}}, {{when}}' },
  lockedTag: { 'zh-CN': '已锁定', 'zh-TW': '已鎖定', en: 'locked' },
  ends: { 'zh-CN': '{{day}} 到期', 'zh-TW': '{{day}} 到期', en: 'ends {{day}}' },
  tagsFailed: { 'zh-CN': '标签没读到', 'zh-TW': '標籤沒讀到', en: 'The tags could not be loaded' },
  given: { 'zh-CN': '打上', 'zh-TW': '打上', en: 'Added' },
  evidence: { 'zh-CN': '依据', 'zh-TW': '依據', en: 'Evidence' },

  // keyboard
  explainKey: { 'zh-CN': '看为什么', 'zh-TW': '看為什麼', en: 'Explain' },

  // deleting
  delete: { 'zh-CN': '删除这位客户', 'zh-TW': '刪除這位客戶', en: 'Delete this customer' },
  deleteTitle: { 'zh-CN': '删除「{{name}}」', 'zh-TW': '刪除「{{name}}」', en: 'Delete {{name}}' },
  deleteTags: {
    'zh-CN': '{{count}} 个标签不再有这位客户，每个标签的人数减一。',
    'zh-TW': '{{count}} 個標籤不再有這位客戶，每個標籤的人數減一。',
    en: {
      one: '{{count}} tag loses this customer; its count drops by one.',
      other: '{{count}} tags lose this customer; their counts drop by one.',
    },
  },
  deleteAudiences: {
    'zh-CN': '这位客户离开所有人群，冻结的名单也不再算进去。',
    'zh-TW': '這位客戶離開所有人群，凍結的名單也不再算進去。',
    en: 'The customer leaves every audience, frozen ones too.',
  },
  deleteIdentities: {
    'zh-CN': '{{count}} 个身份空出来，同一个手机号再来会建成新客户。',
    'zh-TW': '{{count}} 個身分空出來，同一個手機號再來會建成新客戶。',
    en: {
      one: '{{count}} identity becomes free; the same phone would make a new customer.',
      other: '{{count}} identities become free; the same phone would make a new customer.',
    },
  },
  deleteOrders: {
    'zh-CN': '{{count}} 笔订单（{{amount}}）和 {{lines}} 条记录看不到了。',
    'zh-TW': '{{count}} 筆訂單（{{amount}}）和 {{lines}} 條記錄看不到了。',
    en: {
      one: '{{count}} order ({{amount}}) and {{lines}} lines of history are hidden.',
      other: '{{count}} orders ({{amount}}) and {{lines}} lines of history are hidden.',
    },
  },
  deleteFinal: { 'zh-CN': '删除后不能撤销。', 'zh-TW': '刪除後不能撤銷。', en: 'This cannot be undone.' },
  erase: {
    'zh-CN': '同时抹掉全部个人资料：姓名、号码、备注、行为、历史，备份以外不再有',
    'zh-TW': '同時抹掉全部個人資料：姓名、號碼、備註、行為、歷史，備份以外不再有',
    en: 'Also erase everything personal: name, numbers, remark, behaviour and history',
  },
  deleteNow: { 'zh-CN': '删除「{{name}}」', 'zh-TW': '刪除「{{name}}」', en: 'Delete {{name}}' },
  eraseNow: { 'zh-CN': '删除并抹掉资料', 'zh-TW': '刪除並抹掉資料', en: 'Delete and erase' },
  deleted: { 'zh-CN': '已删除「{{name}}」', 'zh-TW': '已刪除「{{name}}」', en: 'Deleted {{name}}' },
});
