import type { Texts } from '#platform/http';

export const demoTexts = {
  'demo.notEmpty': {
    'zh-CN': [
      '这里已经有 {customers} 位客户，示例公司只能装进空的企业空间。',
      '想看示例，换一个 BAIZIGUI_DATA 再启动。',
    ],
    'zh-TW': [
      '這裡已經有 {customers} 位客戶，示例公司只能裝進空的企業空間。',
      '想看示例，換一個 BAIZIGUI_DATA 再啟動。',
    ],
    en: [
      'There are {customers} customers here; the demo company needs an empty workspace.',
      'Start with another BAIZIGUI_DATA to see the demo.',
    ],
  },
} as const satisfies Texts;
