/** The attribute that a column would make. Pure. */
import type { AttributeType } from '#features/customers/core';
import { parseDate, parseNumber, parseYesNo } from '#features/imports/core';

export interface ProposedAttribute {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
}

const LONGEST_LABEL = 60;
const LONGEST_KEY = 64;

/** Named as the column is; its type is what all of the first cells can be read as. */
export function proposedAttribute(
  column: string,
  cells: readonly string[],
  timeZone: string,
): ProposedAttribute {
  const label = column.trim().slice(0, LONGEST_LABEL);
  return { key: keyOf(label), label, type: typeOf(cells, timeZone) };
}

/** Begins with a letter; letters, digits and underscores follow. */
const keyOf = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^[^\p{L}]+|_+$/gu, '')
    .slice(0, LONGEST_KEY);

function typeOf(cells: readonly string[], timeZone: string): AttributeType {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 'text';
  // A number of that many digits, or one with a zero before it, names something rather than counting it.
  const counts = (cell: string) => parseNumber(cell).ok && !/^0\d|\d{10}/.test(cell);
  if (filled.every((cell) => parseDate(cell, { timeZone }).ok)) return 'date';
  if (filled.every(counts)) return 'number';
  if (filled.every((cell) => parseYesNo(cell).ok)) return 'boolean';
  return 'text';
}
