/**
 * Finds numbers that identify a person in free text (P01). ID-card and bank-card numbers must not enter tag names,
 * remarks, imports or the API at all; phone numbers may stand there and are masked for those without the right.
 * A number is only believed when it stands alone (not inside a longer one) and its own check proves it, so that
 * order numbers, dates and prices pass.
 */
export const identifierKinds = ['idCard', 'bankCard', 'phone'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** `start` and `end` (exclusive) count UTF-16 units of the text that was searched. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
}

/** Digits that touch each other, as positions in the folded text. */
interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** An `X` follows directly and ends the number: the last place of an ID card. */
  readonly x: boolean;
  /** What separates it from the group before; `null`: something that numbers do not contain. */
  readonly joint: '-' | ' ' | null;
}

const HYPHEN = /[\u002d\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/;
const BLANK = /[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]/;
/** Shown as nothing, so it must not hide a number. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const JOINT = /^(?: {1,3}| ?- ?)$/;
/** Fewest and most digits of any identifier. */
const SHORTEST = 10;
const LONGEST = 19;
/** Fewest digits of a bank card, and so of any card: most names need no closer look. */
const SHORTEST_CARD = 12;

function foldChar(char: string): string {
  if (char <= '~' && char !== '-' && char !== ' ' && char !== '\t')
    return /[0-9A-Za-z+]/.test(char) ? char : '.';
  if (HYPHEN.test(char)) return '-';
  if (BLANK.test(char)) return ' ';
  if (char < '\u0080' || !/^[\p{Nd}ＸｘＡ-Ｚａ-ｚ＋]$/u.test(char)) return '.';
  const plain = char.normalize('NFKC');
  if (/^[0-9A-Za-z+]$/.test(plain)) return plain;
  return IS_DIGIT.test(plain) ? digitOf(plain) : '.';
}

const IS_DIGIT = /^\p{Nd}$/u;

/** Unicode keeps the decimal digits of every script together, from zero to nine. */
function digitOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 9 && IS_DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before);
}

/** One ASCII character for every visible one, and where each stands in the text (the last entry is its end). */
function fold(text: string): { folded: string; at: number[] } {
  const parts: string[] = [];
  const at: number[] = [];
  let position = 0;
  for (const char of text) {
    if (!UNSEEN.test(char)) {
      parts.push(foldChar(char));
      at.push(position);
    }
    position += char.length;
  }
  at.push(position);
  return { folded: parts.join(''), at };
}

function digitGroups(folded: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let last: DigitGroup | null = null;
  for (const match of folded.matchAll(/[0-9]+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const between = last ? folded.slice(last.end, start) : '';
    const group: DigitGroup = {
      digits: match[0],
      start,
      end,
      x: /^x(?![0-9a-z])/i.test(folded.slice(end, end + 2)),
      joint: JOINT.test(between) ? (between.includes('-') ? '-' : ' ') : null,
    };
    groups.push(group);
    last = group;
  }
  return groups;
}

/** First two digits of GB/T 2260: provinces, and 81–83 for residents of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'
  ).split(' '),
);

const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Area of birth, or `9` + province for foreigners with permanent residence (form of 2023). */
const isArea = (id: string): boolean =>
  PROVINCES.has(id.slice(0, 2)) || (id.startsWith('9') && PROVINCES.has(id.slice(1, 3)));

const ONE_DIGIT = /^(\d)\1*$/;
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: 17 digits and the check character of ISO 7064 MOD 11-2; born 1900–2099. */
function isIdCard18(id: string): boolean {
  if (!isArea(id)) return false;
  const year = Number(id.slice(6, 10));
  if (year < 1900 || year > 2099) return false;
  if (!isDate(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] === id[17];
}

/** The form before 1999: two-digit year, no check character. It ends in a sequence number that is never 000. */
const isIdCard15 = (id: string): boolean =>
  PROVINCES.has(id.slice(0, 2)) &&
  isDate(1900 + Number(id.slice(6, 8)), Number(id.slice(8, 10)), Number(id.slice(10, 12))) &&
  id.slice(12) !== '000' &&
  !ONE_DIGIT.test(id);

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Issuers (ISO/IEC 7812 ranges and the older Chinese ones) with the lengths they print. Prefix ranges are inclusive
 * and compared at their own length.
 */
const ISSUERS: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['62', '62', [16, 17, 18, 19]], // UnionPay
  ['8100', '8171', [16, 17, 18, 19]], // UnionPay, newer range
  ['4', '4', [16]], // Visa
  ['405512', '405512', [17]], // BoCom Pacific card
  ['436742', '436748', [19]], // CCB Long card
  ['456351', '456351', [19]], // BOC Great Wall card
  ['51', '55', [16]], // Mastercard
  ['2221', '2720', [16]], // Mastercard, newer range
  ['34', '34', [15]], // American Express
  ['37', '37', [15]],
  ['300', '305', [14, 16]], // Diners Club
  ['309', '309', [14, 16]],
  ['36', '36', [14, 16]],
  ['38', '39', [14, 16]],
  ['3528', '3589', [16, 17, 18, 19]], // JCB
  ['6011', '6011', [16, 19]], // Discover
  ['644', '659', [16, 19]],
  ['601382', '601382', [19]], // BOC
  ['601428', '601428', [17]], // BoCom
  ['603', '603', [16, 18, 19]], // city banks
  ['690755', '690755', [15, 18]], // CMB
  ['5018', '5018', [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['5020', '5020', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['5038', '5038', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['5893', '5893', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['6304', '6304', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['6759', '6759', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['6761', '6763', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['9400', '9409', [16, 17, 18, 19]], // city banks
  ['9558', '9559', [16, 19]], // ICBC, CCB
  ['966666', '966666', [18]], // CIB
  ['9843', '9843', [16, 17, 18, 19]], // rural banks
  ['9988', '9988', [16]], // PAB
  ['103', '103', [19]], // ABC
];

const fromIssuer = (digits: string): boolean =>
  ISSUERS.some(([from, to, lengths]) => {
    const head = digits.slice(0, from.length);
    return head >= from && head <= to && lengths.includes(digits.length);
  });

/** Words that announce a card number; then a card of an issuer we do not know is believed too. */
const CARD_WORD =
  /(卡号|卡號|银行卡|銀行卡|储蓄卡|儲蓄卡|信用卡|借记卡|账号|帐号|賬號|帳號|银行|銀行|bank|card)/i;
const WORD_REACH = 16;

const MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
const LANDLINE = /^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/;
const TIMESTAMP = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,6}$/;

function isBankCard(digits: string, textBefore: () => string): boolean {
  if (
    digits.length < SHORTEST_CARD ||
    digits.length > LONGEST ||
    ONE_DIGIT.test(digits) ||
    !passesLuhn(digits)
  )
    return false;
  if (fromIssuer(digits)) return true;
  return !MOBILE.test(digits) && !TIMESTAMP.test(digits) && CARD_WORD.test(textBefore());
}

interface Reading {
  readonly digits: string;
  readonly last: DigitGroup;
}

/** Every way to read the groups from `first` on as one number: the same joint throughout, or `86` and then the rest. */
function readings(groups: readonly DigitGroup[], first: number): Reading[] {
  const found: Reading[] = [];
  let digits = '';
  let joint: '-' | ' ' | null = null;
  for (let i = first; ; i++) {
    const group = groups[i];
    if (!group || (i > first && (group.joint === null || (joint !== null && group.joint !== joint)))) break;
    if (i > first && !(i === first + 1 && /^(?:00)?86$/.test(digits))) joint = group.joint;
    digits += group.digits;
    if (digits.length > LONGEST) break;
    if (digits.length >= SHORTEST) found.push({ digits, last: group });
    if (group.x) break;
  }
  return found;
}

function kindOf({ digits, last }: Reading, before: () => string): IdentifierKind | null {
  if (last.x && digits.length === 17) return isIdCard18(`${digits}X`) ? 'idCard' : null;
  if (digits.length === 18 && isIdCard18(digits)) return 'idCard';
  if (digits.length === 15 && isIdCard15(digits)) return 'idCard';
  if (isBankCard(digits, before)) return 'bankCard';
  return MOBILE.test(digits) || LANDLINE.test(digits) ? 'phone' : null;
}

/**
 * All identifiers in a text, in order and without overlap (an ID card is preferred to a bank card, and that to a
 * phone). Full-width digits, and blanks or hyphens inside a number, are seen through. Linear in the text's length.
 */
export function findIdentifiers(text: string): Identifier[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const { folded, at } = fold(text);
  const groups = digitGroups(folded);
  const found: Identifier[] = [];
  groups.forEach((group, i) => {
    const start = at[group.start] ?? 0;
    for (const reading of readings(groups, i)) {
      const kind = kindOf(reading, () => text.slice(Math.max(0, start - WORD_REACH), start));
      if (!kind) continue;
      const x = kind === 'idCard' && reading.digits.length === 17;
      const plus = kind === 'phone' && folded[group.start - 1] === '+';
      const lastDigit = reading.last.end - (x ? 0 : 1);
      const lastAt = at[lastDigit] ?? text.length;
      const width = text.codePointAt(lastAt) ?? 0;
      found.push({
        kind,
        start: plus ? (at[group.start - 1] ?? start) : start,
        end: lastAt + (width > 0xffff ? 2 : 1),
      });
    }
  });
  return withoutOverlap(found, text.length);
}

function withoutOverlap(found: Identifier[], length: number): Identifier[] {
  const rank = (one: Identifier) => identifierKinds.indexOf(one.kind);
  const taken = new Uint8Array(length);
  const kept = found
    .sort((a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start))
    .filter((one) => {
      if (taken.subarray(one.start, one.end).includes(1)) return false;
      taken.fill(1, one.start, one.end);
      return true;
    });
  return kept.sort((a, b) => a.start - b.start);
}

/** The first number that must not be stored in free text (ID card or bank card), or `null`. */
export const findForbiddenIdentifier = (text: string): Identifier | null =>
  text.length < SHORTEST_CARD ? null : (findIdentifiers(text).find((one) => one.kind !== 'phone') ?? null);

/**
 * The text with identifiers made unreadable: phones keep the first three and last four digits (`138****6021`),
 * cards only the last four. Separators stay, so the text keeps its shape.
 */
export function maskIdentifiers(text: string, kinds: readonly IdentifierKind[] = identifierKinds): string {
  let masked = '';
  let at = 0;
  for (const one of findIdentifiers(text)) {
    if (!kinds.includes(one.kind)) continue;
    masked += text.slice(at, one.start) + maskDigits(text.slice(one.start, one.end), one.kind === 'phone');
    at = one.end;
  }
  return masked + text.slice(at);
}

function maskDigits(number: string, phone: boolean): string {
  const chars = [...number];
  const places = chars.flatMap((char, i) => (/[0-9Xx]/.test(foldChar(char)) ? [i] : []));
  const digits = places.map((i) => foldChar(chars[i] ?? '')).join('');
  const head = phone ? 3 + (/^(?:00)?86(?=1\d{10}$)/.exec(digits)?.[0].length ?? 0) : 0;
  const hidden = new Set(places.slice(head, -4));
  return chars.map((char, i) => (hidden.has(i) ? '*' : char)).join('');
}
