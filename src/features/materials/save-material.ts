/** Makes, changes and ends materials. */
import { asksFor, refuseNamed } from '#features/rules';
import { record } from '#features/staff';
import { libraryOf, tagsToPutOn } from '#features/tags';
import { nameTakenIn } from '#features/tags/core';
import {
  type BodyOf,
  conflict,
  type ErrorDetail,
  fromId,
  invalid,
  needId,
  type OutputOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type {
  changeMaterial as changeContract,
  deleteMaterial as deleteContract,
  MaterialItem,
  NewMaterial,
} from './contract.ts';
import { filesIn, kindOfMedia } from './core/public.ts';
import { type FileRow, filesById } from './file-sql.ts';
import {
  archiveMaterial,
  insertMaterial,
  isUsed,
  type MaterialRow,
  type MaterialSettings,
  materialNames,
  removeMaterial,
  updateMaterial,
} from './material-sql.ts';
import { needMaterial, showMaterial } from './show-material.ts';

/** Errors: `material.nameTaken`, and those of `resolve`. */
export async function createMaterial(ctx: Ctx, input: NewMaterial): Promise<MaterialItem> {
  requireRight(ctx.actor, 'library:write');
  const id = await ctx.db.transaction(async (tx) => {
    // Whoever merges or deletes tags holds the same right, so a tag that is named here is there.
    await advance(tx, ctx.workspace, 0);
    const settings = await resolve(tx, ctx, input, []);
    await refuseTaken(tx, ctx, settings.name, null);
    const made = await insertMaterial(tx, ctx.workspace, settings, ctx.now);
    await record(tx, ctx, {
      did: 'material.created',
      subject: toId('material', made.id),
      after: shownOf(settings),
    });
    return made.id;
  });
  return showMaterial(ctx, toId('material', id));
}

/** Errors: `material.notFound`, `material.archived`, `material.inUse`, `material.nameTaken`, and those of `resolve`. */
export async function changeMaterial(
  ctx: Ctx,
  ref: string,
  { archived, ...input }: BodyOf<typeof changeContract>,
): Promise<MaterialItem> {
  requireRight(ctx.actor, 'library:write');
  const id = needId('material', ref);
  await ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const before = await needMaterial(tx, ctx, ref);
    if (before.archived_at !== null && archived !== false)
      throw conflict('material.archived', { name: before.name });
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const settings = await resolve(
      tx,
      ctx,
      { ...enteredOf(before), ...given },
      input.tags ? [] : before.tags,
    );
    await refuseTaken(tx, ctx, settings.name, id);
    if (archived === true) await refuseNamed(tx, ctx, inUse(ref, before));
    const archivedAt = archived === true ? ctx.now : null;
    await updateMaterial(tx, ctx.workspace, id, { ...settings, archived_at: archivedAt }, ctx.now);
    await record(tx, ctx, {
      did:
        archived === true
          ? 'material.archived'
          : archived === false
            ? 'material.restored'
            : 'material.changed',
      subject: ref,
      before: shownOf(before),
      after: shownOf(settings),
    });
  });
  return showMaterial(ctx, ref);
}

/** Errors: `material.notFound`, `material.inUse`. */
export async function deleteMaterial(ctx: Ctx, ref: string): Promise<OutputOf<typeof deleteContract>> {
  requireRight(ctx.actor, 'library:write');
  const id = needId('material', ref);
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const before = await needMaterial(tx, ctx, ref);
    await refuseNamed(tx, ctx, inUse(ref, before));
    const archived = await isUsed(tx, ctx.workspace, id);
    if (archived) await archiveMaterial(tx, ctx.workspace, id, ctx.now);
    else await removeMaterial(tx, ctx.workspace, id);
    await record(tx, ctx, {
      did: archived ? 'material.archived' : 'material.deleted',
      subject: ref,
      before: shownOf(before),
    });
    return { id: ref, archived };
  });
}

/** A rule that waits for a material which is gone waits for ever. */
const inUse = (ref: string, { name }: MaterialRow) => ({
  code: 'material.inUse',
  name,
  names: asksFor('material', (value) => value === ref),
});

async function refuseTaken(tx: Tx, { workspace }: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await materialNames(tx, workspace), name, own);
  if (taken) throw conflict('material.nameTaken', { name: taken.name });
}

const enteredOf = (row: MaterialRow): NewMaterial => ({
  kind: row.kind,
  name: row.name,
  summary: row.summary,
  text: row.body,
  url: row.url,
  file: row.file_id === null ? null : toId('materialFile', row.file_id),
  cover: row.cover_id === null ? null : toId('materialFile', row.cover_id),
  threshold: row.threshold_s,
  tags: row.tags.map((id) => toId('tag', id)),
});

/** What each kind consists of. */
const CONTENT = { article: 'text', case: 'text', link: 'url', file: 'file', video: 'file' } as const;

/**
 * Everything wrong is named at once. `kept`: tags that stay though nobody could enter them today. Errors:
 * `material.incomplete` (its content is missing, or is that of another kind), `material.fileUnknown`, `tags.unknown`.
 */
async function resolve(
  tx: Tx,
  ctx: Ctx,
  entered: NewMaterial,
  kept: readonly number[],
): Promise<MaterialSettings> {
  const { kind, name, summary, text, url } = entered;
  const content = CONTENT[kind];
  const details: ErrorDetail[] = [];
  if (entered[content] === null || entered[content] === '') details.push({ path: content, code: 'required' });
  for (const other of ['text', 'url', 'file'] as const)
    if (other !== content && entered[other] !== null && entered[other] !== '')
      details.push({ path: other, code: 'material.otherContent', facts: { content } });
  if (details.length > 0) throw invalid('material.incomplete', { count: details.length }, details);
  const files = await resolveFiles(tx, ctx, entered);
  return {
    kind,
    name,
    summary,
    body: content === 'text' ? text : null,
    url: content === 'url' ? url : null,
    file_id: files.file,
    cover_id: files.cover,
    threshold_s: entered.threshold,
    tags: kept.length > 0 ? kept : await resolveTags(ctx, entered.tags),
  };
}

async function resolveFiles(tx: Tx, ctx: Ctx, { kind, file, cover, text }: NewMaterial) {
  const pictures = filesIn(text ?? '');
  const wanted = [file, cover, ...pictures].flatMap((ref) => (ref === null ? [] : [ref]));
  const ids = wanted.flatMap((ref) => fromId('materialFile', ref) ?? []);
  const known = new Map(
    (await filesById(tx, ctx.workspace, ids)).map((row) => [toId('materialFile', row.id), row] as const),
  );
  const details: ErrorDetail[] = [];
  const need = (ref: string, path: string, fits: (row: FileRow) => boolean) => {
    const row = known.get(ref);
    if (!row || !fits(row))
      details.push({
        path,
        code: row ? 'material.fileOtherKind' : 'material.fileUnknown',
        facts: { file: ref },
      });
    return row?.id ?? null;
  };
  const isImage = (row: FileRow) => kindOfMedia(row.media_type) === 'image';
  const isVideo = (row: FileRow) => kindOfMedia(row.media_type) === 'video';
  const found = {
    file: file === null ? null : need(file, 'file', kind === 'video' ? isVideo : (row) => !isVideo(row)),
    cover: cover === null ? null : need(cover, 'cover', isImage),
  };
  for (const ref of pictures) need(ref, 'text', isImage);
  if (details.length > 0) throw invalid('material.fileUnknown', { count: details.length }, details);
  return found;
}

async function resolveTags(ctx: Ctx, refs: readonly string[]): Promise<readonly number[]> {
  if (refs.length === 0) return [];
  const library = await libraryOf(ctx.db, ctx.workspace);
  const { ids, problems } = tagsToPutOn(library, ctx.actor, refs, 'tags', 'material.personalTag');
  if (problems.length > 0) throw invalid('tags.unknown', { count: problems.length }, problems);
  return ids;
}

/** For the audit trail; of a text only how long it is. */
const shownOf = (row: MaterialSettings) => ({
  name: row.name,
  kind: row.kind,
  summary: row.summary,
  url: row.url,
  characters: row.body?.length ?? null,
  file: row.file_id === null ? null : toId('materialFile', row.file_id),
  thresholdSeconds: row.threshold_s,
  tags: row.tags.map((id) => toId('tag', id)),
});
