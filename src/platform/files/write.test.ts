import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvWriter } from './csv-write.ts';
import { inspectFile, readRows } from './read.ts';
import type { ReadOptions, Row } from './table.ts';
import type { Cell, TableWriter } from './table-writer.ts';
import { xlsxWriter } from './xlsx-write.ts';

const folder = mkdtempSync(join(tmpdir(), 'baizigui-write-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'table');

type MakeWriter = (output: Writable) => TableWriter;

async function write(make: MakeWriter, rows: Cell[][]) {
  const writer = make(createWriteStream(path));
  await writer.write(rows);
  return writer.end();
}
async function read(options: ReadOptions) {
  const rows: Row[] = [];
  const table = readRows(path, options);
  const header = await table.header();
  for await (const batch of table) rows.push(...batch);
  return { header, cells: rows.map((row) => row.cells), problems: rows.flatMap((row) => row.problems) };
}
const csvOf = (header: string[]) => (output: Writable) => csvWriter(output, { header });
const xlsxOf = (header: string[]) => (output: Writable) => xlsxWriter(output, { header });

describe('CSV', () => {
  it('begins with the UTF-8 mark and ends lines as Excel does', async () => {
    await write(csvOf(['姓名', 'n']), [
      ['王', 1],
      ['a,"b"', null],
      [' x', true],
    ]);
    expect(readFileSync(path, 'utf8')).toBe('\ufeff姓名,n\r\n王,1\r\n"a,""b""",\r\n" x",TRUE\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['＝1+1', "'＝1+1"],
    ['-12.50', '-12.50'],
    ['+8613800138000', '+8613800138000'],
    ['a=b', 'a=b'],
  ])('%j is written as %j', async (text, expected) => {
    await write(csvOf(['x']), [[text]]);
    expect((await read({ format: 'csv' })).cells).toEqual([[expected]]);
  });

  it('a formula in a column name is neutralised too', async () => {
    await write(csvOf(['=x']), []);
    expect((await read({ format: 'csv' })).header).toEqual(["'=x"]);
  });

  it('a table without rows is a header', async () => {
    expect(await write(csvOf(['a']), [])).toEqual({ rows: 0, cutCells: 0 });
    expect(readFileSync(path, 'utf8')).toBe('\ufeffa\r\n');
  });
});

describe('XLSX', () => {
  it('keeps types: text is never a formula, numbers and dates are themselves', async () => {
    await write(xlsxOf(['a', 'b', 'c', 'd', 'e']), [
      ['=1+1', 11.77, true, { date: '2024-01-05' }, { date: '2024-02-29T08:30:15' }],
      ['00042', -3, false, { date: '1899-12-31' }, null],
    ]);
    expect(await read(await inspectFile(path, 'x.xlsx'))).toEqual({
      header: ['a', 'b', 'c', 'd', 'e'],
      cells: [
        ['=1+1', '11.77', 'TRUE', '2024-01-05', '2024-02-29T08:30:15'],
        ['00042', '-3', 'FALSE', '1899-12-31', ''],
      ],
      problems: [],
    });
  });

  it('goes on in another sheet when one is full', async () => {
    const make = (output: Writable) => xlsxWriter(output, { header: ['n'], sheet: '客户', sheetRows: 4 });
    await write(make, [[1], [2], [3], [4], [5]]);
    expect((await inspectFile(path, 'x.xlsx')).sheets).toEqual(['客户', '客户 (2)']);
    const numbers = async (sheet: number) => (await read({ format: 'xlsx', sheet })).cells.flat();
    expect(await numbers(0)).toEqual(['1', '2', '3']);
    expect(await numbers(1)).toEqual(['4', '5']);
  });

  it('cuts what Excel would call damaged, and says how often', async () => {
    expect(await write(xlsxOf(['a']), [['x'.repeat(40_000)], ['y']])).toEqual({ rows: 2, cutCells: 1 });
    expect((await read({ format: 'xlsx' })).cells[0]?.[0]).toHaveLength(32_767);
  });

  it('a sheet name takes what Excel allows', async () => {
    await write((output) => xlsxWriter(output, { header: ['a'], sheet: "'a/b:c[d]&\"'".repeat(5) }), []);
    const { sheets } = await inspectFile(path, 'x.xlsx');
    expect(sheets[0]).toMatch(/^[^\\/?*[\]:']{1}[^\\/?*[\]:]{0,30}$/);
  });
});

describe('what is written is read', () => {
  const unit = fc.constantFrom(...'ab1"\',;\t\n\r 王😀&<>_x000D_]]>=+-@\u0001é'.split(''), '_x000D_', '😀');
  const cell = fc.string({ unit, maxLength: 12 }).map((s) => s.toWellFormed().replaceAll('\ufffd', '?'));
  const table = fc.array(fc.tuple(fc.constant('k'), cell, cell), { maxLength: 8 });

  it('as a workbook, character for character', async () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await write(xlsxOf(['k', 'b', 'c']), rows);
        const got = await read({ format: 'xlsx' });
        expect(got).toEqual({ header: ['k', 'b', 'c'], cells: rows, problems: [] });
      }),
      { numRuns: 60 },
    ));

  it('as CSV, but for the mark on what could be a formula', async () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await write(csvOf(['k', 'b', 'c']), rows);
        const marked = (text: string) =>
          /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+$/.test(text) ? `'${text}` : text;
        const got = await read(await inspectFile(path, 'x.csv'));
        expect(got).toEqual({
          header: ['k', 'b', 'c'],
          cells: rows.map((row) => row.map(marked)),
          problems: [],
        });
      }),
      { numRuns: 60 },
    ));
});

describe.each([
  ['CSV', csvOf(['a'])],
  ['XLSX', xlsxOf(['a'])],
])('the output of a %s', (_, make) => {
  const many = Array.from({ length: 20_000 }, (_, i) => [`row ${i} ${Math.sin(i)}`]);

  it('is not overrun: a slow reader slows the writer down', async () => {
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 16 * 1024,
      write(chunk, _encoding, done) {
        most = Math.max(most, slow.writableLength);
        waiting += chunk.length;
        setImmediate(done);
      },
    });
    const writer = make(slow);
    for (let i = 0; i < 10; i++) await writer.write(many);
    await writer.end();
    expect(waiting).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThan(400_000);
  });

  it('may fail: the writer rejects and nothing hangs', async () => {
    let taken = 0;
    const failing = new Writable({
      highWaterMark: 1024,
      write(chunk, _encoding, done) {
        taken += chunk.length;
        done(taken > 20_000 ? new Error('disk full') : null);
      },
    });
    const writer = make(failing);
    await expect(
      (async () => {
        for (let i = 0; i < 50; i++) await writer.write(many);
        await writer.end();
      })(),
    ).rejects.toThrow('disk full');
  });

  it('may be closed by the other side: the writer rejects and nothing hangs', async () => {
    const stuck = new Writable({ highWaterMark: 1024, write() {} });
    const writer = make(stuck);
    setTimeout(() => stuck.destroy(), 20);
    await expect(
      (async () => {
        for (let i = 0; i < 50; i++) await writer.write(many);
        await writer.end();
      })(),
    ).rejects.toThrow('closed');
  });
});
