import type { Texts } from '#platform/http';

/** Sentences for the codes of channels. */
export const channelTexts = {
  'channel.notFound': {
    'zh-CN': ['没有渠道活码「{id}」。', '在「渠道活码」里看有哪些。'],
    'zh-TW': ['沒有渠道活碼「{id}」。', '在「渠道活碼」裡看有哪些。'],
    en: ['There is no channel “{id}”.', 'The Channels page lists them.'],
  },
  'channel.inUse': {
    'zh-CN': ['渠道「{name}」有 {count} 处条件用着，例如「{first}」。', '先改用着它的规则和人群，再删它。'],
    'zh-TW': ['渠道「{name}」有 {count} 處條件用著，例如「{first}」。', '先改用著它的規則和人群，再刪它。'],
    en: [
      'The channel “{name}” stands in {count} conditions, such as that of “{first}”.',
      'Change the rules and audiences that name it first.',
    ],
  },
  'channel.archived': {
    'zh-CN': ['渠道活码「{name}」已经归档，它的码不再有效。', '新建一个。'],
    'zh-TW': ['渠道活碼「{name}」已經歸檔，它的碼不再有效。', '新建一個。'],
    en: ['Channel “{name}” is archived; its code leads nowhere.', 'Make a new one.'],
  },
  'channel.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的渠道活码。', '换一个名称。'],
    'zh-TW': ['已經有叫「{name}」的渠道活碼。', '換一個名稱。'],
    en: ['There is a channel named “{name}” already.', 'Choose another name.'],
  },
  'channel.nobody': {
    'zh-CN': ['渠道活码后面没有人。', '至少选一位员工或一个部门。'],
    'zh-TW': ['渠道活碼後面沒有人。', '至少選一位員工或一個部門。'],
    en: ['Nobody stands behind the channel.', 'Choose at least one member of staff or a department.'],
  },
  'channel.notUsable': {
    'zh-CN': ['有 {count} 位员工或部门不能用。', '按 details 里的 path 改正；员工要在企业微信里并且在职。'],
    'zh-TW': ['有 {count} 位員工或部門不能用。', '依 details 裡的 path 改正；員工要在企業微信裡並且在職。'],
    en: [
      '{count} people or departments cannot be used.',
      'Correct each path named in details; people must be in WeCom and still be here.',
    ],
  },
  'channel.staffUnknown': {
    'zh-CN': ['没有员工「{key}」，或他不在企业微信里。写 stf_1 这样的编号，或 wecom:账号'],
    'zh-TW': ['沒有員工「{key}」，或他不在企業微信裡。寫 stf_1 這樣的編號，或 wecom:帳號'],
    en: ['names nobody in WeCom ({key}); write an id such as stf_1, or wecom:USERID'],
  },
  'channel.departmentUnknown': {
    'zh-CN': ['企业微信里没有部门「{key}」。写 dep_1 这样的编号，或 wecom:部门号；先同步一次'],
    'zh-TW': ['企業微信裡沒有部門「{key}」。寫 dep_1 這樣的編號，或 wecom:部門號；先同步一次'],
    en: ['names no department of WeCom ({key}); write an id such as dep_1, or wecom:NUMBER, after a sync'],
  },
  'channel.personalTag': {
    'zh-CN': ['「{tag}」是个人标签，渠道活码只能用企业标签'],
    'zh-TW': ['「{tag}」是個人標籤，渠道活碼只能用企業標籤'],
    en: ['“{tag}” is a personal tag; channels give tags of the company'],
  },
  'channel.unknownVariable': {
    'zh-CN': ['没有变量「{name}」；可以用 customer.name、staff.name、channel.name'],
    'zh-TW': ['沒有變數「{name}」；可以用 customer.name、staff.name、channel.name'],
    en: ['has an unknown variable “{name}”; there are customer.name, staff.name and channel.name'],
  },
  'channel.refusedThere': {
    'zh-CN': ['企业微信没有接受（{code}）：{meaning}', '{remedy}'],
    'zh-TW': ['企業微信沒有接受（{code}）：{meaning}', '{remedy}'],
    en: ['WeCom refused it ({code}): {meaning}', '{remedy}'],
  },
  'channel.wecomAway': {
    'zh-CN': ['企业微信没有回答，什么也没有改变。', '稍后再试；一直这样时，在「企业微信」里做一次检查。'],
    'zh-TW': ['企業微信沒有回答，什麼也沒有改變。', '稍後再試；一直這樣時，在「企業微信」裡做一次檢查。'],
    en: [
      'WeCom did not answer; nothing was changed.',
      'Try again later. If it goes on, run the check on the WeCom page.',
    ],
  },
  'channel.unreadablePicture': {
    'zh-CN': ['「{name}」的二维码现在读不出来（{reason}）。', '稍后再试，或直接用 qrCodeUrl 里的图片。'],
    'zh-TW': ['「{name}」的 QR Code 現在讀不出來（{reason}）。', '稍後再試，或直接用 qrCodeUrl 裡的圖片。'],
    en: [
      'The code of “{name}” cannot be read now ({reason}).',
      'Try again later, or use the picture at qrCodeUrl as it is.',
    ],
  },
  'channel.notPng': {
    'zh-CN': ['这不是能用的 PNG 图片。', '用不超过 512 × 512 像素的 PNG。'],
    'zh-TW': ['這不是能用的 PNG 圖片。', '用不超過 512 × 512 像素的 PNG。'],
    en: ['This is not a PNG that can be used.', 'Use a PNG of at most 512 × 512 pixels.'],
  },
  'channel.notImage': {
    'zh-CN': ['这不是 PNG 或 JPEG 图片，或超过 2 MB。', '换一张图片。'],
    'zh-TW': ['這不是 PNG 或 JPEG 圖片，或超過 2 MB。', '換一張圖片。'],
    en: ['This is no PNG or JPEG picture, or it has more than 2 MB.', 'Choose another picture.'],
  },
} satisfies Texts;
