/**
 * Claim: tables of any size are read and written in constant memory without holding up the event loop.
 * Makes a 1 GB CSV (UTF-8 and GBK), a workbook of 300,000 rows with shared strings, and one of 1,000,000 rows by our own
 * writer, in the temporary folder; reads them; prints rows/s, growth of resident memory, and the longest wait of the event loop; deletes them.
 *
 *   npx esbuild bench/read-files.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/bench/read-files.mjs
 *   node dist/bench/read-files.mjs [megabytes of CSV, default 1000]
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PassThrough, type Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
import yazl from 'yazl';
import { csvWriter, type Encoding, inspectFile, readRows, xlsxWriter } from '#platform/files';

const megabytes = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));

const surnames = [...'王李张刘陈杨赵黄周吴'];
const levels = ['意向/高意向', '意向/中意向', '意向/低意向'];
const header = ['客户编号', '姓名', '手机', '标签', '城市', '备注', '下单时间', '金额'];

function row(i: number): string[] {
  const n = Math.imul(i + 1, 2654435761) >>> 0;
  return [
    `C${String(i).padStart(9, '0')}`,
    `${surnames[n % 10]}女士${n % 997}`,
    `13${String(n % 1_000_000_000).padStart(9, '0')}`,
    `${levels[n % 3]}，KA`,
    n % 2 === 0 ? '上海' : '北京',
    n % 5 === 0 ? `喜欢红色内饰，"周三"再联系\n带报价 ${n}` : '',
    '2024-01-05 12:30:00',
    ((n % 1_000_000) / 100).toFixed(2),
  ];
}

async function put(stream: Writable, data: string | Buffer): Promise<void> {
  if (!stream.write(data)) await once(stream, 'drain');
}

async function makeCsv(path: string, encoding: Encoding): Promise<void> {
  const out = createWriteStream(path);
  const line = (cells: string[]) =>
    `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
  let bytes = 0;
  await put(out, iconv.encode(line(header), encoding));
  for (let i = 0; bytes < megabytes * 1e6; ) {
    let text = '';
    for (let n = 0; n < 1000; n++) text += line(row(i++));
    const encoded = iconv.encode(text, encoding);
    bytes += encoded.length;
    await put(out, encoded);
  }
  out.end();
  await once(out, 'close');
}

/** As Excel writes: every text is a shared string, most of them used once. */
async function makeSharedWorkbook(path: string, rows: number): Promise<void> {
  const zip = new yazl.ZipFile();
  const out = createWriteStream(path);
  zip.outputStream.pipe(out);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const small: [string, string][] = [
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="客户" sheetId="1" r:id="a"/></sheets></workbook>'],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="a" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="${type}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
  ];
  for (const [part, xml] of small) zip.addBuffer(Buffer.from(xml), part);
  const strings = new PassThrough();
  zip.addReadStream(strings, 'xl/sharedStrings.xml');
  await put(strings, '<sst>');
  for (let i = 0; i < rows; i++)
    await put(
      strings,
      row(i)
        .slice(0, 7)
        .map((cell) => `<si><t>${cell}</t></si>`)
        .join(''),
    );
  strings.end('</sst>');
  const sheet = new PassThrough();
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  await put(sheet, '<worksheet><sheetData>');
  for (let i = 0; i < rows; i++) {
    const cells = Array.from(
      { length: 7 },
      (_, c) => `<c r="${'ABCDEFG'[c]}${i + 1}" t="s"><v>${i * 7 + c}</v></c>`,
    );
    await put(
      sheet,
      `<row r="${i + 1}" spans="1:8">${cells.join('')}<c r="H${i + 1}"><v>${row(i)[7]}</v></c></row>`,
    );
  }
  sheet.end('</sheetData></worksheet>');
  await once(out, 'close');
}

/** Runs some work and prints what it took. */
async function measured(name: string, work: () => Promise<number>): Promise<void> {
  await wait(200);
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const began = performance.now();
  const rows = await work();
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  clearInterval(sampler);
  const used = process.cpuUsage(cpu);
  console.log(
    `${name.padEnd(44)} ${rows} rows  ${seconds.toFixed(1)} s  ${Math.round(rows / seconds)} rows/s  ` +
      `RSS ${(before / 1e6).toFixed(0)} → +${((peak - before) / 1e6).toFixed(0)} MB  CPU ${((used.user + used.system) / 1e6).toFixed(1)} s  ` +
      `loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, max ${(delay.max / 1e6).toFixed(1)} ms`,
  );
}

async function readAll(path: string): Promise<number> {
  const table = readRows(path, await inspectFile(path, path));
  let rows = 0;
  let problems = 0;
  for await (const batch of table) {
    rows += batch.length;
    for (const each of batch) problems += each.problems.length;
  }
  if (problems > 0) throw new Error(`${problems} problems in a clean file`);
  return rows;
}

async function writeAll(
  path: string,
  make: typeof csvWriter | typeof xlsxWriter,
  rows: number,
): Promise<number> {
  const writer = make(createWriteStream(path), { header });
  for (let i = 0; i < rows; i += 500) await writer.write(Array.from({ length: 500 }, (_, n) => row(i + n)));
  return (await writer.end()).rows;
}

try {
  const at = (name: string) => join(folder, name);
  const size = (path: string) => `${(statSync(path).size / 1e6).toFixed(0)} MB`;
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const path = at('orders.csv');
    await makeCsv(path, encoding);
    await measured(`read CSV ${encoding}, ${size(path)}`, () => readAll(path));
    rmSync(path);
  }
  const shared = at('shared.xlsx');
  await makeSharedWorkbook(shared, 300_000);
  await measured(`read XLSX, 300 k × 8, shared, ${size(shared)}`, () => readAll(shared));
  rmSync(shared);
  const own = at('own.xlsx');
  await measured('write XLSX, 1 M × 8', () => writeAll(own, xlsxWriter, 1_000_000));
  await measured(`read XLSX, 1 M × 8, inline, ${size(own)}`, () => readAll(own));
  await measured('write CSV, 1 M × 8', () => writeAll(at('own.csv'), csvWriter, 1_000_000));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
