/** Money arrives in minor units (分, cents) and is shown in major ones. */
import type { Language } from '#kernel';
import { DASH, formatCompact } from './numbers.ts';

interface Currency {
  readonly sign: string;
  /** Minor units of one major unit, as a power of ten: 2 for yuan, 0 for yen. */
  readonly decimals: number;
}

/** An unknown code is shown as it is, with two decimals: shops send what they like. */
function currencyOf(code: string): Currency {
  try {
    const format = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    });
    const sign = format.formatToParts(0).find((p) => p.type === 'currency')?.value ?? code;
    return {
      sign: /^[A-Za-z]+$/.test(sign) ? `${sign} ` : sign,
      decimals: format.resolvedOptions().maximumFractionDigits ?? 2,
    };
  } catch {
    return { sign: `${code} `, decimals: 2 };
  }
}

/** ¥86,400 and ¥86,400.50: decimals only when there are any, and then all of them. */
export function formatMoney(minor: number, currency = 'CNY'): string {
  if (!Number.isFinite(minor)) return DASH;
  const { sign, decimals } = currencyOf(currency);
  const major = Math.abs(minor) / 10 ** decimals;
  const digits = Number.isInteger(major) ? 0 : decimals;
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(major);
  return `${minor < 0 ? '\u2212' : ''}${sign}${text}`;
}

/** For charts: ¥8.6万, ¥86.4K. */
export function formatMoneyCompact(minor: number, language: Language, currency = 'CNY'): string {
  if (!Number.isFinite(minor)) return DASH;
  const { sign, decimals } = currencyOf(currency);
  const major = Math.round(Math.abs(minor) / 10 ** decimals);
  return `${minor < 0 ? '\u2212' : ''}${sign}${formatCompact(major, language)}`;
}
