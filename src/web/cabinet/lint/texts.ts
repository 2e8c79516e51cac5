import { defineTexts } from '#ui';

/** What the lint says about a name while it is typed. The keys are the lint's codes. */
export const lintTexts = defineTexts('nameLint', {
  empty: { 'zh-CN': '名称不能为空', 'zh-TW': '名稱不能為空', en: 'The name must not be empty' },
  badUnicode: {
    'zh-CN': '含有不完整的字符',
    'zh-TW': '含有不完整的字元',
    en: 'It contains a broken character',
  },
  controlCharacter: {
    'zh-CN': '含有看不见的字符 {{character}}，去掉它',
    'zh-TW': '含有看不見的字元 {{character}}，去掉它',
    en: 'It contains the invisible character {{character}}; remove it',
  },
  tooLong: {
    'zh-CN': '有 {{length}} 个字，最多 {{most}} 个（企业微信的限制）',
    'zh-TW': '有 {{length}} 個字，最多 {{most}} 個（企業微信的限制）',
    en: '{{length}} characters; {{most}} at most (a limit of WeCom)',
  },
  long: {
    'zh-CN': '有 {{length}} 个字，{{advice}} 个以内更好认',
    'zh-TW': '有 {{length}} 個字，{{advice}} 個以內更好認',
    en: '{{length}} characters; up to {{advice}} is easier to read',
  },
  edgeSpace: {
    'zh-CN': '首尾的空格会去掉',
    'zh-TW': '首尾的空格會去掉',
    en: 'Spaces at the ends will be removed',
  },
  innerSpace: {
    'zh-CN': '中间有空格，建议写成「{{suggestion}}」',
    'zh-TW': '中間有空格，建議寫成「{{suggestion}}」',
    en: 'Spaces inside; better "{{suggestion}}"',
  },
  mixedWidth: {
    'zh-CN': '全角半角混用，建议写成「{{suggestion}}」',
    'zh-TW': '全形半形混用，建議寫成「{{suggestion}}」',
    en: 'Full and half width are mixed; better "{{suggestion}}"',
  },
  pathSeparator: {
    'zh-CN': '不能含「/」，它隔开组名和标签名',
    'zh-TW': '不能含「/」，它隔開組名和標籤名',
    en: 'No "/": it separates group and tag',
  },
  formulaStart: {
    'zh-CN': '以「{{character}}」开头，表格软件会当成公式',
    'zh-TW': '以「{{character}}」開頭，試算表會當成公式',
    en: 'A spreadsheet takes "{{character}}" at the start for a formula',
  },
  listSeparator: {
    'zh-CN': '含「{{character}}」，导入时会被当成分隔符',
    'zh-TW': '含「{{character}}」，匯入時會被當成分隔符',
    en: '"{{character}}" separates names in imports',
  },
  looksLikeId: {
    'zh-CN': '看起来像编号，换个名字',
    'zh-TW': '看起來像編號，換個名字',
    en: 'It looks like an id; take another name',
  },
  identifier: {
    'zh-CN': '含有身份证号或银行卡号，不能存',
    'zh-TW': '含有身分證號或銀行卡號，不能存',
    en: 'It contains an ID-card or bank-card number, which must not be stored',
  },
  phone: {
    'zh-CN': '含有手机号，建议去掉',
    'zh-TW': '含有手機號，建議去掉',
    en: 'It contains a phone number; better without',
  },
  negation: {
    'zh-CN': '用「{{word}}」否定，建议换成正面的说法',
    'zh-TW': '用「{{word}}」否定，建議換成正面的說法',
    en: 'It denies with "{{word}}"; say what is instead',
  },
  duplicate: {
    'zh-CN': '已经有「{{path}}」',
    'zh-TW': '已經有「{{path}}」',
    en: 'There is "{{path}}" already',
  },
  archivedNamesake: {
    'zh-CN': '收起来的「{{path}}」也叫这个名字',
    'zh-TW': '收起來的「{{path}}」也叫這個名字',
    en: 'The archived "{{path}}" has this name too',
  },
  sameNameElsewhere: {
    'zh-CN': '别处也有「{{path}}」',
    'zh-TW': '別處也有「{{path}}」',
    en: 'There is also "{{path}}"',
  },
  aliasOfOther: {
    'zh-CN': '是「{{path}}」的别名',
    'zh-TW': '是「{{path}}」的別名',
    en: 'It is an alias of "{{path}}"',
  },
  nearDuplicate: {
    'zh-CN': '和「{{path}}」很像，看看是不是重复',
    'zh-TW': '和「{{path}}」很像，看看是不是重複',
    en: 'Easily taken for "{{path}}"; is it the same?',
  },
  ok: { 'zh-CN': '名字没问题', 'zh-TW': '名字沒問題', en: 'The name is fine' },
  use: { 'zh-CN': '改成它', 'zh-TW': '改成它', en: 'Use that' },
  look: { 'zh-CN': '去看看', 'zh-TW': '去看看', en: 'Look at it' },
  chars: { 'zh-CN': '{{n}} / {{most}}', 'zh-TW': '{{n}} / {{most}}', en: '{{n}} / {{most}}' },
});
