import type { Texts } from '#platform/http';

/** Sentences for the codes of sites. */
export const siteTexts = {
  'site.notFound': {
    'zh-CN': ['没有网站「{id}」。', '在「设置 › 网站」里看有哪些。'],
    'zh-TW': ['沒有網站「{id}」。', '在「設定 › 網站」裡看有哪些。'],
    en: ['There is no site “{id}”.', 'Settings › Websites lists them.'],
  },
  'site.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的网站。', '换一个名称。'],
    'zh-TW': ['已經有叫「{name}」的網站。', '換一個名稱。'],
    en: ['There is a site named “{name}” already.', 'Choose another name.'],
  },
  'site.badOrigin': {
    'zh-CN': [
      '「{origin}」不是网站的来源。',
      '写成 https://www.example.com 或 https://*.example.com，不带路径。',
    ],
    'zh-TW': [
      '「{origin}」不是網站的來源。',
      '寫成 https://www.example.com 或 https://*.example.com，不帶路徑。',
    ],
    en: [
      '“{origin}” is no origin of a site.',
      'Write https://www.example.com or https://*.example.com, without a path.',
    ],
  },
  'site.nobodyTells': {
    'zh-CN': ['没有哪里能上报。', '至少填一个网站来源，或允许小程序和服务器上报（noOrigin）。'],
    'zh-TW': ['沒有哪裡能上報。', '至少填一個網站來源，或允許小程式和伺服器上報（noOrigin）。'],
    en: [
      'Nobody could tell anything.',
      'Give at least one origin, or allow mini-programs and servers (noOrigin).',
    ],
  },
} satisfies Texts;
