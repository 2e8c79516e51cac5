/** The language of the page: holds it, changes it, remembers the choice, and gives texts to components. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import { readStored, writeStored } from '../browser-store.ts';
import { languageKey, pickLanguage } from './language.ts';
import { loadLanguagePack } from './language-pack.ts';
import type { LanguagePack } from './pack.ts';
import type { TextRows, Texts } from './texts.ts';
import { createTranslator, type Translate, type Translator, translate } from './translator.tsx';

/** A language with everything it needs, ready to be shown. */
export interface Speech {
  readonly language: Language;
  readonly pack: LanguagePack;
}

/** Loads the language of this browser. Call it before the first render, beside other first requests. */
export async function loadSpeech(
  language: Language = pickLanguage(readStored(languageKey), navigator.languages ?? []),
): Promise<Speech> {
  return { language, pack: await loadLanguagePack(language) };
}

export interface LanguageState extends Speech {
  readonly translator: Translator;
  /** True when somebody chose the language in this browser, as opposed to the browser's own preference. */
  readonly chosen: boolean;
  /** Rejects when the language could not be loaded; the page then stays in its present one. */
  readonly choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<LanguageState | null>(null);

export function LanguageProvider({ speech, children }: { speech: Speech; children: ReactNode }) {
  const [translator] = useState(() => createTranslator(speech.language));
  const [current, setCurrent] = useState(speech);
  useEffect(() => {
    document.documentElement.lang = current.language;
  }, [current.language]);
  const state = useMemo<LanguageState>(
    () => ({
      ...current,
      translator,
      chosen: readStored(languageKey) !== null,
      choose: async (language) => {
        const next = await loadSpeech(language);
        writeStored(languageKey, language);
        await translator.changeLanguage(language);
        setCurrent(next);
      },
    }),
    [current, translator],
  );
  return (
    <I18nextProvider i18n={translator}>
      <LanguageContext value={state}>{children}</LanguageContext>
    </I18nextProvider>
  );
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error('useLanguage needs a UiProvider above it');
  return state;
}

/** The texts of one folder: `const t = useTexts(texts); t('title'); t('found', { count })`. */
export function useTexts<Rows extends TextRows>(texts: Texts<Rows>): Translate<Rows> {
  const { translator, language } = useLanguage();
  useTranslation(texts.namespace);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language makes other texts
  return useMemo(() => translate(translator, texts), [translator, texts, language]);
}
