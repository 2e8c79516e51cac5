/** What an uploaded file is: layout, names of the columns, first rows. */
import { open } from 'node:fs/promises';
import {
  type MappedKind,
  type Mapping,
  type MappingInput,
  proposeImport,
  type Vocabulary,
} from '#features/imports/core';
import { AppError, invalid, maskIdentifiers } from '#kernel';
import { inspectFile, type ReadOptions, sampleRows } from '#platform/files';
import type { Detected, ImportKind } from './contract.ts';

export const MOST_COLUMNS = 2000;
/** What a mapping can name. */
const LONGEST_COLUMN_NAME = 500;
/** Rows that a proposal looks at, and rows that are shown. */
const LOOKED_AT = 50;
const SHOWN = 10;
const SHOWN_CHARACTERS = 200;
/** Of a row with very many columns each cell is shown shorter. */
const SHOWN_CHARACTERS_PER_ROW = 20_000;

export interface UploadedFile {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly lines: number;
}

export interface Inspection {
  readonly columns: readonly string[];
  /** Not shortened. */
  readonly rows: readonly (readonly string[])[];
}

/** Errors: `import.emptyFile`, `file.unsupported`, `file.damaged`. */
export async function detectLayout(file: UploadedFile, kind: ImportKind): Promise<Detected> {
  if (file.bytes === 0) throw invalid('import.emptyFile', {}, [{ path: 'file', code: 'import.emptyFile' }]);
  const document = kind === 'library' ? await documentFormat(file) : null;
  if (document)
    return {
      format: document,
      encoding: 'utf-8',
      delimiter: ',',
      header: false,
      skipRows: 0,
      hasBom: false,
      sheets: [],
      bytes: file.bytes,
      rows: null,
    };
  const { sheets, bytes, ...layout } = await inspectFile(file.path, file.fileName);
  const above = layout.skipRows + (layout.header ? 1 : 0);
  const rows = layout.format === 'xlsx' ? null : Math.max(0, file.lines - above);
  return { ...layout, sheets: [...sheets], bytes, rows };
}

/** A library as a document rather than as a table. */
async function documentFormat({ path, fileName }: UploadedFile): Promise<'yaml' | 'json' | null> {
  if (/\.ya?ml$/i.test(fileName)) return 'yaml';
  if (/\.json$/i.test(fileName)) return 'json';
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
    if (/^[{[]/.test(start)) return 'json';
    return /^(version|categories|groups)\s*:/m.test(start) ? 'yaml' : null;
  } finally {
    await file.close();
  }
}

/** How to read the file: what the mapping says, else what was detected. */
export function readOptions(detected: Detected, mapping: Mapping | null): ReadOptions {
  const format = mapping?.format ?? detected.format;
  return {
    format: format === 'xlsx' || format === 'fixed' ? format : 'csv',
    encoding: mapping?.encoding ?? detected.encoding,
    delimiter: mapping?.delimiter ?? detected.delimiter,
    header: mapping ? mapping.header : detected.header,
    skipRows: mapping?.skipRows ?? detected.skipRows,
    sheet: mapping?.sheet,
  };
}

/**
 * Names of the columns and first rows. Errors: `import.emptyFile`, `import.tooManyColumns`,
 * `import.columnNameTooLong`, `file.unsupported` (`found: binary`), and those of reading.
 */
export async function readColumns(file: UploadedFile, options: ReadOptions): Promise<Inspection> {
  const { header, rows } = await sampleRows(file.path, options, LOOKED_AT);
  if (header.length === 0)
    throw invalid('import.emptyFile', {}, [{ path: 'file', code: 'import.emptyFile' }]);
  if (header.length > MOST_COLUMNS)
    throw new AppError('unprocessable', 'import.tooManyColumns', {
      columns: header.length,
      max: MOST_COLUMNS,
    });
  if (header.some(isBinary))
    throw new AppError('unprocessable', 'file.unsupported', { found: 'binary', fileName: file.fileName });
  const long = header.find((name) => name.length > LONGEST_COLUMN_NAME);
  if (long !== undefined)
    throw new AppError('unprocessable', 'import.columnNameTooLong', {
      column: long.slice(0, 40).toWellFormed(),
      max: LONGEST_COLUMN_NAME,
    });
  return {
    columns: header.map((name) => name.toWellFormed()),
    rows: rows.map((row) => row.cells.slice(0, header.length)),
  };
}

/** Control characters: no table has them in the names of its columns, whatever its encoding. */
const isBinary = (name: string): boolean =>
  Array.from(name).some((sign) => sign < ' ' && !['\t', '\n', '\v', '\f', '\r'].includes(sign));

/** Text of a file that can be stored and shown: no NUL, whole characters, and no identity or bank-card number. */
export const showable = (text: string, length: number): string =>
  maskIdentifiers(text.slice(0, length).replaceAll('\u0000', '').toWellFormed(), ['idCard', 'bankCard']);

export function shownRows({ columns, rows }: Inspection): string[][] {
  const length = Math.min(SHOWN_CHARACTERS, Math.ceil(SHOWN_CHARACTERS_PER_ROW / columns.length));
  return rows.slice(0, SHOWN).map((cells) => cells.map((cell) => showable(cell, length)));
}

/** A whole mapping for the file: what its columns probably mean, and how it is written. */
export function proposedMapping(
  kind: MappedKind,
  detected: Detected,
  inspection: Inspection,
  vocabulary: Vocabulary,
): MappingInput {
  const { encoding, delimiter, header, skipRows, format } = detected;
  return {
    ...proposeImport(inspection.columns, kind, vocabulary, inspection.rows),
    header,
    ...(format === 'xlsx' ? {} : { encoding }),
    ...(format === 'csv' ? { delimiter } : {}),
    ...(skipRows > 0 ? { skipRows } : {}),
  };
}
