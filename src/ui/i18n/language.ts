/** Which language to speak: the person's choice, else what the browser prefers, else Chinese. */
import { type Language, languages } from '#kernel';

export { type Language, languages };

export const languageKey = 'baizigui.language';

export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

/** The language of ours that a tag such as `zh-Hant-HK` or `en-GB` asks for, or `null`. */
export function matchLanguage(tag: string): Language | null {
  const lower = tag.toLowerCase();
  if (/^zh\b/.test(lower)) return /hant|-(tw|hk|mo)\b/.test(lower) ? 'zh-TW' : 'zh-CN';
  return /^en\b/.test(lower) ? 'en' : null;
}

/**
 * `stored` is the choice kept in this browser, `preferred` the browser's list in order. A reader of neither Chinese
 * nor English gets English; a browser that says nothing gets Chinese.
 */
export function pickLanguage(stored: string | null, preferred: readonly string[]): Language {
  const chosen = languages.find((l) => l === stored);
  if (chosen) return chosen;
  for (const tag of preferred) {
    const match = matchLanguage(tag);
    if (match) return match;
  }
  return preferred.length ? 'en' : 'zh-CN';
}
