import { eventsTexts } from '#features/events';
import type { Texts } from '#platform/http';

/** Sentences for the codes that customers and attributes throw; what orders and events share stands with them. */
export const customersTexts = {
  ...eventsTexts,
  'customer.identityConflict': {
    'zh-CN': [
      '这一行的身份属于两个不同的客户：{first} 和 {second}。',
      '如果是同一个人，先合并：POST /customers/{first}/merge；否则去掉不属于他的 {field}。',
    ],
    'zh-TW': [
      '這一列的身分屬於兩個不同的客戶：{first} 和 {second}。',
      '如果是同一個人，先合併：POST /customers/{first}/merge；否則拿掉不屬於他的 {field}。',
    ],
    en: [
      'The identities of this row belong to two customers: {first} and {second}.',
      'If they are one person, merge them first: POST /customers/{first}/merge. Otherwise leave out {field}.',
    ],
  },
  'customer.tooManyIdentities': {
    'zh-CN': ['客户 {customer} 已有 {max} 个这种身份。', '多半是占位的号码被当成了身份，去掉它。'],
    'zh-TW': ['客戶 {customer} 已有 {max} 個這種身分。', '多半是佔位的號碼被當成了身分，拿掉它。'],
    en: [
      'Customer {customer} has {max} identities of this kind already.',
      'Most likely a placeholder was sent as an identity; leave it out.',
    ],
  },
  'customer.outOfReach': {
    'zh-CN': ['客户 {customer} 由别的同事跟进，你不能修改。', '请跟进人或管理员把客户分给你。'],
    'zh-TW': ['客戶 {customer} 由別的同事跟進，你不能修改。', '請跟進人或管理員把客戶分給你。'],
    en: [
      'Customer {customer} is looked after by somebody else; you cannot change it.',
      'Ask them or an administrator to hand it to you.',
    ],
  },
  'customer.empty': {
    'zh-CN': [
      '这一行没有任何身份，也没有名称。',
      '至少给 ref、externalUserId、unionId、phone 或 name 之一。',
    ],
    'zh-TW': [
      '這一列沒有任何身分，也沒有名稱。',
      '至少給 ref、externalUserId、unionId、phone 或 name 之一。',
    ],
    en: [
      'This row has no identity and no name.',
      'Give at least one of ref, externalUserId, unionId, phone or name.',
    ],
  },
  'customer.badPhone': {
    'zh-CN': ['不是电话号码'],
    'zh-TW': ['不是電話號碼'],
    en: ['is not a phone number'],
  },
  'customer.mergeSelf': {
    'zh-CN': ['{customer} 不能和自己合并。', '两边已经是同一个客户。'],
    'zh-TW': ['{customer} 不能和自己合併。', '兩邊已經是同一個客戶。'],
    en: ['{customer} cannot be merged with itself.', 'Both sides are the same customer already.'],
  },
  'customer.mergeTake': {
    'zh-CN': ['take 里的 {fields} 不是两边不同的字段。', '先用 dryRun 看 differences 里有哪些字段。'],
    'zh-TW': ['take 裡的 {fields} 不是兩邊不同的欄位。', '先用 dryRun 看 differences 裡有哪些欄位。'],
    en: [
      '{fields} in take is no field in which both differ.',
      'See the differences of a dry run for what can be chosen.',
    ],
  },
  'customer.notMerged': {
    'zh-CN': ['没有可以撤销的、并入 {customer} 的合并。', '如果它后来又并入了别的客户，先撤销后一次合并。'],
    'zh-TW': ['沒有可以復原的、併入 {customer} 的合併。', '如果它後來又併入了別的客戶，先復原後一次合併。'],
    en: [
      'There is no merge into {customer} to take back.',
      'If it was merged on into another customer, take that later merge back first.',
    ],
  },
  'customer.unmergeTooLate': {
    'zh-CN': ['合并已超过 {days} 天，不能撤销。', '可以新建客户，再逐项改回。'],
    'zh-TW': ['合併已超過 {days} 天，不能復原。', '可以新建客戶，再逐項改回。'],
    en: [
      'The merge is more than {days} days old and cannot be taken back.',
      'Create the customer again and correct both by hand.',
    ],
  },
  'customer.followerTwice': {
    'zh-CN': ['员工 {staff} 出现了两次。', '每个员工只写一次。'],
    'zh-TW': ['員工 {staff} 出現了兩次。', '每個員工只寫一次。'],
    en: ['{staff} is named twice.', 'Name each member of staff once.'],
  },
  'attribute.undeclared': {
    'zh-CN': ['没有声明过属性「{key}」。', '先声明：POST /attributes，或在 设置 › 客户属性 里新建。'],
    'zh-TW': ['沒有宣告過屬性「{key}」。', '先宣告：POST /attributes，或在 設定 › 客戶屬性 裡新建。'],
    en: ['There is no attribute "{key}".', 'Declare it first: POST /attributes, or Settings › Attributes.'],
  },
  'attribute.archived': {
    'zh-CN': ['属性「{key}」已归档，不再接收新值。', '先恢复它：PATCH 这个属性，archived 传 false。'],
    'zh-TW': ['屬性「{key}」已封存，不再接收新值。', '先恢復它：PATCH 這個屬性，archived 傳 false。'],
    en: [
      'The attribute "{key}" is archived and takes no new values.',
      'Bring it back first: PATCH the attribute with archived: false.',
    ],
  },
  'attribute.notFound': {
    'zh-CN': ['没有这个属性：{attribute}。', 'GET /attributes 列出所有属性。'],
    'zh-TW': ['沒有這個屬性：{attribute}。', 'GET /attributes 列出所有屬性。'],
    en: ['There is no attribute {attribute}.', 'GET /attributes lists them.'],
  },
  'attribute.keyForm': {
    'zh-CN': ['要以字母或汉字开头，后面可用字母、数字和下划线，不能有点号'],
    'zh-TW': ['要以字母或漢字開頭，後面可用字母、數字和底線，不能有點號'],
    en: ['must start with a letter and go on with letters, digits and _; dots are kept for built-in fields'],
  },
  'attribute.keyTaken': {
    'zh-CN': ['属性键「{key}」已经用了。', '换一个键，或修改已有的 {attribute}（归档的也算）。'],
    'zh-TW': ['屬性鍵「{key}」已經用了。', '換一個鍵，或修改已有的 {attribute}（封存的也算）。'],
    en: ['The key "{key}" is taken.', 'Choose another, or change {attribute}, which may be archived.'],
  },
  'attribute.tooMany': {
    'zh-CN': ['属性已经有 {max} 个。', '先删掉或合并不用的属性。'],
    'zh-TW': ['屬性已經有 {max} 個。', '先刪掉或合併不用的屬性。'],
    en: ['There are {max} attributes already.', 'Delete those that nobody uses first.'],
  },
  'attribute.optionsMissing': {
    'zh-CN': ['类型 {type} 至少要有一个选项。', '在 options 里列出可选的值。'],
    'zh-TW': ['類型 {type} 至少要有一個選項。', '在 options 裡列出可選的值。'],
    en: ['The type {type} needs at least one option.', 'List the values in options.'],
  },
  'attribute.optionsNotAllowed': {
    'zh-CN': ['类型 {type} 没有选项。', '去掉 options，或把类型改成 one、many。'],
    'zh-TW': ['類型 {type} 沒有選項。', '拿掉 options，或把類型改成 one、many。'],
    en: ['The type {type} has no options.', 'Leave options out, or use the type one or many.'],
  },
  'attribute.inUse': {
    'zh-CN': ['属性「{name}」有 {count} 处条件用着，例如「{first}」。', '先改用着它的规则和人群，再停用它。'],
    'zh-TW': ['屬性「{name}」有 {count} 處條件用著，例如「{first}」。', '先改用著它的規則和人群，再停用它。'],
    en: [
      'The attribute “{name}” stands in {count} conditions, such as that of “{first}”.',
      'Change the rules and audiences that name it first.',
    ],
  },
  'attribute.typeInUse': {
    'zh-CN': [
      '属性「{key}」已有 {customers} 个客户在用，类型 {type} 不能改。',
      '新建一个属性，再把值导过去。',
    ],
    'zh-TW': [
      '屬性「{key}」已有 {customers} 個客戶在用，類型 {type} 不能改。',
      '新建一個屬性，再把值匯過去。',
    ],
    en: [
      '{customers} customers have a value of "{key}", so its type {type} stays.',
      'Declare a new attribute and move the values.',
    ],
  },
  'attribute.optionInUse': {
    'zh-CN': ['选项「{option}」还有 {customers} 个客户在用。', '先把这些客户改成别的选项，再去掉它。'],
    'zh-TW': ['選項「{option}」還有 {customers} 個客戶在用。', '先把這些客戶改成別的選項，再拿掉它。'],
    en: [
      '{customers} customers have the option "{option}".',
      'Give them another option first, then remove it.',
    ],
  },
  'attribute.notOption': {
    'zh-CN': ['不在选项里，可选：{options}'],
    'zh-TW': ['不在選項裡，可選：{options}'],
    en: ['is none of the options {options}'],
  },
  'attribute.notMoney': {
    'zh-CN': ['金额要用分（整数）'],
    'zh-TW': ['金額要用分（整數）'],
    en: ['must be an integer in minor units (分)'],
  },
  'attribute.notDate': {
    'zh-CN': ['日期要写成 2026-11-18，或带时区的 2026-11-18T09:00:00+08:00'],
    'zh-TW': ['日期要寫成 2026-11-18，或帶時區的 2026-11-18T09:00:00+08:00'],
    en: ['must be 2026-11-18, or a time with offset such as 2026-11-18T09:00:00+08:00'],
  },
} as const satisfies Texts;
