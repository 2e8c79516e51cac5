import { defineTexts } from '#ui';

/** What columns mean. Fields are named as the server names its targets. */
export const mappingTexts = defineTexts('importMapping', {
  title: { 'zh-CN': '列的对应', 'zh-TW': '欄位對應', en: 'What the columns mean' },
  count: {
    'zh-CN': '{{used}} 列导入，{{ignored}} 列不导入',
    'zh-TW': '{{used}} 欄匯入，{{ignored}} 欄不匯入',
    en: '{{used}} columns are imported, {{ignored}} are not',
  },
  column: { 'zh-CN': '文件里的列', 'zh-TW': '檔案裡的欄', en: 'Column of the file' },
  sample: { 'zh-CN': '前几行', 'zh-TW': '前幾列', en: 'First rows' },
  target: { 'zh-CN': '导成', 'zh-TW': '匯成', en: 'Becomes' },
  targetOf: { 'zh-CN': '「{{column}}」导成', 'zh-TW': '「{{column}}」匯成', en: '"{{column}}" becomes' },
  reading: { 'zh-CN': '读出来', 'zh-TW': '讀出來', en: 'Read as' },
  noCells: { 'zh-CN': '前几行都是空的', 'zh-TW': '前幾列都是空的', en: 'The first rows are empty' },
  readAll: {
    'zh-CN': '{{n}} 格都读得懂',
    'zh-TW': '{{n}} 格都讀得懂',
    en: 'All {{n}} cells can be read',
  },
  readSome: {
    'zh-CN': '{{filled}} 格里 {{bad}} 格读不懂：{{why}}',
    'zh-TW': '{{filled}} 格裡 {{bad}} 格讀不懂：{{why}}',
    en: '{{bad}} of {{filled}} cells cannot be read: {{why}}',
  },
  own: { 'zh-CN': '按你自己的名字认出', 'zh-TW': '按你自己的名字認出', en: 'Recognised by a name of yours' },
  word: { 'zh-CN': '按列名认出', 'zh-TW': '按欄名認出', en: 'Recognised by its name' },
  part: {
    'zh-CN': '按列名猜的，核对一下',
    'zh-TW': '按欄名猜的，核對一下',
    en: 'Guessed from its name; please check',
  },
  unknown: { 'zh-CN': '没认出来', 'zh-TW': '沒認出來', en: 'Not recognised' },
  declare: { 'zh-CN': '建成属性', 'zh-TW': '建成屬性', en: 'Make it an attribute' },
  declareOf: {
    'zh-CN': '把「{{column}}」建成属性',
    'zh-TW': '把「{{column}}」建成屬性',
    en: 'Make an attribute of "{{column}}"',
  },
  chosen: { 'zh-CN': '你定的', 'zh-TW': '你定的', en: 'Chosen by you' },
  moreColumns: {
    'zh-CN': '再看 {{count}} 列',
    'zh-TW': '再看 {{count}} 欄',
    en: { one: 'Show {{count}} more column', other: 'Show {{count}} more columns' },
  },
  rawRows: {
    'zh-CN': '看文件的前 {{n}} 行',
    'zh-TW': '看檔案的前 {{n}} 列',
    en: 'Show the first {{n}} rows of the file',
  },
  hideRaw: { 'zh-CN': '收起前几行', 'zh-TW': '收起前幾列', en: 'Hide the first rows' },
  saving: { 'zh-CN': '正在存…', 'zh-TW': '正在存…', en: 'Saving…' },
  saved: { 'zh-CN': '已存', 'zh-TW': '已存', en: 'Saved' },
  notSaved: { 'zh-CN': '对应没存上', 'zh-TW': '對應沒存上', en: 'The mapping was not saved' },

  // groups of targets
  identity: { 'zh-CN': '认人', 'zh-TW': '認人', en: 'Who it is' },
  basics: { 'zh-CN': '基本资料', 'zh-TW': '基本資料', en: 'Basics' },
  order: { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Order' },
  item: { 'zh-CN': '商品', 'zh-TW': '商品', en: 'Item' },
  tagGroups: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  attributes: { 'zh-CN': '属性', 'zh-TW': '屬性', en: 'Attributes' },
  other: { 'zh-CN': '其他', 'zh-TW': '其他', en: 'Other' },

  // targets
  ignore: { 'zh-CN': '不导入', 'zh-TW': '不匯入', en: 'Not imported' },
  id: { 'zh-CN': '本系统的客户编号', 'zh-TW': '本系統的客戶編號', en: 'Our customer id' },
  ref: { 'zh-CN': '你们自己的客户编号', 'zh-TW': '你們自己的客戶編號', en: 'Your own customer number' },
  externalUserId: {
    'zh-CN': '企业微信外部联系人 ID',
    'zh-TW': '企業微信外部聯絡人 ID',
    en: 'WeCom external user id',
  },
  unionId: { 'zh-CN': '微信 UnionID', 'zh-TW': '微信 UnionID', en: 'WeChat UnionID' },
  phone: { 'zh-CN': '手机号', 'zh-TW': '手機號', en: 'Phone' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  remark: { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Remark' },
  status: { 'zh-CN': '客户状态', 'zh-TW': '客戶狀態', en: 'Status' },
  owner: { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' },
  tags: { 'zh-CN': '要打上的标签', 'zh-TW': '要打上的標籤', en: 'Tags to add' },
  remove: { 'zh-CN': '要摘下的标签', 'zh-TW': '要摘下的標籤', en: 'Tags to remove' },
  'tag:': {
    'zh-CN': '打上「{{name}}」组的标签',
    'zh-TW': '打上「{{name}}」組的標籤',
    en: 'Tag of the group {{name}}',
  },
  'remove:': {
    'zh-CN': '摘下「{{name}}」组的标签',
    'zh-TW': '摘下「{{name}}」組的標籤',
    en: 'Remove tag of the group {{name}}',
  },
  'attribute:': { 'zh-CN': '属性「{{name}}」', 'zh-TW': '屬性「{{name}}」', en: 'Attribute {{name}}' },
  orderNo: { 'zh-CN': '订单号', 'zh-TW': '訂單號', en: 'Order number' },
  customer: { 'zh-CN': '客户编号', 'zh-TW': '客戶編號', en: 'Customer number' },
  'customer:external': {
    'zh-CN': '客户的外部联系人 ID',
    'zh-TW': '客戶的外部聯絡人 ID',
    en: 'External user id of the customer',
  },
  'customer:unionid': { 'zh-CN': '客户的 UnionID', 'zh-TW': '客戶的 UnionID', en: 'UnionID of the customer' },
  'customer:phone': { 'zh-CN': '客户的手机号', 'zh-TW': '客戶的手機號', en: 'Phone of the customer' },
  'customer:ref': {
    'zh-CN': '你们自己的客户编号',
    'zh-TW': '你們自己的客戶編號',
    en: 'Your own customer number',
  },
  amount: { 'zh-CN': '实付金额', 'zh-TW': '實付金額', en: 'Amount paid' },
  currency: { 'zh-CN': '币种', 'zh-TW': '幣種', en: 'Currency' },
  paidAt: { 'zh-CN': '付款时间', 'zh-TW': '付款時間', en: 'Paid at' },
  refundedAt: { 'zh-CN': '退款时间', 'zh-TW': '退款時間', en: 'Refunded at' },
  refundAmount: { 'zh-CN': '退款金额', 'zh-TW': '退款金額', en: 'Amount refunded' },
  product: { 'zh-CN': '商品名', 'zh-TW': '商品名', en: 'Product' },
  quantity: { 'zh-CN': '数量', 'zh-TW': '數量', en: 'Quantity' },
  itemAmount: { 'zh-CN': '这件商品的金额', 'zh-TW': '這件商品的金額', en: 'Amount of this item' },
  evidence: { 'zh-CN': '打标依据', 'zh-TW': '打標依據', en: 'Evidence' },
  expiresAt: { 'zh-CN': '标签到期时间', 'zh-TW': '標籤到期時間', en: 'Tag expires at' },

  // problems
  missingOne: {
    'zh-CN': '还缺一列：{{targets}}',
    'zh-TW': '還缺一欄：{{targets}}',
    en: 'A column is missing: {{targets}}',
  },
  missingAny: {
    'zh-CN': '还缺一列，下面的任一种都行：{{targets}}',
    'zh-TW': '還缺一欄，下面的任一種都行：{{targets}}',
    en: 'A column is missing; one of these is enough: {{targets}}',
  },
  twice: {
    'zh-CN': '有两列都导成{{target}}，留一列',
    'zh-TW': '有兩欄都匯成{{target}}，留一欄',
    en: 'Two columns become {{target}}; keep one',
  },
  toFix: {
    'zh-CN': '还差 {{count}} 处才能试跑',
    'zh-TW': '還差 {{count}} 處才能試跑',
    en: {
      one: '{{count}} thing to settle before it can be tried',
      other: '{{count}} things to settle before it can be tried',
    },
  },

  // why a sample cell cannot be read
  'import.scientific': {
    'zh-CN': '被表格软件改成了科学计数，末几位已经丢了',
    'zh-TW': '被試算表軟體改成了科學記號，末幾位已經丟了',
    en: 'a spreadsheet wrote it as a power of ten; its last digits are lost',
  },
  'import.phoneSeveral': {
    'zh-CN': '一格里有几个号码',
    'zh-TW': '一格裡有幾個號碼',
    en: 'several numbers in one cell',
  },
  'customer.badPhone': { 'zh-CN': '不是手机号', 'zh-TW': '不是手機號', en: 'not a phone number' },
  'import.badNumber': { 'zh-CN': '不是数字', 'zh-TW': '不是數字', en: 'not a number' },
  'import.badMoney': { 'zh-CN': '不是金额', 'zh-TW': '不是金額', en: 'not an amount' },
  'import.moneyTooPrecise': {
    'zh-CN': '小数位比这个币种多，看看单位是元还是分',
    'zh-TW': '小數位比這個幣種多，看看單位是元還是分',
    en: 'more decimals than the currency has; check the unit',
  },
  'import.badDate': { 'zh-CN': '不是日期', 'zh-TW': '不是日期', en: 'not a date' },
  'import.dateAmbiguous': {
    'zh-CN': '分不清日和月，选一个日期格式',
    'zh-TW': '分不清日和月，選一個日期格式',
    en: 'day and month cannot be told apart; choose a date format',
  },
  'import.dateNotInFormat': {
    'zh-CN': '和选的日期格式不一样',
    'zh-TW': '和選的日期格式不一樣',
    en: 'not in the date format that was chosen',
  },
  'import.badYesNo': {
    'zh-CN': '不是「是」或「否」',
    'zh-TW': '不是「是」或「否」',
    en: 'neither yes nor no',
  },
  'attribute.notOption': {
    'zh-CN': '不在选项里，去设置 › 客户属性加上',
    'zh-TW': '不在選項裡，去設定 › 客戶屬性加上',
    en: 'not one of the options; add it in Settings › Customer attributes',
  },
  otherReason: { 'zh-CN': '读不懂', 'zh-TW': '讀不懂', en: 'cannot be read' },
  yes: { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' },
  no: { 'zh-CN': '否', 'zh-TW': '否', en: 'no' },

  // how the file is read
  options: { 'zh-CN': '怎么读这个文件', 'zh-TW': '怎麼讀這個檔案', en: 'How the file is read' },
  optionsText: {
    'zh-CN': '改了会重新认列',
    'zh-TW': '改了會重新認欄位',
    en: 'A change reads the columns anew',
  },
  encoding: { 'zh-CN': '编码', 'zh-TW': '編碼', en: 'Encoding' },
  encodingHint: {
    'zh-CN': '前几行是乱码就换一个',
    'zh-TW': '前幾列是亂碼就換一個',
    en: 'Change it when the rows look garbled',
  },
  delimiter: { 'zh-CN': '列之间用什么隔开', 'zh-TW': '欄之間用什麼隔開', en: 'What parts the columns' },
  comma: { 'zh-CN': '逗号', 'zh-TW': '逗號', en: 'Comma' },
  tab: { 'zh-CN': '制表符', 'zh-TW': '定位字元', en: 'Tab' },
  semicolon: { 'zh-CN': '分号', 'zh-TW': '分號', en: 'Semicolon' },
  pipe: { 'zh-CN': '竖线', 'zh-TW': '直線', en: 'Vertical bar' },
  fixed: { 'zh-CN': '空格，按列对齐', 'zh-TW': '空格，按欄對齊', en: 'Spaces, fixed columns' },
  header: { 'zh-CN': '第一行是列名', 'zh-TW': '第一列是欄名', en: 'The first row names the columns' },
  skipRows: { 'zh-CN': '跳过上面几行标题', 'zh-TW': '跳過上面幾列標題', en: 'Title rows to skip' },
  sheet: { 'zh-CN': '工作表', 'zh-TW': '工作表', en: 'Sheet' },
  values: { 'zh-CN': '怎么读里面的值', 'zh-TW': '怎麼讀裡面的值', en: 'How values are read' },
  dateFormat: { 'zh-CN': '日期格式', 'zh-TW': '日期格式', en: 'Date format' },
  dateFormatHint: {
    'zh-CN': '留空就自己认：2026-11-18、2026/11/18 这样的都读得懂',
    'zh-TW': '留空就自己認：2026-11-18、2026/11/18 這樣的都讀得懂',
    en: 'Leave it empty for the usual forms such as 2026-11-18',
  },
  dateAuto: { 'zh-CN': '自己认', 'zh-TW': '自己認', en: 'By itself' },
  currencyOf: { 'zh-CN': '没写币种的金额', 'zh-TW': '沒寫幣種的金額', en: 'Amounts without a currency' },
  amountUnit: { 'zh-CN': '金额单位', 'zh-TW': '金額單位', en: 'Unit of amounts' },
  major: { 'zh-CN': '元', 'zh-TW': '元', en: 'yuan' },
  minor: { 'zh-CN': '分', 'zh-TW': '分', en: 'fen' },

  // order numbers
  noOrderNo: {
    'zh-CN': '文件里没有订单号',
    'zh-TW': '檔案裡沒有訂單號',
    en: 'The file has no order numbers',
  },
  derive: {
    'zh-CN': '用每行自己的内容拼一个',
    'zh-TW': '用每列自己的內容拼一個',
    en: 'Make one from each row',
  },
  deriveText: {
    'zh-CN':
      '内容一样，拼出来的号就一样：同一份文件导两次，不会多出订单。同一位客户同一天的两张一样的订单，靠「第几次出现」分开。',
    'zh-TW':
      '內容一樣，拼出來的號就一樣：同一份檔案匯兩次，不會多出訂單。同一位客戶同一天的兩張一樣的訂單，靠「第幾次出現」分開。',
    en: 'Equal rows give equal numbers: importing the file twice adds no orders. Two equal orders of one customer on one day are told apart by "which occurrence".',
  },
  deriveFrom: { 'zh-CN': '拼的时候用', 'zh-TW': '拼的時候用', en: 'Made from' },
  occurrence: { 'zh-CN': '第几次出现', 'zh-TW': '第幾次出現', en: 'Which occurrence' },
  deriveExample: { 'zh-CN': '第一行会是', 'zh-TW': '第一列會是', en: 'The first row gives' },
});
