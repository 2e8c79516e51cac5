/** The library as a workbook (XLSX): the same table as CSV, on the first sheet. */
import { Readable } from 'node:stream';
import { AppError, invalid } from '#kernel';
import { readRows } from '#platform/files';
import { documentFromTable, type LibraryDocument } from '../core/public.ts';

/** A library of ten thousand tags unpacks to a tenth of this. */
const UNPACKED_MOST = 128 * 1024 ** 2;
const ROWS_MOST = 200_000;

/**
 * Reads a workbook given as Base64. Errors: `library.notWorkbook` when it is none or is damaged, `library.tooLarge`,
 * `library.invalidDocument` when it says something else than a library.
 */
export async function documentOfWorkbook(base64: string): Promise<LibraryDocument> {
  const rows: (readonly string[])[] = [];
  const table = readRows(Readable.from([Buffer.from(base64, 'base64')]), {
    format: 'xlsx',
    header: false,
    limits: { unpackedBytes: UNPACKED_MOST },
  });
  try {
    for await (const batch of table)
      for (const { line, cells } of batch) {
        if (line > ROWS_MOST)
          throw new AppError('tooLarge', 'library.tooLarge', { characters: line, most: ROWS_MOST });
        // Blank rows are left out by the reader; faults are named by the row in the spreadsheet.
        while (rows.length < line - 1) rows.push([]);
        rows.push(cells);
      }
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('library.')) throw error;
    throw invalid('library.notWorkbook', {}, [{ path: 'file', code: 'library.notWorkbook' }]);
  } finally {
    await table.close();
  }
  return documentFromTable(rows);
}
