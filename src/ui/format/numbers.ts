/** Numbers as people read them. Pure: language and values in, text out. A value that is no number shows as a dash. */
import type { Language } from '#kernel';

/** U+2212: as wide as a plus, unlike the hyphen. */
const MINUS = '\u2212';
export const DASH = '\u2013';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const signed = (n: number, digits: string): string => (n < 0 ? `${MINUS}${digits}` : digits);

/** Exact, in every language: 12,408. Default for tables, counts and previews. At most two decimals. */
export function formatCount(n: number): string {
  if (!Number.isFinite(n)) return DASH;
  return signed(n, grouped.format(Math.abs(n)));
}

interface Step {
  readonly from: number;
  readonly sign: string;
}

const chineseSteps = (tenThousand: string, hundredMillion: string): readonly Step[] => [
  { from: 1e8, sign: hundredMillion },
  { from: 1e4, sign: tenThousand },
];

const steps: Readonly<Record<Language, readonly Step[]>> = {
  'zh-CN': chineseSteps('万', '亿'),
  'zh-TW': chineseSteps('萬', '億'),
  en: [
    { from: 1e9, sign: 'B' },
    { from: 1e6, sign: 'M' },
    { from: 1e3, sign: 'K' },
  ],
};

/** Chinese: one decimal below 100 (1.2万, 28.6万), none above (286万). English: three digits (12.4K, 2.86M). */
function shortened(value: number, language: Language): string {
  const digits = language === 'en' ? (value < 9.995 ? 2 : value < 99.95 ? 1 : 0) : value < 99.95 ? 1 : 0;
  return value.toFixed(digits);
}

/**
 * Compact, for wall cells and axes: 1.2万 · 286万 · 1.3亿, 12.4K · 2.86M. Below 10,000 it is exact.
 * A value that would round up to the next step is written in it: 99,999,999 is 1.0亿, not 10000万.
 */
export function formatCompact(n: number, language: Language): string {
  const size = Math.abs(n);
  if (!Number.isFinite(n) || size < 9999.5) return formatCount(Math.round(n));
  const all = steps[language];
  for (const [i, step] of all.entries()) {
    const larger = all[i - 1];
    const text = shortened(size / step.from, language);
    if (larger && Number(text) * step.from >= larger.from)
      return signed(n, `${shortened(1, language)}${larger.sign}`);
    if (size >= step.from || i === all.length - 1) return signed(n, `${grouping(text)}${step.sign}`);
  }
  return formatCount(n);
}

const grouping = (text: string): string =>
  text.length > 4 && !text.includes('.') ? grouped.format(Number(text)) : text;

/**
 * A part of a whole in percent: 13%. Never 0% for something and never 100% for not quite all: <1%, >99%; all of it is 100%, without
 * decimals.
 * `digits`: decimals, 0 unless told. A whole of nothing has no shares and shows a dash.
 */
export function formatShare(part: number, whole: number, digits = 0): string {
  if (!Number.isFinite(part) || !(whole > 0)) return DASH;
  if (part === whole) return '100%';
  const percent = (part / whole) * 100;
  const smallest = 10 ** -digits;
  const text = Math.abs(percent).toFixed(digits);
  if (part > 0 && Number(text) === 0) return `<${smallest.toFixed(digits)}%`;
  if (part < whole && Number(text) >= 100) return `>${(100 - smallest).toFixed(digits)}%`;
  return signed(percent, `${text}%`);
}

/** A change always shows its direction: +612, −420, and 0 for none. */
export function formatChange(n: number): string {
  return n > 0 ? `+${formatCount(n)}` : formatCount(n);
}

/** How many times as much: ×6.8 in Chinese, 6.8× in English. */
export function formatRatio(ratio: number, language: Language): string {
  if (!Number.isFinite(ratio)) return DASH;
  const text = formatCount(Number(ratio.toFixed(1)));
  return language === 'en' ? `${text}×` : `×${text}`;
}

/** A file's size: 980 B, 12.4 KB, 1.0 GB. Powers of 1,024. */
export function formatBytes(bytes: number): string {
  if (!(bytes >= 0)) return DASH;
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const units = ['KB', 'MB', 'GB', 'TB'] as const;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** Short things in a row: 标签管理员、标签管家, tag administrator, tag steward. */
export const formatList = (items: readonly string[], language: Language): string =>
  items.join(language === 'en' ? ', ' : '、');
