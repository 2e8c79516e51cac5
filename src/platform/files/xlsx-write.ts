/**
 * Writes a workbook as a stream: rows become XML at once and are packed in Node's thread pool, so a million rows take
 * no more memory than a thousand. Text is stored as text and can never become a formula.
 */
import { PassThrough, type Writable } from 'node:stream';
import yazl from 'yazl';
import { slices } from './slices.ts';
import {
  type Cell,
  finish,
  refuseClosed,
  rememberErrors,
  type TableWriter,
  writeTo,
} from './table-writer.ts';

/** Limits of Excel for one cell and one sheet. */
const CELL_LENGTH = 32_767;
const SHEET_ROWS = 1_048_576;
const GROUP = 200;
/** The markup of cells repeats so much that the cheapest packing gets it to a tenth; the best takes several times as long. */
const LEVEL = 1;

const BOLD = 1;
const DATE = 2;
const DATE_TIME = 3;

/**
 * `header` is bold and stays in sight. When a sheet is full the table goes on in `名称 (2)`, with the header again.
 * `sheetRows` is there for tests.
 */
export function xlsxWriter(
  output: Writable,
  options: { readonly header: readonly string[]; readonly sheet?: string; readonly sheetRows?: number },
): TableWriter {
  const sheetRows = options.sheetRows ?? SHEET_ROWS;
  const zip = new yazl.ZipFile();
  const pause = slices();
  const names: string[] = [];
  let sheet: PassThrough | null = null;
  let rowsInSheet = 0;
  let rows = 0;
  const count = { cut: 0 };
  rememberErrors(output);
  zip.outputStream.pipe(output, { end: false });

  const openSheet = async (): Promise<PassThrough> => {
    const opened = new PassThrough();
    names.push(sheetName(options.sheet ?? 'Sheet1', names.length));
    zip.addReadStream(opened, `xl/worksheets/sheet${names.length}.xml`, { compressionLevel: LEVEL });
    await writeTo(opened, sheetStart(options.header) + rowXml(1, options.header, BOLD, count), output);
    rowsInSheet = 1;
    sheet = opened;
    return opened;
  };
  const closeSheet = (): void => {
    sheet?.end('</sheetData></worksheet>');
    sheet = null;
  };

  return {
    async write(batch) {
      for (let at = 0; at < batch.length; ) {
        if (sheet && rowsInSheet >= sheetRows) closeSheet();
        const stream = sheet ?? (await openSheet());
        const group = batch.slice(at, at + Math.min(GROUP, sheetRows - rowsInSheet));
        await writeTo(
          stream,
          group.map((cells, i) => rowXml(rowsInSheet + 1 + i, cells, 0, count)).join(''),
          output,
        );
        rowsInSheet += group.length;
        rows += group.length;
        at += group.length;
        await pause();
      }
    },
    async end() {
      if (names.length === 0) await openSheet();
      refuseClosed(output);
      closeSheet();
      for (const [part, xml] of frame(names)) zip.addBuffer(Buffer.from(xml), part);
      const packed = new Promise<void>((resolve, reject) => {
        zip.outputStream.once('end', resolve);
        output.once('close', () => reject(new Error('the output was closed before the table was complete')));
      });
      zip.end();
      await packed;
      await finish(output);
      return { rows, cutCells: count.cut };
    },
  };
}

function rowXml(number: number, cells: readonly Cell[], style: number, count: { cut: number }): string {
  let xml = `<row r="${number}">`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    if (cell !== null && cell !== '') xml += cellXml(`${columnName(i)}${number}`, cell, style, count);
  }
  return `${xml}</row>`;
}

function cellXml(reference: string, cell: NonNullable<Cell>, style: number, count: { cut: number }): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') {
    const serial = dateSerial(cell.date);
    if (serial !== null)
      return `<c r="${reference}" s="${cell.date.length > 10 ? DATE_TIME : DATE}"><v>${serial}</v></c>`;
  }
  let text = typeof cell === 'object' ? cell.date : String(cell);
  if (text.length > CELL_LENGTH) {
    text = text.slice(0, CELL_LENGTH);
    count.cut++;
  }
  const styled = style === 0 ? '' : ` s="${style}"`;
  const space = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${styled} t="inlineStr"><is><t${space}>${escaped(text)}</t></is></c>`;
}

/** White space that a reader of XML might drop. */
const SPACED = /^\s|\s$|[\t\n]| {2}/;

/** The day number of the 1900 system, or `null` for what Excel cannot count (before March 1900). */
function dateSerial(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(date)) return null;
  const at = Date.parse(`${date.length === 10 ? `${date}T00:00` : date}Z`);
  const serial = at / 86_400_000 + 25_569;
  return Number.isFinite(serial) && serial >= 61 ? serial : null;
}

const columnNames: string[] = [];

function columnName(index: number): string {
  for (let i = columnNames.length; i <= index; i++)
    columnNames.push(
      i < 26
        ? String.fromCharCode(65 + i)
        : (columnNames[Math.floor(i / 26) - 1] ?? '') + String.fromCharCode(65 + (i % 26)),
    );
  return columnNames[index] ?? '';
}

const UNSAFE = /[&<>_]|[^\t\n\u0020-\ud7ff\ue000-\ufffd]/;

/** Characters that XML cannot hold are written as Excel does it, `_x000D_`; so is text that already looks like that. */
function escaped(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))
    .replace(/[^\t\n\u0020-\ufffd]/g, (c) => `_x${hex(c)}_`);
}

const hex = (c: string) => c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Excel allows 31 characters and none of `\ / ? * [ ] :`, and no quote at the ends. */
function sheetName(wanted: string, before: number): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet1';
  const suffix = before === 0 ? '' : ` (${before + 1})`;
  return clean.slice(0, 31 - suffix.length).toWellFormed() + suffix;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function sheetStart(header: readonly string[]): string {
  const columns = header
    .map((name, i) => `<col min="${i + 1}" max="${i + 1}" width="${columnWidth(name)}" customWidth="1"/>`)
    .join('');
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
  );
}

/** In widths of a digit; a Chinese character takes two. */
function columnWidth(name: string): number {
  let width = 0;
  for (let i = 0; i < name.length; i++) width += name.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return Math.min(40, Math.max(12, width + 4));
}

/** The parts around the sheets. */
function frame(sheets: readonly string[]): [part: string, xml: string][] {
  const each = (f: (name: string, n: number) => string) => sheets.map((name, i) => f(name, i + 1)).join('');
  const styles = sheets.length + 1;
  return [
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
        '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
        '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        `${each((name, n) => `<sheet name="${escaped(name).replaceAll('"', '&quot;')}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
        each(
          (_, n) =>
            `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ) +
        `<Relationship Id="rId${styles}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
        `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        `${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
  ];
}
