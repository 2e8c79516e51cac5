/** `POST /material-files`: one file, streamed to disk, kept only when its bytes say that it is one of those we take. */
import type { FastifyRequest } from 'fastify';
import { record } from '#features/staff';
import { AppError, invalid, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import type { uploadFile as contract } from './contract.ts';
import { fileKind, MOST_BYTES, MOST_BYTES_OF_ALL } from './core/public.ts';
import { bytesUsed, insertFile } from './file-sql.ts';
import type { FileStore, Received } from './file-store.ts';
import { fileItem } from './show-material.ts';

const GIGABYTE = 1024 ** 3;
/** Of all files of a workspace together. */
const MOST_GIGABYTES = 20;
const MEGABYTE = 1024 ** 2;

/** Errors: `material.fileMissing`, `material.fileKind`, `material.fileTooLarge`, `material.spaceUsed`, `storage.full`. */
export async function uploadFile(
  ctx: Ctx,
  store: FileStore,
  request: FastifyRequest,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'library:write');
  if (!request.isMultipart())
    throw invalid('material.fileMissing', {}, [
      { path: 'Content-Type', code: 'notOneOf', facts: { options: 'multipart/form-data' } },
    ]);
  const announced = Number(request.headers['content-length'] ?? 0);
  await store.makeRoom(announced);
  if ((await bytesUsed(ctx.db, ctx.workspace)) + announced > MOST_GIGABYTES * GIGABYTE)
    throw new AppError('limitReached', 'material.spaceUsed', { gigabytes: MOST_GIGABYTES });
  let received: Received | null = null;
  try {
    const limits = { files: 1, fields: 0, fileSize: MOST_BYTES_OF_ALL };
    const part = await request.file({ limits });
    if (part?.fieldname !== 'file')
      throw invalid('material.fileMissing', {}, [{ path: 'file', code: 'required' }]);
    received = await store.receive(part.file);
    const name = cleanName(part.filename);
    const known = fileKind(received.head, name);
    if (part.file.truncated || (known && received.bytes > MOST_BYTES[known.kind]))
      throw new AppError('tooLarge', 'material.fileTooLarge', {
        megabytes: (known ? MOST_BYTES[known.kind] : MOST_BYTES_OF_ALL) / MEGABYTE,
      });
    if (!known) throw invalid('material.fileKind', {}, [{ path: 'file', code: 'material.fileKind' }]);
    return await keep(ctx, received, name, known.mediaType);
  } catch (error) {
    if (received) await store.remove(received.diskName);
    // Whatever is still coming is read and dropped, so that the answer arrives and the connection stays usable.
    request.raw.unpipe();
    request.raw.resume();
    throw isBrokenForm(error)
      ? invalid('material.fileMissing', {}, [{ path: 'file', code: 'required' }])
      : error;
  }
}

async function keep(ctx: Ctx, { diskName, bytes, sha256 }: Received, name: string, mediaType: string) {
  const row = await ctx.db.transaction(async (tx) => {
    // Uploads of one workspace take turns here, so that together they stay below the limit.
    await advance(tx, ctx.workspace, 0);
    if ((await bytesUsed(tx, ctx.workspace)) + bytes > MOST_GIGABYTES * GIGABYTE)
      throw new AppError('limitReached', 'material.spaceUsed', { gigabytes: MOST_GIGABYTES });
    const file = { disk_name: diskName, name, media_type: mediaType, bytes, sha256 };
    const made = await insertFile(tx, ctx.workspace, file, ctx.now);
    await record(tx, ctx, {
      did: 'material.fileUploaded',
      subject: toId('materialFile', made.id),
      after: { name, mediaType, bytes },
    });
    return made;
  });
  return fileItem(row);
}

/** The sender went away, or the parts of the form do not fit together. */
const isBrokenForm = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof AppError) &&
  /multipart|boundary|terminated early|prototype property|closed before|reach .* limit|aborted/i.test(
    error.message,
  );

/** The last part of a path, without what a name cannot have. It is only shown. */
function cleanName(name: string | undefined): string {
  const base = (name ?? '').replace(/^.*[/\\]/, '').toWellFormed();
  const clean = Array.from(base).filter((sign) => sign >= ' ' && sign !== '\u007f');
  return clean.join('').trim().slice(0, 200).toWellFormed() || 'file';
}
