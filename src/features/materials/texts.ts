import type { Texts } from '#platform/http';

/** Sentences for the codes of materials. */
export const materialTexts = {
  'material.notFound': {
    'zh-CN': ['没有资料「{id}」。', '在「资料」里看有哪些。'],
    'zh-TW': ['沒有資料「{id}」。', '在「資料」裡看有哪些。'],
    en: ['There is no material “{id}”.', 'Materials lists them.'],
  },
  'material.archived': {
    'zh-CN': ['资料「{name}」已经归档。', '先恢复它（"archived": false），再改或再发。'],
    'zh-TW': ['資料「{name}」已經封存。', '先恢復它（"archived": false），再改或再傳。'],
    en: ['The material “{name}” is archived.', 'Bring it back first ("archived": false).'],
  },
  'material.inUse': {
    'zh-CN': ['资料「{name}」有 {count} 处条件用着，例如「{first}」。', '先改用着它的规则和人群，再下架它。'],
    'zh-TW': ['資料「{name}」有 {count} 處條件用著，例如「{first}」。', '先改用著它的規則和人群，再下架它。'],
    en: [
      'The material “{name}” stands in {count} conditions, such as that of “{first}”.',
      'Change the rules and audiences that name it first.',
    ],
  },
  'material.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的资料。', '换一个名称。'],
    'zh-TW': ['已經有叫「{name}」的資料。', '換一個名稱。'],
    en: ['There is a material named “{name}” already.', 'Choose another name.'],
  },
  'material.incomplete': {
    'zh-CN': ['内容有 {count} 处不对。', '文章和案例填 text，链接填 url，文件和视频填 file，只填一样。'],
    'zh-TW': ['內容有 {count} 處不對。', '文章和案例填 text，連結填 url，檔案和影片填 file，只填一樣。'],
    en: [
      '{count} parts of the content are wrong.',
      'Articles and cases have text, links a url, files and videos a file; only one of them.',
    ],
  },
  'material.otherContent': {
    'zh-CN': ['这类资料的内容是 {content}，这一项要留空（null）'],
    'zh-TW': ['這類資料的內容是 {content}，這一項要留空（null）'],
    en: ['must be null: the content of this kind is {content}'],
  },
  'material.fileUnknown': {
    'zh-CN': ['有 {count} 个文件不能用。', '先用 POST /material-files 上传，再填返回的 id。'],
    'zh-TW': ['有 {count} 個檔案不能用。', '先用 POST /material-files 上傳，再填傳回的 id。'],
    en: [
      '{count} files cannot be used.',
      'Upload them with POST /material-files and give the id it answers.',
    ],
  },
  'material.fileOtherKind': {
    'zh-CN': ['文件「{file}」的类型放不到这里；封面和插图要图片，视频资料要 MP4'],
    'zh-TW': ['檔案「{file}」的類型放不到這裡；封面和插圖要圖片，影片資料要 MP4'],
    en: ['takes no file such as {file}: covers are pictures, videos are MP4'],
  },
  'material.personalTag': {
    'zh-CN': ['「{tag}」是个人标签，资料只能打企业标签'],
    'zh-TW': ['「{tag}」是個人標籤，資料只能打企業標籤'],
    en: ['“{tag}” is a personal tag; materials put on tags of the company'],
  },
  'material.fileNotFound': {
    'zh-CN': ['没有文件「{id}」。', '没有放进资料的文件一天后删除；重新上传。'],
    'zh-TW': ['沒有檔案「{id}」。', '沒有放進資料的檔案一天後刪除；重新上傳。'],
    en: ['There is no file “{id}”.', 'Files that no material uses are deleted after a day; upload it again.'],
  },
  'material.fileMissing': {
    'zh-CN': ['没有收到文件。', '用 multipart/form-data 发送，文件放在字段 file 里，别的字段不要。'],
    'zh-TW': ['沒有收到檔案。', '用 multipart/form-data 傳送，檔案放在欄位 file 裡，別的欄位不要。'],
    en: ['No file came.', 'Send multipart/form-data with the file in the field `file` and no other field.'],
  },
  'material.fileKind': {
    'zh-CN': [
      '这种文件不收。',
      '可以用 PDF、PNG、JPEG、GIF、WebP、MP4、Word、Excel、PPT；文件内容要和扩展名一致。',
    ],
    'zh-TW': [
      '這種檔案不收。',
      '可以用 PDF、PNG、JPEG、GIF、WebP、MP4、Word、Excel、PPT；檔案內容要和副檔名一致。',
    ],
    en: [
      'Files of this kind are not taken.',
      'PDF, PNG, JPEG, GIF, WebP, MP4, Word, Excel and PowerPoint are; the content must be what the name says.',
    ],
  },
  'material.fileTooLarge': {
    'zh-CN': ['文件太大，这类文件最多 {megabytes} MB。', '压缩后再传。'],
    'zh-TW': ['檔案太大，這類檔案最多 {megabytes} MB。', '壓縮後再傳。'],
    en: ['The file is too large: {megabytes} MB at most.', 'Make it smaller and send it again.'],
  },
  'material.spaceUsed': {
    'zh-CN': ['资料的文件已经用满 {gigabytes} GB。', '删掉不用的资料；文件第二天清理。'],
    'zh-TW': ['資料的檔案已經用滿 {gigabytes} GB。', '刪掉不用的資料；檔案第二天清理。'],
    en: [
      'Files of materials fill their {gigabytes} GB.',
      'Delete materials that are not used; their files go within a day.',
    ],
  },
  'material.linkStaff': {
    'zh-CN': ['没说是谁的链接。', '程序调用时填 staff，例如 stf_1 或 wecom:账号。'],
    'zh-TW': ['沒說是誰的連結。', '程式呼叫時填 staff，例如 stf_1 或 wecom:帳號。'],
    en: ['Whose link it is was not said.', 'Programs give `staff`, such as stf_1 or wecom:USERID.'],
  },
  'material.linkNotFound': {
    'zh-CN': ['没有链接「{id}」。', '在资料的链接里看有哪些；只看自己客户的员工只看得到自己的链接。'],
    'zh-TW': ['沒有連結「{id}」。', '在資料的連結裡看有哪些；只看自己客戶的員工只看得到自己的連結。'],
    en: [
      'There is no link “{id}”.',
      'The links of a material lists them; staff who see only their own customers see only their own links.',
    ],
  },
} satisfies Texts;
