/** How many rows a file has, before it was read to its end. */
import type { ImportRow } from './sql.ts';

type Known = Pick<ImportRow, 'detected' | 'mapping' | 'file_bytes' | 'file_lines' | 'columns'>;

/** Bytes that a cell of a packed workbook usually takes at least. */
const BYTES_PER_CELL = 3;

const isWorkbook = ({ mapping, detected }: Known): boolean => (mapping?.format ?? detected.format) === 'xlsx';

/** About so many; of a text file its line breaks, which is rather too much than too little. */
export function rowEstimate(row: Known): number {
  if (!isWorkbook(row)) return row.file_lines;
  return Math.ceil(row.file_bytes / (BYTES_PER_CELL * Math.max(1, row.columns.length)));
}

/** Never too few: a workbook of equal rows is packed to next to nothing. */
export const mostRows = (row: Known): number =>
  isWorkbook(row) ? Number.POSITIVE_INFINITY : row.file_lines + 1;

/** From the rows behind and the part of the file that they were; undefined: not known. */
export const totalRows = (rows: number, share: number | null): number | undefined =>
  share === null || share === 0 ? undefined : Math.max(rows, Math.round(rows / share));
