/** How many rows a file has, before it was read to its end. */
import type { ImportRow } from './sql.ts';

/** Bytes that a cell of a packed workbook takes at least; small workbooks are mostly overhead. */
const BYTES_PER_CELL = 3;

/** Text files: their line breaks, which is at most a little too much. Workbooks: as many rows as could be in it. */
export function rowEstimate(
  row: Pick<ImportRow, 'detected' | 'file_bytes' | 'file_lines' | 'columns'>,
): number {
  if (row.detected.format !== 'xlsx') return row.file_lines;
  return Math.ceil(row.file_bytes / (BYTES_PER_CELL * Math.max(1, row.columns.length)));
}

/** From the rows behind and the part of the file that they were; undefined: not known. */
export const totalRows = (rows: number, share: number | null): number | undefined =>
  share === null || share === 0 ? undefined : Math.max(rows, Math.round(rows / share));
