/** A tag library as an uploaded file: a document (YAML, JSON), or a table with the columns of the export. */
import { readFile } from 'node:fs/promises';
import { documentFromTable } from '#features/tags/core';
import { AppError } from '#kernel';
import { readRows } from '#platform/files';
import { readOptions } from './inspect-upload.ts';
import { sourceFile } from './record-file.ts';
import type { ImportRow } from './sql.ts';
import type { Uploads } from './uploads.ts';

/** As `POST /library/plan` takes documents. */
const MOST_BYTES = 20 * 1024 * 1024;
/** No library has more lines; a customer file that was sent by mistake has. */
const MOST_ROWS = 100_000;

/** As `planLibrary` and `applyLibrary` take it. Errors: `import.fileGone`, `library.tooLarge`, `library.invalidDocument`. */
export async function readLibraryFile(
  uploads: Uploads,
  row: ImportRow,
): Promise<{ text: string; format: 'yaml' | 'json' } | { document: unknown }> {
  const { path, bytes } = await sourceFile(uploads, row);
  if (bytes > MOST_BYTES)
    throw new AppError('tooLarge', 'library.tooLarge', { characters: bytes, most: MOST_BYTES });
  const { format } = row.detected;
  if (format === 'yaml' || format === 'json') return { text: await readFile(path, 'utf8'), format };
  const table: string[][] = [];
  for await (const rows of readRows(path, {
    ...readOptions(row.detected, null),
    header: false,
    skipRows: 0,
  })) {
    for (const { cells } of rows) table.push([...cells]);
    if (table.length > MOST_ROWS)
      throw new AppError('tooLarge', 'library.tooLarge', { characters: bytes, most: MOST_BYTES });
  }
  return { document: documentFromTable(table) };
}
