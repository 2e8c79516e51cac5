import { type Mapping, type MappingInput, mappingSchema } from '#features/imports/core';
import { record } from '#features/staff';
import { invalid, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { requireImportRights } from './import-rights.ts';
import { proposedMapping, readColumns, readOptions, shownRows } from './inspect-upload.ts';
import { refuseProblems } from './mapping-problems.ts';
import { sourceFile } from './record-file.ts';
import { updateImport } from './sql.ts';
import { findImport, refuseStarted } from './stored-import.ts';
import type { Uploads } from './uploads.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Replaces the mapping. One that names no columns asks for a new proposal: the file is read in the layout it gives (another
 * encoding has other headers). What an earlier dry run said is forgotten. A mapping that could not work is refused.
 * Errors: `import.notFound`, `import.noMapping`, `import.mappingInvalid`, `import.busy`, `import.done`,
 * `import.fileGone`, and those of reading the file.
 */
export async function changeMapping(ctx: Ctx, uploads: Uploads, id: string, mapping: Mapping): Promise<void> {
  requireRight(ctx.actor, 'imports:run');
  const found = await findImport(ctx, id);
  refuseStarted(found);
  const { row } = found;
  if (row.kind === 'library')
    throw invalid('import.noMapping', {}, [{ path: 'mapping', code: 'import.noMapping' }]);
  requireImportRights(ctx.actor, row.kind, mapping);
  const file = await sourceFile(uploads, row);
  const options = readOptions(row.detected, mapping);
  const inspection = await readColumns(file, options);
  const vocabulary = await vocabularyOf(ctx);
  const named = Object.keys(mapping.columns).length > 0;
  if (named) refuseProblems({ kind: row.kind, columns: inspection.columns, mapping }, vocabulary);
  const layout = { ...row.detected, header: options.header ?? true };
  const next = named
    ? mapping
    : withProposal(mapping, proposedMapping(row.kind, layout, inspection, vocabulary));
  await ctx.db.transaction(async (tx) => {
    refuseStarted(await findImport(ctx, id, tx));
    await updateImport(tx, ctx.workspace, row.id, {
      mapping: next,
      columns: inspection.columns,
      sample: shownRows(inspection),
      dry_run: null,
      status: 'uploaded',
    });
    await record(tx, ctx, {
      did: 'import.mapped',
      subject: toId('import', row.id),
      before: { columns: row.mapping?.columns ?? {} },
      after: { columns: next.columns },
    });
  });
}

/** What somebody set stays; the columns, and what nobody set, are proposed. */
const withProposal = ({ columns: _, ...given }: Mapping, proposal: MappingInput): Mapping =>
  mappingSchema.parse({ ...proposal, ...given });
