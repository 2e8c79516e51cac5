/** How the rows of a sample are laid out: which character parts the cells, where the header stands. Pure. */
import { CsvScanner } from './csv-scan.ts';
import { type Delimiter, defaultLimits, delimiters } from './table.ts';

const ROWS = 200;

/** The delimiter under which a sample falls into rows of one width, or `null` when none does. */
export function detectDelimiter(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of delimiters) {
    const widths = sampleCells(text, delimiter).map((cells) => cells.length);
    const usual = mostFrequent(widths);
    if (usual.value < 2) continue;
    const agreement = usual.count / widths.length;
    // Titles and ragged rows are few; a character that merely occurs in the text gives no agreement.
    if (agreement < 0.5) continue;
    const score = agreement + (widths[0] === usual.value ? 0.5 : 0) + Math.min(usual.value, 50) / 1000;
    if (!best || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

/** Rows in columns kept apart by spaces: the same number of words in (nearly) every row, and a column of numbers among them. */
export function isFixed(text: string): boolean {
  const rows = sampleCells(text, null).map(([line = '']) => splitFixed(line));
  const usual = mostFrequent(rows.map((words) => words.length));
  if (usual.value < 2 || rows.length < 2 || usual.count < rows.length * 0.95) return false;
  const body = rows.slice(1).filter((words) => words.length === usual.value);
  return Array.from({ length: usual.value }, (_, i) => i).some(
    (i) => body.length > 0 && body.every((words) => /^[+-]?[\d,]*\.?\d+$/.test(words[i] ?? '')),
  );
}

/** The words of a line in a fixed layout. Ideographic spaces count as text, as do tabs. */
export function splitFixed(line: string): string[] {
  const words = line.split(/ +/);
  if (words[0] === '') words.shift();
  if (words.at(-1) === '') words.pop();
  return words;
}

/** Rows of a sample as they fall under a delimiter. The last one may be cut off, so it is left out of longer samples. */
export function sampleCells(text: string, delimiter: Delimiter | null): readonly (readonly string[])[] {
  const scanner = new CsvScanner(delimiter, defaultLimits);
  scanner.push(text);
  if (scanner.rows.length < 2) scanner.end();
  return scanner.rows.slice(0, ROWS).map((row) => row.cells);
}

/** Whether the first row names the columns, and how many title rows stand above it. */
export function detectHeader(rows: readonly (readonly string[])[]): { header: boolean; skipRows: number } {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const usual = mostFrequent(filled).value;
  let skipRows = 0;
  while (usual >= 2 && skipRows < 5 && skipRows + 1 < rows.length && filled[skipRows] === 1) skipRows++;
  const first = rows[skipRows];
  return { header: first?.every((cell) => !looksLikeData(cell)) ?? false, skipRows };
}

/** A number, a date, a telephone number or an address of a page or person: nothing that a column is called. */
function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[+-]?[¥￥$]?[\d.,]+%?$/.test(text) ||
    /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d/.test(text) ||
    /^[+\d][\d -]{6,}$/.test(text) ||
    /^\S+@\S+\.\S+$|^https?:\/\//.test(text)
  );
}

function mostFrequent(numbers: readonly number[]): { value: number; count: number } {
  const counts = new Map<number, number>();
  let best = { value: 0, count: 0 };
  for (const value of numbers) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > best.count) best = { value, count };
  }
  return best;
}
