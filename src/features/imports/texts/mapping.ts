/** Sentences about what columns mean. */
import type { Texts } from '#platform/http';

export const mappingTexts = {
  'import.mappingInvalid': {
    'zh-CN': [
      '列的对应还不能用：有 {problems} 处问题。',
      '按 details 逐项改正；GET /imports/{id} 列出文件的列。',
    ],
    'zh-TW': [
      '欄位對應還不能用：有 {problems} 處問題。',
      '依 details 逐項修正；GET /imports/{id} 列出檔案的欄位。',
    ],
    en: [
      'The mapping cannot work yet: {problems} problem(s).',
      'Correct each of the details; GET /imports/{id} lists the columns of the file.',
    ],
  },
  'import.unknownColumn': {
    'zh-CN': ['文件里没有「{column}」这一列'],
    'zh-TW': ['檔案裡沒有「{column}」這一欄'],
    en: ['the file has no column "{column}"'],
  },
  'import.unknownTarget': {
    'zh-CN': ['没有这个目标；可用的有 phone、ref、name、tags、tag:组名、attribute:键 等'],
    'zh-TW': ['沒有這個目標；可用的有 phone、ref、name、tags、tag:組名、attribute:鍵 等'],
    en: ['is no target; there are phone, ref, name, tags, tag:GROUP, attribute:KEY and others'],
  },
  'import.targetOfOtherKind': {
    'zh-CN': ['「{target}」不能用于 {kind} 导入'],
    'zh-TW': ['「{target}」不能用於 {kind} 匯入'],
    en: ['"{target}" does not belong to an import of {kind}'],
  },
  'import.targetTwice': {
    'zh-CN': ['有两列都对应到 {target}，只能留一列'],
    'zh-TW': ['有兩欄都對應到 {target}，只能留一欄'],
    en: ['two columns mean {target}; keep one'],
  },
  'import.targetMissing': {
    'zh-CN': ['还缺一列，对应到：{targets}'],
    'zh-TW': ['還缺一欄，對應到：{targets}'],
    en: ['a column is missing that means {targets}'],
  },
  'import.optionOfOtherKind': {
    'zh-CN': ['这个选项只用于 {kind} 导入'],
    'zh-TW': ['這個選項只用於 {kind} 匯入'],
    en: ['is only for imports of {kind}'],
  },
  'import.orderNoTwice': {
    'zh-CN': ['已经有订单号的列，不能再推算订单号'],
    'zh-TW': ['已經有訂單號的欄，不能再推算訂單號'],
    en: ['there is a column with order numbers; they need not be derived'],
  },
  'import.deriveIncomplete': {
    'zh-CN': ['推算订单号至少要有 customer 和 paidAt，每项一次'],
    'zh-TW': ['推算訂單號至少要有 customer 和 paidAt，每項一次'],
    en: ['needs at least customer and paidAt, each part once'],
  },
  'import.badDateFormat': {
    'zh-CN': ['不是日期格式；例如 yyyy-MM-dd、dd/MM/yyyy HH:mm、unix'],
    'zh-TW': ['不是日期格式；例如 yyyy-MM-dd、dd/MM/yyyy HH:mm、unix'],
    en: ['is not a pattern of dates such as yyyy-MM-dd, dd/MM/yyyy HH:mm or unix'],
  },
  'tagGroup.notFound': {
    'zh-CN': ['没有标签组「{group}」'],
    'zh-TW': ['沒有標籤組「{group}」'],
    en: ['there is no tag group "{group}"'],
  },
} as const satisfies Texts;
