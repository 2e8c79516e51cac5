import type { Language } from '#kernel';

/** What a new notice says as long as nobody writes something else. Its variables are the server's. */
export const usualTemplates: Readonly<Record<Language, string>> = {
  'zh-CN': '{{customer.name}} 打上了「{{tag}}」\n{{by}}（{{why}}）\n{{link}}',
  'zh-TW': '{{customer.name}} 打上了「{{tag}}」\n{{by}}（{{why}}）\n{{link}}',
  en: '{{customer.name}} now has “{{tag}}”\n{{by}} ({{why}})\n{{link}}',
};
