/** What a refused condition says, and what to do: [message, hint] per code and language. `{name}` comes from the facts. */
import type { Language } from '#kernel';

type Texts = Readonly<Record<string, Readonly<Record<Language, readonly [message: string, hint?: string]>>>>;

/** Codes of whole refusals (with a dot) and of single details. */
export const conditionTexts = {
  'condition.invalid': {
    'zh-CN': ['条件里有 {count} 处不对。', '按 details 里每一项的 path 改正。'],
    'zh-TW': ['條件裡有 {count} 處不對。', '依 details 裡每一項的 path 改正。'],
    en: ['The condition has {count} mistake(s).', 'Correct each path named in details.'],
  },
  'condition.tooDeep': {
    'zh-CN': ['条件套得太深，最多 {max} 层。', '把里层存成人群，再引用它。'],
    'zh-TW': ['條件套得太深，最多 {max} 層。', '把裡層存成人群，再引用它。'],
    en: [
      'The condition is nested more than {max} deep.',
      'Save the inner part as an audience and refer to it.',
    ],
  },
  'condition.tooLarge': {
    'zh-CN': ['条件太多，最多 {max} 个。', '用 in 合并同类条件，或者拆成几个人群。'],
    'zh-TW': ['條件太多，最多 {max} 個。', '用 in 合併同類條件，或拆成幾個人群。'],
    en: ['There are more than {max} conditions.', 'Join similar ones with "in", or split into audiences.'],
  },
  'condition.cycle': {
    'zh-CN': ['人群绕成了圈：{chain}。', '去掉其中一处引用。'],
    'zh-TW': ['人群繞成了圈：{chain}。', '去掉其中一處引用。'],
    en: ['The audiences form a circle: {chain}.', 'Remove one of the references.'],
  },
  cycle: {
    'zh-CN': ['绕成了圈：{chain}'],
    'zh-TW': ['繞成了圈：{chain}'],
    en: ['forms a circle: {chain}'],
  },
  tooDeep: { 'zh-CN': ['超过 {max} 层'], 'zh-TW': ['超過 {max} 層'], en: ['is deeper than {max}'] },
  tooLarge: { 'zh-CN': ['超过 {max} 个'], 'zh-TW': ['超過 {max} 個'], en: ['has more than {max}'] },
  noKind: {
    'zh-CN': ['看不出是哪种条件，要有其中一个：{options}'],
    'zh-TW': ['看不出是哪種條件，要有其中一個：{options}'],
    en: ['is no known kind of condition; it needs one of {options}'],
  },
  needsOne: {
    'zh-CN': ['要有其中一种，且只要一种：{options}'],
    'zh-TW': ['要有其中一種，且只要一種：{options}'],
    en: ['needs exactly one of {options}'],
  },
  noOperator: {
    'zh-CN': ['没有说怎么比较，加上其中一个：{options}'],
    'zh-TW': ['沒有說怎麼比較，加上其中一個：{options}'],
    en: ['does not say how to compare; add one of {options}'],
  },
  asksNothing: {
    'zh-CN': ['没有说要什么，加上其中一个：{options}'],
    'zh-TW': ['沒有說要什麼，加上其中一個：{options}'],
    en: ['asks for nothing; add one of {options}'],
  },
  weightForEach: {
    'zh-CN': ['每一项要有一个分值：{parts} 项，却有 {weights} 个分值'],
    'zh-TW': ['每一項要有一個分值：{parts} 項，卻有 {weights} 個分值'],
    en: ['needs one weight for each of the {parts} conditions, not {weights}'],
  },
  moreThanThere: {
    'zh-CN': ['要满足 {atLeast} 项，可只有 {there} 项'],
    'zh-TW': ['要滿足 {atLeast} 項，可只有 {there} 項'],
    en: ['asks for {atLeast} of only {there}'],
  },
  wrongOperator: {
    'zh-CN': ['{type} 类型不能用 {operator}，可用：{options}'],
    'zh-TW': ['{type} 類型不能用 {operator}，可用：{options}'],
    en: ['{operator} does not fit the type {type}; use {options}'],
  },
  unknownOption: {
    'zh-CN': ['没有「{value}」这个选项，可选：{options}'],
    'zh-TW': ['沒有「{value}」這個選項，可選：{options}'],
    en: ['"{value}" is not an option; there are {options}'],
  },
  moneyNotInteger: {
    'zh-CN': ['金额以分为单位，写整数，不写 {value}'],
    'zh-TW': ['金額以分為單位，寫整數，不寫 {value}'],
    en: ['Money is in minor units (分): write a whole number, not {value}'],
  },
  emptyKeyword: {
    'zh-CN': ['关键词「{value}」里有一处是空的'],
    'zh-TW': ['關鍵詞「{value}」裡有一處是空的'],
    en: ['The keyword "{value}" has an empty part'],
  },
  longPattern: {
    'zh-CN': ['正则「{value}」太长，最多 100 个字符'],
    'zh-TW': ['正規表示式「{value}」太長，最多 100 個字元'],
    en: ['The expression "{value}" is longer than 100 characters'],
  },
  largePattern: {
    'zh-CN': ['正则「{value}」重复太多，查找太慢：减小 {n,m} 里的数，例：.{0,20}'],
    'zh-TW': ['正規表示式「{value}」重複太多，查找太慢：減小 {n,m} 裡的數，例：.{0,20}'],
    en: [
      'The expression "{value}" repeats too much to be looked for: lower the numbers in braces, e.g. .{0,20}',
    ],
  },
  manyGaps: {
    'zh-CN': ['关键词「{value}」里的 * 太多，查找太慢：拆成几个关键词'],
    'zh-TW': ['關鍵詞「{value}」裡的 * 太多，查找太慢：拆成幾個關鍵詞'],
    en: ['The keyword "{value}" has too many * to be looked for: make several keywords of it'],
  },
  emptyPattern: {
    'zh-CN': ['正则「{value}」什么都不写也算符合，等于没有条件'],
    'zh-TW': ['正規表示式「{value}」什麼都不寫也算符合，等於沒有條件'],
    en: ['The expression "{value}" matches an empty text, so it asks for nothing'],
  },
  badPattern: {
    'zh-CN': ['正则「{value}」写法不对；按 RE2 的写法，不能用后向引用和环视'],
    'zh-TW': ['正規表示式「{value}」寫法不對；依 RE2 的寫法，不能用反向參照和環視'],
    en: ['"{value}" is no expression of RE2, which has no back references and no look-around'],
  },
  notANumber: {
    'zh-CN': ['{property} 不是数，不能用 {measure}，可用 distinct'],
    'zh-TW': ['{property} 不是數，不能用 {measure}，可用 distinct'],
    en: ['{property} is not a number, so it has no {measure}; use distinct'],
  },
  badDuration: {
    'zh-CN': ['时长写法不对，例：{expected}'],
    'zh-TW': ['時長寫法不對，例：{expected}'],
    en: ['is not a duration such as {expected}'],
  },
  reversedBounds: {
    'zh-CN': ['下限 {from} 不在上限 {to} 之前'],
    'zh-TW': ['下限 {from} 不在上限 {to} 之前'],
    en: ['The lower bound {from} is not below the upper bound {to}'],
  },
  notOrdered: {
    'zh-CN': ['「{group}」没有高低之分，不能用 min、max；改用 tag，或把组设为有序'],
    'zh-TW': ['「{group}」沒有高低之分，不能用 min、max；改用 tag，或把組設為有序'],
    en: ['{group} is not an ordered group, so it has no min or max; use tag, or make the group ordered'],
  },
  tagNotInGroup: {
    'zh-CN': ['「{group}」里没有「{name}」，相近的：{near}'],
    'zh-TW': ['「{group}」裡沒有「{name}」，相近的：{near}'],
    en: ['{group} has no tag "{name}"; near: {near}'],
  },
  ambiguous: {
    'zh-CN': ['「{name}」不止一个，写明是哪个：{options}'],
    'zh-TW': ['「{name}」不止一個，寫明是哪個：{options}'],
    en: ['"{name}" is not unique; write one of {options}'],
  },
  unknownTag: {
    'zh-CN': ['没有标签「{name}」，相近的：{near}'],
    'zh-TW': ['沒有標籤「{name}」，相近的：{near}'],
    en: ['There is no tag "{name}"; near: {near}'],
  },
  tagNeeded: {
    'zh-CN': ['标签的变化要写明是哪些标签：{ "property": "tag", "is": "组/标签" }，或用 in 写几个'],
    'zh-TW': ['標籤的變化要寫明是哪些標籤：{ "property": "tag", "is": "組/標籤" }，或用 in 寫幾個'],
    en: ['Events of tags must name them: { "property": "tag", "is": "group/name" }, or several with in'],
  },
  unknownGroup: {
    'zh-CN': ['没有标签组「{name}」，相近的：{near}'],
    'zh-TW': ['沒有標籤組「{name}」，相近的：{near}'],
    en: ['There is no tag group "{name}"; near: {near}'],
  },
  unknownAttribute: {
    'zh-CN': ['没有属性「{name}」，先在 设置 › 客户属性 里新建（POST /attributes）；相近的：{near}'],
    'zh-TW': ['沒有屬性「{name}」，先在 設定 › 客戶屬性 裡新建（POST /attributes）；相近的：{near}'],
    en: ['There is no attribute "{name}"; declare it first (POST /attributes); near: {near}'],
  },
  unknownAudience: {
    'zh-CN': ['没有人群「{name}」，相近的：{near}'],
    'zh-TW': ['沒有人群「{name}」，相近的：{near}'],
    en: ['There is no audience "{name}"; near: {near}'],
  },
  unknownStaff: {
    'zh-CN': ['没有员工「{name}」，写 stf_1 或 wecom:USERID；相近的：{near}'],
    'zh-TW': ['沒有員工「{name}」，寫 stf_1 或 wecom:USERID；相近的：{near}'],
    en: ['There is no member of staff "{name}"; write stf_1 or wecom:USERID; near: {near}'],
  },
  unknownDepartment: {
    'zh-CN': ['没有部门「{name}」，相近的：{near}'],
    'zh-TW': ['沒有部門「{name}」，相近的：{near}'],
    en: ['There is no department "{name}"; near: {near}'],
  },
  unknownChannel: {
    'zh-CN': ['没有渠道「{name}」，相近的：{near}'],
    'zh-TW': ['沒有渠道「{name}」，相近的：{near}'],
    en: ['There is no channel "{name}"; near: {near}'],
  },
} as const satisfies Texts;
