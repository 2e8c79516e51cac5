import { defineTexts } from '#ui';

export const signInTexts = defineTexts('signIn', {
  signIn: { 'zh-CN': '登录', 'zh-TW': '登入', en: 'Sign in' },
  byWecom: { 'zh-CN': '企业微信登录', 'zh-TW': '企業微信登入', en: 'Sign in with WeCom' },
  slogan: {
    'zh-CN': '给客户打上可信的标签，随时找得到人。',
    'zh-TW': '給客戶打上可信的標籤，隨時找得到人。',
    en: 'Tags you can trust, people you can find.',
  },
  email: { 'zh-CN': '邮箱', 'zh-TW': '信箱', en: 'E-mail' },
  password: { 'zh-CN': '密码', 'zh-TW': '密碼', en: 'Password' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  language: { 'zh-CN': '语言', 'zh-TW': '語言', en: 'Language' },
  newPassword: { 'zh-CN': '设一个密码', 'zh-TW': '設一個密碼', en: 'Choose a password' },
  passwordRule: {
    'zh-CN': '至少 {{n}} 个字符',
    'zh-TW': '至少 {{n}} 個字元',
    en: 'At least {{n}} characters',
  },
  emailMissing: { 'zh-CN': '填上邮箱', 'zh-TW': '填上信箱', en: 'Enter your e-mail' },
  emailWrong: {
    'zh-CN': '邮箱要像 name@example.com',
    'zh-TW': '信箱要像 name@example.com',
    en: 'An e-mail looks like name@example.com',
  },
  passwordMissing: { 'zh-CN': '填上密码', 'zh-TW': '填上密碼', en: 'Enter your password' },
  tooShort: {
    'zh-CN': '密码太短，至少 {{n}} 个字符',
    'zh-TW': '密碼太短，至少 {{n}} 個字元',
    en: 'Too short: at least {{n}} characters',
  },
  tooLong: {
    'zh-CN': '密码太长，最多 {{n}} 个字符',
    'zh-TW': '密碼太長，最多 {{n}} 個字元',
    en: 'Too long: at most {{n}} characters',
  },
  isEmail: { 'zh-CN': '密码不能和邮箱一样', 'zh-TW': '密碼不能和信箱一樣', en: 'It must not be your e-mail' },
  nameMissing: { 'zh-CN': '填上姓名', 'zh-TW': '填上姓名', en: 'Enter your name' },
  noAccount: {
    'zh-CN': '没有账号，找管理员开通。第一次安装，用启动时打印的设置链接。',
    'zh-TW': '沒有帳號，找管理員開通。第一次安裝，用啟動時印出的設定連結。',
    en: 'No account? Ask an administrator. First installation? Use the set-up link printed at start.',
  },
  firstAdministrator: {
    'zh-CN': '建立第一位管理员',
    'zh-TW': '建立第一位管理員',
    en: 'Create the first administrator',
  },
  invitation: { 'zh-CN': '加入{{workspace}}', 'zh-TW': '加入{{workspace}}', en: 'Join {{workspace}}' },
  resetPassword: { 'zh-CN': '设新密码', 'zh-TW': '設新密碼', en: 'Choose a new password' },
  linkOnce: {
    'zh-CN': '这条链接只能用一次。之后用邮箱和密码登录。',
    'zh-TW': '這條連結只能用一次。之後用信箱和密碼登入。',
    en: 'This link works once. Afterwards you sign in with e-mail and password.',
  },
  create: { 'zh-CN': '建立并登录', 'zh-TW': '建立並登入', en: 'Create and sign in' },
  save: { 'zh-CN': '存下并登录', 'zh-TW': '存下並登入', en: 'Save and sign in' },
  setUp: { 'zh-CN': '设置账号', 'zh-TW': '設定帳號', en: 'Set up your account' },
  linkUseless: { 'zh-CN': '这条链接用不了', 'zh-TW': '這條連結用不了', en: 'This link cannot be used' },
  linkMissing: {
    'zh-CN': '这个地址少了设置码',
    'zh-TW': '這個網址少了設定碼',
    en: 'This address has no set-up code',
  },
  linkMissingText: {
    'zh-CN': '打开完整的链接。第一位管理员的链接在每次启动时打印；别人的找管理员重发。',
    'zh-TW': '開啟完整的連結。第一位管理員的連結在每次啟動時列印；其他的找管理員重發。',
    en: 'Open the whole link. The first administrator’s is printed at each start; for others ask an administrator.',
  },
  toSignIn: { 'zh-CN': '去登录', 'zh-TW': '去登入', en: 'Go to sign-in' },
});
