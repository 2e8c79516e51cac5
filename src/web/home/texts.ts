import { defineTexts } from '#ui';

export const homeTexts = defineTexts('home', {
  title: { 'zh-CN': '首页', 'zh-TW': '首頁', en: 'Home' },
  night: { 'zh-CN': '夜深了，{{name}}', 'zh-TW': '夜深了，{{name}}', en: 'Good night, {{name}}' },
  morning: { 'zh-CN': '早上好，{{name}}', 'zh-TW': '早安，{{name}}', en: 'Good morning, {{name}}' },
  noon: { 'zh-CN': '中午好，{{name}}', 'zh-TW': '午安，{{name}}', en: 'Good afternoon, {{name}}' },
  afternoon: { 'zh-CN': '下午好，{{name}}', 'zh-TW': '午安，{{name}}', en: 'Good afternoon, {{name}}' },
  evening: { 'zh-CN': '晚上好，{{name}}', 'zh-TW': '晚安，{{name}}', en: 'Good evening, {{name}}' },
  start: { 'zh-CN': '从这里开始', 'zh-TW': '從這裡開始', en: 'Start here' },
  nothing: {
    'zh-CN': '你的角色还没有开通页面',
    'zh-TW': '你的角色還沒有開通頁面',
    en: 'Your role opens no pages yet',
  },
  nothingText: {
    'zh-CN': '找管理员给你加一个角色。',
    'zh-TW': '找管理員給你加一個角色。',
    en: 'An administrator can give you a role.',
  },
});
