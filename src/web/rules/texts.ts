import { defineTexts } from '#ui';

export const rulesTexts = defineTexts('rules', {
  title: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rules' },
  count: {
    'zh-CN': '共 {{count}} 条',
    'zh-TW': '共 {{count}} 條',
    en: { one: '{{count}} rule', other: '{{count}} rules' },
  },
  new: { 'zh-CN': '新建规则', 'zh-TW': '新建規則', en: 'New rule' },
  loadFailed: { 'zh-CN': '没读到规则', 'zh-TW': '沒讀到規則', en: 'The rules could not be loaded' },
  emptyTitle: { 'zh-CN': '还没有规则', 'zh-TW': '還沒有規則', en: 'No rules yet' },
  emptyText: {
    'zh-CN':
      '规则替你盯着客户：谁满足条件就打上标签，不满足了就摘下，每次都说得出为什么。发布之前先试算，看清会改谁。',
    'zh-TW':
      '規則替你盯著客戶：誰滿足條件就打上標籤，不滿足了就摘下，每次都說得出為什麼。發佈之前先試算，看清會改誰。',
    en: 'A rule watches customers for you: it puts tags on whoever meets a condition, takes them off when it no longer holds, and can always say why. A trial shows whom it would change before it runs.',
  },
  fromPreset: { 'zh-CN': '从模板新建', 'zh-TW': '從範本新建', en: 'From a preset' },
  keywords: { 'zh-CN': '关键词试验', 'zh-TW': '關鍵詞試驗', en: 'Keyword laboratory' },
  startBlank: { 'zh-CN': '从空白开始', 'zh-TW': '從空白開始', en: 'Start from scratch' },
  noneFound: { 'zh-CN': '没有这样的规则', 'zh-TW': '沒有這樣的規則', en: 'No rule is like that' },
  search: { 'zh-CN': '搜规则名', 'zh-TW': '搜規則名', en: 'Search rules' },
  showStatus: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' },
  allStatuses: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  showKind: { 'zh-CN': '类型', 'zh-TW': '類型', en: 'Kind' },
  allKinds: { 'zh-CN': '所有类型', 'zh-TW': '所有類型', en: 'All kinds' },

  // columns
  name: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rule' },
  sentence: { 'zh-CN': '做什么', 'zh-TW': '做什麼', en: 'What it does' },
  tags: { 'zh-CN': '打的标签', 'zh-TW': '打的標籤', en: 'Tags' },
  takesOff: { 'zh-CN': '摘下 {{tags}}', 'zh-TW': '摘下 {{tags}}', en: 'takes off {{tags}}' },
  holds: { 'zh-CN': '现在满足', 'zh-TW': '現在滿足', en: 'Holds for' },
  lastRun: { 'zh-CN': '上次动作', 'zh-TW': '上次動作', en: 'Last change' },
  neverRan: { 'zh-CN': '还没有', 'zh-TW': '還沒有', en: 'none yet' },
  savedBy: { 'zh-CN': '谁改的', 'zh-TW': '誰改的', en: 'Saved by' },
  actions: { 'zh-CN': '操作', 'zh-TW': '操作', en: 'Actions' },
  moreOf: { 'zh-CN': '「{{name}}」的更多操作', 'zh-TW': '「{{name}}」的更多操作', en: 'More for “{{name}}”' },
  edit: { 'zh-CN': '打开', 'zh-TW': '打開', en: 'Open' },
  toRuns: { 'zh-CN': '看运行记录', 'zh-TW': '看執行記錄', en: 'See its runs' },
  drifts: { 'zh-CN': '和平常不一样', 'zh-TW': '和平常不一樣', en: 'Not as usual' },
  unreadable: { 'zh-CN': '读不懂了', 'zh-TW': '讀不懂了', en: 'Cannot be read' },
  unreadableWhy: {
    'zh-CN': '它用到的东西已经不在了：{{why}}',
    'zh-TW': '它用到的東西已經不在了：{{why}}',
    en: 'Something it names is gone: {{why}}',
  },
  newer: { 'zh-CN': 'v{{version}} 草稿', 'zh-TW': 'v{{version}} 草稿', en: 'v{{version}} draft' },

  // state and kind
  live: { 'zh-CN': '运行中', 'zh-TW': '執行中', en: 'Live' },
  draft: { 'zh-CN': '草稿', 'zh-TW': '草稿', en: 'Draft' },
  paused: { 'zh-CN': '已暂停', 'zh-TW': '已暫停', en: 'Paused' },
  stopped: { 'zh-CN': '熔断停下', 'zh-TW': '熔斷停下', en: 'Stopped' },
  passing: { 'zh-CN': '正在过一遍客户', 'zh-TW': '正在過一遍客戶', en: 'Going through customers' },
  state: { 'zh-CN': '状态规则', 'zh-TW': '狀態規則', en: 'State' },
  trigger: { 'zh-CN': '触发规则', 'zh-TW': '觸發規則', en: 'Trigger' },
  ladder: { 'zh-CN': '阶梯', 'zh-TW': '階梯', en: 'Ladder' },
  model: { 'zh-CN': '模型', 'zh-TW': '模型', en: 'Model' },
  stateHint: {
    'zh-CN': '满足条件就有标签，比如「查看资料五次」',
    'zh-TW': '滿足條件就有標籤，比如「查看資料五次」',
    en: 'Whoever meets a condition has the tag, e.g. “five views”',
  },
  triggerHint: {
    'zh-CN': '发生一件事就打上，比如「读了 30 秒」',
    'zh-TW': '發生一件事就打上，比如「讀了 30 秒」',
    en: 'One thing that happens puts the tag on, e.g. “read for 30 s”',
  },
  ladderHint: {
    'zh-CN': '一组里只打一个，从上往下先满足先得，比如高中低意向',
    'zh-TW': '一組裡只打一個，從上往下先滿足先得，比如高中低意向',
    en: 'One tag of a group, the first step that holds, e.g. high, medium, low',
  },

  // whole rule
  pause: { 'zh-CN': '暂停规则', 'zh-TW': '暫停規則', en: 'Pause rule' },
  pausedToast: {
    'zh-CN': '「{{name}}」已暂停，打上的标签留着',
    'zh-TW': '「{{name}}」已暫停，打上的標籤留著',
    en: '“{{name}}” is paused; its tags stay',
  },
  delete: { 'zh-CN': '删除规则', 'zh-TW': '刪除規則', en: 'Delete rule' },
  deleteOf: { 'zh-CN': '删除「{{name}}」', 'zh-TW': '刪除「{{name}}」', en: 'Delete “{{name}}”' },
  deleteKeeps: {
    'zh-CN': '现在有 {{count}} 位客户满足它：打上的标签都留着，也还说得出为什么，但不会再自己摘下。',
    'zh-TW': '現在有 {{count}} 位客戶滿足它：打上的標籤都留著，也還說得出為什麼，但不會再自己摘下。',
    en: {
      one: 'It stands for the tags of {{count}} customer now: they stay and still say why, but are not taken off by themselves any more.',
      other:
        'It stands for the tags of {{count}} customers now: they stay and still say why, but are not taken off by themselves any more.',
    },
  },
  deleteNobody: {
    'zh-CN': '它现在没有为谁打着标签。',
    'zh-TW': '它現在沒有為誰打著標籤。',
    en: 'It stands for nobody’s tags now.',
  },
  deleteUsed: {
    'zh-CN': '用到这些标签的地方，以后不会再有新的人进来：',
    'zh-TW': '用到這些標籤的地方，以後不會再有新的人進來：',
    en: 'Whatever uses these tags gets nobody new from it:',
  },
  usedMore: { 'zh-CN': '还有 {{count}} 处', 'zh-TW': '還有 {{count}} 處', en: '{{count}} more' },
  useFailed: {
    'zh-CN': '没读到哪里用着这些标签',
    'zh-TW': '沒讀到哪裡用著這些標籤',
    en: 'Where these tags are used could not be loaded',
  },
  deleted: {
    'zh-CN': '已删除规则「{{name}}」',
    'zh-TW': '已刪除規則「{{name}}」',
    en: 'Rule “{{name}}” is deleted',
  },
});
