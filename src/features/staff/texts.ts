/** The sentence and the remedy for each code of this feature. */
import type { Texts } from '#platform/http';

export const staffTexts = {
  'session.wrongPassword': {
    'zh-CN': ['邮箱或密码不对。', '检查大小写；忘记密码请管理员在 设置 › 员工与权限 里发重设链接。'],
    'zh-TW': ['信箱或密碼不對。', '檢查大小寫；忘記密碼請管理員在 設定 › 員工與權限 裡發重設連結。'],
    en: [
      'The e-mail or the password is wrong.',
      'Check upper and lower case. If you forgot it, an administrator can send a link from Settings › Staff.',
    ],
  },
  'session.deactivated': {
    'zh-CN': ['这个账号已停用。', '请管理员在 设置 › 员工与权限 里启用。'],
    'zh-TW': ['這個帳號已停用。', '請管理員在 設定 › 員工與權限 裡啟用。'],
    en: ['This account is deactivated.', 'An administrator can activate it in Settings › Staff.'],
  },
  'session.notAPerson': {
    'zh-CN': ['接口密钥没有姓名、语言和密码可改。', '用员工账号登录后再改。'],
    'zh-TW': ['介面金鑰沒有姓名、語言和密碼可改。', '用員工帳號登入後再改。'],
    en: ['An API key has no name, language or password to change.', 'Sign in as a person.'],
  },
  'password.wrong': {
    'zh-CN': ['原密码不对。', '重新输入；忘记了请管理员发重设链接。'],
    'zh-TW': ['原密碼不對。', '重新輸入；忘記了請管理員發重設連結。'],
    en: ['The old password is wrong.', 'Enter it again, or ask an administrator for a link.'],
  },
  'password.weak': {
    'zh-CN': ['这个密码不能用。', '用 8 到 128 个字符，别用邮箱。'],
    'zh-TW': ['這個密碼不能用。', '用 8 到 128 個字元，別用信箱。'],
    en: ['This password can’t be used.', 'Take 8 to 128 characters, and not your e-mail.'],
  },
  'password.tooShort': {
    'zh-CN': ['至少 {min} 个字符'],
    'zh-TW': ['至少 {min} 個字元'],
    en: ['needs at least {min} characters'],
  },
  'password.tooLong': {
    'zh-CN': ['最多 {max} 个字符'],
    'zh-TW': ['最多 {max} 個字元'],
    en: ['is limited to {max} characters'],
  },
  'password.isEmail': {
    'zh-CN': ['不能和邮箱一样'],
    'zh-TW': ['不能和信箱一樣'],
    en: ['must not be your e-mail'],
  },
  'password.notTheOld': {
    'zh-CN': ['不是现在的密码'],
    'zh-TW': ['不是現在的密碼'],
    en: ['is not the present password'],
  },
  'setup.linkUnknown': {
    'zh-CN': ['这个链接不对，或已被新的链接代替。', '检查有没有复制完整，或请管理员重发。'],
    'zh-TW': ['這個連結不對，或已被新的連結取代。', '檢查有沒有複製完整，或請管理員重發。'],
    en: [
      'This link is not right, or a newer one took its place.',
      'Check that it was copied whole, or ask for a new one.',
    ],
  },
  'setup.linkUsed': {
    'zh-CN': ['这个链接已经用过。', '直接登录；忘记密码请管理员发新链接。'],
    'zh-TW': ['這個連結已經用過。', '直接登入；忘記密碼請管理員發新連結。'],
    en: ['This link was used already.', 'Sign in, or ask an administrator for a new link.'],
  },
  'setup.linkExpired': {
    'zh-CN': ['这个链接已过期。', '请管理员重发；第一位管理员的链接在每次启动时重新打印。'],
    'zh-TW': ['這個連結已過期。', '請管理員重發；第一位管理員的連結在每次啟動時重新列印。'],
    en: [
      'This link has expired.',
      'Ask for a new one; the link for the first administrator is printed anew at each start.',
    ],
  },
  'setup.otherEmail': {
    'zh-CN': ['这个链接是发给 {email} 的。', '用这个邮箱，或请管理员先改邮箱。'],
    'zh-TW': ['這個連結是發給 {email} 的。', '用這個信箱，或請管理員先改信箱。'],
    en: ['This link is for {email}.', 'Use that e-mail, or ask an administrator to change it first.'],
  },
  'staff.notFound': {
    'zh-CN': ['没有员工 {id}。', '用 GET /staff 查看全部员工。'],
    'zh-TW': ['沒有員工 {id}。', '用 GET /staff 查看全部員工。'],
    en: ['There is no staff member {id}.', 'GET /staff lists everybody.'],
  },
  'staff.emailTaken': {
    'zh-CN': ['这个邮箱已经有人在用。', '换一个邮箱，或先改掉那位员工的邮箱。'],
    'zh-TW': ['這個信箱已經有人在用。', '換一個信箱，或先改掉那位員工的信箱。'],
    en: ['Somebody uses this e-mail already.', 'Take another one, or change that person’s first.'],
  },
  'staff.emailNeeded': {
    'zh-CN': ['这位员工用邮箱登录，邮箱不能留空。', '改成另一个邮箱，或停用这个账号。'],
    'zh-TW': ['這位員工用信箱登入，信箱不能留空。', '改成另一個信箱，或停用這個帳號。'],
    en: [
      'This person signs in with the e-mail; it can’t be empty.',
      'Give another e-mail, or deactivate the person.',
    ],
  },
  'staff.wecomTaken': {
    'zh-CN': ['这个企业微信账号已经对应另一位员工。', '检查 wecomUserId。'],
    'zh-TW': ['這個企業微信帳號已經對應另一位員工。', '檢查 wecomUserId。'],
    en: ['This WeCom account belongs to another staff member.', 'Check wecomUserId.'],
  },
  'staff.lastAdmin': {
    'zh-CN': ['{name} 是最后一位超级管理员，不能停用或降级。', '先让另一位员工成为超级管理员并能登录。'],
    'zh-TW': ['{name} 是最後一位超級管理員，不能停用或降級。', '先讓另一位員工成為超級管理員並能登入。'],
    en: [
      '{name} is the last super administrator and can’t be removed or demoted.',
      'First make somebody else a super administrator who can sign in.',
    ],
  },
  'staff.onlyThroughWecom': {
    'zh-CN': [
      '{name} 只能用现在的企业微信登录；换了企业，就没有管理员能登录了。',
      '先给一位超级管理员设好邮箱和密码（设置 › 员工 › 登录链接）。',
    ],
    'zh-TW': [
      '{name} 只能用現在的企業微信登入；換了企業，就沒有管理員能登入了。',
      '先給一位超級管理員設好信箱和密碼（設定 › 員工 › 登入連結）。',
    ],
    en: [
      '{name} signs in only through this corp’s WeCom; with another corp nobody in charge could sign in any more.',
      'First give a super administrator an e-mail and a password (Settings › Staff › link to sign in).',
    ],
  },
  'staff.notAPhone': {
    'zh-CN': ['不是电话号码；写 11 位手机号，国外号码以 + 开头'],
    'zh-TW': ['不是電話號碼；寫 11 位手機號，國外號碼以 + 開頭'],
    en: ['is no phone number; numbers of other countries begin with +'],
  },
  'staff.beyondYou': {
    'zh-CN': [
      '你自己没有这些权限，不能给别人，也不能动有这些权限的人：{rights}。',
      '请有这些权限的管理员来做。',
    ],
    'zh-TW': [
      '你自己沒有這些權限，不能給別人，也不能動有這些權限的人：{rights}。',
      '請有這些權限的管理員來做。',
    ],
    en: [
      'You lack these rights, so you can’t give them away or act on somebody who has them: {rights}.',
      'Ask an administrator who has them.',
    ],
  },
  'staff.inactive': {
    'zh-CN': ['{name} 已停用。', '先启用，再发链接。'],
    'zh-TW': ['{name} 已停用。', '先啟用，再發連結。'],
    en: ['{name} is deactivated.', 'Activate the person first.'],
  },
  'department.notFound': {
    'zh-CN': ['没有部门 {id}。', '用 GET /departments 查看全部部门。'],
    'zh-TW': ['沒有部門 {id}。', '用 GET /departments 查看全部部門。'],
    en: ['There is no department {id}.', 'GET /departments lists them all.'],
  },
  'department.nameTaken': {
    'zh-CN': ['同一级已有这个名字的部门。', '换个名字，或放到别的上级下面。'],
    'zh-TW': ['同一級已有這個名字的部門。', '換個名字，或放到別的上級下面。'],
    en: ['There is a department of this name beside it.', 'Take another name or another parent.'],
  },
  'department.circle': {
    'zh-CN': ['{name} 不能放到自己或自己的下级下面。', '选一个别的上级。'],
    'zh-TW': ['{name} 不能放到自己或自己的下級下面。', '選一個別的上級。'],
    en: ['{name} can’t be put below itself.', 'Choose another parent.'],
  },
  'department.inUse': {
    'zh-CN': [
      '{name} 里还有 {staff} 位员工、{departments} 个下级部门。',
      '先把 references 里的移走，再删除。',
    ],
    'zh-TW': [
      '{name} 裡還有 {staff} 位員工、{departments} 個下級部門。',
      '先把 references 裡的移走，再刪除。',
    ],
    en: [
      '{name} still has {staff} people and {departments} departments in it.',
      'Move those named in references first.',
    ],
  },
  'apiKey.notFound': {
    'zh-CN': ['没有接口密钥 {id}。', '用 GET /api-keys 查看全部密钥。'],
    'zh-TW': ['沒有介面金鑰 {id}。', '用 GET /api-keys 查看全部金鑰。'],
    en: ['There is no API key {id}.', 'GET /api-keys lists them all.'],
  },
  'apiKey.beyondYou': {
    'zh-CN': ['你自己没有这些权限，不能给密钥：{rights}。', '去掉这些，或请有这些权限的管理员来建。'],
    'zh-TW': ['你自己沒有這些權限，不能給金鑰：{rights}。', '去掉這些，或請有這些權限的管理員來建。'],
    en: [
      'You lack these rights, so a key of yours can’t have them: {rights}.',
      'Leave them out, or ask an administrator who has them.',
    ],
  },
  unknownDepartment: {
    'zh-CN': ['没有这个部门'],
    'zh-TW': ['沒有這個部門'],
    en: ['is not a known department'],
  },
  unknownTimeZone: {
    'zh-CN': ['不是有效的时区名，例如 Asia/Shanghai'],
    'zh-TW': ['不是有效的時區名，例如 Asia/Taipei'],
    en: ['is not a time zone; for example Asia/Shanghai'],
  },
  mustBeFuture: {
    'zh-CN': ['必须是将来的时间'],
    'zh-TW': ['必須是將來的時間'],
    en: ['must be in the future'],
  },
} as const satisfies Texts;
