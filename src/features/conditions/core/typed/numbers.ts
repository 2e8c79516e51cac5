/** Numbers of typed Chinese: 3, 3.5, 1,000, 三, 十二, 两百, 10万, 6.8w, 一到两, 两三, 半. Texts are folded. */

export interface TypedNumber {
  readonly to: number;
  readonly min: number;
  readonly max: number;
  /** Written with ¥. */
  readonly money: boolean;
}

const DIGITS = '零一二三四五六七八九';
const digitOf = (letter: string): number =>
  letter === '两' ? 2 : letter === '〇' ? 0 : DIGITS.indexOf(letter);
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, w: 1e4, 亿: 1e8, 千: 1e3, 百: 100 };

const ARABIC = /([−-]?¥?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)/y;
const CHINESE = /[零〇一二两三四五六七八九十百千]+/y;

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** 十二, 两百零五; null for digits in a row without a place (两三). */
function chineseValue(word: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const letter of word) {
    const ten = TENS[letter];
    if (ten !== undefined) {
      total += (digit ?? 1) * ten;
      digit = null;
      continue;
    }
    const value = digitOf(letter);
    if (value === 0) continue;
    if (digit !== null) return null;
    digit = value;
  }
  return total + (digit ?? 0);
}

function withLarge(text: string, to: number, value: number): { to: number; value: number } {
  const large = LARGE[text.charAt(to)];
  // 3 千 is a number, 3 week is not; a letter counts only where no other letter follows.
  if (large === undefined || (text.charAt(to) === 'w' && /[a-z]/.test(text.charAt(to + 1))))
    return { to, value };
  return withLarge(text, to + 1, value * large);
}

/** One number, or two neighbouring digits for about so many (两三). */
function single(text: string, from: number): TypedNumber | null {
  const arabic = at(ARABIC, text, from);
  if (arabic?.[2]) {
    const sign = /[−-]/.test(arabic[1] ?? '') ? -1 : 1;
    const { to, value } = withLarge(text, from + arabic[0].length, Number(arabic[2].replaceAll(',', '')));
    return { to, min: sign * value, max: sign * value, money: arabic[1]?.includes('¥') ?? false };
  }
  const [word] = at(CHINESE, text, from) ?? [];
  if (!word) return null;
  const end = from + word.length;
  const value = chineseValue(word);
  if (value !== null && value > 0) {
    const large = withLarge(text, end, value);
    return { to: large.to, min: large.value, max: large.value, money: false };
  }
  const [first, second] = [digitOf(word.charAt(0)), digitOf(word.charAt(1))];
  if (word.length !== 2 || second <= first) return null;
  return { to: end, min: first, max: second, money: false };
}

const RANGE = /\s*(?:到|至|–|—|-|~)\s*/y;

/** The number at a place; `min` and `max` differ for a range. */
export function numberAt(text: string, from: number): TypedNumber | null {
  const first = single(text, from);
  if (!first) return null;
  const joint = at(RANGE, text, first.to);
  const second = joint ? single(text, first.to + joint[0].length) : null;
  if (!second || second.min < first.min || first.min !== first.max) return first;
  return { to: second.to, min: first.min, max: second.max, money: first.money || second.money };
}
