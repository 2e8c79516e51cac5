/** What an assignment rests on, as somebody reads it: words that were written down, or facts said in his language. */
import type { Language } from '#kernel';

/** Facts that a cause keeps of a reading: the material's name, its seconds, and those from which it counts. */
interface Reading {
  readonly name: string;
  readonly seconds: number;
  readonly threshold: number;
}

const readingTexts: Readonly<Record<Language, (of: Reading) => string>> = {
  'zh-CN': ({ name, seconds, threshold }) => `《${name}》读了 ${seconds} 秒（满 ${threshold} 秒）`,
  'zh-TW': ({ name, seconds, threshold }) => `《${name}》讀了 ${seconds} 秒（滿 ${threshold} 秒）`,
  en: ({ name, seconds, threshold }) => `read “${name}” for ${seconds} seconds (${threshold} count)`,
};

function readingIn(facts: unknown): Reading | null {
  if (typeof facts !== 'object' || facts === null || !('material' in facts)) return null;
  const { name, seconds, threshold } = facts as Partial<Reading>;
  return typeof name === 'string' && typeof seconds === 'number' && typeof threshold === 'number'
    ? { name, seconds, threshold }
    : null;
}

/** `words`: of this assignment; `facts`: of its cause. */
export function saidEvidence(words: string | null, facts: unknown, language: Language): string | null {
  if (words !== null) return words;
  const reading = readingIn(facts);
  return reading && readingTexts[language](reading);
}
