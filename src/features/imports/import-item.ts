/** An import as the caller may see it. */
import type { Vocabulary } from '#features/imports/core';
import { maskIdentifiers, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { detailTexts, say, type Texts } from '#platform/http';
import type { ImportItem, ListedImport } from './contract.ts';
import { problemsOf } from './mapping-problems.ts';
import type { Found } from './stored-import.ts';

export function listedImport(ctx: Ctx, { row, job, status }: Found, texts: Texts): ListedImport {
  return {
    id: toId('import', row.id),
    kind: row.kind,
    fileName: row.file_name,
    status,
    fileRemoved: row.file_path === null,
    detected: row.detected,
    result: row.result,
    undo: row.undo?.undone ?? null,
    job: row.job_id === null ? null : { id: toId('job', row.job_id) },
    error:
      job?.status === 'failed' && job.error
        ? { code: job.error.code, ...say(texts, job.error.code, job.error.facts ?? {}, ctx.language) }
        : null,
    by: row.actor.name,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Phone numbers of the file are masked for those who may not read them. */
export function importItem(ctx: Ctx, found: Found, vocabulary: Vocabulary, texts: Texts): ImportItem {
  const { row } = found;
  const sentences = { ...texts, ...detailTexts };
  const readable = (cell: string) =>
    ctx.actor.rights.has('customers:readPhone') ? cell : maskIdentifiers(cell, ['phone']);
  return {
    ...listedImport(ctx, found, texts),
    columns: [...row.columns],
    sample: row.sample.map((cells) => cells.map(readable)),
    mapping: row.mapping,
    problems: problemsOf(row, vocabulary).map(({ path, code, facts = {} }) => ({
      path,
      code,
      message: say(sentences, code, facts, ctx.language).message,
      facts: { ...facts },
    })),
    dryRun: row.dry_run,
  };
}
