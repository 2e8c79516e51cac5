/** What libraries say in each language (pickers, tables, calendars). One small chunk per language, loaded on demand. */
import type { Language } from '#kernel';
import type { LanguagePack } from './pack.ts';

const packs: Readonly<Record<Language, () => Promise<{ readonly pack: LanguagePack }>>> = {
  'zh-CN': () => import('./pack-zh-cn.ts'),
  'zh-TW': () => import('./pack-zh-tw.ts'),
  en: () => import('./pack-en.ts'),
};

export async function loadLanguagePack(language: Language): Promise<LanguagePack> {
  const [{ pack }, { default: dayjs }] = await Promise.all([packs[language](), import('dayjs')]);
  dayjs.locale(pack.dayjs);
  return pack;
}
