import { defineTexts } from '#ui';

export const workspaceTexts = defineTexts('settingsWorkspace', {
  company: { 'zh-CN': '企业', 'zh-TW': '企業', en: 'Company' },
  name: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  timeZone: { 'zh-CN': '时区', 'zh-TW': '時區', en: 'Time zone' },
  timeZoneHint: {
    'zh-CN': '「今天」「本月」这样的条件、导入里没写时区的时间，都按它算。',
    'zh-TW': '「今天」「本月」這樣的條件、匯入裡沒寫時區的時間，都按它算。',
    en: 'Conditions such as "today" and "this month", and times without a zone in imports, are read by it.',
  },
  limits: { 'zh-CN': '标签库的分寸', 'zh-TW': '標籤庫的分寸', en: 'How large the library should be' },
  limitsText: {
    'zh-CN': '超过只提醒，不拦。首页和百子柜会显示用了多少。',
    'zh-TW': '超過只提醒，不攔。首頁和百子櫃會顯示用了多少。',
    en: 'Going beyond only warns. Home and cabinet show how much is used.',
  },
  categories: { 'zh-CN': '第一层大类', 'zh-TW': '第一層大類', en: 'First-level categories' },
  categoriesHint: {
    'zh-CN': '一眼能看完的柜子，建议不超过 9 列。',
    'zh-TW': '一眼能看完的櫃子，建議不超過 9 列。',
    en: 'A cabinet that can be seen at a glance has no more than 9.',
  },
  activeTags: { 'zh-CN': '在用标签', 'zh-TW': '在用標籤', en: 'Active tags' },
  activeTagsHint: {
    'zh-CN': '多过 200 个，一线就记不住了。',
    'zh-TW': '多過 200 個，一線就記不住了。',
    en: 'Beyond 200 nobody at the front line remembers them.',
  },
  tagsPerCustomer: {
    'zh-CN': '一位客户身上的标签',
    'zh-TW': '一位客戶身上的標籤',
    en: 'Tags on one customer',
  },
  tagsPerCustomerHint: {
    'zh-CN': '再多就看不出重点了。',
    'zh-TW': '再多就看不出重點了。',
    en: 'With more, nothing stands out.',
  },
  handOver: { 'zh-CN': '客户交接', 'zh-TW': '客戶交接', en: 'When a customer is handed over' },
  handOverText: {
    'zh-CN': '企业标签和历史总是留下。这里只管交出人的个人标签。',
    'zh-TW': '企業標籤和歷史總是留下。這裡只管交出人的個人標籤。',
    en: 'Tags of the company and the history always stay. This is about the giver’s personal tags.',
  },
  personalTags: { 'zh-CN': '交出人的个人标签', 'zh-TW': '交出人的個人標籤', en: 'The giver’s personal tags' },
  keep: { 'zh-CN': '留给交出人', 'zh-TW': '留給交出人', en: 'Stay his' },
  give: { 'zh-CN': '交给接手人', 'zh-TW': '交給接手人', en: 'Go to the taker' },
  remove: { 'zh-CN': '摘下', 'zh-TW': '摘下', en: 'Come off' },
  keepHint: {
    'zh-CN': '还在客户身上，只有交出人自己看得到。',
    'zh-TW': '還在客戶身上，只有交出人自己看得到。',
    en: 'They stay on the customer, and only the giver sees them.',
  },
  giveHint: {
    'zh-CN': '接手人得到自己的同名个人标签，交出人的摘下。接手人是客户负责人，没有就是最近开始跟进的人。',
    'zh-TW': '接手人得到自己的同名個人標籤，交出人的摘下。接手人是客戶負責人，沒有就是最近開始跟進的人。',
    en: 'The taker gets personal tags of his own with the same names, the giver’s come off. The taker is the customer’s owner, otherwise whoever began to follow last.',
  },
  removeHint: {
    'zh-CN': '一分钟内从客户身上摘下，历史里留一笔。',
    'zh-TW': '一分鐘內從客戶身上摘下，歷史裡留一筆。',
    en: 'They come off within a minute; the history keeps it.',
  },
  saved: { 'zh-CN': '企业空间已保存', 'zh-TW': '企業空間已儲存', en: 'The workspace was saved' },
  range: {
    'zh-CN': '1 到 100,000 的整数',
    'zh-TW': '1 到 100,000 的整數',
    en: 'a whole number from 1 to 100,000',
  },
});
