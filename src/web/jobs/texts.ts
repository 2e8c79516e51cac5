import { defineTexts } from '#ui';

export const jobsTexts = defineTexts('jobs', {
  title: { 'zh-CN': '任务中心', 'zh-TW': '任務中心', en: 'Job centre' },
  running: {
    'zh-CN': '任务中心，{{count}} 个在跑',
    'zh-TW': '任務中心，{{count}} 個在跑',
    en: { one: 'Job centre, {{count}} running', other: 'Job centre, {{count}} running' },
  },
  all: { 'zh-CN': '全部任务', 'zh-TW': '全部任務', en: 'All jobs' },
  now: { 'zh-CN': '正在跑', 'zh-TW': '正在跑', en: 'Running' },
  before: { 'zh-CN': '跑完的', 'zh-TW': '跑完的', en: 'Finished' },
  countNow: {
    'zh-CN': '{{count}} 个在跑',
    'zh-TW': '{{count}} 個在跑',
    en: { one: '{{count}} running', other: '{{count}} running' },
  },
  countAll: {
    'zh-CN': '共 {{count}} 个',
    'zh-TW': '共 {{count}} 個',
    en: { one: '{{count}} in all', other: '{{count}} in all' },
  },
  noneNow: { 'zh-CN': '现在没有在跑的任务', 'zh-TW': '現在沒有在跑的任務', en: 'Nothing is running' },
  none: { 'zh-CN': '还没有任务', 'zh-TW': '還沒有任務', en: 'No jobs yet' },
  noneText: {
    'zh-CN': '导入文件、给上万位客户打标签这样的活会在这里跑，可以离开页面，做完了会告诉你。',
    'zh-TW': '匯入檔案、給上萬位客戶打標籤這樣的活會在這裡跑，可以離開頁面，做完了會告訴你。',
    en: 'Long work such as imports and large bulk tagging runs here. You may leave the page; you are told when it is done.',
  },
  listFailed: { 'zh-CN': '没读到任务', 'zh-TW': '沒讀到任務', en: 'The jobs could not be loaded' },

  // what kind of work
  'taggings.bulk': { 'zh-CN': '批量打标', 'zh-TW': '批次打標', en: 'Bulk tagging' },
  'causes.undo': { 'zh-CN': '撤销打标', 'zh-TW': '撤銷打標', en: 'Undo of tagging' },
  'tags.adopt': { 'zh-CN': '接管标签', 'zh-TW': '接管標籤', en: 'Adoption of a tag' },
  'tags.merge': { 'zh-CN': '合并标签', 'zh-TW': '合併標籤', en: 'Merge of tags' },
  'demo.load': { 'zh-CN': '装入示例公司', 'zh-TW': '載入示範公司', en: 'Demo company' },
  'import.dryRun': { 'zh-CN': '试跑导入', 'zh-TW': '試跑匯入', en: 'Trial run of an import' },
  'import.run': { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Import' },
  'import.undo': { 'zh-CN': '撤销导入', 'zh-TW': '撤銷匯入', en: 'Undo of an import' },
  'wecom.sync': { 'zh-CN': '同步企业微信', 'zh-TW': '同步企業微信', en: 'Sync with WeCom' },
  'rules.pass': { 'zh-CN': '规则过一遍客户', 'zh-TW': '規則過一遍客戶', en: 'Rule over all customers' },
  'rules.revert': { 'zh-CN': '撤回规则做过的', 'zh-TW': '撤回規則做過的', en: 'Undo of what a rule did' },
  'orders.cycles': {
    'zh-CN': '重算购买周期',
    'zh-TW': '重算購買週期',
    en: 'Recount of purchase cycles',
  },
  otherKind: { 'zh-CN': '后台任务', 'zh-TW': '背景任務', en: 'Background job' },

  // how it stands
  queued: { 'zh-CN': '排队中', 'zh-TW': '排隊中', en: 'Queued' },
  working: { 'zh-CN': '进行中', 'zh-TW': '進行中', en: 'Running' },
  done: { 'zh-CN': '做完', 'zh-TW': '做完', en: 'Done' },
  failed: { 'zh-CN': '没做成', 'zh-TW': '沒做成', en: 'Failed' },
  cancelled: { 'zh-CN': '已停下', 'zh-TW': '已停下', en: 'Stopped' },

  ofTotal: { 'zh-CN': '{{done}} / {{total}}', 'zh-TW': '{{done}} / {{total}}', en: '{{done}} / {{total}}' },
  soFar: { 'zh-CN': '已做 {{done}}', 'zh-TW': '已做 {{done}}', en: '{{done}} done' },
  perSecond: { 'zh-CN': '每秒 {{n}}', 'zh-TW': '每秒 {{n}}', en: '{{n}} per second' },
  about: { 'zh-CN': '约剩 {{time}}', 'zh-TW': '約剩 {{time}}', en: 'about {{time}} left' },
  took: { 'zh-CN': '用时 {{time}}', 'zh-TW': '用時 {{time}}', en: 'took {{time}}' },
  progress: { 'zh-CN': '{{what}}的进度', 'zh-TW': '{{what}}的進度', en: 'Progress of {{what}}' },
  stopping: { 'zh-CN': '正在停下', 'zh-TW': '正在停下', en: 'Stopping' },

  // what came of it
  tagged: {
    'zh-CN': '{{matched}} 位客户：打上 {{added}}，摘下 {{removed}}，原来就有 {{unchanged}}',
    'zh-TW': '{{matched}} 位客戶：打上 {{added}}，摘下 {{removed}}，原來就有 {{unchanged}}',
    en: '{{matched}} customers: {{added}} tags added, {{removed}} removed, {{unchanged}} there already',
  },
  adopted: {
    'zh-CN': '{{count}} 位客户打上了',
    'zh-TW': '{{count}} 位客戶打上了',
    en: { one: '{{count}} customer got it', other: '{{count}} customers got it' },
  },
  taggedRefused: {
    'zh-CN': '拒绝 {{refused}}：已锁定，或由更有权的人定过',
    'zh-TW': '拒絕 {{refused}}：已鎖定，或由更有權的人定過',
    en: '{{refused}} refused: locked, or decided by somebody with more say',
  },
  passed: {
    'zh-CN': '打上 {{added}}，摘下 {{removed}}',
    'zh-TW': '打上 {{added}}，摘下 {{removed}}',
    en: '{{added}} put on, {{removed}} taken off',
  },
  restored: {
    'zh-CN': '恢复 {{restored}} 处，{{kept}} 处后来又改过，没动',
    'zh-TW': '恢復 {{restored}} 處，{{kept}} 處後來又改過，沒動',
    en: '{{restored}} restored; {{kept}} left alone, changed again since',
  },
  moved: {
    'zh-CN': '{{count}} 位客户换了标签',
    'zh-TW': '{{count}} 位客戶換了標籤',
    en: { one: '{{count}} customer moved', other: '{{count}} customers moved' },
  },
  cyclesCounted: {
    'zh-CN': '{{count}} 位客户的购买周期变了',
    'zh-TW': '{{count}} 位客戶的購買週期變了',
    en: { one: '{{count}} purchase cycle changed', other: '{{count}} purchase cycles changed' },
  },
  demoLoaded: {
    'zh-CN': '装入 {{count}} 位客户',
    'zh-TW': '載入 {{count}} 位客戶',
    en: { one: '{{count}} customer loaded', other: '{{count}} customers loaded' },
  },
  imported: {
    'zh-CN': '新增 {{new}}，更新 {{updated}}，没变 {{unchanged}}，拒绝 {{refused}}',
    'zh-TW': '新增 {{new}}，更新 {{updated}}，沒變 {{unchanged}}，拒絕 {{refused}}',
    en: '{{new}} new, {{updated}} updated, {{unchanged}} unchanged, {{refused}} refused',
  },
  libraryChanged: {
    'zh-CN': '改了标签库 {{count}} 处',
    'zh-TW': '改了標籤庫 {{count}} 處',
    en: { one: '{{count}} change of the library', other: '{{count}} changes of the library' },
  },
  wouldImport: {
    'zh-CN': '会新增 {{new}}，更新 {{updated}}，拒绝 {{refused}}，什么都没写',
    'zh-TW': '會新增 {{new}}，更新 {{updated}}，拒絕 {{refused}}，什麼都沒寫',
    en: 'Would add {{new}}, update {{updated}}, refuse {{refused}}; nothing was written',
  },
  compared: {
    'zh-CN': '比对 {{relations}} 条跟进关系，{{equal}} 条两边一样',
    'zh-TW': '比對 {{relations}} 條跟進關係，{{equal}} 條兩邊一樣',
    en: '{{relations}} relations compared, {{equal}} the same on both sides',
  },
  stoppedAt: {
    'zh-CN': '停在第 {{done}} 条，做过的都留着',
    'zh-TW': '停在第 {{done}} 條，做過的都留著',
    en: 'Stopped after {{done}}; what was done stays',
  },

  // what one can do
  cancel: { 'zh-CN': '停下', 'zh-TW': '停下', en: 'Stop' },
  cancelTitle: { 'zh-CN': '停下{{kind}}', 'zh-TW': '停下{{kind}}', en: 'Stop: {{kind}}' },
  cancelText: {
    'zh-CN': '已经做完的 {{done}} 条留着，剩下的不做。停下之后还能撤销做过的部分。',
    'zh-TW': '已經做完的 {{done}} 條留著，剩下的不做。停下之後還能撤銷做過的部分。',
    en: 'What is done so far ({{done}}) stays, the rest is not done. What was done can still be undone afterwards.',
  },
  cancelQueued: {
    'zh-CN': '还没开始，停下就什么也不做。',
    'zh-TW': '還沒開始，停下就什麼也不做。',
    en: 'It has not begun; nothing will be done.',
  },
  cancelAction: { 'zh-CN': '停下，留着做过的', 'zh-TW': '停下，留著做過的', en: 'Stop, keep what is done' },
  cancelQueuedAction: { 'zh-CN': '不跑了', 'zh-TW': '不跑了', en: 'Do not run it' },
  cancelled2: { 'zh-CN': '已让它停下', 'zh-TW': '已讓它停下', en: 'It is being stopped' },

  undo: { 'zh-CN': '撤销这一批', 'zh-TW': '撤銷這一批', en: 'Undo this batch' },
  undoTitle: { 'zh-CN': '撤销{{kind}}', 'zh-TW': '撤銷{{kind}}', en: 'Undo: {{kind}}' },
  undoTagged: {
    'zh-CN': '会把打上的 {{added}} 个摘下，把摘下的 {{removed}} 个打回去。之后又被改过的不动。',
    'zh-TW': '會把打上的 {{added}} 個摘下，把摘下的 {{removed}} 個打回去。之後又被改過的不動。',
    en: 'Takes off the {{added}} tags it added and puts back the {{removed}} it removed. Those changed again since are left alone.',
  },
  undoAction: {
    'zh-CN': '撤销 {{count}} 处打标',
    'zh-TW': '撤銷 {{count}} 處打標',
    en: { one: 'Undo {{count}} change', other: 'Undo {{count}} changes' },
  },
  undoing: {
    'zh-CN': '正在撤销，进度在任务中心',
    'zh-TW': '正在撤銷，進度在任務中心',
    en: 'Undoing; see the job centre',
  },
  undone: {
    'zh-CN': '已撤销：恢复 {{restored}} 处，{{kept}} 处后来改过，没动',
    'zh-TW': '已撤銷：恢復 {{restored}} 處，{{kept}} 處後來改過，沒動',
    en: 'Undone: {{restored}} restored, {{kept}} left alone',
  },
  nothingToUndo: {
    'zh-CN': '没有可撤销的了：已经撤销过，或后来都改过',
    'zh-TW': '沒有可撤銷的了：已經撤銷過，或後來都改過',
    en: 'Nothing left to undo: it was undone before, or changed since',
  },
  openImport: { 'zh-CN': '看这次导入', 'zh-TW': '看這次匯入', en: 'Open the import' },

  // told when it ended
  named: { 'zh-CN': '{{kind}}「{{title}}」', 'zh-TW': '{{kind}}「{{title}}」', en: '{{kind}} “{{title}}”' },
  toldDone: { 'zh-CN': '{{what}}做完了', 'zh-TW': '{{what}}做完了', en: '{{what}} is done' },
  toldFailed: {
    'zh-CN': '{{what}}没做成：{{why}}',
    'zh-TW': '{{what}}沒做成：{{why}}',
    en: '{{what}} failed: {{why}}',
  },
});
