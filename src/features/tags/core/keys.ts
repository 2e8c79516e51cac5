/** Keys of library elements: short, readable, stable. Written by an author, or derived once from the first name. */
import { halfWidth, normalizeName } from './folding.ts';
import { readAloud } from './pinyin.ts';

/** Lower-case letters, digits and single separators between them: `intent.high`, `gao-yi-xiang`. */
export const KEY_PATTERN = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
export const KEY_MOST = 80;

export const isKey = (text: string): boolean => text.length <= KEY_MOST && KEY_PATTERN.test(text);

/** A name as a key: pinyin of Chinese, words joined by dashes. A name without letters becomes its code points. */
export function slugOf(name: string): string {
  const plain = normalizeName(halfWidth(name)).toLowerCase();
  const words = readAloud(plain)
    .map((reading) =>
      /^[a-z0-9]$/.test(reading) ? reading : /^[a-z]+$/.test(reading) ? `-${reading}-` : '-',
    )
    .join('');
  const slug = words.replace(/-+/g, '-').replace(/^-|-$/g, '');
  const codes = () => [...plain].map((char) => `u${char.codePointAt(0)?.toString(16)}`).join('-');
  return (slug || codes()).slice(0, 40).replace(/-+$/, '');
}

/**
 * A key for a new element that is not yet taken: the slug of its name, for a tag after the key of its group, with a
 * number when needed (`laiyuan`, `laiyuan-2`).
 */
export function deriveKey(name: string, taken: ReadonlySet<string>, groupKey?: string): string {
  const prefix = groupKey === undefined ? '' : `${groupKey.slice(0, 30).replace(/[._-]+$/, '')}.`;
  const base = `${prefix}${slugOf(name)}`;
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(key)) return key;
  }
}
