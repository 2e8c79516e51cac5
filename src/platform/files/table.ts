/** The words that reading and writing share: what a file looks like, what a row is, what can be wrong with one. */
import type { Facts } from '#kernel';

export const formats = ['csv', 'xlsx', 'fixed'] as const;
/** `csv`: cells separated by one character. `fixed`: columns kept apart by runs of spaces. `xlsx`: a workbook. */
export type Format = (typeof formats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
/** `gb18030` also reads GBK and GB2312, which are parts of it. */
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a file seems to be. A proposal: every field may be overridden by whoever knows better. */
export interface Detected {
  readonly format: Format;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The first row names the columns. */
  readonly header: boolean;
  readonly hasBom: boolean;
  /** Rows that are not blank and stand above the header, such as a title across the sheet. */
  readonly skipRows: number;
}

export const rowProblemCodes = [
  'ragged',
  'nulCharacter',
  'undecodable',
  'cellTooLong',
  'tooManyColumns',
  'strayQuote',
  'loneQuote',
  'unclosedQuote',
  'cellError',
  'formulaWithoutValue',
  'precisionLost',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/** Something doubtful about a row. Reading goes on; the caller decides whether the row counts. */
export interface RowProblem {
  readonly code: RowProblemCode;
  /** Index into `cells`; `null` when the whole row is meant. */
  readonly column: number | null;
  readonly facts: Facts;
}

export interface Row {
  /** Line in the file where the row begins, from 1, counting line breaks inside quotes. In a workbook: the row number. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
}

export interface Limits {
  /** Characters kept of one cell; the rest is cut and reported. 32,767 is what Excel allows. */
  readonly cellLength: number;
  /** Cells kept of one row. 16,384 is what Excel allows. */
  readonly columns: number;
  /** Bytes that one part of a workbook may unpack to. */
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed size above which a part of a workbook is refused, once it is over 64 MiB. Real sheets stay below 100. */
  readonly packRatio: number;
}

export const defaultLimits: Limits = {
  cellLength: 32_767,
  columns: 16_384,
  unpackedBytes: 8 * 1024 ** 3,
  packRatio: 250,
};

export interface ReadOptions {
  readonly format: Format;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** Default true. */
  readonly header?: boolean | undefined;
  readonly skipRows?: number | undefined;
  /** Name of the sheet, or its place from 0. Default: the first one that is not hidden. */
  readonly sheet?: string | number | undefined;
  /** Rows per batch, default 500. */
  readonly batchSize?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** Grows while a table is read. `bytesTotal` is `null` while unknown; for a workbook both count unpacked bytes of the sheet. */
export interface Progress {
  bytesRead: number;
  bytesTotal: number | null;
}
