import { defineTexts } from '#ui';

/** Texts of the cold store, the reserve and the recycle bin. */
export const storesTexts = defineTexts('stores', {
  strip: { 'zh-CN': '不在墙上的标签', 'zh-TW': '不在牆上的標籤', en: 'Tags that are not on the wall' },
  cold: { 'zh-CN': '冷藏室', 'zh-TW': '冷藏室', en: 'Cold store' },
  reserve: { 'zh-CN': '备胎库', 'zh-TW': '備胎庫', en: 'Reserve' },
  recycled: { 'zh-CN': '回收站', 'zh-TW': '回收站', en: 'Recycle bin' },
  coldText: {
    'zh-CN': '选择器里不再出现，规则照常，客户身上的还在。',
    'zh-TW': '選擇器裡不再出現，規則照常，客戶身上的還在。',
    en: 'Not offered in pickers any more. Rules go on, and customers keep them.',
  },
  reserveText: {
    'zh-CN': '眼下用不上、以后可能要的标签，不在墙上占地方。',
    'zh-TW': '眼下用不上、以後可能要的標籤，不在牆上佔地方。',
    en: 'Not needed now, perhaps later; they take no place on the wall.',
  },
  recycledText: {
    'zh-CN': '已删除的标签。恢复后，原来打在客户身上的也回来。',
    'zh-TW': '已刪除的標籤。恢復後，原來打在客戶身上的也回來。',
    en: 'Deleted tags. Restoring one brings its customers back too.',
  },
  short: {
    'zh-CN': '选择器里不再出现，规则照常',
    'zh-TW': '選擇器裡不再出現，規則照常',
    en: 'Not offered any more; rules go on',
  },
  dark: {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  open: {
    'zh-CN': '打开{{store}}，{{count}} 个标签',
    'zh-TW': '打開{{store}}，{{count}} 個標籤',
    en: 'Open: {{store}}, {{count}} tags',
  },
  coldSince: { 'zh-CN': '{{when}} 放进来', 'zh-TW': '{{when}} 放進來', en: 'since {{when}}' },
  deletedSince: { 'zh-CN': '{{when}} 删除', 'zh-TW': '{{when}} 刪除', en: 'deleted {{when}}' },
  people: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  mergedAway: { 'zh-CN': '已并入别的标签', 'zh-TW': '已併入別的標籤', en: 'merged into another tag' },
  thaw: { 'zh-CN': '解冻', 'zh-TW': '解凍', en: 'Thaw' },
  takeOut: { 'zh-CN': '放回墙上', 'zh-TW': '放回牆上', en: 'Back to the wall' },
  restore: { 'zh-CN': '恢复', 'zh-TW': '恢復', en: 'Restore' },
  remove: { 'zh-CN': '删除', 'zh-TW': '刪除', en: 'Delete' },
  thawed: {
    'zh-CN': '「{{name}}」回到墙上了',
    'zh-TW': '「{{name}}」回到牆上了',
    en: '{{name}} is back on the wall',
  },
  restored: { 'zh-CN': '已恢复「{{name}}」', 'zh-TW': '已恢復「{{name}}」', en: 'Restored {{name}}' },
  restoredPartly: {
    'zh-CN': '已恢复「{{name}}」，{{dropped}} 位客户已有同组标签，没有再打上',
    'zh-TW': '已恢復「{{name}}」，{{dropped}} 位客戶已有同組標籤，沒有再打上',
    en: 'Restored {{name}}; {{dropped}} customers keep another tag of the group instead',
  },
  emptyCold: { 'zh-CN': '冷藏室是空的', 'zh-TW': '冷藏室是空的', en: 'Nothing is in cold store' },
  emptyReserve: { 'zh-CN': '备胎库是空的', 'zh-TW': '備胎庫是空的', en: 'The reserve is empty' },
  emptyRecycled: { 'zh-CN': '回收站是空的', 'zh-TW': '回收站是空的', en: 'The recycle bin is empty' },
  emptyColdText: {
    'zh-CN': '久没点亮的标签可以从抽屉里放进来。',
    'zh-TW': '久沒點亮的標籤可以從抽屜裡放進來。',
    en: 'Put tags that nobody uses any more into it, from their drawer.',
  },
  failed: { 'zh-CN': '没读到', 'zh-TW': '沒讀到', en: 'That could not be loaded' },
});
