import { defineTexts } from '#ui';

/** Making two records of one person one. */
export const mergeTexts = defineTexts('merge', {
  title: { 'zh-CN': '和另一位合并', 'zh-TW': '和另一位合併', en: 'Merge with another customer' },
  intro: {
    'zh-CN': '同一个人有两份档案时用。合并后 90 天内可以撤销。',
    'zh-TW': '同一個人有兩份檔案時用。合併後 90 天內可以撤銷。',
    en: 'For one person with two records. It can be undone for 90 days.',
  },
  search: {
    'zh-CN': '搜昵称、手机尾号、编号',
    'zh-TW': '搜暱稱、手機尾號、編號',
    en: 'Name, end of phone, reference',
  },
  noneFound: { 'zh-CN': '没有找到别的客户', 'zh-TW': '沒有找到別的客戶', en: 'No other customer found' },
  unnamed: { 'zh-CN': '没有名字', 'zh-TW': '沒有名字', en: 'No name' },
  other: { 'zh-CN': '换一位', 'zh-TW': '換一位', en: 'Another one' },
  keep: { 'zh-CN': '留下哪一份', 'zh-TW': '留下哪一份', en: 'Which record stays' },
  keepThis: { 'zh-CN': '留这一份', 'zh-TW': '留這一份', en: 'This one' },
  keepOther: { 'zh-CN': '留那一份', 'zh-TW': '留那一份', en: 'The other' },
  differences: {
    'zh-CN': '两边不一样的，以哪边为准',
    'zh-TW': '兩邊不一樣的，以哪邊為準',
    en: 'Where they differ, which is right',
  },
  noDifferences: {
    'zh-CN': '两份资料没有冲突。',
    'zh-TW': '兩份資料沒有衝突。',
    en: 'The records do not contradict each other.',
  },
  stays: { 'zh-CN': '留下的', 'zh-TW': '留下的', en: 'Stays' },
  goes: { 'zh-CN': '并过来的', 'zh-TW': '併過來的', en: 'Merged' },
  empty: { 'zh-CN': '空', 'zh-TW': '空', en: 'empty' },
  effect: { 'zh-CN': '会搬过来', 'zh-TW': '會搬過來', en: 'What moves' },
  identities: {
    'zh-CN': '身份 {{count}} 个',
    'zh-TW': '身分 {{count}} 個',
    en: { one: '{{count}} identity', other: '{{count}} identities' },
  },
  assignments: {
    'zh-CN': '标签 {{count}} 个',
    'zh-TW': '標籤 {{count}} 個',
    en: { one: '{{count}} tag', other: '{{count}} tags' },
  },
  orders: {
    'zh-CN': '订单 {{count}} 笔',
    'zh-TW': '訂單 {{count}} 筆',
    en: { one: '{{count}} order', other: '{{count}} orders' },
  },
  events: {
    'zh-CN': '行为 {{count}} 条',
    'zh-TW': '行為 {{count}} 條',
    en: { one: '{{count}} event', other: '{{count}} events' },
  },
  rules: {
    'zh-CN': '规则的判断 {{count}} 条',
    'zh-TW': '規則的判斷 {{count}} 條',
    en: { one: '{{count}} rule that holds', other: '{{count}} rules that hold' },
  },
  suggestions: {
    'zh-CN': '标签建议 {{count}} 条',
    'zh-TW': '標籤建議 {{count}} 條',
    en: { one: '{{count}} suggested tag', other: '{{count}} suggested tags' },
  },
  reading: {
    'zh-CN': '看资料的浏览器 {{count}} 个',
    'zh-TW': '看資料的瀏覽器 {{count}} 個',
    en: { one: '{{count}} browser that read materials', other: '{{count}} browsers that read materials' },
  },
  readingVisits: {
    'zh-CN': '浏览 {{count}} 次',
    'zh-TW': '瀏覽 {{count}} 次',
    en: { one: '{{count}} visit', other: '{{count}} visits' },
  },
  readingLinks: {
    'zh-CN': '发给他的资料链接 {{count}} 个',
    'zh-TW': '發給他的資料連結 {{count}} 個',
    en: { one: '{{count}} link made for this customer', other: '{{count}} links made for this customer' },
  },
  formLinks: {
    'zh-CN': '发给他的表单链接 {{count}} 个',
    'zh-TW': '發給他的表單連結 {{count}} 個',
    en: { one: '{{count}} form sent to this customer', other: '{{count}} forms sent to this customer' },
  },
  siteVisitors: {
    'zh-CN': '网站访客 {{count}} 个',
    'zh-TW': '網站訪客 {{count}} 個',
    en: { one: '{{count}} visitor of a site', other: '{{count}} visitors of sites' },
  },
  siteEvents: {
    'zh-CN': '网站上的记录 {{count}} 条',
    'zh-TW': '網站上的紀錄 {{count}} 條',
    en: { one: '{{count}} record of a site', other: '{{count}} records of sites' },
  },
  wecomRelations: {
    'zh-CN': '企业微信跟进关系 {{count}} 个',
    'zh-TW': '企業微信跟進關係 {{count}} 個',
    en: { one: '{{count}} relation in WeCom', other: '{{count}} relations in WeCom' },
  },
  things: { 'zh-CN': '{{what}} {{n}} 个', 'zh-TW': '{{what}} {{n}} 個', en: '{{what}}: {{n}}' },
  gone: {
    'zh-CN': '「{{name}}」这份档案不再单独出现，打开它会到合并后的这一份。',
    'zh-TW': '「{{name}}」這份檔案不再單獨出現，打開它會到合併後的這一份。',
    en: 'The record {{name}} no longer appears by itself; opening it leads here.',
  },
  cancel: { 'zh-CN': '先不', 'zh-TW': '先不', en: 'Not now' },
  mergeNow: {
    'zh-CN': '把「{{from}}」并进「{{into}}」',
    'zh-TW': '把「{{from}}」併進「{{into}}」',
    en: 'Merge {{from}} into {{into}}',
  },
  merged: {
    'zh-CN': '已把「{{from}}」并进「{{into}}」',
    'zh-TW': '已把「{{from}}」併進「{{into}}」',
    en: 'Merged {{from}} into {{into}}',
  },
  unmerged: {
    'zh-CN': '已拆开，「{{name}}」又是单独一份',
    'zh-TW': '已拆開，「{{name}}」又是單獨一份',
    en: 'Split again; {{name}} is a record of its own',
  },
  previewFailed: {
    'zh-CN': '没算出会怎样',
    'zh-TW': '沒算出會怎樣',
    en: 'The effect could not be worked out',
  },
  name: { 'zh-CN': '昵称', 'zh-TW': '暱稱', en: 'Name' },
  remark: { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Remark' },
  status: { 'zh-CN': '客户状态', 'zh-TW': '客戶狀態', en: 'Status' },
  owner: { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' },
});
