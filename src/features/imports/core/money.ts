/** Amounts of money as people write them, read exactly: text arithmetic, never floating point. */
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';

export interface Money {
  /** In minor units (分). */
  readonly minor: number;
  /** The currency that the text itself names (`US$`, `元`), or `null`. */
  readonly currency: string | null;
}

export interface MoneyOptions {
  /** What a plain number counts: `major` 元, `minor` 分. */
  readonly unit: 'major' | 'minor';
  readonly currency: string;
  readonly negative?: boolean;
}

/** ISO 4217 currencies whose minor unit is not a hundredth, of those that trade with China. */
const DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
};

/** Decimal places of a currency. */
const minorDigits = (currency: string): number => DIGITS[currency] ?? 2;

const SIGNS: Readonly<Record<string, string | null>> = {
  // Also the sign of the yen, so it only confirms.
  '¥': null,
  元: 'CNY',
  圆: 'CNY',
  圓: null,
  块: 'CNY',
  人民币: 'CNY',
  RMB: 'CNY',
  HK$: 'HKD',
  港元: 'HKD',
  港币: 'HKD',
  NT$: 'TWD',
  新台币: 'TWD',
  新台幣: 'TWD',
  US$: 'USD',
  $: null,
  美元: 'USD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
};
/** Codes that may stand beside an amount; any other three letters are a slip of the pen. */
const CODES =
  'CNY|USD|HKD|MOP|TWD|EUR|GBP|JPY|KRW|SGD|MYR|THB|VND|IDR|PHP|INR|AUD|NZD|CAD|CHF|AED|RUB|KWD|BHD|OMR|JOD|TND|CLP|ISK';
const sign = `${Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('$', '\\$'))
  .join('|')}|${CODES}`;
const AMOUNT = new RegExp(
  `^([+-]?)(${sign})?([+-]?)(\\d{1,3}(?:,\\d{3})+|\\d+)?(\\.\\d+)?([万萬亿億]?)(分|${sign})?整?$`,
  'i',
);

const currencyOf = (word: string | undefined): string | null => {
  if (!word) return null;
  const known = SIGNS[word.toUpperCase()];
  return known === undefined ? word.toUpperCase() : known;
};

/**
 * `¥1,234.50`, `1.2万元`, `11.77`, `US$ 5`. A bare `$` or `¥` is shared by several currencies and changes nothing.
 * Codes: `import.scientific`, `import.badMoney`, `import.moneyNegative`, `import.moneyTooPrecise` (more decimal places
 * than the currency has), `import.moneyTooLarge`.
 */
export function parseMoney(cell: string, options: MoneyOptions): Parsed<Money> {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  if (isScientific(text)) return refused('import.scientific', cell);
  const match = AMOUNT.exec(text);
  const [, before = '', prefix, behind = '', whole = '', fraction = '', scale = '', suffix] = match ?? [];
  if (!match || (whole === '' && fraction === '') || (before !== '' && behind !== ''))
    return refused('import.badMoney', cell);
  const stated = currencyOf(prefix) ?? (suffix === '分' ? 'CNY' : currencyOf(suffix));
  const places = suffix === '分' || options.unit === 'minor' ? 0 : minorDigits(stated ?? options.currency);
  const shift = places + (scale === '' ? 0 : /[万萬]/.test(scale) ? 4 : 8);
  const decimals = fraction.slice(1).replace(/0+$/, '');
  if (decimals.length > shift) return refused('import.moneyTooPrecise', cell, { places: shift });
  const digits = `${whole.replaceAll(',', '')}${decimals.padEnd(shift, '0')}`;
  const minor = Number(digits);
  if (!Number.isSafeInteger(minor)) return refused('import.moneyTooLarge', cell);
  const below = (before === '-' || behind === '-') && minor !== 0;
  if (below && !options.negative) return refused('import.moneyNegative', cell);
  return parsed({ minor: below ? -minor : minor, currency: stated });
}
