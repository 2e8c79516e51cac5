import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { inspectFile, readRows, sampleRows } from './read.ts';
import type { ReadOptions, Row } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'baizigui-xlsx-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
async function zipOf(parts: Record<string, string>): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;

interface Parts {
  rows: string;
  strings?: string;
  styles?: string;
  behind?: string;
  workbook?: string;
  extra?: Record<string, string>;
}

const bookOf = ({ rows, strings = '', styles = '', behind = '', workbook, extra = {} }: Parts) =>
  zipOf({
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      workbook ?? `<workbook><sheets><sheet name="客户" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('a', 'worksheet', 'worksheets/s1.xml')}${relation('b', 'worksheet', 'worksheets/s2.xml')}${relation('c', 'sharedStrings', 'sharedStrings.xml')}${relation('d', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/s1.xml': `<?xml version="1.0"?><worksheet><dimension ref="A1"/><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    'xl/worksheets/s2.xml':
      '<worksheet><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>',
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...extra,
  });

const plain: ReadOptions = { format: 'xlsx', header: false };

async function read(path: string, options: ReadOptions = plain): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of readRows(path, options)) all.push(...rows);
  return all;
}
const cellsIn = async (parts: Parts) => (await read(await bookOf(parts))).map((row) => row.cells);
const row = (cells: string, r = 1) => `<row r="${r}">${cells}</row>`;

describe('cells of a workbook', () => {
  it('texts: shared, rich, inline, escaped, with phonetics left out', async () =>
    expect(
      await cellsIn({
        strings:
          '<si><t>一 &amp; &#x4E8C;</t></si><si><r><t>红</t></r><r><t xml:space="preserve"> 色</t></r><rPh><t>hong</t></rPh></si><si><t>a_x000D_b<![CDATA[<c>]]></t></si>',
        rows: row(
          '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>inl</t><r><t>ine</t></r></is></c>',
        ),
      }),
    ).toEqual([['一 & 二', '红 色', 'a\rb<c>', 'inline']]));

  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['13800138000', '13800138000'],
    ['1.3800138E10', '13800138000'],
    ['1E-7', '0.0000001'],
    ['-0.5', '-0.5'],
    ['1e3', '1000'],
    ['1.5e+20', '150000000000000000000'],
  ])('number %s reads %s', async (stored, text) =>
    expect(await cellsIn({ rows: row(`<c><v>${stored}</v></c>`) })).toEqual([[text]]),
  );

  it('a number longer than Excel can hold is reported, for its last digits are gone', async () => {
    const [only] = await read(await bookOf({ rows: row('<c><v>440106199001011234</v></c>') }));
    expect(only).toMatchObject({
      cells: ['440106199001011000'],
      problems: [{ code: 'precisionLost', column: 0 }],
    });
  });

  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
    [0, 14, 22, 164, 165, 166, 167, 21, 31].map((id) => `<xf numFmtId="${id}"/>`).join('') +
    '</cellXfs>';
  it.each([
    [0, '45296', '45296'],
    [1, '45296', '2024-01-05'],
    [2, '45296.520833333336', '2024-01-05T12:30:00'],
    [3, '45351', '2024-02-29'],
    [4, '42', '00042'],
    [5, '1.5', '36:00:00'],
    [6, '45296', '45296'],
    [7, '0.35416666666666669', '08:30:00'],
    [8, '61', '1900-03-01'],
    [8, '59', '1900-02-28'],
    [1, '-3', '-3'],
    [1, '9999999', '9999999'],
    [1, 'soon', 'soon'],
    [5, 'NaN', 'NaN'],
  ])('style %i shows %s as %s', async (style, stored, text) =>
    expect(await cellsIn({ styles, rows: row(`<c s="${style}"><v>${stored}</v></c>`) })).toEqual([[text]]),
  );

  it('days may be counted from 1904', async () =>
    expect(
      await cellsIn({
        styles,
        workbook:
          '<workbook><workbookPr date1904="1"/><sheets><sheet name="x" r:id="a"/></sheets></workbook>',
        rows: row('<c s="1"><v>43834</v></c>'),
      }),
    ).toEqual([['2024-01-05']]));

  it('booleans, ISO dates, and the stored values of formulas', async () =>
    expect(
      await cellsIn({
        rows: row(
          '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2024-01-05T00:00:00</v></c><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
        ),
      }),
    ).toEqual([['TRUE', 'FALSE', '2024-01-05', '2', 'ab']]));

  it('an error value and a formula that was never calculated are reported', async () => {
    const [only] = await read(
      await bookOf({
        rows: row('<c><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>1+1</f><v/></c>'),
      }),
    );
    expect(only?.problems).toEqual([
      { code: 'cellError', column: 1, facts: { value: '#DIV/0!' } },
      { code: 'formulaWithoutValue', column: 2, facts: {} },
    ]);
  });

  it('empty cells between others keep their place, rows their number', async () => {
    const rows = await read(
      await bookOf({
        rows: `${row('<c r="A2"><v>1</v></c><c r="D2"><v>4</v></c>', 2)}<row r="3"><c s="1"/></row>${row('<c r="B7"><v>2</v></c>', 7)}`,
      }),
    );
    expect(rows.map((r) => [r.line, r.cells])).toEqual([
      [2, ['1', '', '', '4']],
      [7, ['', '2', '', '']],
    ]);
  });

  it('rows and cells without names follow each other', async () =>
    expect(
      await cellsIn({
        rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>',
      }),
    ).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]));

  it('prefixed names, single quotes and a > inside an attribute are read as any XML', async () =>
    expect(
      await cellsIn({
        rows: '',
        extra: {
          'xl/worksheets/s1.xml':
            "<x:worksheet><!-- a > b --><x:sheetData><x:row r='1' note='a>b'><x:c r='B1' t='inlineStr'><x:is><x:t>z</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
        },
      }),
    ).toEqual([['', 'z']]));

  it('a merged range gives its value to every row it covers', async () =>
    expect(
      await cellsIn({
        rows: `${row('<c r="A1" t="inlineStr"><is><t>王</t></is></c><c r="B1"><v>1</v></c>')}${row('<c r="A2"/><c r="B2"><v>2</v></c>', 2)}${row('<c r="B3"><v>3</v></c>', 3)}`,
        behind: '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="D1:E1"/></mergeCells>',
      }),
    ).toEqual([
      ['王', '1'],
      ['王', '2'],
      ['', '3'],
    ]));
});

describe('a workbook', () => {
  const two =
    '<workbook><sheets><sheet name="藏" state="hidden" r:id="b"/><sheet name="客户" r:id="a"/></sheets></workbook>';
  const parts: Parts = { workbook: two, rows: row('<c><v>1</v></c>') };

  it('is read at its first visible sheet, or at a chosen one', async () => {
    const path = await bookOf(parts);
    expect((await read(path)).map((r) => r.cells)).toEqual([['1']]);
    expect((await read(path, { ...plain, sheet: '藏' })).map((r) => r.cells)).toEqual([['2']]);
    expect((await read(path, { ...plain, sheet: 0 })).map((r) => r.cells)).toEqual([['2']]);
    await expect(read(path, { ...plain, sheet: '没有' })).rejects.toMatchObject({
      code: 'file.noSuchSheet',
      facts: { sheet: '没有', sheets: '藏, 客户' },
    });
  });

  it('is looked at: sheets, title row, header', async () => {
    const text = (...cells: string[]) =>
      cells.map((c) => `<c t="inlineStr"><is><t>${c}</t></is></c>`).join('');
    const path = await bookOf({
      workbook: two,
      rows:
        row(text('客户名单')) +
        row(text('姓名', '手机'), 2) +
        row(text('王', '1'), 3) +
        row(text('李', '2'), 4),
    });
    const inspected = await inspectFile(path, '客户.xlsx');
    expect(inspected).toMatchObject({ format: 'xlsx', header: true, skipRows: 1, sheets: ['藏', '客户'] });
    expect(await sampleRows(path, inspected, 1)).toMatchObject({
      header: ['姓名', '手机'],
      rows: [{ line: 3, cells: ['王', '1'] }],
    });
  });

  it('can come as a stream', async () => {
    const table = readRows(createReadStream(await bookOf(parts)), plain);
    const rows: Row[] = [];
    for await (const batch of table) rows.push(...batch);
    expect(rows.map((r) => r.cells)).toEqual([['1']]);
    expect(table.progress.bytesRead).toBeGreaterThan(0);
  });

  it('reads more shared strings than fit into memory', async () => {
    const count = 400_000;
    const strings = Array.from(
      { length: count },
      (_, i) => `<si><t>客户编号 ${i} ${'x'.repeat(i % 40)}</t></si>`,
    ).join('');
    const wanted = [0, 1, 65_535, 65_536, 123_456, count - 1, 7, count];
    const rows = await read(
      await bookOf({
        strings,
        rows: wanted.map((n, i) => row(`<c t="s"><v>${n}</v></c><c><v>1</v></c>`, i + 1)).join(''),
      }),
    );
    expect(rows.map((r) => r.cells[0])).toEqual([
      ...wanted.slice(0, -1).map((i) => `客户编号 ${i} ${'x'.repeat(i % 40)}`),
      '',
    ]);
    expect(rows.at(-1)?.problems[0]?.code).toBe('cellError');
  });

  it('a cell longer than Excel allows is cut and reported', async () => {
    const [only] = await read(
      await bookOf({ rows: row(`<c t="inlineStr"><is><t>${'x'.repeat(100)}</t></is></c>`) }),
      { ...plain, limits: { cellLength: 10 } },
    );
    expect(only).toMatchObject({ cells: ['x'.repeat(10)], problems: [{ code: 'cellTooLong', column: 0 }] });
  });
});

describe('files that cannot be read', () => {
  const refused = (path: string, options = plain) =>
    read(path, options).then(
      () => 'was read',
      (error) => error.code,
    );

  it('a zip that is cut off anywhere is damaged', async () => {
    const path = await bookOf({ rows: row('<c><v>1</v></c>') });
    const whole = readFileSync(path);
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      const cut = join(folder, 'cut.xlsx');
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * part)));
      expect(await refused(cut)).toBe('file.damaged');
    }
  });

  it('a sheet with broken bytes inside is damaged', async () => {
    const path = await bookOf({ rows: row('<c><v>1</v></c>'.repeat(2000)) });
    const bytes = readFileSync(path);
    const at = bytes.indexOf('xl/worksheets/s1.xml') + 'xl/worksheets/s1.xml'.length;
    bytes.fill(0xff, at, at + 40);
    writeFileSync(path, bytes);
    expect(await refused(path)).toBe('file.damaged');
  });

  it('XML that breaks off or declares entities is damaged', async () => {
    const sheet = (xml: string) => bookOf({ rows: '', extra: { 'xl/worksheets/s1.xml': xml } });
    expect(await refused(await sheet('<worksheet><sheetData><row r="1"><c'))).toBe('file.damaged');
    expect(
      await refused(await sheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>')),
    ).toBe('file.damaged');
  });

  it('a workbook without sheets is damaged', async () =>
    expect(await refused(await bookOf({ rows: '', workbook: '<workbook><sheets/></workbook>' }))).toBe(
      'file.damaged',
    ));

  it('a zip that holds no workbook is not supported', async () => {
    expect(await refused(await zipOf({ 'word/document.xml': '<x/>' }))).toBe('file.unsupported');
    expect(
      await refused(
        await zipOf({
          '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.bin')}</Relationships>`,
          'xl/workbook.bin': '',
        }),
      ),
    ).toBe('file.unsupported');
  });

  it('a sheet that unpacks to more than the limit is refused before it is unpacked', async () => {
    const path = await bookOf({ rows: `${row('<c><v>1</v></c>')}${' '.repeat(70 * 1024 * 1024)}` });
    await expect(read(path)).rejects.toMatchObject({ code: 'file.tooLarge', facts: { what: 'packRatio' } });
    await expect(read(path, { ...plain, limits: { unpackedBytes: 1024 * 1024 } })).rejects.toMatchObject({
      code: 'file.tooLarge',
      kind: 'tooLarge',
      facts: { what: 'unpackedBytes', limit: 1024 * 1024 },
    });
  });
});
