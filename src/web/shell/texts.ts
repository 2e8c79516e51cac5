import { defineTexts } from '#ui';

export const shellTexts = defineTexts('shell', {
  mainNavigation: { 'zh-CN': '主导航', 'zh-TW': '主導覽', en: 'Main navigation' },
  skip: { 'zh-CN': '跳到正文', 'zh-TW': '跳到正文', en: 'Skip to content' },

  home: { 'zh-CN': '首页', 'zh-TW': '首頁', en: 'Home' },
  cabinet: { 'zh-CN': '百子柜', 'zh-TW': '百子櫃', en: 'Cabinet' },
  customers: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  audiences: { 'zh-CN': '人群', 'zh-TW': '人群', en: 'Audiences' },
  rules: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rules' },
  outreach: { 'zh-CN': '触达', 'zh-TW': '觸達', en: 'Outreach' },
  deals: { 'zh-CN': '商机', 'zh-TW': '商機', en: 'Deals' },
  reports: { 'zh-CN': '报表', 'zh-TW': '報表', en: 'Reports' },
  care: { 'zh-CN': '治理', 'zh-TW': '治理', en: 'Care' },
  settings: { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Settings' },
  tasks: { 'zh-CN': '待办', 'zh-TW': '待辦', en: 'Tasks' },
  me: { 'zh-CN': '我', 'zh-TW': '我', en: 'Me' },

  search: {
    'zh-CN': '搜客户、标签、规则，支持拼音',
    'zh-TW': '搜客戶、標籤、規則，支援拼音',
    en: 'Search customers, tags, rules',
  },
  openSearch: { 'zh-CN': '搜索', 'zh-TW': '搜尋', en: 'Search' },
  pages: { 'zh-CN': '页面', 'zh-TW': '頁面', en: 'Pages' },
  commands: { 'zh-CN': '命令', 'zh-TW': '命令', en: 'Commands' },
  results: { 'zh-CN': '结果', 'zh-TW': '結果', en: 'Results' },
  nothingFound: {
    'zh-CN': '没找到「{{text}}」',
    'zh-TW': '沒找到「{{text}}」',
    en: 'Nothing matches "{{text}}"',
  },
  nothingFoundHint: {
    'zh-CN': '试试拼音、首字母或别名。',
    'zh-TW': '試試拼音、首字母或別名。',
    en: 'Try pinyin, initials or an alias.',
  },
  searchFailed: {
    'zh-CN': '「{{what}}」没搜成：{{why}}',
    'zh-TW': '「{{what}}」沒搜成：{{why}}',
    en: 'Searching {{what}} failed: {{why}}',
  },
  found: {
    'zh-CN': '{{count}} 个结果',
    'zh-TW': '{{count}} 個結果',
    en: { one: '{{count}} result', other: '{{count}} results' },
  },
  choose: { 'zh-CN': '选择', 'zh-TW': '選擇', en: 'select' },
  openIt: { 'zh-CN': '打开', 'zh-TW': '開啟', en: 'open' },

  toLight: { 'zh-CN': '换成浅色', 'zh-TW': '換成淺色', en: 'Switch to light' },
  toDark: { 'zh-CN': '换成深色', 'zh-TW': '換成深色', en: 'Switch to dark' },
  theme: { 'zh-CN': '外观', 'zh-TW': '外觀', en: 'Theme' },
  themeSystem: { 'zh-CN': '跟随系统', 'zh-TW': '跟隨系統', en: 'System' },
  themeLight: { 'zh-CN': '浅色', 'zh-TW': '淺色', en: 'Light' },
  themeDark: { 'zh-CN': '深色', 'zh-TW': '深色', en: 'Dark' },
  language: { 'zh-CN': '语言', 'zh-TW': '語言', en: 'Language' },
  languageFailed: {
    'zh-CN': '语言没存到账号：{{why}}',
    'zh-TW': '語言沒存到帳號：{{why}}',
    en: 'The language was not saved to your account: {{why}}',
  },
  person: { 'zh-CN': '我的账号', 'zh-TW': '我的帳號', en: 'My account' },
  signOut: { 'zh-CN': '退出登录', 'zh-TW': '登出', en: 'Sign out' },
  signOutFailed: {
    'zh-CN': '没退成：{{why}}',
    'zh-TW': '沒登出成：{{why}}',
    en: 'Could not sign out: {{why}}',
  },
  morePages: { 'zh-CN': '更多页面', 'zh-TW': '更多頁面', en: 'More pages' },
  backHome: { 'zh-CN': '回首页', 'zh-TW': '回首頁', en: 'Back to home' },
});
