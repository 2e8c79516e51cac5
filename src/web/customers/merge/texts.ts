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
  identities: { 'zh-CN': '身份 {{n}} 个', 'zh-TW': '身分 {{n}} 個', en: '{{n}} identities' },
  assignments: { 'zh-CN': '标签 {{n}} 个', 'zh-TW': '標籤 {{n}} 個', en: '{{n}} tags' },
  orders: { 'zh-CN': '订单 {{n}} 笔', 'zh-TW': '訂單 {{n}} 筆', en: '{{n}} orders' },
  events: { 'zh-CN': '行为 {{n}} 条', 'zh-TW': '行為 {{n}} 條', en: '{{n}} events' },
  things: { 'zh-CN': '{{what}} {{n}}', 'zh-TW': '{{what}} {{n}}', en: '{{what}} {{n}}' },
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
