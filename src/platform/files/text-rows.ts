/** Rows of a text file (delimited or in fixed columns) from a stream of bytes. */
import type { Readable } from 'node:stream';
import { CsvScanner } from './csv-scan.ts';
import { decoder } from './encoding.ts';
import { splitFixed } from './layout.ts';
import { slices } from './slices.ts';
import type { Limits, Progress, ReadOptions, Row } from './table.ts';

/** Bytes decoded and parsed in one go: 1 to 2 ms of work. */
const PIECE = 64 * 1024;

/** Every row that is not blank, header included, in groups as they become ready. */
export async function* textRows(
  bytes: Readable,
  options: ReadOptions,
  limits: Limits,
  progress: Progress,
): AsyncGenerator<readonly Row[]> {
  const decode = decoder(options.encoding ?? 'utf-8');
  const fixed = options.format === 'fixed';
  const delimiter = options.delimiter ?? ',';
  const scanner = new CsvScanner(fixed ? null : delimiter, limits);
  const pause = slices();
  let first = true;
  const take = (): readonly Row[] => {
    let rows = scanner.rows;
    scanner.rows = [];
    if (first && rows[0]) {
      first = false;
      if (!fixed && isDelimiterLine(rows[0], delimiter)) rows = rows.slice(1);
    }
    return fixed ? rows.map(inFixedColumns) : rows;
  };
  for await (const chunk of bytes) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    for (let at = 0; at < buffer.length; at += PIECE) {
      const piece = buffer.subarray(at, at + PIECE);
      progress.bytesRead += piece.length;
      scanner.push(decode.write(piece));
      if (scanner.rows.length > 0) yield take();
      await pause();
    }
  }
  scanner.push(decode.end());
  scanner.end();
  const last = scanner.rows.at(-1);
  if (last && isEndMark(last)) scanner.rows.pop();
  if (scanner.rows.length > 0) yield take();
}

/** Excel writes `sep=;` above the header to say what follows. */
function isDelimiterLine(row: Row, delimiter: string): boolean {
  return /^sep=.$/.test(row.cells.join(delimiter));
}

/** DOS tools end a text with the character SUB. */
function isEndMark(row: Row): boolean {
  return row.cells.length === 1 && row.cells[0] === '\u001a';
}

function inFixedColumns(row: Row): Row {
  return {
    line: row.line,
    cells: splitFixed(row.cells[0] ?? ''),
    problems: row.problems.map((problem) => ({ ...problem, column: null })),
  };
}
