/**
 * Typed Chinese in one form, letter by letter so that places stay what they are: simplified, half-width, lower case.
 * A letter that the table of scripts lacks stays as it is, and is then only found in the script it was saved in.
 */
import { foldText } from '#kernel';
import { simplifiedOf } from '../script.ts';

/** Marks that are written in several ways; not the wide comma, which never stands inside a number. */
const marks: Readonly<Record<string, string>> = {
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '【': '(',
  '】': ')',
  '！': '!',
  '？': '?',
  '￥': '¥',
  '＋': '+',
  '　': ' ',
  '～': '~',
  '＞': '>',
  '＜': '<',
  '＝': '=',
  '％': '%',
  '／': '/',
};

/** As many UTF-16 units as before, each the folded form of the one in its place. */
export function foldTyped(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const plain = letter === '，' ? letter : (marks[letter] ?? simplifiedOf.get(letter) ?? foldText(letter));
    folded += plain.length === 1 ? plain : letter;
  }
  return folded;
}
