/** Sentences about single rows and cells. */
import type { Texts } from '#platform/http';

export const cellTexts = {
  'import.missing': {
    'zh-CN': ['这一格不能空'],
    'zh-TW': ['這一格不能空'],
    en: ['must not be empty'],
  },
  'import.scientific': {
    'zh-CN': ['「{value}」是 Excel 缩写过的长数字，末几位已经丢失。', '把这一列设为文本格式后重新导出。'],
    'zh-TW': ['「{value}」是 Excel 縮寫過的長數字，末幾位已經遺失。', '把這一欄設為文字格式後重新匯出。'],
    en: [
      '"{value}" is a long number shortened by Excel; its last digits are lost.',
      'Format the column as text and export again.',
    ],
  },
  'import.badCustomer': {
    'zh-CN': ['「{value}」不能表示一个客户'],
    'zh-TW': ['「{value}」不能表示一個客戶'],
    en: ['"{value}" cannot name a customer'],
  },
  'import.noCustomer': {
    'zh-CN': ['这一行没有说是哪个客户'],
    'zh-TW': ['這一列沒有說是哪個客戶'],
    en: ['the row does not say which customer'],
  },
  'import.noIdentity': {
    'zh-CN': ['这一行没有手机、客户编号或其他身份，认不出是谁'],
    'zh-TW': ['這一列沒有手機、客戶編號或其他身分，認不出是誰'],
    en: ['the row has no phone, ref or other identity'],
  },
  'import.noTags': {
    'zh-CN': ['这一行没有标签'],
    'zh-TW': ['這一列沒有標籤'],
    en: ['the row has no tags'],
  },
  'import.phoneMasked': {
    'zh-CN': ['「{value}」是打过码的号码，认不出是谁'],
    'zh-TW': ['「{value}」是遮蔽過的號碼，認不出是誰'],
    en: ['"{value}" is masked; nobody can be found by it'],
  },
  'import.phoneSeveral': {
    'zh-CN': ['「{value}」里有几个号码，一格只能写一个'],
    'zh-TW': ['「{value}」裡有幾個號碼，一格只能寫一個'],
    en: ['"{value}" holds several numbers; write one per cell'],
  },
  'import.badNumber': {
    'zh-CN': ['「{value}」不是数字'],
    'zh-TW': ['「{value}」不是數字'],
    en: ['"{value}" is not a number'],
  },
  'import.badYesNo': {
    'zh-CN': ['「{value}」既不是「是」也不是「否」'],
    'zh-TW': ['「{value}」既不是「是」也不是「否」'],
    en: ['"{value}" is neither yes nor no'],
  },
  'import.badStatus': {
    'zh-CN': ['「{value}」不是客户状态；可用：线索、跟进、商机、客户、丢单'],
    'zh-TW': ['「{value}」不是客戶狀態；可用：線索、跟進、商機、客戶、丟單'],
    en: ['"{value}" is no status; there are lead, following, opportunity, customer, lost'],
  },
  'import.ownerUnknown': {
    'zh-CN': ['没有员工「{value}」'],
    'zh-TW': ['沒有員工「{value}」'],
    en: ['there is no member of staff "{value}"'],
  },
  'import.ownerAmbiguous': {
    'zh-CN': ['有 {staff} 位员工叫「{value}」，请写员工编号'],
    'zh-TW': ['有 {staff} 位員工叫「{value}」，請寫員工編號'],
    en: ['{staff} people are called "{value}"; write the id'],
  },
  'import.badDate': {
    'zh-CN': ['「{value}」不是日期'],
    'zh-TW': ['「{value}」不是日期'],
    en: ['"{value}" is not a date'],
  },
  'import.dateAmbiguous': {
    'zh-CN': ['「{value}」分不清日和月。', '在列对应里写明 dateFormat，例如 dd/MM/yyyy。'],
    'zh-TW': ['「{value}」分不清日和月。', '在欄位對應裡寫明 dateFormat，例如 dd/MM/yyyy。'],
    en: ['"{value}" does not tell day from month.', 'State the dateFormat in the mapping, e.g. dd/MM/yyyy.'],
  },
  'import.dateNotInFormat': {
    'zh-CN': ['「{value}」不符合日期格式 {format}'],
    'zh-TW': ['「{value}」不符合日期格式 {format}'],
    en: ['"{value}" is not in the form {format}'],
  },
  'import.badMoney': {
    'zh-CN': ['「{value}」不是金额'],
    'zh-TW': ['「{value}」不是金額'],
    en: ['"{value}" is not an amount of money'],
  },
  'import.moneyNegative': {
    'zh-CN': ['金额「{value}」是负数；退款请用退款金额一列'],
    'zh-TW': ['金額「{value}」是負數；退款請用退款金額一欄'],
    en: ['"{value}" is negative; refunds have a column of their own'],
  },
  'import.moneyTooPrecise': {
    'zh-CN': ['「{value}」的小数超过 {places} 位'],
    'zh-TW': ['「{value}」的小數超過 {places} 位'],
    en: ['"{value}" has more than {places} decimal places'],
  },
  'import.moneyTooLarge': {
    'zh-CN': ['金额「{value}」太大'],
    'zh-TW': ['金額「{value}」太大'],
    en: ['"{value}" is too large'],
  },
  'import.badCurrency': {
    'zh-CN': ['「{value}」不是币种；例如 CNY、USD'],
    'zh-TW': ['「{value}」不是幣種；例如 CNY、USD'],
    en: ['"{value}" is no currency such as CNY or USD'],
  },
  'import.currencyMismatch': {
    'zh-CN': ['「{value}」是 {found}，这里应为 {expected}'],
    'zh-TW': ['「{value}」是 {found}，這裡應為 {expected}'],
    en: ['"{value}" is {found}, expected {expected}'],
  },
  'import.orderPartRefused': {
    'zh-CN': ['订单 {orderNo} 的另一行有问题，整张订单没有导入'],
    'zh-TW': ['訂單 {orderNo} 的另一列有問題，整張訂單沒有匯入'],
    en: ['another row of order {orderNo} is wrong, so the whole order was left out'],
  },
  'import.orderTooLong': {
    'zh-CN': ['一张订单最多 {max} 行'],
    'zh-TW': ['一張訂單最多 {max} 列'],
    en: ['an order has {max} rows at most'],
  },
  'import.orderContradicts': {
    'zh-CN': ['{field} 和第 {line} 行（同一张订单）不一样'],
    'zh-TW': ['{field} 和第 {line} 行（同一張訂單）不一樣'],
    en: ['{field} differs from line {line} of the same order'],
  },
  'import.singleChoice': {
    'zh-CN': ['标签组「{group}」只能选一个，这一行写了：{tags}'],
    'zh-TW': ['標籤組「{group}」只能選一個，這一列寫了：{tags}'],
    en: ['the group "{group}" takes one tag; this row has {tags}'],
  },
  'import.tagBothWays': {
    'zh-CN': ['标签「{tag}」在同一行里既添加又移除'],
    'zh-TW': ['標籤「{tag}」在同一列裡既新增又移除'],
    en: ['the tag "{tag}" is both added and removed in this row'],
  },
} as const satisfies Texts;
