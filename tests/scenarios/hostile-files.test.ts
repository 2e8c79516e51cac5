/** Files that are broken, odd, or meant to do harm: each has an answer by name, and the product goes on. */
import { request } from 'node:http';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

type Content = string | Uint8Array<ArrayBuffer>;

const upload = (content: Content, name = 'a.csv') =>
  uploadFile({ address: product.address, key: KEY }, { kind: 'customers', name, content });

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function imported(content: Content): Promise<any> {
  const { status, body } = await upload(content);
  expect([status, body.error?.code, body.problems]).toEqual([201, undefined, []]);
  const run = await product.ask('POST', `/imports/${body.id}/run`, { confirm: true });
  const job = await product.jobEnd(run.body.job.id);
  expect([job.status, job.error]).toEqual(['done', null]);
  return job.result;
}

const nameOf = async (ref: string): Promise<string> =>
  (await product.ask('GET', `/customers/${encodeURIComponent(`ref:${ref}`)}`)).body.name;

/** Status and code for an upload that says how long it will be and then sends almost nothing. */
function announced(bytes: number): Promise<[status: number | undefined, code: string]> {
  return new Promise((done, fail) => {
    const sending = request(
      `${product.address}/api/v1/imports`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': String(bytes),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          sending.destroy();
          done([response.statusCode, JSON.parse(Buffer.concat(chunks).toString()).error.code]);
        });
      },
    );
    sending.on('error', fail);
    sending.write('--b\r\n');
  });
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose only sheet repeats a piece so many times: small as a file, large when it is unpacked. */
async function bomb(head: string, piece: string, times: number): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const whole = buffer(output);
  const parts: [name: string, xml: string][] = [
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>'],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="a" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
  ];
  for (const [name, xml] of parts) zip.addBuffer(Buffer.from(xml), name);
  const sheet = new PassThrough();
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  sheet.write(`<worksheet><sheetData>${head}`);
  for (let n = 0; n < times; n++)
    if (!sheet.write(piece)) await new Promise((done) => sheet.once('drain', done));
  sheet.end('</sheetData></worksheet>');
  return new Uint8Array(await whole);
}

describe('a file that is too much', () => {
  it('for the limit of 2 GB is refused before it is sent', async () => {
    expect(await announced(3 * 1024 ** 3)).toEqual([413, 'import.tooLarge']);
  });

  it('has 5,000 columns: refused by name', async () => {
    const header = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',');
    const { status, body } = await upload(`${header}\n${'1,'.repeat(4999)}1\n`);
    expect([status, body.error.code]).toEqual([422, 'import.tooManyColumns']);
  });

  it.each<[what: string, head: string, piece: string]>([
    ['spaces', '<row r="1"><c r="A1"><v>1</v></c></row>', ' '.repeat(1024 * 1024)],
    ['empty rows', '<row r="1"><c r="A1"><v>1</v></c></row>', '<row></row>'.repeat(95_000)],
  ])(
    'unpacks to a gigabyte of %s: refused before it is unpacked',
    async (_, head, piece) => {
      const file = await bomb(head, piece, 1024);
      expect(file.length).toBeLessThan(8 * 1024 * 1024);
      const before = product.uploads().length;
      const { status, body } = await upload(file, 'a.xlsx');
      expect([status, body.error.code]).toEqual([413, 'file.tooLarge']);
      expect(product.uploads().length).toBe(before);
    },
    60_000,
  );
});

describe('a row that is too much', () => {
  it.each<[what: string, row: string, code: string]>([
    ['with 5,000 cells in a table of two', `m-1,b${',x'.repeat(5000)}`, 'ragged'],
    ['with a cell of 20 MB', `m-2,${'x'.repeat(20_000_000)}`, 'cellTooLong'],
  ])('%s is refused by itself; the others are taken', async (what, row, code) => {
    const result = await imported(`编号,姓名\n${row}\nok-${what.length},好\n`);
    expect(result).toMatchObject({ rows: 2, new: 1, refused: 1, refusedBy: { [code]: 1 } });
  });

  it('a quote that is never closed is a letter like others, and what follows is refused by name', async () => {
    const result = await imported(`编号,姓名\nq-1,好\nq-2,"${'x\n'.repeat(20_000)}`);
    expect(result).toMatchObject({
      new: 2,
      refused: result.rows - 2,
      refusedBy: { ragged: result.rows - 2 },
    });
    expect(await nameOf('q-2')).toBe('"x');
  });
});

describe('an odd table', () => {
  it('with a byte order mark, or two of them, has its first column by its name', async () => {
    for (const [i, mark] of ['\ufeff', '\ufeff\ufeff'].entries()) {
      expect(await imported(`${mark}编号,姓名\nbom-${i},王\n`)).toMatchObject({ new: 1 });
      expect(await nameOf(`bom-${i}`)).toBe('王');
    }
  });

  it('with bytes of another encoding in one row: that row is refused, no other', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `enc-${i},客户\n`).join('');
    const content = Buffer.concat([
      Buffer.from(`编号,姓名\n${rows}`),
      Buffer.from([0x78, 0x2c, 0xff, 0xfe, 0x0a]),
      Buffer.from('enc-last,好\n'),
    ]);
    expect(await imported(new Uint8Array(content))).toMatchObject({
      new: 3001,
      refused: 1,
      refusedBy: { undecodable: 1 },
    });
  });

  it('with formulas keeps them as text', async () => {
    const formula = '=HYPERLINK("http://x.example","a")';
    await imported(`编号,姓名\nf-1,"${formula.replaceAll('"', '""')}"\n`);
    expect(await nameOf('f-1')).toBe(formula);
  });

  it('with one name over two columns tells them apart', async () => {
    const { body } = await upload('编号,姓名,姓名\nd-1,甲,乙\n');
    expect(body.columns).toEqual(['编号', '姓名', '姓名 (2)']);
    expect(body.mapping.columns).toEqual({ 编号: 'ref', 姓名: 'name', '姓名 (2)': 'ignore' });
  });

  it.each(['编号,姓名\r\n', '编号,姓名'])(
    'of nothing but a header (%j) brings nobody and says so',
    async (file) => {
      expect(await imported(file)).toMatchObject({ rows: 0, new: 0, refused: 0 });
    },
  );
});
