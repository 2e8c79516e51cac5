/** Phones, numbers, yes and no, and lists as people write them in tables. */
import { normalPhone } from '#kernel';
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';

/**
 * One phone number in its stored form (see `normalPhone`).
 * Codes: `import.scientific`, `import.phoneMasked`, `import.phoneSeveral`, `customer.badPhone`.
 */
export function parsePhone(cell: string): Parsed<string> {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^'|^tel:/i, '');
  if (isScientific(text)) return refused('import.scientific', cell);
  if (/\d\*{2,}/.test(text)) return refused('import.phoneMasked', cell);
  // A number that went through a spreadsheet's decimal column.
  const phone = normalPhone(text.replace(/^(\d{5,15})\.0+$/, '$1'));
  if (phone !== null) return parsed(phone);
  const several = text.split(/[,;、/|\n]/).filter((part) => normalPhone(part) !== null);
  return refused(several.length > 1 ? 'import.phoneSeveral' : 'customer.badPhone', cell);
}

/** A decimal number with optional thousands separators, `万` or `亿`. Codes: `import.scientific`, `import.badNumber`. */
export function parseNumber(cell: string): Parsed<number> {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  if (isScientific(text)) return refused('import.scientific', cell);
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([万萬亿億]?)$/.exec(text);
  if (!match) return refused('import.badNumber', cell);
  const [, sign = '', whole = '', fraction = '', scale = ''] = match;
  const places = scale === '' ? 0 : /[万萬]/.test(scale) ? 4 : 8;
  const value = Number(`${sign}${whole.replaceAll(',', '')}${fraction}e${places}`);
  return Number.isFinite(value) ? parsed(value === 0 ? 0 : value) : refused('import.badNumber', cell);
}

const YES = new Set(['是', '有', '对', '對', '√', '✓', '✔', 'y', 'yes', 'true', 't', '1', 'on']);
const NO = new Set([
  '否',
  '无',
  '無',
  '没有',
  '沒有',
  '不是',
  '错',
  '錯',
  '×',
  '✗',
  '✘',
  'x',
  'n',
  'no',
  'false',
  'f',
  '0',
  'off',
]);

/** Code: `import.badYesNo`. */
export function parseYesNo(cell: string): Parsed<boolean> {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  if (YES.has(text)) return parsed(true);
  if (NO.has(text)) return parsed(false);
  return refused('import.badYesNo', cell);
}

/** The entries of a list, each once, in order: `高意向，KA；老客户` has three. A `/` belongs to a name (`意向/高意向`). */
export function splitList(cell: string): string[] {
  const entries = cell.split(/[,，;；、|｜\r\n]/).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}
