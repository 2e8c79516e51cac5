import { defineTexts } from '#ui';

export const rolesTexts = defineTexts('settingsRoles', {
  facts: {
    'zh-CN': '角色定的是能做什么；对谁做，看跟进关系和部门',
    'zh-TW': '角色定的是能做什麼；對誰做，看跟進關係和部門',
    en: 'A role says what one may do; to whom is a matter of follow relations and departments',
  },
  right: { 'zh-CN': '权限', 'zh-TW': '權限', en: 'Right' },
  sees: { 'zh-CN': '看得到', 'zh-TW': '看得到', en: 'Sees' },
  may: { 'zh-CN': '可以', 'zh-TW': '可以', en: 'may' },
  mayNot: { 'zh-CN': '不可以', 'zh-TW': '不可以', en: 'may not' },
  library: { 'zh-CN': '标签库', 'zh-TW': '標籤庫', en: 'Tag library' },
  tags: { 'zh-CN': '打标', 'zh-TW': '打標', en: 'Tagging' },
  customers: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  audiences: { 'zh-CN': '人群、导入、规则', 'zh-TW': '人群、匯入、規則', en: 'Audiences, imports, rules' },
  company: { 'zh-CN': '管理', 'zh-TW': '管理', en: 'Administration' },
  people: {
    'zh-CN': '看谁是{{role}}',
    'zh-TW': '看誰是{{role}}',
    en: 'Who is {{role}}',
  },
});
