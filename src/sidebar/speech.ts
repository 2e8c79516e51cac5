/** The words of the page, in the language of the person's browser or choice. */
import { createContext, useContext } from 'react';
import {
  createTranslator,
  formatDate,
  formatRelative,
  type Language,
  languageKey,
  pickLanguage,
  readStored,
  type Translate,
  translate,
} from '#ui/lean';
import { sidebarTexts } from './texts.ts';

export interface Speech {
  readonly language: Language;
  readonly t: Translate<typeof sidebarTexts.rows>;
  /** Within a day relative, then the date; on the clock of the device. */
  readonly when: (at: string) => string;
  readonly date: (at: string) => string;
}

export function speechOf(browser: readonly string[]): Speech {
  const language = pickLanguage(readStored(languageKey), browser);
  const place = { language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return {
    language,
    t: translate(createTranslator(language), sidebarTexts),
    when: (at) => formatRelative(at, new Date(), place),
    date: (at) => formatDate(at, place),
  };
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech needs a SpeechContext above it');
  return speech;
}
