/** What kind of file some bytes are the beginning of. */
import { byteOrderMark, decodeSample, detectEncoding } from './encoding.ts';
import { detectDelimiter, detectHeader, isFixed, sampleCells, splitFixed } from './layout.ts';
import { unsupported } from './refusals.ts';
import type { Detected } from './table.ts';

/** Bytes that are enough for `detect`; more changes nothing for the better. */
export const SAMPLE_BYTES = 64 * 1024;
/** Some hundred rows: enough to see how they are laid out. */
const LAYOUT_CHARACTERS = 20_000;

/**
 * Proposes how to read a file from its first bytes (`SAMPLE_BYTES` are plenty). The content decides; the name only
 * fills the facts. For a workbook, header and title rows are known after opening it (`inspectFile`).
 * Error: `file.unsupported` with `found` (`xls`, `encrypted`, `pdf`, `html` …) for files that hold no table we can read.
 */
export function detect(sample: Uint8Array, fileName: string): Detected {
  const foreign = foreignFormat(sample);
  if (foreign) throw unsupported(foreign, fileName);
  if (isZip(sample))
    return { format: 'xlsx', encoding: 'utf-8', delimiter: ',', header: true, hasBom: false, skipRows: 0 };

  const encoding = detectEncoding(sample);
  const hasBom = byteOrderMark(sample) !== null;
  const text = decodeSample(sample.subarray(0, SAMPLE_BYTES), encoding).slice(0, LAYOUT_CHARACTERS);
  const named = /^sep=([,;|\t])\r?\n/.exec(text)?.[1];
  const delimiter = delimiters(named) ?? detectDelimiter(text);
  if (delimiter === null && isFixed(text)) {
    const rows = sampleCells(text, null).map(([line = '']) => splitFixed(line));
    return { format: 'fixed', encoding, delimiter: ',', hasBom, ...detectHeader(rows) };
  }
  const rows = sampleCells(text, delimiter ?? ',');
  return {
    format: 'csv',
    encoding,
    delimiter: delimiter ?? ',',
    hasBom,
    ...detectHeader(named ? rows.slice(1) : rows),
  };
}

const delimiters = (named: string | undefined) =>
  named === ',' || named === ';' || named === '|' || named === '\t' ? named : null;

const isZip = (sample: Uint8Array) =>
  startsWith(sample, [0x50, 0x4b, 0x03, 0x04]) || startsWith(sample, [0x50, 0x4b, 0x05, 0x06]);

function foreignFormat(sample: Uint8Array): string | null {
  // The container of old Office files; an encrypted workbook is put into one too.
  if (startsWith(sample, [0xd0, 0xcf, 0x11, 0xe0]))
    return includesUtf16(sample, 'EncryptedPackage') ? 'encrypted' : 'xls';
  if (startsWith(sample, [0x09, 0x08]) && sample[3] === 0) return 'xls';
  if (startsWith(sample, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(sample, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(sample, [0x52, 0x61, 0x72, 0x21]) || startsWith(sample, [0x37, 0x7a, 0xbc, 0xaf]))
    return 'archive';
  if (startsWith(sample, [0x89, 0x50, 0x4e, 0x47]) || startsWith(sample, [0xff, 0xd8, 0xff])) return 'image';
  const head = Buffer.from(sample.subarray(0, 512)).toString('utf8').trimStart().toLowerCase();
  if (isZip(sample) && head.includes('opendocument.spreadsheet')) return 'ods';
  if (/^<(!doctype html|html|head|meta|table)\b/.test(head)) return 'html';
  if (head.startsWith('<?xml')) return 'xml';
  return null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function includesUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}
