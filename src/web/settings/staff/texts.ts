import { defineTexts } from '#ui';

export const staffTexts = defineTexts('settingsStaff', {
  count: {
    'zh-CN': '{{count}} 位',
    'zh-TW': '{{count}} 位',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  search: { 'zh-CN': '搜姓名、邮箱', 'zh-TW': '搜姓名、信箱', en: 'Search name or e-mail' },
  anyRole: { 'zh-CN': '全部角色', 'zh-TW': '全部角色', en: 'Any role' },
  anyDepartment: { 'zh-CN': '全部部门', 'zh-TW': '全部部門', en: 'Any department' },
  show: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'Status' },
  active: { 'zh-CN': '在用', 'zh-TW': '在用', en: 'Active' },
  inactive: { 'zh-CN': '已停用', 'zh-TW': '已停用', en: 'Deactivated' },
  all: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  none: { 'zh-CN': '没有这样的员工', 'zh-TW': '沒有這樣的員工', en: 'Nobody like that' },
  noneText: {
    'zh-CN': '换个词，或清掉筛选。',
    'zh-TW': '換個詞，或清掉篩選。',
    en: 'Try another word, or clear the filters.',
  },

  person: { 'zh-CN': '员工', 'zh-TW': '員工', en: 'Person' },
  role: { 'zh-CN': '角色', 'zh-TW': '角色', en: 'Role' },
  department: { 'zh-CN': '部门', 'zh-TW': '部門', en: 'Department' },
  sees: { 'zh-CN': '看得到', 'zh-TW': '看得到', en: 'Sees' },
  signIn: { 'zh-CN': '登录', 'zh-TW': '登入', en: 'Sign-in' },
  actions: { 'zh-CN': '操作', 'zh-TW': '操作', en: 'Actions' },
  you: { 'zh-CN': '我', 'zh-TW': '我', en: 'you' },
  canSignIn: { 'zh-CN': '能登录', 'zh-TW': '能登入', en: 'Can sign in' },
  cannotSignIn: { 'zh-CN': '还没设密码', 'zh-TW': '還沒設密碼', en: 'No password yet' },
  noDepartment: { 'zh-CN': '没有部门', 'zh-TW': '沒有部門', en: 'None' },
  wecom: { 'zh-CN': '企业微信 {{id}}', 'zh-TW': '企業微信 {{id}}', en: 'WeCom {{id}}' },

  add: { 'zh-CN': '加员工', 'zh-TW': '加員工', en: 'Add a person' },
  addAction: { 'zh-CN': '加这位员工', 'zh-TW': '加這位員工', en: 'Add this person' },
  editOf: { 'zh-CN': '修改 {{name}}', 'zh-TW': '修改 {{name}}', en: 'Edit {{name}}' },
  added: { 'zh-CN': '已加上 {{name}}', 'zh-TW': '已加上 {{name}}', en: '{{name}} was added' },
  saved: { 'zh-CN': '{{name}} 已保存', 'zh-TW': '{{name}} 已儲存', en: '{{name}} was saved' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  email: { 'zh-CN': '邮箱', 'zh-TW': '信箱', en: 'E-mail' },
  emailHint: {
    'zh-CN': '用来登录。留空就只作为跟进人，不能登录。',
    'zh-TW': '用來登入。留空就只作為跟進人，不能登入。',
    en: 'For signing in. Left empty, the person only follows customers.',
  },
  phone: { 'zh-CN': '手机', 'zh-TW': '手機', en: 'Phone' },
  phoneHint: {
    'zh-CN': '只用来收短信通知。',
    'zh-TW': '只用來收簡訊通知。',
    en: 'Only for notices by SMS.',
  },
  wecomId: { 'zh-CN': '企业微信账号', 'zh-TW': '企業微信帳號', en: 'WeCom user id' },
  wecomIdHint: {
    'zh-CN': '通讯录里的账号，导入跟进人时用它认人。',
    'zh-TW': '通訊錄裡的帳號，匯入跟進人時用它認人。',
    en: 'The account in the address book; imports recognise followers by it.',
  },
  rolesOf: { 'zh-CN': '角色', 'zh-TW': '角色', en: 'Roles' },
  rolesHint: {
    'zh-CN': '多个角色的权限加在一起，看得到的客户按最宽的算。',
    'zh-TW': '多個角色的權限加在一起，看得到的客戶按最寬的算。',
    en: 'Rights of several roles add up; the widest view of customers counts.',
  },
  rightsOf: {
    'zh-CN': '{{count}} 项权限，{{reach}}',
    'zh-TW': '{{count}} 項權限，{{reach}}',
    en: { one: '{{count}} right. {{reach}}', other: '{{count}} rights. {{reach}}' },
  },
  beyondYou: {
    'zh-CN': '含你自己没有的权限，你给不了',
    'zh-TW': '含你自己沒有的權限，你給不了',
    en: 'Has rights that you lack, so you cannot give it',
  },
  departmentsHint: {
    'zh-CN': '部门主管看得到自己部门和下级部门跟进的客户。',
    'zh-TW': '部門主管看得到自己部門和下級部門跟進的客戶。',
    en: 'A department manager sees the customers of the own departments and those below.',
  },
  departmentsChoose: { 'zh-CN': '选部门', 'zh-TW': '選部門', en: 'Choose departments' },

  invite: { 'zh-CN': '发邀请链接', 'zh-TW': '發邀請連結', en: 'Make an invitation link' },
  resetLink: { 'zh-CN': '发重设密码链接', 'zh-TW': '發重設密碼連結', en: 'Make a link for a new password' },
  inviteTitle: {
    'zh-CN': '{{name}} 的登录链接',
    'zh-TW': '{{name}} 的登入連結',
    en: 'Sign-in link for {{name}}',
  },
  inviteText: {
    'zh-CN':
      '把它发给 {{name}}，打开后设一个密码就能登录。只能用一次，{{until}} 前有效；之前发过的链接都已失效。',
    'zh-TW':
      '把它發給 {{name}}，開啟後設一個密碼就能登入。只能用一次，{{until}} 前有效；之前發過的連結都已失效。',
    en: 'Send it to {{name}}, who sets a password with it and can sign in. It works once, until {{until}}; earlier links have ended.',
  },
  inviteOnce: {
    'zh-CN': '关上之后看不到这个链接了，需要时再发一个。',
    'zh-TW': '關上之後看不到這個連結了，需要時再發一個。',
    en: 'It is shown only now. Make another one when you need it.',
  },
  link: { 'zh-CN': '登录链接', 'zh-TW': '登入連結', en: 'Sign-in link' },
  inviteFailed: { 'zh-CN': '链接没发成', 'zh-TW': '連結沒發成', en: 'No link could be made' },

  deactivate: { 'zh-CN': '停用', 'zh-TW': '停用', en: 'Deactivate' },
  deactivateTitle: { 'zh-CN': '停用 {{name}}', 'zh-TW': '停用 {{name}}', en: 'Deactivate {{name}}' },
  deactivateText: {
    'zh-CN': '{{name}} 会立刻退出登录，不能再登录。跟进的客户、打过的标签都留着，随时可以再启用。',
    'zh-TW': '{{name}} 會立刻登出，不能再登入。跟進的客戶、打過的標籤都留著，隨時可以再啟用。',
    en: '{{name}} is signed out at once and cannot sign in. Customers and tags stay; you can activate again at any time.',
  },
  reason: { 'zh-CN': '原因，记在审计里', 'zh-TW': '原因，記在稽核裡', en: 'Reason, for the audit trail' },
  deactivated: { 'zh-CN': '已停用 {{name}}', 'zh-TW': '已停用 {{name}}', en: '{{name}} was deactivated' },
  activate: { 'zh-CN': '启用', 'zh-TW': '啟用', en: 'Activate' },
  activated: { 'zh-CN': '已启用 {{name}}', 'zh-TW': '已啟用 {{name}}', en: '{{name}} was activated' },
  notChanged: { 'zh-CN': '没改成：{{why}}', 'zh-TW': '沒改成：{{why}}', en: 'Not changed: {{why}}' },
  whatRolesMay: { 'zh-CN': '看每个角色能做什么', 'zh-TW': '看每個角色能做什麼', en: 'What each role may do' },
});
