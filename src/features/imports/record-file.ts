/** From a stored import to the file on disk and the records in it. */
import type { MappedKind, Vocabulary } from '#features/imports/core';
import { notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { RecordFile } from './file-rows.ts';
import { readOptions, type UploadedFile } from './inspect-upload.ts';
import type { ImportRow } from './sql.ts';
import type { Uploads } from './uploads.ts';

/** An import whose columns are mapped. */
export type MappedImport = ImportRow & {
  readonly kind: MappedKind;
  readonly mapping: NonNullable<ImportRow['mapping']>;
};

export const isMapped = (row: ImportRow): row is MappedImport =>
  row.kind !== 'library' && row.mapping !== null;

/** Error: `import.fileGone`. */
export async function sourceFile(uploads: Uploads, row: ImportRow): Promise<UploadedFile> {
  if (row.file_path === null || !(await uploads.has(row.file_path)))
    throw notFound('import.fileGone', { id: toId('import', row.id) });
  const { file_name: fileName, file_bytes: bytes, file_lines: lines } = row;
  return { path: uploads.path(row.file_path), fileName, bytes, lines };
}

/** Error: `import.fileGone`. */
export async function recordFile(
  ctx: Ctx,
  uploads: Uploads,
  row: MappedImport,
  vocabulary: Vocabulary,
): Promise<RecordFile<MappedKind>> {
  const { path } = await sourceFile(uploads, row);
  const { kind, columns, mapping } = row;
  const options = readOptions(row.detected, mapping);
  return { kind, path, options, columns, mapping, vocabulary, timeZone: ctx.timeZone };
}
