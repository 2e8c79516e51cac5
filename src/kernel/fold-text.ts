/**
 * How parts of texts are looked for: letters without case and, with digits, without width. Each letter folds for itself
 * and to one other, whatever stands beside it and whatever the language, as PostgreSQL's `ilike` does: of the letters
 * that JavaScript treats otherwise, the Turkish İ folds to i, and Σ to σ at the end of a word too.
 */
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/g;

/** Letters and digits without width; their case stays. */
export const narrowText = (text: string): string =>
  text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

export const foldText = (text: string): string =>
  narrowText(text).replace(/İ/g, 'i').replace(/Σ/g, 'σ').toLowerCase();
