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

/** Facts that a cause keeps of a form: its name, the question, and what was answered. */
interface Answer {
  readonly name: string;
  readonly question: string;
  readonly answer: string;
}

const answerTexts: Readonly<Record<Language, (of: Answer) => string>> = {
  'zh-CN': ({ name, question, answer }) => `表单「${name}」的「${question}」答了「${answer}」`,
  'zh-TW': ({ name, question, answer }) => `表單「${name}」的「${question}」答了「${answer}」`,
  en: ({ name, question, answer }) => `answered “${answer}” to question “${question}” of form “${name}”`,
};

function answerIn(facts: unknown): Answer | null {
  if (typeof facts !== 'object' || facts === null || !('form' in facts)) return null;
  const { name, question, answer } = facts as Partial<Answer>;
  return typeof name === 'string' && typeof question === 'string' && typeof answer === 'string'
    ? { name, question, answer }
    : null;
}

/** `words`: of this assignment; `facts`: of its cause. */
export function saidEvidence(words: string | null, facts: unknown, language: Language): string | null {
  if (words !== null) return words;
  const reading = readingIn(facts);
  if (reading) return readingTexts[language](reading);
  const answer = answerIn(facts);
  return answer && answerTexts[language](answer);
}
