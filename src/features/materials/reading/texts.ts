import type { Language } from '#kernel';

/** What readers see around a material. */
export const pageTexts: Readonly<
  Record<
    Language,
    {
      readonly noted: string;
      readonly preview: string;
      readonly open: string;
      readonly openFile: string;
      readonly save: string;
      readonly gone: string;
      readonly goneText: string;
      readonly tooOften: string;
      readonly tooOftenText: string;
    }
  >
> = {
  'zh-CN': {
    noted: '发送者能看到这份资料何时被打开、读了多久。',
    preview: '员工预览，不计入浏览',
    open: '打开原文',
    openFile: '打开文件',
    save: '下载',
    gone: '这份资料看不到了',
    goneText: '链接不完整，或资料已经下架。请向发给你的人再要一次。',
    tooOften: '打开得太频繁',
    tooOftenText: '过一分钟再试。',
  },
  'zh-TW': {
    noted: '傳送者能看到這份資料何時被開啟、讀了多久。',
    preview: '員工預覽，不計入瀏覽',
    open: '開啟原文',
    openFile: '開啟檔案',
    save: '下載',
    gone: '這份資料看不到了',
    goneText: '連結不完整，或資料已經下架。請向傳給你的人再要一次。',
    tooOften: '開啟得太頻繁',
    tooOftenText: '過一分鐘再試。',
  },
  en: {
    noted: 'Whoever sent this can see when it was opened and for how long it was read.',
    preview: 'Preview for staff: this reading does not count',
    open: 'Open the page',
    openFile: 'Open the file',
    save: 'Download',
    gone: 'This is not here any more',
    goneText: 'The link is not whole, or what it led to was taken away. Ask whoever sent it.',
    tooOften: 'Too many tries',
    tooOftenText: 'Try again in a minute.',
  },
};
