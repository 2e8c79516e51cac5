import { defineTexts } from '#ui';

/** Tagging many customers at once. */
export const bulkTexts = defineTexts('bulkTagging', {
  addTitle: {
    'zh-CN': '给 {{count}} 位客户加标签',
    'zh-TW': '給 {{count}} 位客戶加標籤',
    en: { one: 'Add tags to {{count}} customer', other: 'Add tags to {{count}} customers' },
  },
  removeTitle: {
    'zh-CN': '从 {{count}} 位客户摘标签',
    'zh-TW': '從 {{count}} 位客戶摘標籤',
    en: { one: 'Remove tags from {{count}} customer', other: 'Remove tags from {{count}} customers' },
  },
  theirTags: { 'zh-CN': '他们现在有的标签', 'zh-TW': '他們現在有的標籤', en: 'Tags they have now' },
  noTags: {
    'zh-CN': '这些客户没有标签可摘。',
    'zh-TW': '這些客戶沒有標籤可摘。',
    en: 'These customers have no tags.',
  },
  effect: { 'zh-CN': '会发生什么', 'zh-TW': '會發生什麼', en: 'What will happen' },
  chooseFirst: {
    'zh-CN': '选好标签，这里会写明影响到几位。',
    'zh-TW': '選好標籤，這裡會寫明影響到幾位。',
    en: 'Choose a tag to see exactly who is affected.',
  },
  willAdd: {
    'zh-CN': '会给 {{n}} 位打上「{{tag}}」。',
    'zh-TW': '會給 {{n}} 位打上「{{tag}}」。',
    en: 'Adds {{tag}} to {{n}}.',
  },
  willRemove: {
    'zh-CN': '会摘下 {{n}} 位的「{{tag}}」。',
    'zh-TW': '會摘下 {{n}} 位的「{{tag}}」。',
    en: 'Removes {{tag}} from {{n}}.',
  },
  hadIt: { 'zh-CN': '{{n}} 位本来就有。', 'zh-TW': '{{n}} 位本來就有。', en: '{{n}} have it already.' },
  hadNot: { 'zh-CN': '{{n}} 位本来就没有。', 'zh-TW': '{{n}} 位本來就沒有。', en: '{{n}} do not have it.' },
  replaces: {
    'zh-CN': '换下「{{tag}}」的有 {{n}} 位。',
    'zh-TW': '換下「{{tag}}」的有 {{n}} 位。',
    en: 'It takes the place of {{tag}} for {{n}}.',
  },
  trying: { 'zh-CN': '正在算影响…', 'zh-TW': '正在算影響…', en: 'Working out the effect…' },
  matched: { 'zh-CN': '一共 {{n}} 位。', 'zh-TW': '一共 {{n}} 位。', en: '{{n}} in all.' },
  adds: { 'zh-CN': '打上 {{n}} 次', 'zh-TW': '打上 {{n}} 次', en: '{{n}} tags added' },
  removes: { 'zh-CN': '摘下 {{n}} 次', 'zh-TW': '摘下 {{n}} 次', en: '{{n}} tags removed' },
  stays: { 'zh-CN': '本来如此 {{n}} 次', 'zh-TW': '本來如此 {{n}} 次', en: '{{n}} already so' },
  keeps: {
    'zh-CN': '不动 {{n}} 次，锁着或由更有话语权的人定过',
    'zh-TW': '不動 {{n}} 次，鎖著或由更有話語權的人定過',
    en: '{{n}} left alone: locked, or decided by somebody with more say',
  },
  addNow: {
    'zh-CN': '打上，{{count}} 位',
    'zh-TW': '打上，{{count}} 位',
    en: { one: 'Add to {{count}} customer', other: 'Add to {{count}} customers' },
  },
  removeNow: {
    'zh-CN': '摘下，{{count}} 位',
    'zh-TW': '摘下，{{count}} 位',
    en: { one: 'Remove from {{count}} customer', other: 'Remove from {{count}} customers' },
  },
  addTimes: {
    'zh-CN': '打上，共 {{count}} 次',
    'zh-TW': '打上，共 {{count}} 次',
    en: { one: 'Add {{count}} tag', other: 'Add {{count}} tags' },
  },
  removeTimes: {
    'zh-CN': '摘下，共 {{count}} 次',
    'zh-TW': '摘下，共 {{count}} 次',
    en: { one: 'Remove {{count}} tag', other: 'Remove {{count}} tags' },
  },
  nothingToDo: { 'zh-CN': '没有要改的', 'zh-TW': '沒有要改的', en: 'Nothing to change' },
  cancel: { 'zh-CN': '先不', 'zh-TW': '先不', en: 'Not now' },
  doneAdded: {
    'zh-CN': '已打上「{{tags}}」，{{n}} 次',
    'zh-TW': '已打上「{{tags}}」，{{n}} 次',
    en: 'Added {{tags}}, {{n}} times',
  },
  doneRemoved: {
    'zh-CN': '已摘下「{{tags}}」，{{n}} 次',
    'zh-TW': '已摘下「{{tags}}」，{{n}} 次',
    en: 'Removed {{tags}}, {{n}} times',
  },
  partTitle: {
    'zh-CN': '做完了，有几位没改成',
    'zh-TW': '做完了，有幾位沒改成',
    en: 'Done, with exceptions',
  },
  partDone: { 'zh-CN': '改好 {{n}} 次。', 'zh-TW': '改好 {{n}} 次。', en: '{{n}} changed.' },
  partRefused: {
    'zh-CN': '{{n}} 次没改：{{why}}（{{names}}）',
    'zh-TW': '{{n}} 次沒改：{{why}}（{{names}}）',
    en: '{{n}} not changed: {{why}} ({{names}})',
  },
  undoBatch: { 'zh-CN': '撤销这一批', 'zh-TW': '撤銷這一批', en: 'Undo all of it' },
  undoneBatch: {
    'zh-CN': '已退回 {{n}} 处；{{kept}} 处后来有人改过，没动。',
    'zh-TW': '已退回 {{n}} 處；{{kept}} 處後來有人改過，沒動。',
    en: '{{n}} taken back; {{kept}} were changed since and left alone.',
  },
  running: { 'zh-CN': '批量打标', 'zh-TW': '批次打標', en: 'Tagging' },
  takingBack: { 'zh-CN': '正在退回', 'zh-TW': '正在退回', en: 'Taking it back' },
  restored: { 'zh-CN': '退回 {{n}} 处', 'zh-TW': '退回 {{n}} 處', en: '{{n}} taken back' },
  kept: {
    'zh-CN': '{{n}} 处后来有人改过，没动',
    'zh-TW': '{{n}} 處後來有人改過，沒動',
    en: '{{n}} changed since and left alone',
  },
  queued: { 'zh-CN': '排队中，马上开始', 'zh-TW': '排隊中，馬上開始', en: 'Waiting to start' },
  progress: { 'zh-CN': '{{done}} / {{total}}', 'zh-TW': '{{done}} / {{total}}', en: '{{done}} / {{total}}' },
  speed: {
    'zh-CN': '每秒 {{speed}} 位，约 {{left}}',
    'zh-TW': '每秒 {{speed}} 位，約 {{left}}',
    en: '{{speed}} per second, about {{left}} left',
  },
  mayLeave: { 'zh-CN': '可以离开本页', 'zh-TW': '可以離開本頁', en: 'You may leave this page' },
  stop: { 'zh-CN': '停下', 'zh-TW': '停下', en: 'Stop' },
  jobDone: { 'zh-CN': '做完了。', 'zh-TW': '做完了。', en: 'Done.' },
  jobStopped: {
    'zh-CN': '停下了，做过的还在，可以撤销',
    'zh-TW': '停下了，做過的還在，可以撤銷',
    en: 'Stopped. What was done stays and can be undone.',
  },
  jobFailed: { 'zh-CN': '没做完', 'zh-TW': '沒做完', en: 'It did not finish' },
  close: { 'zh-CN': '关上', 'zh-TW': '關上', en: 'Close' },
  effectFailed: {
    'zh-CN': '影响没算出来',
    'zh-TW': '影響沒算出來',
    en: 'The effect could not be worked out',
  },
  runFailed: { 'zh-CN': '没打上', 'zh-TW': '沒打上', en: 'Nothing was changed' },
});
