import type { Texts } from '#platform/http';

/** Sentences for the codes of forms. */
export const formTexts = {
  'form.notFound': {
    'zh-CN': ['没有表单「{id}」。', '在「表单」里看有哪些。'],
    'zh-TW': ['沒有表單「{id}」。', '在「表單」裡看有哪些。'],
    en: ['There is no form “{id}”.', 'Forms lists them.'],
  },
  'form.archived': {
    'zh-CN': ['表单「{name}」已归档，没有人能填。', '先在「表单」里恢复它。'],
    'zh-TW': ['表單「{name}」已歸檔，沒有人能填。', '先在「表單」裡恢復它。'],
    en: [
      'The form “{name}” is archived; nobody can fill it in.',
      'Bring it back on the page of forms first.',
    ],
  },
  'form.asksNothing': {
    'zh-CN': ['表单「{name}」还没有问题。', '先加一个问题，再发出去。'],
    'zh-TW': ['表單「{name}」還沒有問題。', '先加一個問題，再發出去。'],
    en: ['The form “{name}” has no questions yet.', 'Add one before you send it.'],
  },
  'form.linkNotFound': {
    'zh-CN': ['没有表单链接「{id}」。', '在「表单」里点「发给客户」再取一次。'],
    'zh-TW': ['沒有表單連結「{id}」。', '在「表單」裡點「發給客戶」再取一次。'],
    en: ['There is no form link “{id}”.', 'Get it again by Send to customers on the page of forms.'],
  },
  'form.inUse': {
    'zh-CN': ['表单「{name}」有 {count} 处条件用着，例如「{first}」。', '先改用着它的规则和人群，再归档它。'],
    'zh-TW': ['表單「{name}」有 {count} 處條件用著，例如「{first}」。', '先改用著它的規則和人群，再歸檔它。'],
    en: [
      'The form “{name}” stands in {count} conditions, such as that of “{first}”.',
      'Change the rules and audiences that name it first.',
    ],
  },
  'form.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的表单。', '换一个名称，或改那一个。'],
    'zh-TW': ['已經有叫「{name}」的表單。', '換一個名稱，或改那一個。'],
    en: ['There is a form named “{name}” already.', 'Choose another name, or change that one.'],
  },
  'form.twice': {
    'zh-CN': ['和上面的一样'],
    'zh-TW': ['和上面的一樣'],
    en: ['the same stands above already'],
  },
  'form.personalTag': {
    'zh-CN': ['「{tag}」是个人标签，表单只能打企业标签'],
    'zh-TW': ['「{tag}」是個人標籤，表單只能打企業標籤'],
    en: ['“{tag}” is a personal tag; forms put on tags of the company'],
  },
} satisfies Texts;
