/** Pictures of codes to download: one, or all of a batch as a ZIP file; and the company's mark for them. */
import { PassThrough, type Writable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import yazl from 'yazl';
import { record } from '#features/staff';
import { AppError, type BodyOf, conflict, invalid, type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { WecomParts } from '../parts.ts';
import { type ChannelRow, listChannelRows, noteContent } from './channel-sql.ts';
import type { uploadImage as imageContract, setLogo as logoContract, PictureStyle } from './contract.ts';
import { isMark, pngPicture, type Style, svgPicture } from './qr-picture.ts';
import { contentOf, UnreadablePicture } from './read-picture.ts';
import { needConnection, orRefused } from './refusals.ts';
import { needChannel } from './show-channel.ts';

const TYPES = { png: 'image/png', svg: 'image/svg+xml; charset=utf-8' } as const;
/** Pictures in one ZIP file. */
const MOST_PICTURES = 1000;

const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');

const attachmentHeader = (name: string, extension: string): string =>
  `attachment; filename="channel.${extension}"; filename*=UTF-8''${encodeURIComponent(`${fileName(name)}.${extension}`)}`;

/** Errors: `channel.archived`, `channel.unreadablePicture`. */
export async function sendPicture(
  ctx: Ctx,
  id: string,
  style: PictureStyle,
  reply: FastifyReply,
): Promise<void> {
  requireRight(ctx.actor, 'library:read');
  const row = await needChannel(ctx.db, ctx, id);
  if (row.archived_at !== null) throw conflict('channel.archived', { name: row.name });
  const picture = draw(await codeOf(ctx, row), style, await markFor(ctx, style));
  await reply
    .type(TYPES[style.format])
    .header('content-disposition', attachmentHeader(row.name, style.format))
    .send(picture);
}

function draw(content: string, { size, format }: PictureStyle, mark: Style['mark']): Buffer | string {
  return format === 'svg' ? svgPicture(content, { size, mark }) : pngPicture(content, { size, mark });
}

/** What the code says; looked up once. */
async function codeOf({ db, workspace }: Ctx, row: ChannelRow): Promise<string> {
  if (row.url !== null) return row.url;
  if (row.qr_content !== null) return row.qr_content;
  if (row.qr_code_url === null) throw conflict('channel.unreadablePicture', { name: row.name, reason: '—' });
  try {
    const content = await contentOf(row.qr_code_url);
    await noteContent(db, workspace, row.id, content);
    return content;
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    throw new AppError('unavailable', 'channel.unreadablePicture', {
      name: row.name,
      reason: error.message.slice(0, 100),
    });
  }
}

async function markFor({ db, workspace }: Ctx, { logo }: PictureStyle): Promise<Style['mark']> {
  if (!logo) return null;
  const own = await db.maybe<{ png: Buffer }>('select png from channel_logo where workspace_id = $1', [
    workspace,
  ]);
  return own?.png ?? 'ours';
}

/** A code that cannot be read is left out and named in a text file of the archive. */
export async function sendPictures(
  ctx: Ctx,
  style: PictureStyle & { readonly batch?: string | undefined },
  reply: FastifyReply,
): Promise<void> {
  requireRight(ctx.actor, 'library:read');
  const filter = { q: null, batch: style.batch ?? null, archived: false };
  const { rows } = await listChannelRows(ctx.db, ctx.workspace, filter, null, MOST_PICTURES);
  const mark = await markFor(ctx, style);
  const output = new PassThrough();
  zipInto(ctx, rows, style, mark, output).catch((error) => {
    ctx.log.warn({ err: error }, 'the pictures of channels were not sent whole');
    output.destroy(error as Error);
  });
  await reply
    .type('application/zip')
    .header('content-disposition', attachmentHeader(style.batch ?? 'channels', 'zip'))
    .send(output);
}

async function zipInto(
  ctx: Ctx,
  rows: readonly ChannelRow[],
  style: PictureStyle,
  mark: Style['mark'],
  output: Writable,
): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.outputStream.pipe(output);
  const missing: string[] = [];
  for (const row of rows) {
    if (output.destroyed) return;
    try {
      const picture = Buffer.from(draw(await codeOf(ctx, row), style, mark));
      zip.addBuffer(picture, `${fileName(row.name)}.${style.format}`, { mtime: row.created_at });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      missing.push(row.name);
    }
    // Drawing takes the thread: others get a turn in between.
    await new Promise((turn) => setImmediate(turn));
  }
  if (missing.length > 0) zip.addBuffer(Buffer.from(`${missing.join('\n')}\n`), 'missing.txt');
  zip.end();
}

/** Error: `channel.notPng`. */
export async function setLogo(
  ctx: Ctx,
  { png }: BodyOf<typeof logoContract>,
): Promise<OutputOf<typeof logoContract>> {
  requireRight(ctx.actor, 'library:write');
  const bytes = png === null ? null : Buffer.from(png, 'base64');
  if (bytes !== null && !isMark(bytes))
    throw invalid('channel.notPng', {}, [{ path: 'png', code: 'invalid' }]);
  await ctx.db.transaction(async (tx) => {
    if (bytes === null) await tx.run('delete from channel_logo where workspace_id = $1', [ctx.workspace]);
    else
      await tx.run(
        `insert into channel_logo (workspace_id, png, changed_at) values ($1, $2, $3)
         on conflict (workspace_id) do update set png = excluded.png, changed_at = excluded.changed_at`,
        [ctx.workspace, bytes, ctx.now],
      );
    await record(tx, ctx, { did: 'channel.logoChanged', subject: null, after: { logo: bytes !== null } });
  });
  return { logo: bytes !== null };
}

const isImage = (bytes: Buffer): boolean =>
  bytes.subarray(1, 4).toString('latin1') === 'PNG' || (bytes[0] === 0xff && bytes[1] === 0xd8);

/** Error: `channel.notImage`. WeCom keeps it for good: at most 1,000 a day (wecom-api.md section 12). */
export async function uploadImage(
  parts: WecomParts,
  ctx: Ctx,
  input: BodyOf<typeof imageContract>,
): Promise<OutputOf<typeof imageContract>> {
  requireRight(ctx.actor, 'library:write');
  const { api } = await needConnection(parts.connections, ctx);
  const bytes = Buffer.from(input.base64, 'base64');
  if (!isImage(bytes) || bytes.length > 2 * 1024 * 1024)
    throw invalid('channel.notImage', {}, [{ path: 'base64', code: 'invalid' }]);
  const contentType = bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
  const file = { name: input.name, bytes: new Uint8Array(bytes), contentType };
  const { url } = await orRefused(ctx, () => api.media.uploadImage(file));
  return { pictureUrl: url };
}
