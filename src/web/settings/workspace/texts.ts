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
  breaker: { 'zh-CN': '规则熔断', 'zh-TW': '規則熔斷', en: 'When a rule stops itself' },
  breakerText: {
    'zh-CN': '一条规则一分钟里改的标签同时超过下面两个数，就自己停下，等人来看。已经打的能一键撤回。',
    'zh-TW': '一條規則一分鐘裡改的標籤同時超過下面兩個數，就自己停下，等人來看。已經打的能一鍵撤回。',
    en: 'A rule that changes more tags within a minute than both of these stops and waits for somebody to look. What it did can be taken back at once.',
  },
  percent: { 'zh-CN': '占全部客户', 'zh-TW': '占全部客戶', en: 'Of all customers' },
  percentHint: {
    'zh-CN': '发布时补算历史不算在内，那时已经先看过人数。',
    'zh-TW': '發佈時補算歷史不算在內，那時已經先看過人數。',
    en: 'Counting the past at publishing is not among it: its numbers were seen before.',
  },
  always: { 'zh-CN': '次数', 'zh-TW': '次數', en: 'Changes' },
  alwaysHint: {
    'zh-CN': '不到这个数，占多少都不停：客户少的时候用得上。',
    'zh-TW': '不到這個數，占多少都不停：客戶少的時候用得上。',
    en: 'Below this nothing stops whatever its share, which matters while customers are few.',
  },
  retention: {
    'zh-CN': '原文和细节留多久',
    'zh-TW': '原文和細節留多久',
    en: 'How long words and details are kept',
  },
  retentionText: {
    'zh-CN':
      '到期的每晚清一次，找不回来。发生过这件事、时间和数字一直留着：次数、金额、静默照算，打上就不摘的标签不受影响；「符合时才有」的标签，规则看得比这更久时，按还留着的算。',
    'zh-TW':
      '到期的每晚清一次，找不回來。發生過這件事、時間和數字一直留著：次數、金額、靜默照算，打上就不摘的標籤不受影響；「符合時才有」的標籤，規則看得比這更久時，按還留著的算。',
    en: 'What is over goes every night and does not come back. That it happened, when, and its numbers stay, so counts, sums and silence mean the same, and tags that stay for good stay. Rules whose tags last while something is so, and that look further back than this, count what is left.',
  },
  chatTexts: { 'zh-CN': '聊天原文', 'zh-TW': '聊天原文', en: 'Words of chats' },
  chatTextsHint: {
    'zh-CN': '会话存档和接口传来的消息、朋友圈评论里的话。',
    'zh-TW': '會話存檔和介面傳來的訊息、朋友圈評論裡的話。',
    en: 'Of messages from the chat archive and the API, and of comments on moments.',
  },
  pageAddresses: { 'zh-CN': '看过的网页地址', 'zh-TW': '看過的網頁地址', en: 'Addresses of pages' },
  pageAddressesHint: {
    'zh-CN': '产品名和看了几秒留着，兴趣标签不受影响。',
    'zh-TW': '產品名和看了幾秒留著，興趣標籤不受影響。',
    en: 'Products and seconds stay, and so do tags of interest.',
  },
  otherDetails: {
    'zh-CN': '自定义行为的细节',
    'zh-TW': '自訂行為的細節',
    en: 'Details of events of your own types',
  },
  otherDetailsHint: {
    'zh-CN': '数字和是否留着。资料、表单（连同当时同意的话）、跟进和订单不在此列，留到客户被删。',
    'zh-TW': '數字和是否留著。資料、表單（連同當時同意的話）、跟進和訂單不在此列，留到客戶被刪。',
    en: 'Numbers and yes or no stay. Materials, forms with the words of consent, follow-ups and orders are kept until a customer is erased.',
  },
  days: { 'zh-CN': '{{count}} 天', 'zh-TW': '{{count}} 天', en: '{{count}} days' },
  keptForGood: { 'zh-CN': '一直留着', 'zh-TW': '一直留著', en: 'For good' },
  saved: { 'zh-CN': '企业空间已保存', 'zh-TW': '企業空間已儲存', en: 'The workspace was saved' },
  range: {
    'zh-CN': '1 到 100,000 的整数',
    'zh-TW': '1 到 100,000 的整數',
    en: 'a whole number from 1 to 100,000',
  },
});
