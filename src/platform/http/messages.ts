/**
 * The sentence and the remedy for each error code, in the caller's language. Features own their codes and bring their
 * texts; this file has the general ones. `{name}` is filled from the facts.
 */
import type { Facts, Language } from '#kernel';

/** [message, hint] per language. */
export type Texts = Readonly<
  Record<string, Readonly<Record<Language, readonly [message: string, hint?: string]>>>
>;

export const generalTexts = {
  'input.invalid': {
    'zh-CN': ['有 {count} 处内容不对。', '按 details 里每一项的 path 改正后再发。'],
    'zh-TW': ['有 {count} 處內容不對。', '依 details 裡每一項的 path 改正後再送。'],
    en: ['{count} field(s) are not right.', 'Correct each path named in details and send again.'],
  },
  'input.notJson': {
    'zh-CN': ['请求体不是有效的 JSON。', '检查引号、逗号和编码（UTF-8）。'],
    'zh-TW': ['請求本文不是有效的 JSON。', '檢查引號、逗號與編碼（UTF-8）。'],
    en: ['The body is not valid JSON.', 'Check quotes, commas and the encoding (UTF-8).'],
  },
  'input.badAddress': {
    'zh-CN': ['地址里有不能解码的部分。', '% 后面要跟 UTF-8 字节的两位十六进制。'],
    'zh-TW': ['地址裡有不能解碼的部分。', '% 後面要跟 UTF-8 位元組的兩位十六進位。'],
    en: [
      'The address has a part that cannot be decoded.',
      'Encode it as UTF-8 with two hexadecimal digits after each %.',
    ],
  },
  'input.tooLarge': {
    'zh-CN': ['请求体太大。', '分几次发送，或者用导入。'],
    'zh-TW': ['請求本文太大。', '分幾次傳送，或改用匯入。'],
    en: ['The body is too large.', 'Send it in parts, or use an import.'],
  },
  'input.mediaType': {
    'zh-CN': ['不支持这种内容类型。', '请用 details 里列出的一种。'],
    'zh-TW': ['不支援這種內容類型。', '請用 details 裡列出的一種。'],
    en: ['This content type is not supported.', 'Use one of those in details.'],
  },
  'input.encoding': {
    'zh-CN': [
      '第 {line} 行有读不出的字符（按 {encoding} 读）。',
      '用 UTF-8 另存（Excel：「CSV UTF-8」）后再发。',
    ],
    'zh-TW': [
      '第 {line} 行有讀不出的字元（按 {encoding} 讀）。',
      '用 UTF-8 另存（Excel：「CSV UTF-8」）後再送。',
    ],
    en: [
      'Line {line} has characters that cannot be read as {encoding}.',
      'Save the file as UTF-8 (Excel: "CSV UTF-8") and send it again.',
    ],
  },
  'id.invalid': {
    'zh-CN': ['「{id}」不是这里要的编号。', '编号的样子是 {expected}。'],
    'zh-TW': ['「{id}」不是這裡要的編號。', '編號的樣子是 {expected}。'],
    en: ['"{id}" is not the kind of id needed here.', 'It looks like {expected}.'],
  },
  'cursor.invalid': {
    'zh-CN': ['这个 cursor 不能用。', '用上一页答复里的 nextCursor，或者从头开始。'],
    'zh-TW': ['這個 cursor 不能用。', '用上一頁回覆裡的 nextCursor，或從頭開始。'],
    en: ['This cursor cannot be used.', 'Use nextCursor of the page before, or start again without one.'],
  },
  'session.missing': {
    'zh-CN': ['还没有登录。', '先登录，或者带上 Authorization: Bearer 密钥。'],
    'zh-TW': ['還沒有登入。', '先登入，或帶上 Authorization: Bearer 金鑰。'],
    en: ['You are not signed in.', 'Sign in, or send Authorization: Bearer KEY.'],
  },
  'key.invalid': {
    'zh-CN': ['这个接口密钥不存在、已停用或已过期。', '在 设置 › 接口密钥 里新建一个。'],
    'zh-TW': ['這個介面金鑰不存在、已停用或已過期。', '在 設定 › 介面金鑰 裡新建一個。'],
    en: [
      'This API key does not exist, was revoked or has expired.',
      'Make a new one in Settings › API keys.',
    ],
  },
  'right.missing': {
    'zh-CN': ['你没有这个权限：{right}。', '请管理员在 设置 › 员工与权限 里给你。'],
    'zh-TW': ['你沒有這個權限：{right}。', '請管理員在 設定 › 員工與權限 裡給你。'],
    en: ['You lack the right {right}.', 'An administrator can grant it in Settings › Staff.'],
  },
  'route.notFound': {
    'zh-CN': ['没有 {method} {path} 这个接口。', '接口文档在 /api/docs。'],
    'zh-TW': ['沒有 {method} {path} 這個介面。', '介面文件在 /api/docs。'],
    en: ['There is no {method} {path}.', 'The documentation is at /api/docs.'],
  },
  'request.tooMany': {
    'zh-CN': ['请求太密。', '{seconds} 秒后再试。'],
    'zh-TW': ['請求太密。', '{seconds} 秒後再試。'],
    en: ['Too many requests.', 'Try again in {seconds} seconds.'],
  },
  'request.foreign': {
    'zh-CN': ['这个请求来自别的网站，没有执行。', '从本站的页面操作，或者用接口密钥。'],
    'zh-TW': ['這個請求來自別的網站，沒有執行。', '從本站的頁面操作，或使用介面金鑰。'],
    en: [
      'This request comes from another site and was not carried out.',
      'Use the pages of this site, or an API key.',
    ],
  },
  'idempotency.mismatch': {
    'zh-CN': ['这个 Idempotency-Key 已经用在另一个请求上。', '换一个新的键。'],
    'zh-TW': ['這個 Idempotency-Key 已經用在另一個請求上。', '換一個新的鍵。'],
    en: ['This Idempotency-Key was used for a different request.', 'Use a new key.'],
  },
  'idempotency.inProgress': {
    'zh-CN': ['带这个 Idempotency-Key 的请求还在执行。', '稍等再发。'],
    'zh-TW': ['帶這個 Idempotency-Key 的請求還在執行。', '稍候再送。'],
    en: ['The request with this Idempotency-Key is still running.', 'Wait a moment and send again.'],
  },
  'idempotency.answerLost': {
    'zh-CN': [
      '带这个 Idempotency-Key 的请求已经执行过，但它的答复没有留下。',
      '先看看结果；要再做一次就换一个新的键。',
    ],
    'zh-TW': [
      '帶這個 Idempotency-Key 的請求已經執行過，但它的回覆沒有留下。',
      '先看看結果；要再做一次就換一個新的鍵。',
    ],
    en: [
      'The request with this Idempotency-Key was carried out, but its answer was not kept.',
      'Look at the result first; use a new key to do it again.',
    ],
  },
  'database.unavailable': {
    'zh-CN': ['数据库暂时连不上，这次没有改动。', '稍后再试；管理员可运行 npm start -- doctor。'],
    'zh-TW': ['資料庫暫時連不上，這次沒有變更。', '稍後再試；管理員可執行 npm start -- doctor。'],
    en: [
      'The database cannot be reached; nothing was changed.',
      'Try again soon; an administrator can run npm start -- doctor.',
    ],
  },
  'storage.full': {
    'zh-CN': ['磁盘满了，这次没有改动。', '腾出空间后再试，已有的数据是完整的。'],
    'zh-TW': ['磁碟滿了，這次沒有變更。', '騰出空間後再試，已有的資料是完整的。'],
    en: ['The disk is full; nothing was changed.', 'Free some space and try again. Existing data is intact.'],
  },
  'conflict.busy': {
    'zh-CN': ['同时有别人在改，这次没有改动。', '再试一次。'],
    'zh-TW': ['同時有別人在改，這次沒有變更。', '再試一次。'],
    en: ['Somebody else was changing this; nothing was changed.', 'Try again.'],
  },
  internal: {
    'zh-CN': ['这里出了错，已经记下。', '带上 requestId 告诉管理员。'],
    'zh-TW': ['這裡出了錯，已經記下。', '帶上 requestId 告訴管理員。'],
    en: ['Something went wrong here and was logged.', 'Give the requestId to your administrator.'],
  },
} as const satisfies Texts;

/** Sentences for one wrong field. */
export const detailTexts = {
  required: { 'zh-CN': ['必须填写'], 'zh-TW': ['必須填寫'], en: ['is required'] },
  notJson: {
    'zh-CN': ['从「{near}」这里读不下去了'],
    'zh-TW': ['從「{near}」這裡讀不下去了'],
    en: ['cannot be read any further at "{near}"'],
  },
  unknownField: {
    'zh-CN': ['没有这个字段，去掉它'],
    'zh-TW': ['沒有這個欄位，去掉它'],
    en: ['is not a known field; remove it'],
  },
  wrongType: {
    'zh-CN': ['类型不对，应为 {expected}'],
    'zh-TW': ['類型不對，應為 {expected}'],
    en: ['has the wrong type; expected {expected}'],
  },
  notOneOf: {
    'zh-CN': ['只能是 {options} 之一'],
    'zh-TW': ['只能是 {options} 之一'],
    en: ['must be one of {options}'],
  },
  tooLong: { 'zh-CN': ['最多 {max}'], 'zh-TW': ['最多 {max}'], en: ['is limited to {max}'] },
  tooShort: { 'zh-CN': ['至少 {min}'], 'zh-TW': ['至少 {min}'], en: ['must be at least {min}'] },
  badFormat: {
    'zh-CN': ['格式不对（{format}）'],
    'zh-TW': ['格式不對（{format}）'],
    en: ['is not in the form {format}'],
  },
  noneFits: {
    'zh-CN': ['不符合任何一种允许的写法'],
    'zh-TW': ['不符合任何一種允許的寫法'],
    en: ['fits none of the allowed forms'],
  },
  nulCharacter: {
    'zh-CN': ['含有 NUL 字符，去掉它'],
    'zh-TW': ['含有 NUL 字元，去掉它'],
    en: ['contains a NUL character; remove it'],
  },
  badUnicode: {
    'zh-CN': ['含有不完整的 Unicode 字符'],
    'zh-TW': ['含有不完整的 Unicode 字元'],
    en: ['contains a broken Unicode character'],
  },
  personalNumber: {
    'zh-CN': ['含有身份证号、银行卡号或手机号，去掉它'],
    'zh-TW': ['含有身分證號、銀行卡號或手機號，去掉它'],
    en: ['contains an ID-card, bank-card or phone number; remove it'],
  },
  invalidId: { 'zh-CN': ['不是有效的编号'], 'zh-TW': ['不是有效的編號'], en: ['is not a valid id'] },
  invalid: { 'zh-CN': ['内容不对'], 'zh-TW': ['內容不對'], en: ['is not valid'] },
} as const satisfies Texts;

const fill = (sentence: string, facts: Facts): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** The sentence (and hint) for a code; an unknown code shows itself, so that nothing is hidden. */
export function say(
  texts: Texts,
  code: string,
  facts: Facts,
  language: Language,
): { message: string; hint: string | null } {
  const entry = texts[code]?.[language];
  if (!entry) return { message: code, hint: null };
  return { message: fill(entry[0], facts), hint: entry[1] === undefined ? null : fill(entry[1], facts) };
}

/** The best of our languages for an Accept-Language header; Chinese first. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]?.trim() ?? '';
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
