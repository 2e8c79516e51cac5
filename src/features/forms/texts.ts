import type { Texts } from '#platform/http';

/** Sentences for the codes of forms. */
export const formTexts = {
  'form.notFound': {
    'zh-CN': ['没有表单「{id}」。', '在「表单」里看有哪些。'],
    'zh-TW': ['沒有表單「{id}」。', '在「表單」裡看有哪些。'],
    en: ['There is no form “{id}”.', 'Forms lists them.'],
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
