/**
 * Tables in files: what a file is, its rows as a stream, and the same way back. CSV in the encodings that Chinese
 * offices use, text in fixed columns, XLSX.
 */

export { csvWriter } from './csv-write.ts';
export { detect, SAMPLE_BYTES } from './detect.ts';
export { decodeText } from './encoding.ts';
export {
  type Inspected,
  inspectFile,
  readHeader,
  readRows,
  type Source,
  sampleRows,
  type TableReader,
} from './read.ts';
export {
  type Delimiter,
  type Detected,
  defaultLimits,
  delimiters,
  type Encoding,
  encodings,
  type Format,
  formats,
  type Limits,
  type Progress,
  type ReadOptions,
  type Row,
  type RowProblem,
  type RowProblemCode,
  rowProblemCodes,
} from './table.ts';
export type { Cell, TableWriter } from './table-writer.ts';
export { xlsxWriter } from './xlsx-write.ts';
