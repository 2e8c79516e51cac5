import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { detect } from './detect.ts';
import { inspectFile, readHeader, readRows, sampleRows } from './read.ts';
import { delimiters, type ReadOptions, type Row } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'baizigui-read-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (content: string | Buffer, name = 'x.csv') => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const csv: ReadOptions = { format: 'csv' };

async function read(content: string | Buffer, options: ReadOptions = csv) {
  const table = readRows(Readable.from([Buffer.from(content)]), options);
  const rows: Row[] = [];
  const header = await table.header();
  for await (const batch of table) rows.push(...batch);
  return { header, rows, progress: table.progress };
}

/** The first 30 lines of the CDNOW order file, as it is published. */
const cdnow = `${[
  'customer_id  date number_of_cds  dollar_value',
  ' 00001 19970101  1   11.77',
  ' 00002 19970112  1   12.00',
  ' 00002 19970112  5   77.00',
  ' 00003 19970102  2   20.76',
  ' 00003 19970330  2   20.76',
  ' 00003 19970402  2   19.54',
  ' 00003 19971115  5   57.45',
  ' 00003 19971125  4   20.96',
  ' 00003 19980528  1   16.99',
  ' 00004 19970101  2   29.33',
  ' 00004 19970118  2   29.73',
  ' 00004 19970802  1   14.96',
  ' 00004 19971212  2   26.48',
  ' 00005 19970101  2   29.33',
  ' 00005 19970114  1   13.97',
  ' 00005 19970204  3   38.90',
  ' 00005 19970411  3   45.55',
  ' 00005 19970531  3   38.71',
  ' 00005 19970616  2   26.14',
  ' 00005 19970722  2   28.14',
  ' 00005 19970915  3   40.47',
  ' 00005 19971208  4   46.46',
  ' 00005 19971212  3   40.47',
  ' 00005 19980103  3   37.47',
  ' 00006 19970101  1   20.99',
  ' 00007 19970101  2   28.74',
  ' 00007 19971011  7   97.43',
  ' 00007 19980322  9  138.50',
  ' 00008 19970101  1    9.77',
].join('\r\n')}\r\n`;

describe('columns kept apart by spaces', () => {
  it('reads the CDNOW layout as it is', async () => {
    const detected = detect(Buffer.from(cdnow), 'cdnow-orders.txt');
    expect(detected).toMatchObject({ format: 'fixed', header: true, skipRows: 0 });
    const { header, rows } = await read(cdnow, detected);
    expect(header).toEqual(['customer_id', 'date', 'number_of_cds', 'dollar_value']);
    expect(rows).toHaveLength(29);
    expect(rows[0]).toEqual({ line: 2, cells: ['00001', '19970101', '1', '11.77'], problems: [] });
    expect(rows.at(-1)).toEqual({ line: 30, cells: ['00008', '19970101', '1', '9.77'], problems: [] });
    expect(rows.flatMap((row) => row.problems)).toEqual([]);
  });

  it('reports a line with a value too few', async () => {
    const { rows } = await read('a b\n1 2\n3\n', { format: 'fixed' });
    expect(rows[1]).toEqual({
      line: 3,
      cells: ['3', ''],
      problems: [{ code: 'ragged', column: null, facts: { expected: 2, actual: 1 } }],
    });
  });

  it('the end mark of DOS is no row', async () =>
    expect((await read('a b\n1 2\n\u001a', { format: 'fixed' })).rows).toHaveLength(1));
});

describe('text in every encoding, with every delimiter', () => {
  const cells = [
    ['姓名', '手机', '备注'],
    ['王女士', '13800138000', '引号"和，逗号,分号;竖线|制表\t'],
    ['李雷', '', '第一行\r\n第二行'],
    ['Ann', '+44 20', 'plain'],
  ];
  const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
  const cases = encodings.flatMap((encoding) =>
    delimiters.flatMap((delimiter) => [true, false].map((bom) => ({ encoding, delimiter, bom }))),
  );
  it.each(cases)('$encoding × $delimiter, mark: $bom', async ({ encoding, delimiter, bom }) => {
    const text = cells
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
      .join('\r\n');
    const bytes = iconv.encode(text, encoding, { addBOM: bom });
    const { header, rows } = await read(bytes, detect(bytes, 'x.csv'));
    expect(header).toEqual(cells[0]);
    expect(rows.map((row) => row.cells)).toEqual(cells.slice(1));
    expect(rows.flatMap((row) => row.problems)).toEqual([]);
    expect(rows.map((row) => row.line)).toEqual([2, 3, 5]);
  });

  it('a character split between two chunks is whole', async () => {
    const bytes = iconv.encode('姓名,备注\n王,好\n', 'gb18030');
    const table = readRows(Readable.from([...bytes].map((byte) => Buffer.from([byte]))), {
      ...csv,
      encoding: 'gb18030',
    });
    const rows: Row[] = [];
    for await (const batch of table) rows.push(...batch);
    expect(rows[0]?.cells).toEqual(['王', '好']);
  });

  it('an override wins over the proposal', async () => {
    const bytes = iconv.encode('a;b\n1;2\n', 'utf-8');
    expect((await read(bytes, { ...detect(bytes, 'x'), delimiter: ',' })).header).toEqual(['a;b']);
  });

  it('bytes that the encoding cannot mean are reported with their line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n1,2\n3,'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('\n5,6\n'),
    ]);
    const { rows } = await read(bytes);
    expect(rows.map((row) => [row.line, row.problems.map((p) => p.code)])).toEqual([
      [2, []],
      [3, ['undecodable']],
      [4, []],
    ]);
  });
});

describe('rows', () => {
  it('come in batches of the wanted size', async () => {
    const table = readRows(
      Readable.from([Buffer.from(`n\n${Array.from({ length: 1203 }, (_, i) => i).join('\n')}`)]),
      {
        ...csv,
        batchSize: 500,
      },
    );
    const sizes: number[] = [];
    for await (const batch of table) sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 203]);
  });

  it('a row too long or too short is reported, and read', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n1,2,,\n');
    expect(rows.map((row) => row.cells)).toEqual([
      ['1', ''],
      ['1', '2', '3'],
      ['1', '2'],
    ]);
    expect(rows.map((row) => row.problems.map((p) => p.facts))).toEqual([
      [{ expected: 2, actual: 1 }],
      [{ expected: 2, actual: 3 }],
      [],
    ]);
  });

  it.each([
    ['nothing', '', []],
    ['only a mark', '\ufeff', []],
    ['only line ends', '\r\n\r\n', []],
    ['only a header', 'a,b\n', ['a', 'b']],
    ['only a header, unended', 'a,b', ['a', 'b']],
  ])('a file with %s has no rows', async (_, content, header) => {
    const got = await read(content);
    expect(got.header).toEqual(header);
    expect(got.rows).toEqual([]);
  });

  it('without a header the columns are numbered and the first row is a row', async () => {
    const { header, rows } = await read('1,2\n3,4\n', { ...csv, header: false });
    expect(header).toEqual(['#1', '#2']);
    expect(rows.map((row) => row.line)).toEqual([1, 2]);
  });

  it('column names are trimmed, on one line, and unique', async () =>
    expect((await read(' 标签 ,标签,,"客户\n编号",\n1,2,3,4\n')).header).toEqual([
      '标签',
      '标签 (2)',
      '#3',
      '客户 编号',
    ]));

  it('title rows are skipped', async () => {
    const { header, rows } = await read('客户名单,,\n\n姓名,手机\n王,1\n', { ...csv, skipRows: 1 });
    expect(header).toEqual(['姓名', '手机']);
    expect(rows[0]?.line).toBe(4);
  });

  it('the delimiter line of Excel is no header', async () =>
    expect((await read('sep=;\r\na;b\r\n1;2\r\n', { ...csv, delimiter: ';' })).header).toEqual(['a', 'b']));

  it('says how many bytes were read of how many', async () => {
    const path = fileOf('a,b\n1,2\n');
    const table = readRows(path, csv);
    for await (const rows of table) expect(rows).toHaveLength(1);
    expect(table.progress).toEqual({ bytesRead: 8, bytesTotal: 8 });
  });

  it('lets other work run between batches', async () => {
    const big = Buffer.from(`a,b\n${'some text,"more, text"\n'.repeat(300_000)}`);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const table = readRows(Readable.from([big]), csv);
    for await (const rows of table) expect(rows.length).toBeGreaterThan(0);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('an error of the stream reaches the reader', async () => {
    const failing = new Readable({
      read() {
        this.destroy(new Error('connection lost'));
      },
    });
    await expect(readRows(failing, csv).header()).rejects.toThrow('connection lost');
  });

  it('a loop that is left closes the stream', async () => {
    const source = Readable.from([Buffer.from('a\n1\n'), Buffer.from('2\n')]);
    for await (const rows of readRows(source, { ...csv, batchSize: 1 })) {
      expect(rows).toHaveLength(1);
      break;
    }
    expect(source.destroyed).toBe(true);
  });
});

it('any bytes at all are rows, or a refusal that names itself', async () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xff, 0x41, 0xb0), { maxLength: 60 }),
      ),
      fc.constantFrom('utf-8', 'utf-16le', 'gb18030', null),
      async (bytes, encoding) => {
        const path = fileOf(Buffer.from(bytes), 'any.csv');
        try {
          const detected = await inspectFile(path, 'any.csv');
          for await (const rows of readRows(path, { ...detected, encoding: encoding ?? detected.encoding }))
            for (const row of rows) expect(row.cells.join('')).not.toBe('');
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toMatch(/^file\./);
        }
      },
    ),
    { numRuns: 200 },
  ));

describe('a look at a file', () => {
  it('gives the header and the first rows', async () => {
    const path = fileOf('a,b\n1,2\n3,4\n5,6\n');
    expect(await readHeader(path, csv)).toEqual(['a', 'b']);
    const sample = await sampleRows(path, csv, 2);
    expect(sample.header).toEqual(['a', 'b']);
    expect(sample.rows.map((row) => row.cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('finds the encoding by the first Chinese name, however late it comes', async () => {
    const late = Buffer.concat([
      Buffer.from(`name,phone\n${'Ann,13800138000\n'.repeat(40_000)}`),
      iconv.encode('王女士,13800138000\n李雷,1\n', 'gb18030'),
    ]);
    const path = fileOf(late);
    expect(detect(late.subarray(0, 1000), 'x.csv').encoding).toBe('utf-8');
    expect(await inspectFile(path, 'x.csv')).toMatchObject({
      encoding: 'gb18030',
      bytes: late.length,
      sheets: [],
    });
  });
});
