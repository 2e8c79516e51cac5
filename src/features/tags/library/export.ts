/** The whole library as a file. */
import { PassThrough } from 'node:stream';
import { record } from '#features/staff';
import { type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { xlsxWriter } from '#platform/files';
import type { Input } from '#platform/http';
import type * as contract from '../contract.ts';
import { writeDocument } from '../core/document-text.ts';
import { documentOf, tableOf } from '../core/public.ts';
import { libraryOf } from './library.ts';
import { visibleModel } from './snapshot.ts';

const TYPES = {
  yaml: 'application/yaml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Answers with the file itself and leaves a trace. */
export async function exportLibrary(
  ctx: Ctx,
  query: QueryOf<typeof contract.exportLibrary>,
  reply: Input<typeof contract.exportLibrary>['reply'],
): Promise<unknown> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const document = documentOf(visibleModel(library, ctx.actor), { complete: query.complete === 'true' });
  await ctx.db.transaction((tx) =>
    record(tx, ctx, { did: 'library.exported', subject: null, after: { format: query.format } }),
  );
  const day = ctx.now.toISOString().slice(0, 10);
  reply
    .header('content-type', TYPES[query.format])
    .header('content-disposition', `attachment; filename="library-${day}.${query.format}"`);
  const language = ctx.language === 'en' ? 'en' : 'zh-CN';
  if (query.format !== 'xlsx') return reply.send(writeDocument(document, query.format, language));
  const [header = [], ...rows] = tableOf(document, language);
  const output = new PassThrough();
  const table = xlsxWriter(output, { header, sheet: '标签库' });
  table
    .write(rows)
    .then(() => table.end())
    .catch((error: unknown) => {
      ctx.log.warn({ err: error }, 'an export stopped');
      output.destroy(error instanceof Error ? error : new Error('an export stopped'));
    });
  return reply.send(output);
}
