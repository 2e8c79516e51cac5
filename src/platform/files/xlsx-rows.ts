/** Rows of one sheet of a workbook, as a stream: the sheet is unpacked and scanned piece by piece, never held. */
import { basename } from 'node:path';
import { MergedCells } from './merged-cells.ts';
import { SheetRows } from './sheet-rows.ts';
import { slices } from './slices.ts';
import { MAX_TABLE_BYTES, StringTable } from './string-table.ts';
import type { Limits, Progress, ReadOptions, Row } from './table.ts';
import { builtInLook, lookOf, type NumberLook, unescapeCell } from './xlsx-cells.ts';
import { chooseSheet, Package, scan, type Workbook, xmlEncoding } from './xlsx-package.ts';
import { attribute, XmlScanner } from './xml-scan.ts';

/**
 * Every row that is not blank, header included, in groups as they become ready. Unpacking runs in Node's thread pool;
 * scanning runs here, 16 kB of XML at a time.
 */
export async function* xlsxRows(
  path: string,
  options: ReadOptions,
  limits: Limits,
  progress: Progress,
): AsyncGenerator<readonly Row[]> {
  const zip = await Package.open(path, limits, basename(path));
  const strings = new StringTable();
  try {
    const workbook = await zip.workbook();
    const sheet = chooseSheet(workbook, options.sheet);
    progress.bytesTotal = zip.size(sheet.part);
    const looks = await readLooks(zip, workbook);
    if (workbook.sharedStrings) await readStrings(zip, workbook.sharedStrings, strings, limits);
    const merges = await readMerges(zip, sheet.part);
    const rows = new SheetRows({ strings, looks, merges, from1904: workbook.from1904, limits });
    const scanner = new XmlScanner(rows);
    const pause = slices();
    for await (const text of partText(zip, sheet.part, { progress })) {
      scanner.write(text);
      if (rows.ready.length > 0) yield rows.take();
      if (rows.done) return;
      await pause();
    }
    scanner.end();
    if (rows.ready.length > 0) yield rows.take();
  } finally {
    strings.close();
    zip.close();
  }
}

/** Names of the sheets that can be read, in the order of the workbook. Errors as in `readRows`. */
export async function sheetNames(path: string, limits: Limits, fileName: string): Promise<string[]> {
  const zip = await Package.open(path, limits, fileName);
  try {
    return (await zip.workbook()).sheets.map((sheet) => sheet.name);
  } finally {
    zip.close();
  }
}

async function* partText(
  zip: Package,
  part: string,
  { progress, maxBytes }: { progress?: Progress; maxBytes?: number } = {},
): AsyncGenerator<string> {
  let decode: TextDecoder | null = null;
  for await (const bytes of zip.chunks(part, maxBytes)) {
    decode ??= new TextDecoder(xmlEncoding(bytes));
    if (progress) progress.bytesRead += bytes.length;
    yield decode.decode(bytes, { stream: true });
  }
  yield decode?.decode() ?? '';
}

/** How each cell style shows its number. */
async function readLooks(zip: Package, workbook: Workbook): Promise<readonly NumberLook[]> {
  if (!workbook.styles) return [];
  const custom = new Map<number, NumberLook>();
  const looks: NumberLook[] = [];
  let inCellFormats = false;
  scan(await zip.text(workbook.styles), (name, attributes) => {
    if (name === 'numFmt')
      custom.set(
        Number(attribute(attributes, 'numFmtId')),
        lookOf(attribute(attributes, 'formatCode') ?? ''),
      );
    else if (name === 'cellXfs') inCellFormats = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCellFormats = false;
    else if (name === 'xf' && inCellFormats) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      looks.push(custom.get(id) ?? builtInLook(id));
    }
  });
  return looks;
}

async function readStrings(zip: Package, part: string, into: StringTable, limits: Limits): Promise<void> {
  let text = '';
  let collecting = false;
  let phonetic = false;
  const scanner = new XmlScanner({
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') collecting = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 'si') into.add(unescapeCell(text));
      else if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
    },
    // One more than the limit is kept, so that the row that uses the string can report the cut.
    text(piece) {
      if (collecting && text.length <= limits.cellLength)
        text += piece.slice(0, limits.cellLength + 1 - text.length);
    },
  });
  const pause = slices();
  const maxBytes = Math.min(limits.unpackedBytes, MAX_TABLE_BYTES);
  for await (const piece of partText(zip, part, { maxBytes })) {
    scanner.write(piece);
    await pause();
  }
  scanner.end();
}

/**
 * The merged ranges of a sheet. They stand behind the rows, so the sheet is unpacked once before it is read; nothing is
 * parsed on the way but the end.
 */
async function readMerges(zip: Package, part: string): Promise<MergedCells> {
  const merges = new MergedCells();
  let tail = '';
  let behindRows: XmlScanner | null = null;
  const pause = slices();
  for await (const text of partText(zip, part)) {
    if (behindRows) behindRows.write(text);
    else {
      const all = tail + text;
      const end = all.search(/<\/(?:[\w.-]+:)?sheetData>/);
      if (end >= 0) {
        behindRows = new XmlScanner({ open: merges.collect, close() {}, text() {} });
        behindRows.write(all.slice(end));
      } else tail = all.slice(-200);
    }
    await pause();
  }
  merges.sort();
  return merges;
}
