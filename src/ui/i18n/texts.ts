/**
 * Texts of one folder, in every language side by side. A row without one of the languages does not compile, and the
 * values a text needs are part of its type. Values stand in double braces: `{{name}}`; numbers are grouped when shown.
 */
import type { Language } from '#kernel';

/** English that changes with a number; the text then needs the value `count`. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

export interface TextRow {
  readonly 'zh-CN': string;
  readonly 'zh-TW': string;
  readonly en: string | Plural;
}

export type TextRows = Readonly<Record<string, TextRow>>;

export interface Texts<Rows extends TextRows = TextRows> {
  /** One word per folder, e.g. `signIn`. No two folders share it. */
  readonly namespace: string;
  readonly rows: Rows;
}

export const defineTexts = <const Rows extends TextRows>(namespace: string, rows: Rows): Texts<Rows> => ({
  namespace,
  rows,
});

/** Names of the values in a text: `'{{a}} of {{b}}'` → `'a' | 'b'`. */
export type ValueNames<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

type NamesOf<Row extends TextRow> = ValueNames<Row['zh-CN']> | (Row['en'] extends Plural ? 'count' : never);

export type ValuesOf<Row extends TextRow, Value> = {
  readonly [Name in NamesOf<Row>]: Name extends 'count' ? number : Value;
};

/** The values as the last argument; none when the text has none. */
export type ValueArgs<Row extends TextRow, Value> = [NamesOf<Row>] extends [never]
  ? []
  : [values: ValuesOf<Row, Value>];

/** What i18next stores for one language: plural forms become keys with the endings it looks for. */
export function rowsIn(language: Language, rows: TextRows): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, row] of Object.entries(rows)) {
    const text = row[language];
    if (typeof text === 'string') flat[key] = text;
    else {
      flat[`${key}_one`] = text.one;
      flat[`${key}_other`] = text.other;
    }
  }
  return flat;
}
