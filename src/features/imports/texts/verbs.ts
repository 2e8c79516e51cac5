/** Sentences about an import as a whole. */
import type { Texts } from '#platform/http';

export const verbTexts = {
  'import.notFound': {
    'zh-CN': ['没有导入 {id}。', '在 导入 页面看现有的导入。'],
    'zh-TW': ['沒有匯入 {id}。', '在 匯入 頁面看現有的匯入。'],
    en: ['There is no import {id}.', 'The page Imports lists those there are.'],
  },
  'import.notMultipart': {
    'zh-CN': [
      '上传要用表单（multipart/form-data）。',
      '带上 file 和 kind 两个字段，例如 curl -F file=@客户.csv -F kind=customers。',
    ],
    'zh-TW': [
      '上傳要用表單（multipart/form-data）。',
      '帶上 file 和 kind 兩個欄位，例如 curl -F file=@客戶.csv -F kind=customers。',
    ],
    en: [
      'An upload is a form (multipart/form-data).',
      'Send the fields file and kind, e.g. curl -F file=@customers.csv -F kind=customers.',
    ],
  },
  'import.brokenForm': {
    'zh-CN': ['上传的表单不完整，什么都没有留下。', '重新上传；如果反复出现，检查网络或代理的大小限制。'],
    'zh-TW': ['上傳的表單不完整，什麼都沒有留下。', '重新上傳；如果反覆出現，檢查網路或代理的大小限制。'],
    en: [
      'The form arrived incomplete; nothing was kept.',
      'Upload again. If it happens repeatedly, check the network or the size limit of a proxy.',
    ],
  },
  'import.fileMissing': {
    'zh-CN': ['没有文件。', '把文件放在字段 file 里。'],
    'zh-TW': ['沒有檔案。', '把檔案放在欄位 file 裡。'],
    en: ['There is no file.', 'Put it into the field file.'],
  },
  'import.oneFile': {
    'zh-CN': ['一次只能上传一个文件。', '分几次上传。'],
    'zh-TW': ['一次只能上傳一個檔案。', '分幾次上傳。'],
    en: ['Only one file at a time.', 'Upload them one after the other.'],
  },
  'import.fieldTwice': {
    'zh-CN': ['这个字段出现了两次'],
    'zh-TW': ['這個欄位出現了兩次'],
    en: ['is given twice'],
  },
  'import.notJson': {
    'zh-CN': ['不是有效的 JSON'],
    'zh-TW': ['不是有效的 JSON'],
    en: ['is not valid JSON'],
  },
  'import.emptyFile': {
    'zh-CN': ['文件是空的。', '确认导出成功后再上传；表格至少要有一行列名。'],
    'zh-TW': ['檔案是空的。', '確認匯出成功後再上傳；表格至少要有一列欄名。'],
    en: [
      'The file is empty.',
      'Check that it was exported completely; a table needs at least the names of its columns.',
    ],
  },
  'import.tooLarge': {
    'zh-CN': ['文件超过 {gigabytes} GB。', '分成几个文件上传。'],
    'zh-TW': ['檔案超過 {gigabytes} GB。', '分成幾個檔案上傳。'],
    en: ['The file is larger than {gigabytes} GB.', 'Split it into several files.'],
  },
  'import.tooManyColumns': {
    'zh-CN': ['表格有 {columns} 列，最多 {max} 列。', '删掉用不到的列；如果第一行不是列名，请先补上。'],
    'zh-TW': ['表格有 {columns} 欄，最多 {max} 欄。', '刪掉用不到的欄；如果第一列不是欄名，請先補上。'],
    en: [
      'The table has {columns} columns, {max} at most.',
      'Remove those you do not need; if the first row does not name the columns, add one that does.',
    ],
  },
  'import.columnNameTooLong': {
    'zh-CN': ['列名「{column}…」超过 {max} 个字。', '第一行应当是列名，请检查。'],
    'zh-TW': ['欄名「{column}…」超過 {max} 個字。', '第一列應當是欄名，請檢查。'],
    en: [
      'The column name "{column}…" is longer than {max} characters.',
      'The first row should hold the names of the columns; please check.',
    ],
  },
  'import.noMapping': {
    'zh-CN': ['标签库文件自带列名，不需要列对应。', '去掉 mapping。'],
    'zh-TW': ['標籤庫檔案自帶欄名，不需要欄位對應。', '去掉 mapping。'],
    en: ['A library names its own columns and takes no mapping.', 'Leave mapping out.'],
  },
  'import.busy': {
    'zh-CN': ['这个导入正在进行（{status}）。', '等它结束，或者先取消。'],
    'zh-TW': ['這個匯入正在進行（{status}）。', '等它結束，或先取消。'],
    en: ['This import is at work ({status}).', 'Wait for its end, or cancel it first.'],
  },
  'import.done': {
    'zh-CN': ['这个导入已经完成。', '要再导一次，请重新上传文件，或者先撤销。'],
    'zh-TW': ['這個匯入已經完成。', '要再匯入一次，請重新上傳檔案，或先復原。'],
    en: ['This import is done.', 'To import again, upload the file again, or undo this one first.'],
  },
  'import.fileGone': {
    'zh-CN': ['导入 {id} 的文件已经删除。', '重新上传文件。'],
    'zh-TW': ['匯入 {id} 的檔案已經刪除。', '重新上傳檔案。'],
    en: ['The file of import {id} has been removed.', 'Upload it again.'],
  },
  'import.confirm': {
    'zh-CN': [
      '这次导入会改动 {touched} 个已有客户，占全部的 {percent}%。',
      '核对 effect 里的数字；确定要改，就带上 "confirm": true 再来一次。',
    ],
    'zh-TW': [
      '這次匯入會變更 {touched} 個已有客戶，占全部的 {percent}%。',
      '核對 effect 裡的數字；確定要改，就帶上 "confirm": true 再來一次。',
    ],
    en: [
      'This import would change {touched} customers that are there already, {percent} % of all.',
      'Check the numbers in effect, then run again with "confirm": true if that is what you want.',
    ],
  },
  'import.notRunning': {
    'zh-CN': ['这个导入没有在进行（{status}）。', '没有需要取消的。'],
    'zh-TW': ['這個匯入沒有在進行（{status}）。', '沒有需要取消的。'],
    en: ['This import is not at work ({status}).', 'There is nothing to cancel.'],
  },
  'import.nothingToUndo': {
    'zh-CN': ['这个导入没有可以撤销的内容。', '它还没有运行过，或者已经撤销。'],
    'zh-TW': ['這個匯入沒有可以復原的內容。', '它還沒有執行過，或已經復原。'],
    en: ['There is nothing of this import to take back.', 'It was never run, or has been undone already.'],
  },
  'import.moreErrors': {
    'zh-CN': ['这里列出前 {shown} 条，其余原因相似，改正后重新导入即可'],
    'zh-TW': ['這裡列出前 {shown} 條，其餘原因相似，修正後重新匯入即可'],
    en: ['The first {shown} are listed here; correct them and import again to see whether others are left'],
  },
} as const satisfies Texts;
