/** Sentences about files and what is wrong with rows as text. */
import type { Texts } from '#platform/http';

export const fileTexts = {
  'file.unsupported': {
    'zh-CN': [
      '「{fileName}」不是能读的表格（{found}）。',
      '另存为 .xlsx 或 CSV（UTF-8）再上传；加密的文件先去掉密码。',
    ],
    'zh-TW': [
      '「{fileName}」不是能讀的表格（{found}）。',
      '另存為 .xlsx 或 CSV（UTF-8）再上傳；加密的檔案先去掉密碼。',
    ],
    en: [
      '"{fileName}" is not a table we can read ({found}).',
      'Save it as .xlsx or CSV (UTF-8) and upload again; take the password off an encrypted file.',
    ],
  },
  'file.damaged': {
    'zh-CN': ['文件损坏，读不完整（{reason}）。', '用表格软件打开后另存一份再上传。'],
    'zh-TW': ['檔案損壞，讀不完整（{reason}）。', '用試算表軟體開啟後另存一份再上傳。'],
    en: [
      'The file is damaged ({reason}).',
      'Open it in a spreadsheet program, save it again and upload that.',
    ],
  },
  'file.tooLarge': {
    'zh-CN': ['工作簿展开后太大（{what}：{actual}，最多 {limit}）。', '另存为 CSV 再上传。'],
    'zh-TW': ['活頁簿展開後太大（{what}：{actual}，最多 {limit}）。', '另存為 CSV 再上傳。'],
    en: [
      'The workbook unpacks to too much ({what}: {actual}, at most {limit}).',
      'Save it as CSV and upload that.',
    ],
  },
  'file.noSuchSheet': {
    'zh-CN': ['没有工作表「{sheet}」。', '有这些：{sheets}。'],
    'zh-TW': ['沒有工作表「{sheet}」。', '有這些：{sheets}。'],
    en: ['There is no sheet "{sheet}".', 'There are {sheets}.'],
  },
  ragged: {
    'zh-CN': ['这一行有 {actual} 格，表头有 {expected} 列；可能有多余或缺少的分隔符'],
    'zh-TW': ['這一列有 {actual} 格，表頭有 {expected} 欄；可能有多餘或缺少的分隔符'],
    en: ['the row has {actual} cells, the header {expected}; a delimiter may be missing or too many'],
  },
  undecodable: {
    'zh-CN': ['有读不出来的字符，编码可能不对'],
    'zh-TW': ['有讀不出來的字元，編碼可能不對'],
    en: ['contains characters that cannot be read; the encoding may be wrong'],
  },
  cellTooLong: {
    'zh-CN': ['这一格太长，超过 32,767 个字'],
    'zh-TW': ['這一格太長，超過 32,767 個字'],
    en: ['the cell is longer than 32,767 characters'],
  },
  tooManyColumns: {
    'zh-CN': ['这一行的格数太多'],
    'zh-TW': ['這一列的格數太多'],
    en: ['the row has too many cells'],
  },
  strayQuote: {
    'zh-CN': ['引号后面还有文字'],
    'zh-TW': ['引號後面還有文字'],
    en: ['there is text behind the closing quote'],
  },
  loneQuote: {
    'zh-CN': ['有一个不成对的引号'],
    'zh-TW': ['有一個不成對的引號'],
    en: ['there is a quote without its pair'],
  },
  unclosedQuote: {
    'zh-CN': ['引号没有结束，后面的内容都连在了一起'],
    'zh-TW': ['引號沒有結束，後面的內容都連在了一起'],
    en: ['a quote is never closed, so everything behind it ran together'],
  },
  cellError: {
    'zh-CN': ['这一格是公式错误，如 #N/A'],
    'zh-TW': ['這一格是公式錯誤，如 #N/A'],
    en: ['the cell holds an error such as #N/A'],
  },
  formulaWithoutValue: {
    'zh-CN': ['这一格的公式没有算出结果；在 Excel 里打开并保存一次'],
    'zh-TW': ['這一格的公式沒有算出結果；在 Excel 裡開啟並儲存一次'],
    en: ['the formula has no stored result; open and save the file in Excel once'],
  },
  precisionLost: {
    'zh-CN': ['数字太长，Excel 已经丢了末几位；设为文本格式后重新填写'],
    'zh-TW': ['數字太長，Excel 已經丟了末幾位；設為文字格式後重新填寫'],
    en: ['the number is so long that Excel lost its last digits; format the cell as text and enter it again'],
  },
} as const satisfies Texts;
