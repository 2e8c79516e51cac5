import { defineTexts } from '#ui';

/** Texts of tagging many at once: before, during and after. */
export const bulkTexts = defineTexts('audienceBulk', {
  addTags: { 'zh-CN': '加标签', 'zh-TW': '加標籤', en: 'Add tags' },
  removeTags: { 'zh-CN': '摘标签', 'zh-TW': '摘標籤', en: 'Remove tags' },
  searchTags: { 'zh-CN': '搜标签，支持拼音', 'zh-TW': '搜標籤，支援拼音', en: 'Search tags' },
  noTagFound: {
    'zh-CN': '没找到「{{text}}」',
    'zh-TW': '沒找到「{{text}}」',
    en: 'Nothing matches "{{text}}"',
  },
  keyPage: { 'zh-CN': '人群', 'zh-TW': '人群', en: 'Audience' },
  addTo: {
    'zh-CN': '给 {{n}} 位客户加标签',
    'zh-TW': '給 {{n}} 位客戶加標籤',
    en: 'Add tags to {{n}} customers',
  },
  removeFrom: {
    'zh-CN': '从 {{n}} 位客户身上摘标签',
    'zh-TW': '從 {{n}} 位客戶身上摘標籤',
    en: 'Remove tags from {{n}} customers',
  },
  chooseTags: {
    'zh-CN': '选标签，可以多选',
    'zh-TW': '選標籤，可以多選',
    en: 'Choose tags, several if you like',
  },
  noTagsHere: {
    'zh-CN': '这些客户身上没有可以摘的标签',
    'zh-TW': '這些客戶身上沒有可以摘的標籤',
    en: 'These customers have no tags to remove',
  },
  reason: { 'zh-CN': '原因（可不填）', 'zh-TW': '原因（可不填）', en: 'Reason (optional)' },
  reasonHint: {
    'zh-CN': '会写进每位客户的标签历史',
    'zh-TW': '會寫進每位客戶的標籤歷史',
    en: 'It is kept in the tag history of every customer',
  },
  effectHint: {
    'zh-CN': '选好标签，这里先看准确的效果，再决定动不动手',
    'zh-TW': '選好標籤，這裡先看準確的效果，再決定動不動手',
    en: 'Choose tags to see the exact effect before anything changes',
  },
  reckoning: { 'zh-CN': '正在试算…', 'zh-TW': '正在試算…', en: 'Working out the effect…' },
  willAdd: {
    'zh-CN': '会打上 {{n}} 个标签',
    'zh-TW': '會打上 {{n}} 個標籤',
    en: 'Adds {{n}} tags',
  },
  willAddOne: {
    'zh-CN': '会给 {{n}} 位打上「{{name}}」',
    'zh-TW': '會給 {{n}} 位打上「{{name}}」',
    en: '{{n}} customers get {{name}}',
  },
  willRemove: {
    'zh-CN': '会摘下 {{n}} 个标签',
    'zh-TW': '會摘下 {{n}} 個標籤',
    en: 'Removes {{n}} tags',
  },
  willRemoveOne: {
    'zh-CN': '会从 {{n}} 位身上摘下「{{name}}」',
    'zh-TW': '會從 {{n}} 位身上摘下「{{name}}」',
    en: '{{n}} customers lose {{name}}',
  },
  willReplace: {
    'zh-CN': '单选组里原来的 {{n}} 个会被换下，留在历史里',
    'zh-TW': '單選組裡原來的 {{n}} 個會被換下，留在歷史裡',
    en: '{{n}} former tags of single-choice groups are replaced and stay in the history',
  },
  willStay: {
    'zh-CN': '{{n}} 个原来就是这样，不变',
    'zh-TW': '{{n}} 個原來就是這樣，不變',
    en: '{{n}} are that way already',
  },
  willRefuse: {
    'zh-CN': '{{n}} 个不动：员工手工定过、加了锁，或者没有权限',
    'zh-TW': '{{n}} 個不動：員工手動定過、加了鎖，或沒有權限',
    en: '{{n}} stay as they are: decided by staff, locked, or not permitted',
  },
  nothingChanges: {
    'zh-CN': '不会改动任何客户',
    'zh-TW': '不會改動任何客戶',
    en: 'Nothing would change',
  },
  effectFailed: { 'zh-CN': '效果没算成', 'zh-TW': '效果沒算成', en: 'The effect could not be worked out' },
  confirmAdd: {
    'zh-CN': '打上「{{tags}}」，共 {{n}} 个',
    'zh-TW': '打上「{{tags}}」，共 {{n}} 個',
    en: 'Add {{tags}}, {{n}} in all',
  },
  confirmAddOne: {
    'zh-CN': '给 {{n}} 位打上「{{tags}}」',
    'zh-TW': '給 {{n}} 位打上「{{tags}}」',
    en: 'Add {{tags}} to {{n}} customers',
  },
  confirmRemove: {
    'zh-CN': '摘下「{{tags}}」，共 {{n}} 个',
    'zh-TW': '摘下「{{tags}}」，共 {{n}} 個',
    en: 'Remove {{tags}}, {{n}} in all',
  },
  confirmRemoveOne: {
    'zh-CN': '从 {{n}} 位身上摘下「{{tags}}」',
    'zh-TW': '從 {{n}} 位身上摘下「{{tags}}」',
    en: 'Remove {{tags}} from {{n}} customers',
  },
  tagsMore: {
    'zh-CN': '{{first}} 等 {{n}} 个标签',
    'zh-TW': '{{first}} 等 {{n}} 個標籤',
    en: '{{first}} and others ({{n}} tags)',
  },
  leaveIt: { 'zh-CN': '先不动', 'zh-TW': '先不動', en: 'Leave it' },
  close: { 'zh-CN': '关上', 'zh-TW': '關上', en: 'Close' },
  working: { 'zh-CN': '正在改标签', 'zh-TW': '正在改標籤', en: 'Changing tags' },
  queued: { 'zh-CN': '排队中…', 'zh-TW': '排隊中…', en: 'Waiting…' },
  progress: {
    'zh-CN': '已做 {{done}} / {{total}}',
    'zh-TW': '已做 {{done}} / {{total}}',
    en: '{{done}} of {{total}} done',
  },
  timeLeft: {
    'zh-CN': '每秒 {{speed}} 位，约 {{left}}',
    'zh-TW': '每秒 {{speed}} 位，約 {{left}}',
    en: '{{speed}} a second, about {{left}}',
  },
  mayLeave: { 'zh-CN': '可以离开本页', 'zh-TW': '可以離開本頁', en: 'You may leave this page' },
  stop: { 'zh-CN': '停下', 'zh-TW': '停下', en: 'Stop' },
  stopping: { 'zh-CN': '正在停…', 'zh-TW': '正在停…', en: 'Stopping…' },
  doneAdd: { 'zh-CN': '打上 {{n}} 个标签', 'zh-TW': '打上 {{n}} 個標籤', en: '{{n}} tags added' },
  doneRemove: { 'zh-CN': '摘下 {{n}} 个标签', 'zh-TW': '摘下 {{n}} 個標籤', en: '{{n}} tags removed' },
  doneAddOne: {
    'zh-CN': '给 {{n}} 位打上了「{{name}}」',
    'zh-TW': '給 {{n}} 位打上了「{{name}}」',
    en: '{{n}} customers now have {{name}}',
  },
  doneRemoveOne: {
    'zh-CN': '从 {{n}} 位身上摘下了「{{name}}」',
    'zh-TW': '從 {{n}} 位身上摘下了「{{name}}」',
    en: '{{n}} customers no longer have {{name}}',
  },
  whyHint: {
    'zh-CN': '在下面的表里点一个标签，就看得到它是怎么来的。',
    'zh-TW': '在下面的表裡點一個標籤，就看得到它是怎麼來的。',
    en: 'Click a tag in the table below to see where it comes from.',
  },
  doneStay: {
    'zh-CN': '原来就是这样的 {{n}} 个',
    'zh-TW': '原來就是這樣的 {{n}} 個',
    en: '{{n}} were that way already',
  },
  willReplaced: {
    'zh-CN': '单选组里原来的 {{n}} 个换下，留在历史里',
    'zh-TW': '單選組裡原來的 {{n}} 個換下，留在歷史裡',
    en: '{{n}} former tags of single-choice groups were replaced',
  },
  doneRefused: {
    'zh-CN': '没动的 {{n}} 个：员工手工定过、加了锁，或者没有权限',
    'zh-TW': '沒動的 {{n}} 個：員工手動定過、加了鎖，或沒有權限',
    en: '{{n}} were left alone: decided by staff, locked, or not permitted',
  },
  stopped: {
    'zh-CN': '已停下，做完的部分还在',
    'zh-TW': '已停下，做完的部分還在',
    en: 'Stopped; what was done stays',
  },
  undoBatch: { 'zh-CN': '撤销这一批', 'zh-TW': '復原這一批', en: 'Undo this batch' },
  undoing: { 'zh-CN': '正在撤销…', 'zh-TW': '正在復原…', en: 'Undoing…' },
  undoneBatch: {
    'zh-CN': '已撤销 {{n}} 处',
    'zh-TW': '已復原 {{n}} 處',
    en: '{{n}} changes taken back',
  },
  undoneKept: {
    'zh-CN': '已撤销 {{n}} 处，{{kept}} 处后来又有人改过，没有动',
    'zh-TW': '已復原 {{n}} 處，{{kept}} 處後來又有人改過，沒有動',
    en: '{{n}} changes taken back; {{kept}} were changed since and stay',
  },
  bulkFailed: { 'zh-CN': '标签没改成', 'zh-TW': '標籤沒改成', en: 'The tags were not changed' },
  nothingDone: { 'zh-CN': '没有改动任何客户。', 'zh-TW': '沒有改動任何客戶。', en: 'Nothing was changed.' },
});
