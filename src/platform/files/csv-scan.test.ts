import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from './csv-scan.ts';
import { defaultLimits, type Row } from './table.ts';

/** Scans a text in chunks of `size` characters. */
function scan(text: string, { delimiter = ',', size = 1_000_000, limits = {} } = {}): Row[] {
  const scanner = new CsvScanner(delimiter, { ...defaultLimits, ...limits });
  for (let i = 0; i < text.length; i += size) scanner.push(text.slice(i, i + size));
  scanner.end();
  return scanner.rows;
}

const cellsOf = (text: string, delimiter = ',') => scan(text, { delimiter }).map((row) => row.cells);
const codesOf = (row: Row | undefined) => row?.problems.map((p) => p.code);

describe('delimited text', () => {
  it.each([
    ['LF', 'a,b\nc,d\n'],
    ['CRLF', 'a,b\r\nc,d\r\n'],
    ['CR', 'a,b\rc,d\r'],
    ['no line end at the end', 'a,b\nc,d'],
    ['blank lines', '\n\na,b\r\n\r\n,\nc,d\n\n'],
    ['quotes', '"a","b"\n"c",d'],
  ])('%s', (_, text) =>
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  );

  it('keeps line breaks, delimiters and doubled quotes inside quotes', () =>
    expect(cellsOf('"a,""b""\r\nc",d\n')).toEqual([['a,"b"\r\nc', 'd']]));

  it('counts lines of the file, not rows, whatever ends them', () =>
    expect(scan('h\n\n"a\nb\r\nc\rd",1\r\ne\rf\n').map((row) => row.line)).toEqual([1, 3, 7, 8]));

  it('an empty cell at the end of a line is a cell', () =>
    expect(cellsOf('a,\nb,')).toEqual([
      ['a', ''],
      ['b', ''],
    ]));

  it('a quote in the middle of a cell is an ordinary character', () =>
    expect(scan('5" disk,b\n')).toEqual([{ line: 1, cells: ['5" disk', 'b'], problems: [] }]));

  it('text behind a closing quote is kept and reported', () => {
    const [row] = scan('a,"b" c,d\n');
    expect(row?.cells).toEqual(['a', 'b c', 'd']);
    expect(row?.problems).toEqual([]);
    const [other] = scan('a,"b"c,d\n');
    expect(other?.cells).toEqual(['a', 'bc', 'd']);
    expect(other?.problems).toEqual([{ code: 'strayQuote', column: 1, facts: {} }]);
  });

  it('a lone quote at the start of a cell does not swallow the rows behind it', () => {
    const rows = scan('1,"Big Tom\n2,"x"\n3,"say ""hi"""\n');
    expect(rows.map((row) => row.cells)).toEqual([
      ['1', '"Big Tom'],
      ['2', 'x'],
      ['3', 'say "hi"'],
    ]);
    expect(rows.map(codesOf)).toEqual([['loneQuote'], [], []]);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3]);
  });

  it('a lone quote with no other quote behind it is found at the end, or after more text than a cell can have', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `${i},some ordinary text`).join('\n');
    for (const text of [`1,"lone\n2,b\n`, `1,"lone\n${many}\n`]) {
      const rows = scan(text, { size: 4096 });
      expect(codesOf(rows[0])).toEqual(['loneQuote']);
      expect(rows).toHaveLength(text.split('\n').length - 1);
      expect(rows.at(-1)?.line).toBe(rows.length);
    }
  });

  it('reports NUL and undecodable characters with line and column, and no neighbour', () => {
    const rows = scan('a,b\nc,d\u0000\n\ufffde,f\ng,h\n', { size: 3 });
    expect(rows.map((row) => row.problems)).toEqual([
      [],
      [{ code: 'nulCharacter', column: 1, facts: {} }],
      [{ code: 'undecodable', column: 0, facts: {} }],
      [],
    ]);
  });

  it('cuts a cell that is too long, quoted or not, and goes on with the next', () => {
    const limits = { cellLength: 10 };
    const long = 'x'.repeat(100);
    for (const text of [`${long},b\nc,d\n`, `"${long}",b\nc,d\n`]) {
      const rows = scan(text, { limits, size: 7 });
      expect(rows.map((row) => row.cells)).toEqual([
        ['x'.repeat(10), 'b'],
        ['c', 'd'],
      ]);
      expect(rows[0]?.problems).toEqual([{ code: 'cellTooLong', column: 0, facts: { limit: 10 } }]);
    }
  });

  it('drops cells beyond the widest possible row', () => {
    const [row] = scan(`${'x,'.repeat(50)}y\n`, { limits: { columns: 3 } });
    expect(row?.cells).toEqual(['x', 'x', 'x']);
    expect(codesOf(row)).toEqual(['tooManyColumns']);
  });

  it('a file of nothing but lone quotes is read in reasonable time', () => {
    const text = '"a\n'.repeat(200_000);
    expect(scan(text, { size: 65_536 })).toHaveLength(200_000);
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '女', ';', ''),
    maxLength: 6,
  });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  const written = (rows: string[][]) =>
    rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
  const filled = (rows: readonly (readonly string[])[]) =>
    rows.filter((cells) => cells.some((c) => c !== ''));

  it('reads back every table that is written with quotes, in chunks of any size', () =>
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        expect(scan(written(rows), { size }).map((row) => row.cells)).toEqual(filled(rows));
      }),
    ));

  it('agrees with csv-parse on well-formed files', () =>
    fc.assert(
      fc.property(table, (rows) => {
        const text = written(rows);
        const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: '\n' });
        expect(cellsOf(text)).toEqual(filled(theirs));
      }),
    ));

  it('any text at all, in any chunks, gives the same rows and loses no character but quotes and separators', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'b') }),
        fc.integer({ min: 1, max: 5 }),
        (text, size) => {
          const whole = scan(text);
          expect(scan(text, { size })).toEqual(whole);
          const letters = (s: string) => s.replace(/[^ab]/g, '');
          expect(letters(whole.flatMap((row) => row.cells).join(''))).toBe(letters(text));
        },
      ),
      { numRuns: 500 },
    ));
});
