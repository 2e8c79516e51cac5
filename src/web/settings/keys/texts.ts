import { defineTexts } from '#ui';

export const keysTexts = defineTexts('settingsKeys', {
  facts: {
    'zh-CN': '别的系统用密钥调接口，能做的事由你勾',
    'zh-TW': '別的系統用金鑰呼叫介面，能做的事由你勾',
    en: 'Other systems call the API with a key; you choose what it may do',
  },
  docs: { 'zh-CN': '接口文档', 'zh-TW': '介面文件', en: 'API documentation' },
  none: { 'zh-CN': '还没有密钥', 'zh-TW': '還沒有金鑰', en: 'No keys yet' },
  noneText: {
    'zh-CN': '商城、ERP 或自己的程序要读写客户和标签时，给它建一把。',
    'zh-TW': '商城、ERP 或自己的程式要讀寫客戶和標籤時，給它建一把。',
    en: 'Make one when a shop, an ERP or a program of yours shall read and write customers and tags.',
  },
  add: { 'zh-CN': '建密钥', 'zh-TW': '建金鑰', en: 'Make a key' },
  addAction: {
    'zh-CN': '建一把有 {{count}} 项权限的密钥',
    'zh-TW': '建一把有 {{count}} 項權限的金鑰',
    en: { one: 'Make a key with {{count}} right', other: 'Make a key with {{count}} rights' },
  },
  name: { 'zh-CN': '用途', 'zh-TW': '用途', en: 'What for' },
  nameHint: {
    'zh-CN': '例如 商城订单同步',
    'zh-TW': '例如 商城訂單同步',
    en: 'For example: orders from the shop',
  },
  key: { 'zh-CN': '密钥', 'zh-TW': '金鑰', en: 'Key' },
  scopes: { 'zh-CN': '能做什么', 'zh-TW': '能做什麼', en: 'What it may do' },
  scopesHint: {
    'zh-CN': '只给用得到的。你自己没有的权限不能给。',
    'zh-TW': '只給用得到的。你自己沒有的權限不能給。',
    en: 'Give only what it needs. You cannot give rights that you lack.',
  },
  scopesNeeded: { 'zh-CN': '至少勾一项', 'zh-TW': '至少勾一項', en: 'Tick at least one' },
  scopeCount: {
    'zh-CN': '{{count}} 项权限',
    'zh-TW': '{{count}} 項權限',
    en: { one: '{{count}} right', other: '{{count}} rights' },
  },
  expires: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'Expires' },
  days30: { 'zh-CN': '30 天后', 'zh-TW': '30 天後', en: 'in 30 days' },
  days90: { 'zh-CN': '90 天后', 'zh-TW': '90 天後', en: 'in 90 days' },
  days365: { 'zh-CN': '一年后', 'zh-TW': '一年後', en: 'in a year' },
  noEnd: { 'zh-CN': '不到期', 'zh-TW': '不到期', en: 'Never' },
  by: { 'zh-CN': '谁建的', 'zh-TW': '誰建的', en: 'Made by' },
  lastUsed: { 'zh-CN': '上次用', 'zh-TW': '上次用', en: 'Last used' },
  actions: { 'zh-CN': '操作', 'zh-TW': '操作', en: 'Actions' },
  revoked: { 'zh-CN': '已吊销', 'zh-TW': '已吊銷', en: 'Revoked' },
  expired: { 'zh-CN': '已到期', 'zh-TW': '已到期', en: 'Expired' },

  madeTitle: { 'zh-CN': '密钥建好了', 'zh-TW': '金鑰建好了', en: 'The key is ready' },
  madeText: {
    'zh-CN': '请求头写 Authorization: Bearer 加上它。',
    'zh-TW': '請求標頭寫 Authorization: Bearer 加上它。',
    en: 'Send it in the header: Authorization: Bearer, then the key.',
  },
  madeOnce: {
    'zh-CN': '只显示这一次，这里也不存原文。丢了就吊销，再建一把。',
    'zh-TW': '只顯示這一次，這裡也不存原文。丟了就吊銷，再建一把。',
    en: 'It is shown only now, and not stored here. If it gets lost, revoke it and make another one.',
  },
  keptIt: { 'zh-CN': '存好了，关上', 'zh-TW': '存好了，關上', en: 'I have kept it' },

  revoke: { 'zh-CN': '吊销', 'zh-TW': '吊銷', en: 'Revoke' },
  revokeOf: { 'zh-CN': '吊销「{{name}}」', 'zh-TW': '吊銷「{{name}}」', en: 'Revoke "{{name}}"' },
  revokeText: {
    'zh-CN': '用它的程序立刻被拒绝，不能恢复。',
    'zh-TW': '用它的程式立刻被拒絕，不能恢復。',
    en: 'Programs that use it are refused at once, for good.',
  },
  usedLast: {
    'zh-CN': '上次用它的时间：{{when}}。',
    'zh-TW': '上次用它的時間：{{when}}。',
    en: 'It was last used: {{when}}.',
  },
  neverUsed: { 'zh-CN': '它还没被用过。', 'zh-TW': '它還沒被用過。', en: 'It was never used.' },
  revokedToast: {
    'zh-CN': '已吊销「{{name}}」',
    'zh-TW': '已吊銷「{{name}}」',
    en: '"{{name}}" was revoked',
  },
});
