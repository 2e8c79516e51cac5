/** Attachments of welcome and group messages and of moments (contract section 5.1). */
import { need, refuse } from '../failure.ts';
import type { Call, Input } from '../pipeline/endpoint.ts';

/** D: attachments of one message. */
const MAX_ATTACHMENTS = 9;
const KINDS = ['image', 'link', 'miniprogram', 'video', 'file'];
/** D: 3 days. */
const MEDIA_SECONDS = 3 * 86_400;

/**
 * Checks `text` and `attachments`. Codes: 40058 nothing to send or text too long, 41064 too many, 41065 kind, 40007 medium
 * unknown, expired, or uploaded by the wrong call.
 */
export function checkMessage(call: Call, maxTextBytes: number): { text: unknown; attachments: unknown[] } {
  const { body } = call;
  const content = body.inner('text').text('content');
  const attachments = body.inners('attachments');
  need(content !== '' || attachments.length > 0, 40058);
  need(Buffer.byteLength(content) <= maxTextBytes, 40058);
  need(attachments.length <= MAX_ATTACHMENTS, 41064);
  for (const attachment of attachments) checkAttachment(call, attachment);
  return { text: body.fields.text ?? null, attachments: body.list('attachments') };
}

function checkAttachment(call: Call, attachment: Input): void {
  const kind = attachment.text('msgtype');
  need(KINDS.includes(kind) && attachment.has(kind), 41065);
  const inner = attachment.inner(kind);
  if (kind === 'link') need(inner.text('title') && inner.text('url'), 40058);
  else if (kind === 'miniprogram') checkMedia(call, inner.text('pic_media_id'), false);
  else if (!inner.text('pic_url')) checkMedia(call, inner.text('media_id'), false);
}

export function checkMedia({ world }: Call, mediaId: string, attachment: boolean): void {
  const media = world.company.media.get(mediaId) ?? refuse(40007);
  need(media.attachment === attachment, 40007);
  need(media.createdAt + MEDIA_SECONDS > world.clock.seconds(), 40007);
}
