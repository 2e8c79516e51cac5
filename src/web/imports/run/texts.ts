import { defineTexts } from '#ui';

/** Trying, importing, stopping and taking back. */
export const runTexts = defineTexts('importRun', {
  try: { 'zh-CN': '试跑', 'zh-TW': '試跑', en: 'Try it' },
  tryTitle: { 'zh-CN': '先试跑一遍', 'zh-TW': '先試跑一遍', en: 'Try it first' },
  tryText: {
    'zh-CN': '从头到尾读一遍，算出会新增、更新、拒绝多少，什么也不写。',
    'zh-TW': '從頭到尾讀一遍，算出會新增、更新、拒絕多少，什麼也不寫。',
    en: 'Reads the whole file and says what would be added, updated and refused. Writes nothing.',
  },
  tryAgain: { 'zh-CN': '重新试跑', 'zh-TW': '重新試跑', en: 'Try again' },
  trying: { 'zh-CN': '正在试跑', 'zh-TW': '正在試跑', en: 'Being tried' },
  tried: { 'zh-CN': '试跑的结果', 'zh-TW': '試跑的結果', en: 'What it would do' },
  tryFailed: { 'zh-CN': '没试成', 'zh-TW': '沒試成', en: 'It could not be tried' },
  nothingWritten: { 'zh-CN': '什么都还没写', 'zh-TW': '什麼都還沒寫', en: 'Nothing was written' },
  importing: { 'zh-CN': '正在导入', 'zh-TW': '正在匯入', en: 'Importing' },
  undoingNow: { 'zh-CN': '正在撤销', 'zh-TW': '正在撤銷', en: 'Being undone' },
  mayLeave: { 'zh-CN': '可以离开本页', 'zh-TW': '可以離開本頁', en: 'You may leave this page' },
  queued: { 'zh-CN': '排队中，马上开始', 'zh-TW': '排隊中，馬上開始', en: 'Queued; it starts soon' },
  readRows: {
    'zh-CN': '读了 {{done}} / 约 {{total}} 行',
    'zh-TW': '讀了 {{done}} / 約 {{total}} 列',
    en: '{{done}} of about {{total}} rows',
  },
  readSoFar: { 'zh-CN': '读了 {{done}} 行', 'zh-TW': '讀了 {{done}} 列', en: '{{done}} rows' },
  perSecond: { 'zh-CN': '每秒 {{n}} 行', 'zh-TW': '每秒 {{n}} 列', en: '{{n}} rows per second' },
  left: { 'zh-CN': '约剩 {{time}}', 'zh-TW': '約剩 {{time}}', en: 'about {{time}} left' },

  missingTags: {
    'zh-CN': '百子柜里还没有的标签',
    'zh-TW': '百子櫃裡還沒有的標籤',
    en: 'Tags that the cabinet does not have yet',
  },
  missingRows: {
    'zh-CN': '{{count}} 行',
    'zh-TW': '{{count}} 列',
    en: { one: '{{count}} row', other: '{{count}} rows' },
  },
  addMissing: {
    'zh-CN': '加进百子柜',
    'zh-TW': '加進百子櫃',
    en: 'Add to the cabinet',
  },
  addMissingOf: {
    'zh-CN': '把「{{name}}」加进百子柜',
    'zh-TW': '把「{{name}}」加進百子櫃',
    en: 'Add {{name}} to the cabinet',
  },
  addAllMissing: {
    'zh-CN': '{{count}} 个都加上',
    'zh-TW': '{{count}} 個都加上',
    en: { one: 'Add {{count}} tag', other: 'Add all {{count}}' },
  },
  addedMissing: { 'zh-CN': '已加上', 'zh-TW': '已加上', en: 'Added' },
  whichGroup: {
    'zh-CN': '表里没写属于哪一组，先去百子柜加上',
    'zh-TW': '表裡沒寫屬於哪一組，先去百子櫃加上',
    en: 'The file does not say in which group; add it in the cabinet',
  },
  moreMissing: {
    'zh-CN': '还有 {{count}} 个',
    'zh-TW': '還有 {{count}} 個',
    en: '{{count}} more',
  },
  tryAgainNow: {
    'zh-CN': '加好后重新试跑，这些行就能导进来。',
    'zh-TW': '加好後重新試跑，這些列就能匯進來。',
    en: 'Then try again, and these rows come in.',
  },

  rows: { 'zh-CN': '读到', 'zh-TW': '讀到', en: 'Rows' },
  newCustomers: { 'zh-CN': '新增客户', 'zh-TW': '新增客戶', en: 'New customers' },
  newOrders: { 'zh-CN': '新增订单', 'zh-TW': '新增訂單', en: 'New orders' },
  newEvents: { 'zh-CN': '新增行为', 'zh-TW': '新增行為', en: 'New events' },
  updated: { 'zh-CN': '更新', 'zh-TW': '更新', en: 'Updated' },
  unchanged: { 'zh-CN': '没变', 'zh-TW': '沒變', en: 'Unchanged' },
  refused: { 'zh-CN': '拒绝', 'zh-TW': '拒絕', en: 'Refused' },
  tagsAdded: { 'zh-CN': '打上标签', 'zh-TW': '打上標籤', en: 'Tags added' },
  tagsRemoved: { 'zh-CN': '摘下标签', 'zh-TW': '摘下標籤', en: 'Tags removed' },
  tagsThere: { 'zh-CN': '原来就有', 'zh-TW': '原來就有', en: 'Tags there already' },
  tagsRefused: { 'zh-CN': '标签被拒', 'zh-TW': '標籤被拒', en: 'Tags refused' },

  refusedRows: {
    'zh-CN': '拒绝的 {{count}} 行',
    'zh-TW': '拒絕的 {{count}} 列',
    en: { one: '{{count}} refused row', other: '{{count}} refused rows' },
  },
  refusedTags: {
    'zh-CN': '被拒的 {{count}} 个标签，所在的行别的内容照常导',
    'zh-TW': '被拒的 {{count}} 個標籤，所在的列別的內容照常匯',
    en: {
      one: '{{count}} refused tag; the rest of its row is taken',
      other: '{{count}} refused tags; the rest of their rows is taken',
    },
  },
  lines: { 'zh-CN': '第 {{lines}} 行', 'zh-TW': '第 {{lines}} 列', en: 'Line {{lines}}' },
  linesAndMore: {
    'zh-CN': '第 {{lines}} 行等',
    'zh-TW': '第 {{lines}} 列等',
    en: 'Lines {{lines}} and more',
  },
  download: { 'zh-CN': '下载拒绝清单', 'zh-TW': '下載拒絕清單', en: 'Download the refused rows' },
  seeList: { 'zh-CN': '原因见清单', 'zh-TW': '原因見清單', en: 'See the list' },
  moreReasons: {
    'zh-CN': '还有 {{count}} 种原因，见清单',
    'zh-TW': '還有 {{count}} 種原因，見清單',
    en: { one: '{{count}} more reason; see the list', other: '{{count}} more reasons; see the list' },
  },
  reasonsFailed: { 'zh-CN': '没读到原因', 'zh-TW': '沒讀到原因', en: 'The reasons could not be loaded' },
  nothingRefused: { 'zh-CN': '一行都没拒绝', 'zh-TW': '一列都沒拒絕', en: 'No row is refused' },

  runTitle: { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Import' },
  run: { 'zh-CN': '导入：{{what}}', 'zh-TW': '匯入：{{what}}', en: 'Import: {{what}}' },
  newOnes: { 'zh-CN': '新增 {{n}}', 'zh-TW': '新增 {{n}}', en: '{{n}} new' },
  updatedOnes: { 'zh-CN': '更新 {{n}}', 'zh-TW': '更新 {{n}}', en: '{{n}} updated' },
  ordersOf: {
    'zh-CN': '{{count}} 张订单',
    'zh-TW': '{{count}} 張訂單',
    en: { one: '{{count}} order', other: '{{count}} orders' },
  },
  eventsOf: {
    'zh-CN': '{{count}} 次行为',
    'zh-TW': '{{count}} 次行為',
    en: { one: '{{count}} event', other: '{{count}} events' },
  },
  addedOnes: { 'zh-CN': '打上 {{n}} 个标签', 'zh-TW': '打上 {{n}} 個標籤', en: '{{n}} tags added' },
  removedOnes: { 'zh-CN': '摘下 {{n}} 个标签', 'zh-TW': '摘下 {{n}} 個標籤', en: '{{n}} tags removed' },
  runLibrary: {
    'zh-CN': '改标签库 {{count}} 处',
    'zh-TW': '改標籤庫 {{count}} 處',
    en: { one: 'Make {{count}} change to the library', other: 'Make {{count}} changes to the library' },
  },
  runNothing: { 'zh-CN': '没有要导入的', 'zh-TW': '沒有要匯入的', en: 'Nothing to import' },
  runText: {
    'zh-CN': '在后台跑，可以离开。拒绝的行不影响其余的。导完能撤销。',
    'zh-TW': '在背景跑，可以離開。拒絕的列不影響其餘的。匯完能撤銷。',
    en: 'It runs in the background; you may leave. Refused rows hold nothing up. It can be undone.',
  },
  runLibraryText: {
    'zh-CN': '一次改完，有一处改不成就都不改。导完能撤销。',
    'zh-TW': '一次改完，有一處改不成就都不改。匯完能撤銷。',
    en: 'All of it at once, or nothing. It can be undone.',
  },
  runFailed: { 'zh-CN': '没开始', 'zh-TW': '沒開始', en: 'It did not start' },
  confirmTitle: {
    'zh-CN': '会改动 {{touched}} 位已有客户',
    'zh-TW': '會變更 {{touched}} 位已有客戶',
    en: 'It changes {{touched}} customers that are there already',
  },
  confirmText: {
    'zh-CN':
      '占现有 {{existing}} 位客户的 {{share}}。新增 {{new}}，更新 {{updated}}，没变 {{unchanged}}，拒绝 {{refused}}。',
    'zh-TW':
      '占現有 {{existing}} 位客戶的 {{share}}。新增 {{new}}，更新 {{updated}}，沒變 {{unchanged}}，拒絕 {{refused}}。',
    en: 'That is {{share}} of {{existing}} customers. {{new}} new, {{updated}} updated, {{unchanged}} unchanged, {{refused}} refused.',
  },
  confirmUndo: {
    'zh-CN': '导完能撤销：之后没人改过的都会回到现在的样子。',
    'zh-TW': '匯完能撤銷：之後沒人改過的都會回到現在的樣子。',
    en: 'It can be undone: whatever nobody changed since goes back to what it is now.',
  },
  confirmAction: {
    'zh-CN': '改动这 {{count}} 位客户',
    'zh-TW': '變更這 {{count}} 位客戶',
    en: { one: 'Change this customer', other: 'Change these {{count}} customers' },
  },

  stop: { 'zh-CN': '停下', 'zh-TW': '停下', en: 'Stop' },
  stopTitle: { 'zh-CN': '停下这次导入', 'zh-TW': '停下這次匯入', en: 'Stop this import' },
  stopText: {
    'zh-CN': '已经导的 {{rows}} 行留着，剩下的不导。停下后可以撤销，也可以接着再跑：导过的行不会重复。',
    'zh-TW': '已經匯的 {{rows}} 列留著，剩下的不匯。停下後可以撤銷，也可以接著再跑：匯過的列不會重複。',
    en: 'The {{rows}} rows imported so far stay, the rest is left. It can be undone, or run again: nothing is doubled.',
  },
  stopTryText: {
    'zh-CN': '试跑什么也没写，停下就行。',
    'zh-TW': '試跑什麼也沒寫，停下就行。',
    en: 'Nothing was written; it just stops.',
  },
  stopAction: { 'zh-CN': '停下，留着已导的', 'zh-TW': '停下，留著已匯的', en: 'Stop, keep what is imported' },
  stopTryAction: { 'zh-CN': '停下试跑', 'zh-TW': '停下試跑', en: 'Stop trying' },
  stopping: { 'zh-CN': '正在停下', 'zh-TW': '正在停下', en: 'Stopping' },

  doneTitle: { 'zh-CN': '导完了', 'zh-TW': '匯完了', en: 'Imported' },
  cancelledTitle: { 'zh-CN': '停在半路', 'zh-TW': '停在半路', en: 'Stopped on the way' },
  cancelledText: {
    'zh-CN': '导了 {{rows}} 行，都留着。接着跑会从头读一遍，导过的行不会重复。',
    'zh-TW': '匯了 {{rows}} 列，都留著。接著跑會從頭讀一遍，匯過的列不會重複。',
    en: '{{rows}} rows were imported and stay. Running again reads the file from the start; nothing is doubled.',
  },
  failedTitle: { 'zh-CN': '没导完', 'zh-TW': '沒匯完', en: 'It did not finish' },
  failedText: {
    'zh-CN': '停之前导了 {{rows}} 行，都留着。',
    'zh-TW': '停之前匯了 {{rows}} 列，都留著。',
    en: '{{rows}} rows were imported before that, and stay.',
  },
  runAgain: { 'zh-CN': '接着跑', 'zh-TW': '接著跑', en: 'Run again' },
  howMapped: { 'zh-CN': '当时列的对应', 'zh-TW': '當時欄位的對應', en: 'How the columns were read' },
  backToWelcome: {
    'zh-CN': '接着搭第一个人群',
    'zh-TW': '接著搭第一個人群',
    en: 'Go on to the first audience',
  },
  seeCustomers: { 'zh-CN': '看客户', 'zh-TW': '看客戶', en: 'Show the customers' },
  seeLibrary: { 'zh-CN': '看百子柜', 'zh-TW': '看百子櫃', en: 'Show the cabinet' },
  another: { 'zh-CN': '再导一份', 'zh-TW': '再匯一份', en: 'Import another file' },

  undo: { 'zh-CN': '撤销这次导入', 'zh-TW': '撤銷這次匯入', en: 'Undo this import' },
  undoNew: {
    'zh-CN': '删掉这次新增、之后没人用过的客户，最多 {{count}} 位',
    'zh-TW': '刪掉這次新增、之後沒人用過的客戶，最多 {{count}} 位',
    en: {
      one: 'Deletes the customer it created, if nobody used it since',
      other: 'Deletes up to {{count}} customers it created that nobody used since',
    },
  },
  undoOrders: {
    'zh-CN': '删掉这次新增的订单，最多 {{count}} 张',
    'zh-TW': '刪掉這次新增的訂單，最多 {{count}} 張',
    en: { one: 'Removes the order it added', other: 'Removes up to {{count}} orders it added' },
  },
  undoEvents: {
    'zh-CN': '删掉这次新增的行为，最多 {{count}} 次',
    'zh-TW': '刪掉這次新增的行為，最多 {{count}} 次',
    en: { one: 'Removes the event it added', other: 'Removes up to {{count}} events it added' },
  },
  undoUpdated: {
    'zh-CN': '更新过的资料改回去，最多 {{count}} 行',
    'zh-TW': '更新過的資料改回去，最多 {{count}} 列',
    en: {
      one: 'Gives the changed fields their old values',
      other: 'Gives up to {{count}} changed rows their old values',
    },
  },
  undoTags: {
    'zh-CN': '打上的标签摘下 {{added}} 个，摘下的打回去 {{removed}} 个',
    'zh-TW': '打上的標籤摘下 {{added}} 個，摘下的打回去 {{removed}} 個',
    en: 'Takes off {{added}} tags it added and puts back {{removed}} it removed',
  },
  undoLibrary: {
    'zh-CN': '标签库改回导入之前的样子',
    'zh-TW': '標籤庫改回匯入之前的樣子',
    en: 'Takes the library back to what it was before',
  },
  undoKept: {
    'zh-CN': '之后又被人改过、用过的都不动。',
    'zh-TW': '之後又被人改過、用過的都不動。',
    en: 'Whatever somebody changed or used since is left alone.',
  },
  undoneTitle: { 'zh-CN': '已撤销', 'zh-TW': '已撤銷', en: 'Undone' },
  undoneTags: {
    'zh-CN': '标签恢复 {{restored}} 处，{{kept}} 处后来改过，没动',
    'zh-TW': '標籤恢復 {{restored}} 處，{{kept}} 處後來改過，沒動',
    en: '{{restored}} tags restored, {{kept}} left alone',
  },
  undoneOrders: {
    'zh-CN': '删掉订单 {{removed}} 张，{{kept}} 张没动',
    'zh-TW': '刪掉訂單 {{removed}} 張，{{kept}} 張沒動',
    en: '{{removed}} orders removed, {{kept}} left alone',
  },
  undoneEvents: {
    'zh-CN': '删掉行为 {{removed}} 次',
    'zh-TW': '刪掉行為 {{removed}} 次',
    en: '{{removed}} events removed',
  },
  undoneCustomers: {
    'zh-CN': '删掉客户 {{deleted}} 位，改回 {{reverted}} 位，{{kept}} 位后来有人用过，没动',
    'zh-TW': '刪掉客戶 {{deleted}} 位，改回 {{reverted}} 位，{{kept}} 位後來有人用過，沒動',
    en: '{{deleted}} customers deleted, {{reverted}} changed back, {{kept}} left alone',
  },
  library: {
    'zh-CN': '标签库已改回导入之前',
    'zh-TW': '標籤庫已改回匯入之前',
    en: 'The library is back to what it was',
  },

  // a library
  planChanges: {
    'zh-CN': '{{count}} 处改动',
    'zh-TW': '{{count}} 處改動',
    en: { one: '{{count}} change', other: '{{count}} changes' },
  },
  planNone: {
    'zh-CN': '和现在的标签库一样，没有要改的',
    'zh-TW': '和現在的標籤庫一樣，沒有要改的',
    en: 'It equals the present library; nothing changes',
  },
  planRefused: {
    'zh-CN': '{{count}} 处拒绝，要先改文件',
    'zh-TW': '{{count}} 處拒絕，要先改檔案',
    en: {
      one: '{{count}} refusal; correct the file first',
      other: '{{count}} refusals; correct the file first',
    },
  },
  planMore: {
    'zh-CN': '还有 {{count}} 处',
    'zh-TW': '還有 {{count}} 處',
    en: { one: '{{count}} more', other: '{{count}} more' },
  },
  planPeople: {
    'zh-CN': '{{count}} 人有',
    'zh-TW': '{{count}} 人有',
    en: { one: '{{count}} person has it', other: '{{count}} people have it' },
  },
  add: { 'zh-CN': '新增', 'zh-TW': '新增', en: 'New' },
  change: { 'zh-CN': '修改', 'zh-TW': '修改', en: 'Changed' },
  rename: { 'zh-CN': '改名', 'zh-TW': '改名', en: 'Renamed' },
  move: { 'zh-CN': '移动', 'zh-TW': '移動', en: 'Moved' },
  archive: { 'zh-CN': '归档', 'zh-TW': '封存', en: 'Archived' },
  otherChange: { 'zh-CN': '改动', 'zh-TW': '改動', en: 'Change' },
});
