import type { Language } from '#kernel';

/** What stands around a form, in the language of whoever fills it in. */
export interface PageTexts {
  readonly several: string;
  readonly write: string;
  readonly agree: string;
  readonly send: string;
  readonly noted: (company: string) => string;
  readonly preview: string;
  readonly mustAgree: string;
  readonly nothing: string;
  readonly changed: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly again: string;
  readonly gone: string;
  readonly goneText: string;
  readonly tooOften: string;
  readonly tooOftenText: string;
}

export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  'zh-CN': {
    several: '可多选',
    write: '请填写',
    agree: '我已阅读并同意',
    send: '提交',
    noted: (company) => `填写的内容交给${company}，用来给你更合适的服务。`,
    preview: '员工预览，提交不了',
    mustAgree: '还没有勾选同意。',
    nothing: '还没有作答。',
    changed: '这张表单刚刚改过，请再看一遍。',
    thanks: '收到了，谢谢',
    thanksText: '想改的话，再填一次就好，以最后一次为准。',
    again: '再填一次',
    gone: '这张表单填不了了',
    goneText: '链接不完整，或表单已经停用。请向发给你的人再要一次。',
    tooOften: '操作得太频繁',
    tooOftenText: '过一分钟再试。',
  },
  'zh-TW': {
    several: '可多選',
    write: '請填寫',
    agree: '我已閱讀並同意',
    send: '送出',
    noted: (company) => `填寫的內容交給${company}，用來給你更合適的服務。`,
    preview: '員工預覽，不能送出',
    mustAgree: '還沒有勾選同意。',
    nothing: '還沒有作答。',
    changed: '這張表單剛剛改過，請再看一遍。',
    thanks: '收到了，謝謝',
    thanksText: '想改的話，再填一次就好，以最後一次為準。',
    again: '再填一次',
    gone: '這張表單不能填了',
    goneText: '連結不完整，或表單已經停用。請向傳給你的人再要一次。',
    tooOften: '操作得太頻繁',
    tooOftenText: '過一分鐘再試。',
  },
  en: {
    several: 'choose any',
    write: 'Your answer',
    agree: 'I have read this and agree',
    send: 'Send',
    noted: (company) => `What you fill in goes to ${company}, to serve you better.`,
    preview: 'Preview for staff: this cannot be sent',
    mustAgree: 'You have not agreed yet.',
    nothing: 'Nothing is answered yet.',
    changed: 'This form was changed just now. Please look at it once more.',
    thanks: 'Thank you, it has arrived',
    thanksText: 'To change something, fill it in again: the last answer counts.',
    again: 'Fill it in again',
    gone: 'This form is closed',
    goneText: 'The link is not whole, or the form is no longer in use. Ask whoever sent it.',
    tooOften: 'Too many tries',
    tooOftenText: 'Try again in a minute.',
  },
};
