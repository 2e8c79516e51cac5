import { defineTexts } from '#ui';

export const homeTexts = defineTexts('home', {
  title: { 'zh-CN': '首页', 'zh-TW': '首頁', en: 'Home' },
  night: { 'zh-CN': '夜深了，{{name}}', 'zh-TW': '夜深了，{{name}}', en: 'Good night, {{name}}' },
  morning: { 'zh-CN': '早上好，{{name}}', 'zh-TW': '早安，{{name}}', en: 'Good morning, {{name}}' },
  noon: { 'zh-CN': '中午好，{{name}}', 'zh-TW': '午安，{{name}}', en: 'Good afternoon, {{name}}' },
  afternoon: { 'zh-CN': '下午好，{{name}}', 'zh-TW': '午安，{{name}}', en: 'Good afternoon, {{name}}' },
  evening: { 'zh-CN': '晚上好，{{name}}', 'zh-TW': '晚安，{{name}}', en: 'Good evening, {{name}}' },
  start: { 'zh-CN': '从这里开始', 'zh-TW': '從這裡開始', en: 'Start here' },
  nothing: {
    'zh-CN': '你的角色还没有开通页面',
    'zh-TW': '你的角色還沒有開通頁面',
    en: 'Your role opens no pages yet',
  },
  nothingText: {
    'zh-CN': '找管理员给你加一个角色。',
    'zh-TW': '找管理員給你加一個角色。',
    en: 'An administrator can give you a role.',
  },

  import: { 'zh-CN': '导入客户或订单', 'zh-TW': '匯入客戶或訂單', en: 'Import customers or orders' },
  counters: { 'zh-CN': '几个数', 'zh-TW': '幾個數', en: 'Numbers' },
  customers: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  customersOfDepartments: {
    'zh-CN': '部门跟进的客户',
    'zh-TW': '部門跟進的客戶',
    en: 'Customers of your departments',
  },
  customersOfMine: { 'zh-CN': '我跟进的客户', 'zh-TW': '我跟進的客戶', en: 'Customers you follow' },
  newCustomers: { 'zh-CN': '近 30 天新增', 'zh-TW': '近 30 天新增', en: 'New in 30 days' },
  ofAll: { 'zh-CN': '占全部的 {{share}}', 'zh-TW': '占全部的 {{share}}', en: '{{share}} of all' },
  withoutInternal: {
    'zh-CN': '另有 {{count}} 位同事或测试，不计',
    'zh-TW': '另有 {{count}} 位同事或測試，不計',
    en: {
      one: 'and {{count}} colleague or test, not counted',
      other: 'and {{count}} colleagues or tests, not counted',
    },
  },
  tagged: { 'zh-CN': '有标签的客户', 'zh-TW': '有標籤的客戶', en: 'Customers with a tag' },
  taggedOf: {
    'zh-CN': '{{count}} 位，占全部客户',
    'zh-TW': '{{count}} 位，占全部客戶',
    en: { one: '{{count}} customer, of all', other: '{{count}} customers, of all' },
  },
  tagChanges: { 'zh-CN': '近 30 天打上标签', 'zh-TW': '近 30 天打上標籤', en: 'Tags put on in 30 days' },
  takenOff: { 'zh-CN': '摘下 {{n}}', 'zh-TW': '摘下 {{n}}', en: '{{n}} taken off' },
  automatic: {
    'zh-CN': '近 30 天自动打上的占比',
    'zh-TW': '近 30 天自動打上的占比',
    en: 'Put on automatically in 30 days',
  },
  byHand: { 'zh-CN': '员工打上 {{n}}', 'zh-TW': '員工打上 {{n}}', en: '{{n}} by staff' },
  shareBefore: {
    'zh-CN': '再前 30 天 {{share}}',
    'zh-TW': '再前 30 天 {{share}}',
    en: '{{share}} in the 30 days before',
  },
  numbersFailed: { 'zh-CN': '没数到客户', 'zh-TW': '沒數到客戶', en: 'The customers could not be counted' },

  ofGroup: { 'zh-CN': '{{group}}：', 'zh-TW': '{{group}}：', en: '{{group}}: ' },
  newTags: { 'zh-CN': '新客户标签占比', 'zh-TW': '新客戶標籤占比', en: 'Tags of new customers' },
  ofNew: {
    'zh-CN': '占新增的 {{count}} 位',
    'zh-TW': '占新增的 {{count}} 位',
    en: {
      one: 'of {{count}} new',
      other: 'of {{count}} new',
    },
  },
  period: { 'zh-CN': '时间段', 'zh-TW': '時間段', en: 'Period' },
  days: { 'zh-CN': '{{n}} 天', 'zh-TW': '{{n}} 天', en: '{{n}} days' },
  nobodyNew: {
    'zh-CN': '近 {{days}} 天没有新客户',
    'zh-TW': '近 {{days}} 天沒有新客戶',
    en: 'No new customers in {{days}} days',
  },
  nobodyNewText: {
    'zh-CN': '换个长一点的时间看看。',
    'zh-TW': '換個長一點的時間看看。',
    en: 'Try a longer period.',
  },
  newWithoutTags: {
    'zh-CN': '新来的 {{count}} 位还没有标签',
    'zh-TW': '新來的 {{count}} 位還沒有標籤',
    en: {
      one: 'The new customer has no tags yet',
      other: 'None of the {{count}} new customers has a tag yet',
    },
  },
  topTags: { 'zh-CN': '人数最多的标签', 'zh-TW': '人數最多的標籤', en: 'Tags with the most customers' },
  ofEverybody: {
    'zh-CN': '占全部 {{count}} 位',
    'zh-TW': '占全部 {{count}} 位',
    en: { one: 'of {{count}} customer', other: 'of all {{count}} customers' },
  },
  noTags: { 'zh-CN': '还没有客户有标签', 'zh-TW': '還沒有客戶有標籤', en: 'No customer has a tag yet' },
  noTagsText: {
    'zh-CN': '在客户页给一位打上第一个标签，或在导入里带上标签列。',
    'zh-TW': '在客戶頁給一位打上第一個標籤，或在匯入裡帶上標籤欄。',
    en: 'Tag somebody on the page of customers, or import a column of tags.',
  },
  peopleOf: {
    'zh-CN': '看「{{tag}}」的 {{count}} 位客户',
    'zh-TW': '看「{{tag}}」的 {{count}} 位客戶',
    en: { one: 'Show the customer with {{tag}}', other: 'Show the {{count}} customers with {{tag}}' },
  },

  cabinetToday: { 'zh-CN': '柜子今天', 'zh-TW': '櫃子今天', en: 'The cabinet today' },
  openCabinet: { 'zh-CN': '打开百子柜', 'zh-TW': '打開百子櫃', en: 'Open the cabinet' },
  cabinetFailed: { 'zh-CN': '没读到标签库', 'zh-TW': '沒讀到標籤庫', en: 'The library could not be read' },
  activeTags: { 'zh-CN': '在用标签', 'zh-TW': '在用標籤', en: 'Active tags' },
  ofBudget: { 'zh-CN': '{{n}} / {{budget}}', 'zh-TW': '{{n}} / {{budget}}', en: '{{n}} / {{budget}}' },
  untagged: {
    'zh-CN': '{{count}} 位客户一个标签也没有',
    'zh-TW': '{{count}} 位客戶一個標籤也沒有',
    en: { one: '{{count}} customer without any tag', other: '{{count}} customers without any tag' },
  },
  mouldy: {
    'zh-CN': '{{count}} 个标签发霉',
    'zh-TW': '{{count}} 個標籤發霉',
    en: { one: '{{count}} tag has gone stale', other: '{{count}} tags have gone stale' },
  },
  mouldyDetail: { 'zh-CN': '90 天没点亮', 'zh-TW': '90 天沒點亮', en: 'not put on for 90 days' },
  undefinedTags: {
    'zh-CN': '{{count}} 个标签没写含义',
    'zh-TW': '{{count}} 個標籤沒寫含義',
    en: { one: '{{count}} tag without a definition', other: '{{count}} tags without a definition' },
  },
  unusedTags: {
    'zh-CN': '{{count}} 个标签没有人有',
    'zh-TW': '{{count}} 個標籤沒有人有',
    en: { one: '{{count}} tag that nobody has', other: '{{count}} tags that nobody has' },
  },
  coldTags: {
    'zh-CN': '{{count}} 个标签在冷藏室',
    'zh-TW': '{{count}} 個標籤在冷藏室',
    en: { one: '{{count}} tag in the cold store', other: '{{count}} tags in the cold store' },
  },
  seeThem: { 'zh-CN': '去看', 'zh-TW': '去看', en: 'Show' },
  recentJobs: { 'zh-CN': '最近的任务', 'zh-TW': '最近的任務', en: 'Recent jobs' },
  allJobs: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
});
