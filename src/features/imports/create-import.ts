/** `POST /imports`: takes a file in and says what it seems to hold. */
import type { FastifyRequest } from 'fastify';
import { type MappedKind, type Mapping, mappingProblems, mappingSchema } from '#features/imports/core';
import { record } from '#features/staff';
import { invalid, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { detailsOf, type Texts } from '#platform/http';
import type { Detected, ImportItem, ImportKind } from './contract.ts';
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
import { insertImport, type NewImport } from './sql.ts';
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
  try {
    requireImportRights(ctx.actor, form.kind, null);
    const { looked, proposal } = await look(ctx, form, uploads.path(form.file.name));
    const row = await ctx.db.transaction(async (tx) => {
      const row = await insertImport(tx, ctx, {
        kind: form.kind,
        file_name: form.fileName,
        file_path: form.file.name,
        file_bytes: form.file.bytes,
        file_lines: form.file.lines,
        ...looked,
      });
      await record(tx, ctx, {
        did: 'import.uploaded',
        subject: toId('import', row.id),
        after: { kind: form.kind, fileName: form.fileName, bytes: form.file.bytes },
      });
      return row;
    });
    const item = importItem(ctx, await withJob(ctx.db, ctx.workspace, row), await vocabularyOf(ctx), texts);
    return { ...item, proposedMapping: proposal };
  } catch (error) {
    await uploads.remove(form.file.name);
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
  if (given) refuseProblems(kind, inspection.columns, given, vocabulary);
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

/** Error: `import.mappingInvalid` with everything that keeps the mapping from working on this file. */
export function refuseProblems(
  kind: ImportKind,
  columns: readonly string[],
  mapping: Mapping | null,
  vocabulary: Parameters<typeof mappingProblems>[3],
): void {
  if (kind === 'library' || mapping === null) return;
  const problems = mappingProblems(kind, columns, mapping, vocabulary);
  if (problems.length > 0) throw invalid('import.mappingInvalid', { problems: problems.length }, problems);
}
