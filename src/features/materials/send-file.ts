/** A file as an answer: its bytes, or a part of them, in a form that no browser takes for a page. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '#kernel';
import { kindOfMedia } from './core/public.ts';
import type { FileRow } from './file-sql.ts';
import type { FileStore } from './file-store.ts';

/** One range of bytes, both ends included; null: all of it; `no`: there is no such part. Several ranges: all of it. */
export function rangeOf(header: string | undefined, size: number): readonly [number, number] | null | 'no' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last && first < size ? [first, last] : 'no';
}

/** RFC 6266: the plain name for old browsers, the whole one in UTF-8. */
export function disposition(mediaType: string, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  // What browsers show themselves stays in the page; everything else is saved, never opened as ours.
  const how = kindOfMedia(mediaType) === 'office' ? 'attachment' : 'inline';
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Error: `material.fileNotFound` when the disk no longer has it. */
export async function sendFile(
  store: FileStore,
  file: FileRow,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const size = await store.bytes(file.disk_name);
  if (size === null) throw notFound('material.fileNotFound', { id: file.name.slice(0, 80) });
  reply
    .header('content-type', file.media_type)
    .header('content-disposition', disposition(file.media_type, file.name))
    .header('x-content-type-options', 'nosniff')
    // Should a browser take it for a page all the same, that page can do nothing. PDF viewers need the frame of ours.
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; object-src 'self'; frame-ancestors 'self'",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    .header('referrer-policy', 'no-referrer')
    .header('accept-ranges', 'bytes');
  const range = rangeOf(request.headers.range, size);
  if (range === 'no') return reply.code(416).header('content-range', `bytes */${size}`).send();
  const [first, last] = range ?? [0, size - 1];
  reply.header('content-length', Math.max(0, last - first + 1));
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  if (request.method === 'HEAD' || size === 0) return reply.send();
  return reply.send(store.stream(file.disk_name, first, last));
}

/** A QR code of ours; whatever stands in it, a browser runs nothing. */
export async function sendPicture(reply: FastifyReply, svg: string): Promise<void> {
  await reply
    .type('image/svg+xml')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(svg);
}
