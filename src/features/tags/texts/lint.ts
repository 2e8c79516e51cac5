import type { Texts } from '#platform/http';

export const lintTexts = {
  'lint.empty': { 'zh-CN': ['名称不能为空'], 'zh-TW': ['名稱不能為空'], en: ['must not be empty'] },
  'lint.badUnicode': {
    'zh-CN': ['含有不完整的 Unicode 字符'],
    'zh-TW': ['含有不完整的 Unicode 字元'],
    en: ['contains a broken Unicode character'],
  },
  'lint.controlCharacter': {
    'zh-CN': ['含有看不见的字符 {character}，去掉它'],
    'zh-TW': ['含有看不見的字元 {character}，去掉它'],
    en: ['contains the invisible character {character}; remove it'],
  },
  'lint.tooLong': {
    'zh-CN': ['有 {length} 个字，最多 {most} 个（企业微信的限制）'],
    'zh-TW': ['有 {length} 個字，最多 {most} 個（企業微信的限制）'],
    en: ['has {length} characters; {most} at most (a limit of WeCom)'],
  },
  'lint.long': {
    'zh-CN': ['有 {length} 个字，建议不超过 {advice} 个'],
    'zh-TW': ['有 {length} 個字，建議不超過 {advice} 個'],
    en: ['has {length} characters; up to {advice} is easier to read'],
  },
  'lint.edgeSpace': {
    'zh-CN': ['首尾有空格，已存为「{suggestion}」'],
    'zh-TW': ['首尾有空格，已存為「{suggestion}」'],
    en: ['had spaces at its ends; stored as "{suggestion}"'],
  },
  'lint.innerSpace': {
    'zh-CN': ['中间有空格，建议写成「{suggestion}」'],
    'zh-TW': ['中間有空格，建議寫成「{suggestion}」'],
    en: ['has spaces inside; better "{suggestion}"'],
  },
  'lint.mixedWidth': {
    'zh-CN': ['全角半角混用，建议写成「{suggestion}」'],
    'zh-TW': ['全形半形混用，建議寫成「{suggestion}」'],
    en: ['mixes full and half width; better "{suggestion}"'],
  },
  'lint.pathSeparator': {
    'zh-CN': ['不能含「{character}」：它隔开组名和标签名'],
    'zh-TW': ['不能含「{character}」：它隔開組名和標籤名'],
    en: ['must not contain "{character}", which separates group and tag'],
  },
  'lint.formulaStart': {
    'zh-CN': ['以「{character}」开头，表格软件会当成公式'],
    'zh-TW': ['以「{character}」開頭，試算表會當成公式'],
    en: ['begins with "{character}"; a spreadsheet takes it for a formula'],
  },
  'lint.listSeparator': {
    'zh-CN': ['含「{character}」，导入时会被当成分隔符'],
    'zh-TW': ['含「{character}」，匯入時會被當成分隔符'],
    en: ['contains "{character}", which separates names in imports'],
  },
  'lint.looksLikeId': {
    'zh-CN': ['看起来像编号，建议写成「{suggestion}」'],
    'zh-TW': ['看起來像編號，建議寫成「{suggestion}」'],
    en: ['looks like an id; better "{suggestion}"'],
  },
  'lint.identifier': {
    'zh-CN': ['含有身份证号或银行卡号，不能保存'],
    'zh-TW': ['含有身分證號或銀行卡號，不能儲存'],
    en: ['contains an ID-card or bank-card number, which must not be stored'],
  },
  'lint.phone': {
    'zh-CN': ['含有手机号，建议去掉'],
    'zh-TW': ['含有手機號，建議去掉'],
    en: ['contains a phone number; better without'],
  },
  'lint.negation': {
    'zh-CN': ['用「{word}」否定，建议换成正面的说法'],
    'zh-TW': ['用「{word}」否定，建議換成正面的說法'],
    en: ['denies with "{word}"; say what is instead'],
  },
  'lint.duplicate': {
    'zh-CN': ['已经有「{path}」'],
    'zh-TW': ['已經有「{path}」'],
    en: ['is taken by "{path}"'],
  },
  'lint.sameNameElsewhere': {
    'zh-CN': ['别处也有同名的「{path}」'],
    'zh-TW': ['別處也有同名的「{path}」'],
    en: ['is also the name of "{path}"'],
  },
  'lint.aliasOfOther': {
    'zh-CN': ['是「{path}」的别名'],
    'zh-TW': ['是「{path}」的別名'],
    en: ['is an alias of "{path}"'],
  },
  'lint.nearDuplicate': {
    'zh-CN': ['和「{path}」很像，确认不是重复'],
    'zh-TW': ['和「{path}」很像，確認不是重複'],
    en: ['is easily taken for "{path}"'],
  },
  'lint.noDefinition': {
    'zh-CN': ['还没有写含义，写一句大家打标才一致'],
    'zh-TW': ['還沒有寫含義，寫一句大家打標才一致'],
    en: ['has no meaning yet; one sentence lets everybody tag alike'],
  },
  'lint.crossGroupMove': {
    'zh-CN': ['从「{from}」换组到「{to}」'],
    'zh-TW': ['從「{from}」換組到「{to}」'],
    en: ['moves from "{from}" to "{to}"'],
  },
  'lint.moveIntoSingle': {
    'zh-CN': ['移进单选组「{group}」，同组已有标签的客户只能留一个'],
    'zh-TW': ['移進單選組「{group}」，同組已有標籤的客戶只能留一個'],
    en: ['moves into the single-choice group "{group}"; its customers can keep one tag'],
  },
  'lint.choiceNarrowed': {
    'zh-CN': ['改成单选，有几个标签的客户要先处理'],
    'zh-TW': ['改成單選，有幾個標籤的客戶要先處理'],
    en: ['becomes single choice; customers with several tags come first'],
  },
  'lint.maxLowered': {
    'zh-CN': ['最多个数降到 {max}，超出的客户保持原样'],
    'zh-TW': ['最多個數降到 {max}，超出的客戶保持原樣'],
    en: ['allows {max} now; customers above keep theirs'],
  },
  'lint.perStaffChanged': {
    'zh-CN': ['「每位员工各自打」变了'],
    'zh-TW': ['「每位員工各自打」變了'],
    en: ['changes "per staff"'],
  },
  'lint.protectionLifted': {
    'zh-CN': ['不再受保护'],
    'zh-TW': ['不再受保護'],
    en: ['is no longer protected'],
  },
  'lint.patternMismatch': {
    'zh-CN': ['不符合本组的命名格式 {pattern}'],
    'zh-TW': ['不符合本組的命名格式 {pattern}'],
    en: ['does not follow the pattern {pattern} of its group'],
  },
  'lint.manyFirstLevel': {
    'zh-CN': ['一级大类有 {size} 个，建议不超过 {advice} 个'],
    'zh-TW': ['一級大類有 {size} 個，建議不超過 {advice} 個'],
    en: ['There are {size} first-level categories; up to {advice} is advised'],
  },
  'lint.largeLibrary': {
    'zh-CN': ['在用标签有 {size} 个，建议不超过 {advice} 个'],
    'zh-TW': ['在用標籤有 {size} 個，建議不超過 {advice} 個'],
    en: ['There are {size} active tags; up to {advice} is advised'],
  },
} as const satisfies Texts;
