import { defineTexts } from '#ui';

/** The list of customers, and words that list and page share. */
export const customersTexts = defineTexts('customers', {
  title: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  totalPeople: {
    'zh-CN': '共 {{count}} 位',
    'zh-TW': '共 {{count}} 位',
    en: { one: '{{count}} customer', other: '{{count}} customers' },
  },
  unnamed: { 'zh-CN': '没有名字', 'zh-TW': '沒有名字', en: 'No name' },

  // statuses
  lead: { 'zh-CN': '线索', 'zh-TW': '線索', en: 'Lead' },
  following: { 'zh-CN': '跟单', 'zh-TW': '跟單', en: 'Following' },
  opportunity: { 'zh-CN': '商机', 'zh-TW': '商機', en: 'Opportunity' },
  customer: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customer' },
  lost: { 'zh-CN': '丢单', 'zh-TW': '丟單', en: 'Lost' },

  // search and filter
  search: {
    'zh-CN': '昵称、手机尾号、备注、编号',
    'zh-TW': '暱稱、手機尾號、備註、編號',
    en: 'Name, end of phone, remark, reference',
  },
  clearSearch: { 'zh-CN': '清掉搜索', 'zh-TW': '清掉搜尋', en: 'Clear the search' },
  filter: { 'zh-CN': '筛选', 'zh-TW': '篩選', en: 'Filter' },
  filterCount: {
    'zh-CN': '筛选，已选 {{count}} 项',
    'zh-TW': '篩選，已選 {{count}} 項',
    en: { one: 'Filter, {{count}} chosen', other: 'Filter, {{count}} chosen' },
  },
  reset: { 'zh-CN': '重置', 'zh-TW': '重置', en: 'Reset' },
  apply: { 'zh-CN': '按这些条件看', 'zh-TW': '按這些條件看', en: 'Apply' },
  applyCount: {
    'zh-CN': '看这 {{count}} 位客户',
    'zh-TW': '看這 {{count}} 位客戶',
    en: { one: 'Show {{count}} customer', other: 'Show {{count}} customers' },
  },
  counting: { 'zh-CN': '正在数…', 'zh-TW': '正在數…', en: 'Counting…' },
  status: { 'zh-CN': '客户状态', 'zh-TW': '客戶狀態', en: 'Status' },
  tags: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  without: { 'zh-CN': '排除标签', 'zh-TW': '排除標籤', en: 'Without tags' },
  addWithout: { 'zh-CN': '选要排除的标签', 'zh-TW': '選要排除的標籤', en: 'Choose tags to exclude' },
  hasAll: { 'zh-CN': '都有', 'zh-TW': '都有', en: 'All of them' },
  hasAny: { 'zh-CN': '有任一', 'zh-TW': '有任一', en: 'Any of them' },
  untagged: { 'zh-CN': '未打标', 'zh-TW': '未打標', en: 'Untagged' },
  untaggedHint: {
    'zh-CN': '一个标签也没有的客户。',
    'zh-TW': '一個標籤也沒有的客戶。',
    en: 'Customers without a single tag.',
  },
  staff: { 'zh-CN': '谁的客户', 'zh-TW': '誰的客戶', en: 'Whose' },
  staffHint: {
    'zh-CN': '负责人或正在跟进的员工',
    'zh-TW': '負責人或正在跟進的員工',
    en: 'In charge or following',
  },
  dates: { 'zh-CN': '添加时间', 'zh-TW': '新增時間', en: 'Added' },
  today: { 'zh-CN': '今天', 'zh-TW': '今天', en: 'Today' },
  days7: { 'zh-CN': '近 7 天', 'zh-TW': '近 7 天', en: 'Last 7 days' },
  days30: { 'zh-CN': '近 30 天', 'zh-TW': '近 30 天', en: 'Last 30 days' },
  days90: { 'zh-CN': '近 90 天', 'zh-TW': '近 90 天', en: 'Last 90 days' },
  from: { 'zh-CN': '开始日期', 'zh-TW': '開始日期', en: 'From' },
  until: { 'zh-CN': '结束日期', 'zh-TW': '結束日期', en: 'Until' },
  since: { 'zh-CN': '{{day}} 起', 'zh-TW': '{{day}} 起', en: 'since {{day}}' },
  upTo: { 'zh-CN': '{{day}} 止', 'zh-TW': '{{day}} 止', en: 'until {{day}}' },
  between: { 'zh-CN': '{{from}} 到 {{to}}', 'zh-TW': '{{from}} 到 {{to}}', en: '{{from}} to {{to}}' },
  otherCondition: { 'zh-CN': '人群条件', 'zh-TW': '人群條件', en: 'Audience condition' },
  removePart: { 'zh-CN': '去掉「{{what}}」', 'zh-TW': '去掉「{{what}}」', en: 'Remove {{what}}' },
  clearFilter: { 'zh-CN': '全部重来', 'zh-TW': '全部重來', en: 'Clear all' },
  saveAudience: { 'zh-CN': '存为人群', 'zh-TW': '存為人群', en: 'Save as audience' },
  searchNotSaved: {
    'zh-CN': '搜索的字不会进人群，只带筛选条件。',
    'zh-TW': '搜尋的字不會進人群，只帶篩選條件。',
    en: 'The search text does not go into the audience, only the filter.',
  },
  noStaff: { 'zh-CN': '没有这位员工', 'zh-TW': '沒有這位員工', en: 'Nobody by that name' },

  // order
  sortBy: { 'zh-CN': '排序', 'zh-TW': '排序', en: 'Sort by' },
  newest: { 'zh-CN': '最新添加在前', 'zh-TW': '最新新增在前', en: 'Newest first' },
  byGroup: { 'zh-CN': '{{group}}，高的在前', 'zh-TW': '{{group}}，高的在前', en: '{{group}}, highest first' },
  byGroupUp: {
    'zh-CN': '{{group}}，低的在前',
    'zh-TW': '{{group}}，低的在前',
    en: '{{group}}, lowest first',
  },
  byColumn: {
    'zh-CN': '{{column}}，从高到低',
    'zh-TW': '{{column}}，從高到低',
    en: '{{column}}, descending',
  },
  byColumnUp: {
    'zh-CN': '{{column}}，从低到高',
    'zh-TW': '{{column}}，從低到高',
    en: '{{column}}, ascending',
  },

  // table
  name: { 'zh-CN': '昵称', 'zh-TW': '暱稱', en: 'Name' },
  phone: { 'zh-CN': '手机', 'zh-TW': '手機', en: 'Phone' },
  statusColumn: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'Status' },
  owner: { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' },
  followers: {
    'zh-CN': '共 {{count}} 人',
    'zh-TW': '共 {{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  nobody: { 'zh-CN': '没人跟', 'zh-TW': '沒人跟', en: 'nobody' },
  remark: { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Remark' },
  orders: { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Orders' },
  ordersOf: {
    'zh-CN': '{{count}} 笔',
    'zh-TW': '{{count}} 筆',
    en: { one: '{{count}} order', other: '{{count}} orders' },
  },
  lastOrder: { 'zh-CN': '最近下单', 'zh-TW': '最近下單', en: 'Last order' },
  added: { 'zh-CN': '添加', 'zh-TW': '新增', en: 'Added' },
  moreTags: {
    'zh-CN': '还有 {{count}} 个标签：{{names}}',
    'zh-TW': '還有 {{count}} 個標籤：{{names}}',
    en: { one: '{{count}} more tag: {{names}}', other: '{{count}} more tags: {{names}}' },
  },
  noTags: { 'zh-CN': '未打标', 'zh-TW': '未打標', en: 'untagged' },
  columns: { 'zh-CN': '列', 'zh-TW': '欄', en: 'Columns' },
  chooseColumns: { 'zh-CN': '选要看的列', 'zh-TW': '選要看的欄', en: 'Choose columns' },
  usualColumns: { 'zh-CN': '恢复默认', 'zh-TW': '恢復預設', en: 'Back to default' },
  yes: { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' },
  no: { 'zh-CN': '否', 'zh-TW': '否', en: 'no' },
  table: { 'zh-CN': '客户列表', 'zh-TW': '客戶列表', en: 'Customers' },
  select: { 'zh-CN': '选中 {{name}}', 'zh-TW': '選取 {{name}}', en: 'Select {{name}}' },
  selectPage: { 'zh-CN': '选中这一页', 'zh-TW': '選取這一頁', en: 'Select this page' },

  // pages
  rowsOf: {
    'zh-CN': '第 {{from}}–{{to}} 位，共 {{total}} 位',
    'zh-TW': '第 {{from}}–{{to}} 位，共 {{total}} 位',
    en: '{{from}}–{{to}} of {{total}}',
  },
  firstPage: { 'zh-CN': '第一页', 'zh-TW': '第一頁', en: 'First page' },
  previousPage: { 'zh-CN': '上一页', 'zh-TW': '上一頁', en: 'Previous page' },
  nextPage: { 'zh-CN': '下一页', 'zh-TW': '下一頁', en: 'Next page' },
  pageOf: {
    'zh-CN': '第 {{page}} / {{pages}} 页',
    'zh-TW': '第 {{page}} / {{pages}} 頁',
    en: 'Page {{page}} of {{pages}}',
  },
  pagesLabel: { 'zh-CN': '翻页', 'zh-TW': '翻頁', en: 'Pages' },

  // bulk
  chosen: {
    'zh-CN': '已选 {{count}} 位',
    'zh-TW': '已選 {{count}} 位',
    en: { one: '{{count}} selected', other: '{{count}} selected' },
  },
  chooseAll: {
    'zh-CN': '选全部 {{count}} 位',
    'zh-TW': '選全部 {{count}} 位',
    en: { one: 'Select all {{count}}', other: 'Select all {{count}}' },
  },
  allChosen: {
    'zh-CN': '已选全部 {{count}} 位',
    'zh-TW': '已選全部 {{count}} 位',
    en: { one: 'All {{count}} selected', other: 'All {{count}} selected' },
  },
  allNotWithSearch: {
    'zh-CN': '搜索结果一行一行选；要给全部打标，用筛选。',
    'zh-TW': '搜尋結果一列一列選；要給全部打標，用篩選。',
    en: 'Search results are selected row by row. Use the filter to tag all.',
  },
  chooseNone: { 'zh-CN': '不选了', 'zh-TW': '不選了', en: 'Clear selection' },
  addTags: { 'zh-CN': '加标签', 'zh-TW': '加標籤', en: 'Add tags' },
  removeTags: { 'zh-CN': '摘标签', 'zh-TW': '摘標籤', en: 'Remove tags' },

  // new customer
  ref: { 'zh-CN': '自有编号', 'zh-TW': '自有編號', en: 'Own reference' },
  refHint: {
    'zh-CN': '你们系统里的客户号，订单和导入靠它认人。',
    'zh-TW': '你們系統裡的客戶號，訂單和匯入靠它認人。',
    en: 'The number in your own system. Orders and imports find the customer by it.',
  },
  notSet: { 'zh-CN': '不填', 'zh-TW': '不填', en: 'not set' },
  notNow: { 'zh-CN': '先不', 'zh-TW': '先不', en: 'Not now' },
  created: { 'zh-CN': '已新建「{{name}}」', 'zh-TW': '已新建「{{name}}」', en: 'Created {{name}}' },
  needsSomething: {
    'zh-CN': '昵称、手机、编号、备注，至少填一样。',
    'zh-TW': '暱稱、手機、編號、備註，至少填一樣。',
    en: 'Give at least a name, phone, reference or remark.',
  },
  knownAlready: {
    'zh-CN': '已经有这位客户：{{name}}。没有新建。',
    'zh-TW': '已經有這位客戶：{{name}}。沒有新建。',
    en: 'This customer exists: {{name}}. Nothing was created.',
  },
  openThem: { 'zh-CN': '打开', 'zh-TW': '打開', en: 'Open' },
  notANumber: { 'zh-CN': '这里只能填数字', 'zh-TW': '這裡只能填數字', en: 'Only a number fits here' },
  tooLong: { 'zh-CN': '太长了', 'zh-TW': '太長了', en: 'Too long' },
  forbiddenNumber: {
    'zh-CN': '里面像有身份证号或银行卡号，这类号码不存进系统',
    'zh-TW': '裡面像有身分證號或銀行卡號，這類號碼不存進系統',
    en: 'This looks like an ID card or bank card number, which must not be stored',
  },
  notAPhone: { 'zh-CN': '不像电话号码', 'zh-TW': '不像電話號碼', en: 'Not a phone number' },

  // states
  firstTitle: { 'zh-CN': '还没有客户', 'zh-TW': '還沒有客戶', en: 'No customers yet' },
  firstText: {
    'zh-CN': '导入一份 CSV 或 Excel，或者先建一位。',
    'zh-TW': '匯入一份 CSV 或 Excel，或者先建一位。',
    en: 'Import a CSV or Excel file, or add the first one by hand.',
  },
  import: { 'zh-CN': '导入客户', 'zh-TW': '匯入客戶', en: 'Import customers' },
  create: { 'zh-CN': '新建客户', 'zh-TW': '新建客戶', en: 'New customer' },
  noneTitle: { 'zh-CN': '没有这样的客户', 'zh-TW': '沒有這樣的客戶', en: 'Nobody matches' },
  noneTitleCount: {
    'zh-CN': '没有同时满足这 {{count}} 项的客户',
    'zh-TW': '沒有同時滿足這 {{count}} 項的客戶',
    en: { one: 'Nobody meets this', other: 'Nobody meets all {{count}}' },
  },
  noneText: {
    'zh-CN': '换个说法再搜，手机号可以只写后四位。',
    'zh-TW': '換個說法再搜，手機號可以只寫後四位。',
    en: 'Try other words. The last four digits of a phone number are enough.',
  },
  withoutPart: {
    'zh-CN': '去掉「{{what}}」会有 {{n}} 位。',
    'zh-TW': '去掉「{{what}}」會有 {{n}} 位。',
    en: 'Without {{what}} there are {{n}}.',
  },
  dropPart: { 'zh-CN': '去掉这一项', 'zh-TW': '去掉這一項', en: 'Remove it' },
  listFailed: { 'zh-CN': '客户没读到', 'zh-TW': '客戶沒讀到', en: 'The customers could not be loaded' },

  // keyboard
  nextCustomer: { 'zh-CN': '下一位、上一位', 'zh-TW': '下一位、上一位', en: 'Next, previous customer' },
  openCustomer: { 'zh-CN': '打开这一位', 'zh-TW': '打開這一位', en: 'Open the customer' },
  selectCustomer: { 'zh-CN': '选中、不选', 'zh-TW': '選取、不選', en: 'Select or not' },
  selectRange: { 'zh-CN': '选中一段', 'zh-TW': '選取一段', en: 'Select a range' },
  tagSelected: { 'zh-CN': '给选中的客户打标签', 'zh-TW': '給選取的客戶打標籤', en: 'Tag the selected' },
  goSearch: { 'zh-CN': '在这一页里搜', 'zh-TW': '在這一頁裡搜', en: 'Search this page' },
  openFilter: { 'zh-CN': '打开筛选', 'zh-TW': '打開篩選', en: 'Open the filter' },
});
