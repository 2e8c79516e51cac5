import { defineTexts } from '#ui';

export const historyTexts = defineTexts('ruleHistory', {
  runs: { 'zh-CN': '运行', 'zh-TW': '執行', en: 'Runs' },
  runsSub: {
    'zh-CN': '每次动了标签都在这里',
    'zh-TW': '每次動了標籤都在這裡',
    en: 'Every time it changed tags',
  },
  runsFailed: { 'zh-CN': '没读到运行记录', 'zh-TW': '沒讀到執行記錄', en: 'The runs could not be loaded' },
  noRuns: {
    'zh-CN': '还没有动过谁的标签',
    'zh-TW': '還沒有動過誰的標籤',
    en: 'It has not changed any tags yet',
  },
  noRunsText: {
    'zh-CN': '发布之后，哪次、因为什么、改了多少，都会记在这里。',
    'zh-TW': '發佈之後，哪次、因為什麼、改了多少，都會記在這裡。',
    en: 'Once it is live, when, why and how many is written here.',
  },
  when: { 'zh-CN': '什么时候', 'zh-TW': '什麼時候', en: 'When' },
  why: { 'zh-CN': '因为', 'zh-TW': '因為', en: 'Because' },
  live: { 'zh-CN': '有事发生', 'zh-TW': '有事發生', en: 'something happened' },
  due: { 'zh-CN': '时间到了', 'zh-TW': '時間到了', en: 'time went by' },
  pass: { 'zh-CN': '发布时过一遍', 'zh-TW': '發佈時過一遍', en: 'publishing' },
  version: { 'zh-CN': '版本', 'zh-TW': '版本', en: 'Version' },
  added: { 'zh-CN': '打上', 'zh-TW': '打上', en: 'Put on' },
  removed: { 'zh-CN': '摘下', 'zh-TW': '摘下', en: 'Taken off' },
  refused: { 'zh-CN': '改不了', 'zh-TW': '改不了', en: 'Refused' },
  reverted: { 'zh-CN': '已撤回', 'zh-TW': '已撤回', en: 'Taken back' },
  actions: { 'zh-CN': '操作', 'zh-TW': '操作', en: 'Actions' },
  revert: { 'zh-CN': '撤回', 'zh-TW': '撤回', en: 'Take back' },
  revertOf: {
    'zh-CN': '撤回 {{when}} 起做过的',
    'zh-TW': '撤回 {{when}} 起做過的',
    en: 'Take back what it did since {{when}}',
  },
  revertTitle: {
    'zh-CN': '撤回从 {{when}} 起做过的',
    'zh-TW': '撤回從 {{when}} 起做過的',
    en: 'Take back what it did since {{when}}',
  },
  revertAction: {
    'zh-CN': '撤回 {{count}} 处改动',
    'zh-TW': '撤回 {{count}} 處改動',
    en: { one: 'Take back {{count}} change', other: 'Take back {{count}} changes' },
  },
  revertEffect: {
    'zh-CN': '这一次和之后一共 {{runs}} 次运行，动过 {{changes}} 个标签：打上的摘下，摘下的放回。',
    'zh-TW': '這一次和之後一共 {{runs}} 次執行，動過 {{changes}} 個標籤：打上的摘下，摘下的放回。',
    en: 'This run and all later ones ({{runs}}) changed {{changes}} tags: what was put on comes off, what was taken off comes back.',
  },
  revertKeeps: {
    'zh-CN': '之后又被人或别的来源改过的，留着不动。',
    'zh-TW': '之後又被人或別的來源改過的，留著不動。',
    en: 'What somebody else changed since is left alone.',
  },
  revertPauses: {
    'zh-CN': '规则先暂停，不然它马上又会打上。',
    'zh-TW': '規則先暫停，不然它馬上又會打上。',
    en: 'The rule is paused first, or it would do it again at once.',
  },
  revertDone: {
    'zh-CN': '撤回了 {{restored}} 处，{{kept}} 处留着没动',
    'zh-TW': '撤回了 {{restored}} 處，{{kept}} 處留著沒動',
    en: '{{restored}} taken back, {{kept}} left alone',
  },
  revertRuns: {
    'zh-CN': '正在撤回，进度在任务中心',
    'zh-TW': '正在撤回，進度在任務中心',
    en: 'Being taken back; the job centre shows how far it is',
  },
  more: { 'zh-CN': '看更早的', 'zh-TW': '看更早的', en: 'Show earlier ones' },

  near: { 'zh-CN': '差一步', 'zh-TW': '差一步', en: 'One step away' },
  nearSub: {
    'zh-CN': '再满足一项就会打上的客户',
    'zh-TW': '再滿足一項就會貼上的客戶',
    en: 'Customers who lack one condition',
  },
  nearTotal: {
    'zh-CN': '{{count}} 位客户再满足一项就会打上',
    'zh-TW': '{{count}} 位客戶再滿足一項就會貼上',
    en: { one: '{{count}} customer lacks one condition', other: '{{count}} customers lack one condition' },
  },
  nearTag: { 'zh-CN': '哪个标签', 'zh-TW': '哪個標籤', en: 'Which tag' },
  nearFailed: {
    'zh-CN': '没算出谁只差一步',
    'zh-TW': '沒算出誰只差一步',
    en: 'It could not be told who is one step away',
  },
  noNear: { 'zh-CN': '没有人只差一步', 'zh-TW': '沒有人只差一步', en: 'Nobody is one step away' },
  noNearText: {
    'zh-CN': '条件里有好几项，或者要好几次时，差最后一项的人列在这里。',
    'zh-TW': '條件裡有好幾項，或者要好幾次時，差最後一項的人列在這裡。',
    en: 'Where a rule asks for several things, or several times, those who lack the last one stand here.',
  },
  customer: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customer' },
  missing: { 'zh-CN': '还差', 'zh-TW': '還差', en: 'Still missing' },
  moreNear: {
    'zh-CN': '再看一些（还有 {{count}} 位）',
    'zh-TW': '再看一些（還有 {{count}} 位）',
    en: 'Show more ({{count}} left)',
  },

  versions: { 'zh-CN': '版本', 'zh-TW': '版本', en: 'Versions' },
  versionsSub: { 'zh-CN': '每次保存都留一版', 'zh-TW': '每次儲存都留一版', en: 'Every save is kept' },
  versionsFailed: { 'zh-CN': '没读到版本', 'zh-TW': '沒讀到版本', en: 'The versions could not be loaded' },
  savedBy: {
    'zh-CN': '{{who}} 存于 {{when}}',
    'zh-TW': '{{who}} 存於 {{when}}',
    en: 'saved by {{who}}, {{when}}',
  },
  publishedAt: { 'zh-CN': '{{when}} 发布过', 'zh-TW': '{{when}} 發佈過', en: 'published {{when}}' },
  running: { 'zh-CN': '正在运行', 'zh-TW': '正在執行', en: 'Live' },
  newest: { 'zh-CN': '最新', 'zh-TW': '最新', en: 'Newest' },
  restore: { 'zh-CN': '拿回这一版', 'zh-TW': '拿回這一版', en: 'Bring back' },
  restoreOf: { 'zh-CN': '拿回 v{{version}}', 'zh-TW': '拿回 v{{version}}', en: 'Bring back v{{version}}' },
  restored: {
    'zh-CN': 'v{{version}} 已放进编辑器，存下才算数',
    'zh-TW': 'v{{version}} 已放進編輯器，存下才算數',
    en: 'v{{version}} is in the editor; save it to make it count',
  },
  unreadable: {
    'zh-CN': '它用到的东西已经不在了',
    'zh-TW': '它用到的東西已經不在了',
    en: 'Something it names is gone',
  },
});
