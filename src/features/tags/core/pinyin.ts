/** How names are spelled in pinyin. The only file that loads the dictionary (about 150 kB compressed). */
import { pinyin, polyphonic } from 'pinyin-pro';

/** Readings of each character (code point) of a text; the one that fits the words around it comes first. */
export type Spelling = readonly (readonly string[])[];

const HAN = /\p{sc=Han}/u;

/**
 * Spells a text: 行业 → hang|xing|heng, ye. Letters and digits stand for themselves in lower case.
 * ü is written `v`, and `u` is accepted too, as input methods do.
 */
export function spell(text: string): Spelling {
  const chars = [...text];
  return readAloud(text).map((first, i) => {
    const char = chars[i] ?? '';
    if (!HAN.test(char)) return [char.toLowerCase()];
    const readings = [first, ...(polyphonic(char, { toneType: 'none', type: 'array' })[0] ?? [])];
    return [...new Set(readings.flatMap(plainLetters))];
  });
}

/** Only the reading that fits, one for each character; much quicker than all of them. */
export function readAloud(text: string): string[] {
  const chars = [...text];
  const inContext = pinyin(text, { toneType: 'none', type: 'array', v: true });
  const fits = inContext.length === chars.length;
  return chars.map((char, i) => {
    if (!HAN.test(char)) return char.toLowerCase();
    const reading = (fits ? inContext[i] : pinyin(char, { toneType: 'none', v: true })) ?? char;
    return reading.replaceAll('ü', 'v');
  });
}

function plainLetters(reading: string): string[] {
  const typed = reading.replaceAll('ü', 'v');
  return typed.includes('v') ? [typed, typed.replaceAll('v', 'u')] : [typed];
}
