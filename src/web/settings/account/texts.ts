import { defineTexts } from '#ui';

export const accountTexts = defineTexts('settingsAccount', {
  who: { 'zh-CN': '我是谁', 'zh-TW': '我是誰', en: 'Who I am' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  email: { 'zh-CN': '邮箱', 'zh-TW': '信箱', en: 'E-mail' },
  emailHint: {
    'zh-CN': '换邮箱找管理员，在 设置 › 员工与权限 里改。',
    'zh-TW': '換信箱找管理員，在 設定 › 員工與權限 裡改。',
    en: 'An administrator can change it in Settings › Staff.',
  },
  roles: { 'zh-CN': '角色', 'zh-TW': '角色', en: 'Roles' },
  saveName: { 'zh-CN': '保存姓名', 'zh-TW': '儲存姓名', en: 'Save the name' },
  nameSaved: { 'zh-CN': '姓名已保存', 'zh-TW': '姓名已儲存', en: 'The name was saved' },
  looks: { 'zh-CN': '看起来', 'zh-TW': '看起來', en: 'How it looks' },
  theme: { 'zh-CN': '外观', 'zh-TW': '外觀', en: 'Theme' },
  themeHint: {
    'zh-CN': '只在这台设备上生效。',
    'zh-TW': '只在這台裝置上生效。',
    en: 'On this device only.',
  },
  language: { 'zh-CN': '语言', 'zh-TW': '語言', en: 'Language' },
  languageHint: {
    'zh-CN': '跟着账户走，服务器说的话也用它。',
    'zh-TW': '跟著帳戶走，伺服器說的話也用它。',
    en: 'Goes with the account; the server speaks it too.',
  },
  password: { 'zh-CN': '密码', 'zh-TW': '密碼', en: 'Password' },
  passwordText: {
    'zh-CN': '换密码后，别的设备上的登录都会退出。',
    'zh-TW': '換密碼後，別的裝置上的登入都會登出。',
    en: 'A new password ends every other session.',
  },
  old: { 'zh-CN': '现在的密码', 'zh-TW': '現在的密碼', en: 'Present password' },
  fresh: { 'zh-CN': '新密码', 'zh-TW': '新密碼', en: 'New password' },
  freshHint: {
    'zh-CN': '{{min}} 到 {{max}} 个字符，别和邮箱一样。',
    'zh-TW': '{{min}} 到 {{max}} 個字元，別和信箱一樣。',
    en: '{{min}} to {{max}} characters, not your e-mail.',
  },
  change: { 'zh-CN': '换密码', 'zh-TW': '換密碼', en: 'Change the password' },
  changed: {
    'zh-CN': '密码换好了，别的设备都已退出',
    'zh-TW': '密碼換好了，別的裝置都已登出',
    en: 'The password was changed; other devices are signed out',
  },

  readers: {
    'zh-CN': '有客户在看你发的资料',
    'zh-TW': '有客戶在看你發的資料',
    en: 'When a customer reads what you sent',
  },
  readersText: {
    'zh-CN': '企业微信里马上告诉你，趁热打铁。',
    'zh-TW': '企業微信裡馬上告訴你，趁熱打鐵。',
    en: 'WeCom tells you while it is read.',
  },
  readersHow: { 'zh-CN': '同一位客户', 'zh-TW': '同一位客戶', en: 'Of one customer' },
  readersOff: { 'zh-CN': '不告诉', 'zh-TW': '不告訴', en: 'Never' },
  readers10: { 'zh-CN': '10 分钟一次', 'zh-TW': '10 分鐘一次', en: 'Once in 10 minutes' },
  readers60: { 'zh-CN': '1 小时一次', 'zh-TW': '1 小時一次', en: 'Once an hour' },
  readers240: { 'zh-CN': '4 小时一次', 'zh-TW': '4 小時一次', en: 'Once in 4 hours' },
  readers1440: { 'zh-CN': '1 天一次', 'zh-TW': '1 天一次', en: 'Once a day' },
  readersOther: {
    'zh-CN': '{{n}} 分钟一次',
    'zh-TW': '{{n}} 分鐘一次',
    en: 'Once in {{n}} minutes',
  },
  readersSaved: { 'zh-CN': '已保存', 'zh-TW': '已儲存', en: 'Saved' },
});
