/**
 * i18next, set up for texts that arrive with their screen: every folder's texts are part of its lazily loaded chunk
 * and are handed to i18next when they are first used.
 */
import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { Fragment, type ReactNode } from 'react';
import type { Language } from '#kernel';
import { formatCount } from '../format/numbers.ts';
import { languages } from './language.ts';
import { rowsIn, type TextRows, type Texts, type ValueArgs } from './texts.ts';

export type Translator = i18n;

/** Numbers inside texts look like numbers everywhere else: 12,408. */
const numbersGrouped: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown) => (typeof value === 'number' ? formatCount(value) : String(value)),
};

export function createTranslator(language: Language): Translator {
  const translator = createInstance();
  translator.use(numbersGrouped);
  void translator.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...languages],
    initAsync: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    // React escapes. If i18next did too, 「A&B」 would show as 「A&amp;B」.
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false, bindI18n: 'languageChanged' },
  });
  return translator;
}

const registered = new WeakMap<Translator, Map<string, Texts>>();

function register(translator: Translator, texts: Texts) {
  const known = registered.get(translator) ?? new Map<string, Texts>();
  if (known.get(texts.namespace) === texts) return;
  registered.set(translator, known.set(texts.namespace, texts));
  for (const language of languages) {
    const rows = rowsIn(language, texts.rows);
    translator.addResourceBundle(language, texts.namespace, rows, false, true, { silent: true });
  }
}

export interface Translate<Rows extends TextRows> {
  <Key extends keyof Rows & string>(key: Key, ...values: ValueArgs<Rows[Key], string | number>): string;
  /** Like the call itself, but values may be elements: `t.rich('found', { n: <b>128</b> })`. */
  rich<Key extends keyof Rows & string>(key: Key, ...values: ValueArgs<Rows[Key], ReactNode>): ReactNode;
}

type Values = Readonly<Record<string, ReactNode>>;

/** Marks the place of a value in a text; it cannot be typed and is refused by the API in names. */
const MARK = '\u0001';

/** Texts of one folder in the translator's present language. */
export function translate<Rows extends TextRows>(
  translator: Translator,
  texts: Texts<Rows>,
): Translate<Rows> {
  register(translator, texts);
  const fixed = translator.getFixedT(null, texts.namespace);
  const plain = (key: string, values?: Values): string => String(fixed(key, { ...values }));
  const rich = (key: string, values: Values = {}): ReactNode => {
    const nodes: ReactNode[] = [];
    const marked: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values))
      marked[name] =
        name === 'count' && typeof value === 'number' ? value : `${MARK}${nodes.push(value) - 1}${MARK}`;
    return plain(key, marked)
      .split(MARK)
      .map((piece, i) => {
        // Every second piece is the place of a value. The pieces of one text keep their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        return <Fragment key={i}>{i % 2 ? nodes[Number(piece)] : piece}</Fragment>;
      });
  };
  return Object.assign(plain, { rich }) as Translate<Rows>;
}
