/** Texts with variables: `{{customer.name}}`, or `{{customer.name|朋友}}` with a word for when it is not known. */

/** Values by the name of the variable; null, empty or absent: not known. */
export type TemplateValues = Readonly<Partial<Record<string, string | null>>>;

const PLACE = /\{\{\s*([\w.]{1,40})\s*(?:\|([^{}|]{0,40}))?\}\}/g;

/** The variables of a text in their order, each as often as it stands there. */
export const variablesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name);

/** The text with its variables filled in. Blanks before a missing word go with it: “你好 ，” is not a greeting. */
export const filledIn = (text: string, values: TemplateValues): string =>
  text.replace(
    new RegExp(`([ \\u3000]*)${PLACE.source}`, 'g'),
    (_, blank: string, name: string, or?: string) => {
      const word = (Object.hasOwn(values, name) && values[name]) || or?.trim() || '';
      return word === '' ? '' : `${blank}${word}`;
    },
  );

const encoder = new TextEncoder();

/** Length in bytes of UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** The beginning of a text that is at most so many bytes of UTF-8, without half a character at the end. */
export function withinBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/** The first characters of a text, as people count them. */
export const withinCharacters = (text: string, most: number): string => [...text].slice(0, most).join('');
