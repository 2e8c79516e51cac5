/** Writes CSV that Excel opens rightly: UTF-8 with its mark, CRLF, and no cell that turns into a formula. */
import type { Writable } from 'node:stream';
import { slices } from './slices.ts';
import { type Cell, finish, rememberErrors, type TableWriter, writeTo } from './table-writer.ts';

/** Rows joined into one piece of text before it is handed on. */
const GROUP = 500;

/**
 * Text that begins with `=`, `+`, `-`, `@`, tab or CR gets a `'` in front, unless it is a plain number: a spreadsheet
 * would otherwise run it (OWASP, CSV injection). The full-width forms of the signs count too, since Excel reads them alike.
 */
export function csvWriter(
  output: Writable,
  options: { readonly header: readonly string[]; readonly delimiter?: ',' | ';' | '\t' },
): TableWriter {
  const delimiter = options.delimiter ?? ',';
  const special = specialWith(delimiter);
  const pause = slices();
  let rows = 0;
  let begun = false;
  rememberErrors(output);

  const lines = (group: readonly (readonly Cell[])[]) => {
    let text = '';
    for (const cells of group) {
      for (let i = 0; i < cells.length; i++) {
        if (i > 0) text += delimiter;
        text += field(cells[i] as Cell, delimiter, special);
      }
      text += '\r\n';
    }
    return text;
  };
  const begin = async () => {
    if (begun) return;
    begun = true;
    await writeTo(output, `\ufeff${lines([options.header])}`, output);
  };

  return {
    async write(batch) {
      await begin();
      for (let at = 0; at < batch.length; at += GROUP) {
        const group = batch.slice(at, at + GROUP);
        await writeTo(output, lines(group), output);
        rows += group.length;
        await pause();
      }
    },
    async end() {
      await begin();
      await finish(output);
      return { rows, cutCells: 0 };
    },
  };
}

/** What must be looked at closely: a sign that could begin a formula, a space at an end, and what is quoted. */
const specialWith = (delimiter: string): RegExp =>
  new RegExp(`^[=+\\-@＝＋－＠ ]|["\\t\\r\\n${delimiter}]| $`);

function field(cell: Cell, delimiter: string, special: RegExp): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  // Nearly every text, in one look.
  if (!special.test(typeof cell === 'string' ? cell : cell.date))
    return typeof cell === 'string' ? cell : cell.date;
  const text = typeof cell === 'string' ? neutral(cell) : cell.date;
  const mustQuote =
    text.includes(delimiter) ||
    text.includes('"') ||
    /[\r\n]/.test(text) ||
    text.startsWith(' ') ||
    text.endsWith(' ');
  return mustQuote ? `"${text.replaceAll('"', '""')}"` : text;
}

function neutral(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
