/** The kinds of WeCom's error codes: what a program does about each, and what a person is told of it. */
import type { Language } from '#kernel';

/**
 * - `refresh` the token is worn out: take a new one and repeat, once
 * - `backoff` WeCom is busy or somebody writes the same thing: again shortly, at most three times
 * - `wait` called too often: not before a minute or an hour has passed
 * - `pair` this staff member cannot reach this customer: nothing can be written to that relation; it stops no batch
 * - `member` WeCom does not let this app act for this one member (or department): out of its scope, not activated; it
 *   concerns whoever was named and stops nothing else
 * - `gone` what was named is no longer there or not visible: forget it or read it again
 * - `notOwned` only the app or console that made this tag may change it
 * - `configuration` an administrator has to act; repeating does not help
 * - `input` what we sent is wrong; repeating does not help
 * - `refused` understood, but a rule or quota of WeCom says no: final, and shown to the person who asked
 * - `unknown` a code that is not in this table: final, and shown with its number
 */
export const codeKinds = [
  'refresh',
  'backoff',
  'wait',
  'pair',
  'member',
  'gone',
  'notOwned',
  'configuration',
  'input',
  'refused',
  'unknown',
] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What it means, and what to do. */
export type Sentences = Readonly<Record<Language, readonly [meaning: string, remedy: string]>>;

/** What is true of every code of a kind. */
export const kindTexts: Readonly<Record<CodeKind, Sentences>> = {
  refresh: {
    'zh-CN': ['访问凭证已失效。', '会自动换新；一直出现时，检查是否有别的程序在用同一个应用。'],
    'zh-TW': ['存取憑證已失效。', '會自動換新；一直出現時，檢查是否有別的程式在用同一個應用。'],
    en: [
      'The access token is no longer valid.',
      'It is renewed by itself. If this goes on, look for another program that uses the same app.',
    ],
  },
  backoff: {
    'zh-CN': ['企业微信正忙。', '会自动再试，无需处理。'],
    'zh-TW': ['企業微信正忙。', '會自動再試，無需處理。'],
    en: ['WeCom is busy.', 'It is tried again by itself; nothing to do.'],
  },
  wait: {
    'zh-CN': [
      '调用太频繁，企业微信暂停了这个接口。',
      '到时会自动继续；经常出现时，看看同一企业有没有别的系统也在调用。',
    ],
    'zh-TW': [
      '呼叫太頻繁，企業微信暫停了這個介面。',
      '到時會自動繼續；經常出現時，看看同一企業有沒有別的系統也在呼叫。',
    ],
    en: [
      'Called too often; WeCom has closed this API for a while.',
      'It goes on by itself. If it happens often, look for another system of the same corp that calls it.',
    ],
  },
  pair: {
    'zh-CN': ['这位员工现在联系不到这位客户。', '无需处理；其他客户不受影响。'],
    'zh-TW': ['這位員工現在聯絡不到這位客戶。', '無需處理；其他客戶不受影響。'],
    en: [
      'This staff member cannot reach this customer now.',
      'Nothing to do; other customers are not affected.',
    ],
  },
  member: {
    'zh-CN': [
      '企业微信不让应用代表这位成员操作（错误码 {code}）。',
      '检查他是否在应用可见范围和客户联系使用范围内、是否已激活。其他成员不受影响。',
    ],
    'zh-TW': [
      '企業微信不讓應用代表這位成員操作（錯誤碼 {code}）。',
      '檢查他是否在應用可見範圍和客戶聯絡使用範圍內、是否已啟用。其他成員不受影響。',
    ],
    en: [
      'WeCom does not let the app act for this member (code {code}).',
      'Check that they are in the app’s visible scope and may have customers, and are activated. Others are not affected.',
    ],
  },
  gone: {
    'zh-CN': ['企业微信里已没有它，或应用看不到它（错误码 {code}）。', '重新同步。'],
    'zh-TW': ['企業微信裡已沒有它，或應用看不到它（錯誤碼 {code}）。', '重新同步。'],
    en: ['WeCom no longer has it, or the app does not see it (code {code}).', 'Synchronise again.'],
  },
  notOwned: {
    'zh-CN': [
      '这个标签不是本应用创建的，不能在这里改或删。',
      '请在创建它的地方修改，一般是企业微信管理后台。',
    ],
    'zh-TW': [
      '這個標籤不是本應用建立的，不能在這裡改或刪。',
      '請在建立它的地方修改，一般是企業微信管理後台。',
    ],
    en: [
      'This tag was not made by this app, so it cannot be changed or deleted here.',
      'Change it where it was made, usually in the WeCom console.',
    ],
  },
  configuration: {
    'zh-CN': ['企业微信的设置不允许这样做（错误码 {code}）。', '请管理员检查应用的权限、可见范围和可信 IP。'],
    'zh-TW': ['企業微信的設定不允許這樣做（錯誤碼 {code}）。', '請管理員檢查應用的權限、可見範圍和可信 IP。'],
    en: [
      'The settings in WeCom do not allow this (code {code}).',
      'Ask an administrator to check the app’s permissions, visible scope and trusted IP.',
    ],
  },
  input: {
    'zh-CN': [
      '企业微信认为请求的内容不对（错误码 {code}）。',
      '检查填写的内容；看来没错时，请把错误码和查询码报告给开发者。',
    ],
    'zh-TW': [
      '企業微信認為請求的內容不對（錯誤碼 {code}）。',
      '檢查填寫的內容；看來沒錯時，請把錯誤碼和查詢碼回報給開發者。',
    ],
    en: [
      'WeCom finds fault with what was sent (code {code}).',
      'Check what was entered; if it looks right, report the code and the hint to the developers.',
    ],
  },
  refused: {
    'zh-CN': ['企业微信按它的规则拒绝了（错误码 {code}）。', '在企业微信的错误码查询工具里看原因。'],
    'zh-TW': ['企業微信按它的規則拒絕了（錯誤碼 {code}）。', '在企業微信的錯誤碼查詢工具裡看原因。'],
    en: [
      'WeCom refused it by its own rules (code {code}).',
      'WeCom’s query tool for error codes tells the reason.',
    ],
  },
  unknown: {
    'zh-CN': [
      '企业微信返回了不认识的错误码 {code}。',
      '在企业微信的错误码查询工具里看原因，并请报告给开发者。',
    ],
    'zh-TW': [
      '企業微信傳回了不認識的錯誤碼 {code}。',
      '在企業微信的錯誤碼查詢工具裡看原因，並請回報給開發者。',
    ],
    en: [
      'WeCom answered with code {code}, which is not known here.',
      'WeCom’s query tool for error codes tells the reason; please report it to the developers.',
    ],
  },
};
