import { defineTexts } from '#ui';

/** Names of the parts of the settings, and words several of them use. */
export const settingsTexts = defineTexts('settings', {
  title: { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Settings' },
  staff: { 'zh-CN': '员工与权限', 'zh-TW': '員工與權限', en: 'Staff' },
  roles: { 'zh-CN': '角色', 'zh-TW': '角色', en: 'Roles' },
  departments: { 'zh-CN': '部门', 'zh-TW': '部門', en: 'Departments' },
  attributes: { 'zh-CN': '客户属性', 'zh-TW': '客戶屬性', en: 'Customer attributes' },
  wecom: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  sites: { 'zh-CN': '网站', 'zh-TW': '網站', en: 'Websites' },
  notices: { 'zh-CN': '通知', 'zh-TW': '通知', en: 'Notices' },
  keys: { 'zh-CN': '接口密钥', 'zh-TW': '介面金鑰', en: 'API keys' },
  workspace: { 'zh-CN': '企业空间', 'zh-TW': '企業空間', en: 'Workspace' },
  audit: { 'zh-CN': '审计', 'zh-TW': '稽核', en: 'Audit' },
  account: { 'zh-CN': '我的账户', 'zh-TW': '我的帳戶', en: 'My account' },

  save: { 'zh-CN': '保存', 'zh-TW': '儲存', en: 'Save' },
  discard: { 'zh-CN': '放弃改动', 'zh-TW': '放棄改動', en: 'Discard changes' },
  saved: { 'zh-CN': '已保存', 'zh-TW': '已儲存', en: 'Saved' },
  edit: { 'zh-CN': '修改', 'zh-TW': '修改', en: 'Edit' },
  more: { 'zh-CN': '更多操作', 'zh-TW': '更多操作', en: 'More actions' },
  moreOf: { 'zh-CN': '{{name}} 的更多操作', 'zh-TW': '{{name}} 的更多操作', en: 'More actions for {{name}}' },
  loadFailed: { 'zh-CN': '没读到{{what}}', 'zh-TW': '沒讀到{{what}}', en: '{{what}} could not be loaded' },
  clearFilters: { 'zh-CN': '清掉筛选', 'zh-TW': '清掉篩選', en: 'Clear the filters' },
  required: { 'zh-CN': '要填', 'zh-TW': '要填', en: 'is needed' },
  copy: { 'zh-CN': '复制', 'zh-TW': '複製', en: 'Copy' },
  copied: { 'zh-CN': '已复制', 'zh-TW': '已複製', en: 'Copied' },
  copyByHand: {
    'zh-CN': '浏览器不让自动复制，已选中，按 Ctrl C',
    'zh-TW': '瀏覽器不讓自動複製，已選取，按 Ctrl C',
    en: 'The browser does not copy by itself; it is selected, press Ctrl C',
  },
  never: { 'zh-CN': '从未', 'zh-TW': '從未', en: 'never' },
  everyone: { 'zh-CN': '全部客户', 'zh-TW': '全部客戶', en: 'All customers' },
  reachDepartments: {
    'zh-CN': '自己部门跟进的客户',
    'zh-TW': '自己部門跟進的客戶',
    en: 'Customers of the own departments',
  },
  reachOwn: { 'zh-CN': '自己跟进的客户', 'zh-TW': '自己跟進的客戶', en: 'Customers one follows' },
});
