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
  'site.unknown': {
    'zh-CN': ['没有用这个 key 的网站，或者它已经停用。', '在「设置 › 网站」里看 key。'],
    'zh-TW': ['沒有用這個 key 的網站，或者它已經停用。', '在「設定 › 網站」裡看 key。'],
    en: ['There is no site with this key, or it was ended.', 'Settings › Websites shows the key.'],
  },
  'site.origin': {
    'zh-CN': ['这个来源不在网站的来源里。', '在「设置 › 网站」里加上它；小程序和服务器要先允许。'],
    'zh-TW': ['這個來源不在網站的來源裡。', '在「設定 › 網站」裡加上它；小程式和伺服器要先允許。'],
    en: [
      'This origin is not among those of the site.',
      'Add it under Settings › Websites; mini-programs and servers have to be allowed there.',
    ],
  },
  'site.consent': {
    'zh-CN': ['这个网站要访客先同意。', '访客同意之后再发，并带上 "consent": true。'],
    'zh-TW': ['這個網站要訪客先同意。', '訪客同意之後再傳，並帶上 "consent": true。'],
    en: ['This site asks for consent.', 'Send "consent": true once the visitor has agreed.'],
  },
  'site.often': {
    'zh-CN': ['这个地址上报得太多。', '过一分钟，用同样的 id 再发。'],
    'zh-TW': ['這個位址上報得太多。', '過一分鐘，用同樣的 id 再傳。'],
    en: ['Too much was told from this address.', 'Send it again in a minute, with the same ids.'],
  },
} satisfies Texts;
