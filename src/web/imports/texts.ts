import { defineTexts } from '#ui';

/** The list of imports, uploading, and words that the whole screen uses. */
export const importsTexts = defineTexts('imports', {
  title: { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Imports' },
  facts: {
    'zh-CN': '上传，核对列，试跑一遍，再导入；导完能撤销',
    'zh-TW': '上傳，核對欄位，試跑一遍，再匯入；匯完能撤銷',
    en: 'Upload, check the columns, try it, then import; it can be undone',
  },
  customers: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  orders: { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Orders' },
  events: { 'zh-CN': '行为', 'zh-TW': '行為', en: 'Events' },
  taggings: { 'zh-CN': '打标', 'zh-TW': '打標', en: 'Tagging' },
  library: { 'zh-CN': '标签库', 'zh-TW': '標籤庫', en: 'Tag library' },
  customersText: {
    'zh-CN': '一行一位客户：手机、姓名、属性、标签。已有的更新，没有的新增。',
    'zh-TW': '一列一位客戶：手機、姓名、屬性、標籤。已有的更新，沒有的新增。',
    en: 'One customer per row: phone, name, attributes, tags. Known ones are updated, others added.',
  },
  ordersText: {
    'zh-CN': '一行一张订单或一件商品。认不出的客户会新建，同一订单号只算一次。',
    'zh-TW': '一列一張訂單或一件商品。認不出的客戶會新建，同一訂單號只算一次。',
    en: 'One order or one item per row. Unknown customers are created; an order number counts once.',
  },
  eventsText: {
    'zh-CN':
      '一行一次行为：谁、什么时候、做了什么。认不出的客户会新建，同一份文件导两次只算一次。规则按发生的时间算，不当成刚刚发生。',
    'zh-TW':
      '一列一次行為：誰、什麼時候、做了什麼。認不出的客戶會新建，同一份檔案匯兩次只算一次。規則按發生的時間算，不當成剛剛發生。',
    en: 'One thing per row that somebody did, and when. Unknown customers are created; the same file twice counts once. Rules count it at its own time, not as if it happened now.',
  },
  taggingsText: {
    'zh-CN': '一行一位已有的客户，写明打上、摘下哪些标签。不会新建客户。',
    'zh-TW': '一列一位已有的客戶，寫明打上、摘下哪些標籤。不會新建客戶。',
    en: 'One known customer per row with tags to add and remove. No customers are created.',
  },
  libraryText: {
    'zh-CN': '整套标签组和标签，CSV、XLSX、YAML 或 JSON。先看会改什么。',
    'zh-TW': '整套標籤組和標籤，CSV、XLSX、YAML 或 JSON。先看會改什麼。',
    en: 'A whole library as CSV, XLSX, YAML or JSON. You see first what it would change.',
  },

  // uploading
  drop: { 'zh-CN': '把文件拖到这里', 'zh-TW': '把檔案拖到這裡', en: 'Drop a file here' },
  choose: { 'zh-CN': '选文件', 'zh-TW': '選檔案', en: 'Choose a file' },
  chooseOther: { 'zh-CN': '换一个文件', 'zh-TW': '換一個檔案', en: 'Choose another file' },
  accepts: {
    'zh-CN': 'CSV、XLSX 或按空格对齐的文本，最大 2 GB；UTF-8、GBK、UTF-16 都认得',
    'zh-TW': 'CSV、XLSX 或按空格對齊的文字檔，最大 2 GB；UTF-8、Big5、GBK、UTF-16 都認得',
    en: 'CSV, XLSX or text in fixed columns, up to 2 GB, in UTF-8, GBK, Big5 or UTF-16',
  },
  oneFile: { 'zh-CN': '一次一个文件', 'zh-TW': '一次一個檔案', en: 'One file at a time' },
  kind: { 'zh-CN': '里面是什么', 'zh-TW': '裡面是什麼', en: 'What is in it' },
  guessed: {
    'zh-CN': '看列名像是{{kind}}，不对就改',
    'zh-TW': '看欄名像是{{kind}}，不對就改',
    en: 'By its columns it looks like this: {{kind}}. Change it if it is not',
  },
  upload: {
    'zh-CN': '上传这份{{kind}}文件',
    'zh-TW': '上傳這份{{kind}}檔案',
    en: 'Upload this file: {{kind}}',
  },
  uploading: {
    'zh-CN': '正在上传 {{name}}',
    'zh-TW': '正在上傳 {{name}}',
    en: 'Uploading {{name}}',
  },
  sent: { 'zh-CN': '{{sent}} / {{total}}', 'zh-TW': '{{sent}} / {{total}}', en: '{{sent}} / {{total}}' },
  perSecond: { 'zh-CN': '每秒 {{size}}', 'zh-TW': '每秒 {{size}}', en: '{{size}} per second' },
  left: { 'zh-CN': '约剩 {{time}}', 'zh-TW': '約剩 {{time}}', en: 'about {{time}} left' },
  looking: { 'zh-CN': '传完了，正在认列', 'zh-TW': '傳完了，正在認欄位', en: 'Sent; reading the columns' },
  stopUpload: { 'zh-CN': '停下上传', 'zh-TW': '停下上傳', en: 'Stop the upload' },
  uploadFailed: { 'zh-CN': '没传成', 'zh-TW': '沒傳成', en: 'The file was not uploaded' },

  // the list
  past: { 'zh-CN': '导入过的', 'zh-TW': '匯入過的', en: 'Past imports' },
  none: { 'zh-CN': '还没有导入过', 'zh-TW': '還沒有匯入過', en: 'Nothing was imported yet' },
  noneText: {
    'zh-CN': '拖一份客户名单到上面，两分钟就能看到结果。',
    'zh-TW': '拖一份客戶名單到上面，兩分鐘就能看到結果。',
    en: 'Drop a list of customers above; you see the result within two minutes.',
  },
  listFailed: { 'zh-CN': '没读到导入记录', 'zh-TW': '沒讀到匯入記錄', en: 'The imports could not be loaded' },
  file: { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'File' },
  status: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'Status' },
  result: { 'zh-CN': '结果', 'zh-TW': '結果', en: 'Result' },
  who: { 'zh-CN': '谁导的', 'zh-TW': '誰匯的', en: 'By' },
  when: { 'zh-CN': '什么时候', 'zh-TW': '什麼時候', en: 'When' },

  uploaded: { 'zh-CN': '待核对', 'zh-TW': '待核對', en: 'To be checked' },
  checking: { 'zh-CN': '试跑中', 'zh-TW': '試跑中', en: 'Being tried' },
  checked: { 'zh-CN': '试跑过，待导入', 'zh-TW': '試跑過，待匯入', en: 'Tried, not imported' },
  running: { 'zh-CN': '导入中', 'zh-TW': '匯入中', en: 'Running' },
  done: { 'zh-CN': '已导入', 'zh-TW': '已匯入', en: 'Imported' },
  failed: { 'zh-CN': '没导成', 'zh-TW': '沒匯成', en: 'Failed' },
  cancelled: { 'zh-CN': '已停下', 'zh-TW': '已停下', en: 'Stopped' },
  undoing: { 'zh-CN': '撤销中', 'zh-TW': '撤銷中', en: 'Being undone' },
  undone: { 'zh-CN': '已撤销', 'zh-TW': '已撤銷', en: 'Undone' },
  summary: {
    'zh-CN': '新增 {{new}}，更新 {{updated}}，拒绝 {{refused}}',
    'zh-TW': '新增 {{new}}，更新 {{updated}}，拒絕 {{refused}}',
    en: '{{new}} new, {{updated}} updated, {{refused}} refused',
  },
  summaryLibrary: {
    'zh-CN': '改了标签库 {{count}} 处',
    'zh-TW': '改了標籤庫 {{count}} 處',
    en: { one: '{{count}} change of the library', other: '{{count}} changes of the library' },
  },

  // the head of one import
  all: { 'zh-CN': '全部导入', 'zh-TW': '全部匯入', en: 'All imports' },
  rows: {
    'zh-CN': '约 {{count}} 行',
    'zh-TW': '約 {{count}} 列',
    en: { one: 'about {{count}} row', other: 'about {{count}} rows' },
  },
  uploadedBy: { 'zh-CN': '{{name}} 上传', 'zh-TW': '{{name}} 上傳', en: 'uploaded by {{name}}' },
  fileGone: { 'zh-CN': '文件已删', 'zh-TW': '檔案已刪', en: 'File removed' },
  pageFailed: { 'zh-CN': '没读到这次导入', 'zh-TW': '沒讀到這次匯入', en: 'The import could not be loaded' },
  steps: { 'zh-CN': '步骤', 'zh-TW': '步驟', en: 'Steps' },
  stepUpload: { 'zh-CN': '上传', 'zh-TW': '上傳', en: 'Upload' },
  stepMap: { 'zh-CN': '核对列', 'zh-TW': '核對欄位', en: 'Check columns' },
  stepTry: { 'zh-CN': '试跑', 'zh-TW': '試跑', en: 'Try' },
  stepRun: { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Import' },
  stepDone: { 'zh-CN': '已完成', 'zh-TW': '已完成', en: 'done' },
  removeFile: { 'zh-CN': '删掉上传的文件', 'zh-TW': '刪掉上傳的檔案', en: 'Remove the uploaded file' },
  removeText: {
    'zh-CN': '文件里有客户资料。删掉后这次导入的记录和导进来的内容都留着，只是不能再跑。30 天后也会自动删。',
    'zh-TW': '檔案裡有客戶資料。刪掉後這次匯入的記錄和匯進來的內容都留著，只是不能再跑。30 天後也會自動刪。',
    en: 'The file holds personal data. Its record and what was imported stay; it just cannot be run again. It goes by itself after 30 days.',
  },
  removed: { 'zh-CN': '文件删掉了', 'zh-TW': '檔案刪掉了', en: 'The file was removed' },
});
