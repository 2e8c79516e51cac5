/** `POST /imports`: takes a file in and says what it seems to hold. */
import type { FastifyRequest } from 'fastify';
import { type MappedKind, type Mapping, mappingSchema } from '#features/imports/core';
import { record } from '#features/staff';
import { detailsOf, invalid, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Texts } from '#platform/http';
import type { Detected, ImportItem } from './contract.ts';
import { importItem } from './import-item.ts';
import { requireImportRights } from './import-rights.ts';
import {
  detectLayout,
  proposedMapping,
  readColumns,
  readOptions,
  shownRows,
  type UploadedFile,
} from './inspect-upload.ts';
import { refuseProblems } from './mapping-problems.ts';
import { type ImportRow, insertImport, type NewImport } from './sql.ts';
import { withJob } from './stored-import.ts';
import { readUploadForm, type UploadForm } from './upload-form.ts';
import type { Uploads } from './uploads.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Errors: see the contract. After an error nothing is left of the file. */
export async function createImport(
  ctx: Ctx,
  request: FastifyRequest,
  uploads: Uploads,
  texts: Texts,
): Promise<ImportItem & { proposedMapping: unknown }> {
  requireRight(ctx.actor, 'imports:run');
  const form = await readUploadForm(request, uploads);
  const { row, proposal } = await storeUpload(ctx, form, uploads);
  const found = await withJob(ctx.db, ctx.workspace, row);
  return { ...importItem(ctx, found, await vocabularyOf(ctx), texts), proposedMapping: proposal };
}

/** Makes an import of a file that was received, or removes it. */
export async function storeUpload(
  ctx: Ctx,
  form: UploadForm,
  uploads: Uploads,
): Promise<{ readonly row: ImportRow; readonly proposal: Mapping | null }> {
  const { kind, fileName, file } = form;
  try {
    requireImportRights(ctx.actor, kind, null);
    const { looked, proposal } = await look(ctx, form, uploads.path(file.name));
    const row = await ctx.db.transaction(async (tx) => {
      const made = await insertImport(tx, ctx, {
        kind,
        file_name: fileName,
        file_path: file.name,
        file_bytes: file.bytes,
        file_lines: file.lines,
        ...looked,
      });
      await record(tx, ctx, {
        did: 'import.uploaded',
        subject: toId('import', made.id),
        after: { kind, fileName, bytes: file.bytes },
      });
      return made;
    });
    return { row, proposal };
  } catch (error) {
    await uploads.remove(file.name);
    throw error;
  }
}

interface Looked {
  readonly looked: Pick<NewImport, 'detected' | 'columns' | 'sample' | 'mapping'>;
  readonly proposal: Mapping | null;
}

async function look(ctx: Ctx, form: UploadForm, path: string): Promise<Looked> {
  const file = { path, fileName: form.fileName, bytes: form.file.bytes, lines: form.file.lines };
  const detected = await detectLayout(file, form.kind);
  if (form.kind === 'library') {
    if (form.mapping !== undefined)
      throw invalid('import.noMapping', {}, [{ path: 'mapping', code: 'import.noMapping' }]);
    return { looked: { detected, columns: [], sample: [], mapping: null }, proposal: null };
  }
  return lookAtTable(ctx, form.kind, file, detected, form.mapping);
}

async function lookAtTable(
  ctx: Ctx,
  kind: MappedKind,
  file: UploadedFile,
  detected: Detected,
  sent: unknown,
): Promise<Looked> {
  const given = sent === undefined ? null : checkedMapping(sent);
  const options = readOptions(detected, given);
  const inspection = await readColumns(file, options);
  const vocabulary = await vocabularyOf(ctx);
  const layout = { ...detected, header: options.header ?? true };
  const proposal = mappingSchema.parse(proposedMapping(kind, layout, inspection, vocabulary));
  if (given) refuseProblems({ kind, columns: inspection.columns, mapping: given }, vocabulary);
  return {
    looked: {
      detected,
      columns: inspection.columns,
      sample: shownRows(inspection),
      mapping: given ?? proposal,
    },
    proposal,
  };
}

/** Error: `input.invalid` with every field of the mapping that is wrong. */
function checkedMapping(sent: unknown): Mapping {
  const result = mappingSchema.safeParse(sent, { reportInput: true });
  if (result.success) return result.data;
  const details = detailsOf(result.error).map((detail) => ({
    ...detail,
    path: detail.path ? `mapping.${detail.path}` : 'mapping',
  }));
  throw invalid('input.invalid', { count: details.length }, details);
}
