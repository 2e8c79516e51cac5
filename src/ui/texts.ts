import { defineTexts } from './i18n/texts.ts';

/** Texts of the parts that both screens share. */
export const uiTexts = defineTexts('ui', {
  product: { 'zh-CN': '百子柜', 'zh-TW': '百子櫃', en: 'Baizigui' },
  leaveIt: { 'zh-CN': '先不', 'zh-TW': '先不', en: 'Not now' },
  close: { 'zh-CN': '关上', 'zh-TW': '關上', en: 'Close' },

  // lists and forms
  showMore: { 'zh-CN': '再看一些', 'zh-TW': '再看一些', en: 'Show more' },
  showOlder: { 'zh-CN': '看更早的', 'zh-TW': '看更早的', en: 'Show older ones' },
  clearFilters: { 'zh-CN': '清掉筛选', 'zh-TW': '清掉篩選', en: 'Clear the filters' },
  whichOnes: { 'zh-CN': '看哪些', 'zh-TW': '看哪些', en: 'Which ones' },
  inUse: { 'zh-CN': '在用', 'zh-TW': '在用', en: 'In use' },
  archived: { 'zh-CN': '已归档', 'zh-TW': '已歸檔', en: 'Archived' },
  insert: { 'zh-CN': '插入', 'zh-TW': '插入', en: 'Insert' },

  // tag chip
  enterpriseTag: { 'zh-CN': '企业标签', 'zh-TW': '企業標籤', en: 'enterprise tag' },
  personalTag: { 'zh-CN': '个人标签', 'zh-TW': '個人標籤', en: 'personal tag' },
  suggestedTag: { 'zh-CN': '建议标签', 'zh-TW': '建議標籤', en: 'suggested tag' },
  byHand: { 'zh-CN': '手工', 'zh-TW': '手工', en: 'by hand' },
  automatic: { 'zh-CN': '自动', 'zh-TW': '自動', en: 'automatic' },
  protected: { 'zh-CN': '受保护', 'zh-TW': '受保護', en: 'protected' },
  foreign: {
    'zh-CN': '在企业微信里建的，名称归那边管',
    'zh-TW': '在企業微信裡建的，名稱歸那邊管',
    en: 'made in WeCom, which keeps its name',
  },
  ofStrategy: {
    'zh-CN': '规则组标签，这里只读',
    'zh-TW': '規則組標籤，這裡唯讀',
    en: 'tag of a strategy, read only here',
  },
  people: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  freshnessLeft: {
    'zh-CN': '保鲜期还剩 {{share}}',
    'zh-TW': '保鮮期還剩 {{share}}',
    en: '{{share}} of its fresh time left',
  },
  removeTag: { 'zh-CN': '摘下「{{name}}」', 'zh-TW': '摘下「{{name}}」', en: 'Remove {{name}}' },
  acceptTag: { 'zh-CN': '打上「{{name}}」', 'zh-TW': '打上「{{name}}」', en: 'Add {{name}}' },
  refuseTag: { 'zh-CN': '不要「{{name}}」', 'zh-TW': '不要「{{name}}」', en: 'Dismiss {{name}}' },
  noMeaning: { 'zh-CN': '还没写含义', 'zh-TW': '還沒寫含義', en: 'No definition yet' },
  cardGroup: { 'zh-CN': '标签组', 'zh-TW': '標籤組', en: 'Group' },
  cardCount: { 'zh-CN': '人数', 'zh-TW': '人數', en: 'People' },
  cardOwner: { 'zh-CN': '管家', 'zh-TW': '管家', en: 'Steward' },
  cardRule: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rule' },
  cardLit: { 'zh-CN': '上次点亮', 'zh-TW': '上次點亮', en: 'Last lit' },

  // states
  loading: { 'zh-CN': '正在读取…', 'zh-TW': '正在讀取…', en: 'Loading…' },
  somethingFailed: { 'zh-CN': '没做成', 'zh-TW': '沒做成', en: 'That did not work' },
  pageFailed: { 'zh-CN': '这一页没读到', 'zh-TW': '這一頁沒讀到', en: 'This page could not be loaded' },
  unreachable: {
    'zh-CN': '连不上服务器，你的改动还在这一页。',
    'zh-TW': '連不上伺服器，你的改動還在這一頁。',
    en: 'The server cannot be reached. Your changes are still on this page.',
  },
  timedOut: {
    'zh-CN': '服务器 30 秒没有答复。',
    'zh-TW': '伺服器 30 秒沒有答覆。',
    en: 'The server gave no answer for 30 seconds.',
  },
  unreadable: {
    'zh-CN': '服务器的答复看不懂，中间的网关可能改了它。',
    'zh-TW': '伺服器的答覆看不懂，中間的閘道可能改了它。',
    en: 'The answer cannot be read; a proxy in between may have changed it.',
  },
  crashed: {
    'zh-CN': '这一块画不出来，是程序的错。别的地方照常用。',
    'zh-TW': '這一塊畫不出來，是程式的錯。別的地方照常用。',
    en: 'This part cannot be shown because of a bug. Everything else keeps working.',
  },
  refused: {
    'zh-CN': '服务器没有接受（{{status}}）。',
    'zh-TW': '伺服器沒有接受（{{status}}）。',
    en: 'The server refused ({{status}}).',
  },
  errorCode: { 'zh-CN': '错误码 {{code}}', 'zh-TW': '錯誤碼 {{code}}', en: 'Code {{code}}' },
  requestId: { 'zh-CN': '请求 {{id}}', 'zh-TW': '請求 {{id}}', en: 'Request {{id}}' },
  copy: { 'zh-CN': '复制', 'zh-TW': '複製', en: 'Copy' },
  copied: { 'zh-CN': '已复制', 'zh-TW': '已複製', en: 'Copied' },
  retry: { 'zh-CN': '再试一次', 'zh-TW': '再試一次', en: 'Try again' },
  noPermission: {
    'zh-CN': '你还不能看这一页',
    'zh-TW': '你還不能看這一頁',
    en: 'You cannot see this page yet',
  },
  askFor: {
    'zh-CN': '需要「{{right}}」的权限，找管理员开通。',
    'zh-TW': '需要「{{right}}」的權限，找管理員開通。',
    en: 'It needs the right "{{right}}". An administrator can grant it.',
  },
  notFound: { 'zh-CN': '没有这一页', 'zh-TW': '沒有這一頁', en: 'There is no such page' },
  notFoundText: {
    'zh-CN': '地址可能写错了，或者这一页已经搬走。',
    'zh-TW': '網址可能寫錯了，或者這一頁已經搬走。',
    en: 'The address may be wrong, or the page has moved.',
  },

  // undo
  undo: { 'zh-CN': '撤销', 'zh-TW': '撤銷', en: 'Undo' },
  undoSeconds: { 'zh-CN': '{{n}} 秒', 'zh-TW': '{{n}} 秒', en: '{{n}} s' },
  undoing: { 'zh-CN': '正在撤销…', 'zh-TW': '正在撤銷…', en: 'Undoing…' },
  undone: { 'zh-CN': '已撤销', 'zh-TW': '已撤銷', en: 'Undone' },
  undoFailed: { 'zh-CN': '没撤成：{{why}}', 'zh-TW': '沒撤成：{{why}}', en: 'Could not undo: {{why}}' },
  undoLast: { 'zh-CN': '撤销上一步', 'zh-TW': '撤銷上一步', en: 'Undo the last change' },
  notices: { 'zh-CN': '消息', 'zh-TW': '訊息', en: 'Notices' },

  // keyboard
  shortcuts: { 'zh-CN': '键盘快捷键', 'zh-TW': '鍵盤快捷鍵', en: 'Keyboard shortcuts' },
  everywhere: { 'zh-CN': '到处都能用', 'zh-TW': '到處都能用', en: 'Everywhere' },
  showShortcuts: { 'zh-CN': '看快捷键', 'zh-TW': '看快捷鍵', en: 'Show this list' },
  shortcutsHint: {
    'zh-CN': '字母键在输入框外才起作用，输入法选字时不会误触。',
    'zh-TW': '字母鍵在輸入框外才起作用，輸入法選字時不會誤觸。',
    en: 'Letters act only outside fields, and never while an input method composes.',
  },
});
