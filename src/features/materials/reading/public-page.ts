/** What every page for strangers has: its frame, what it may load, where it may be sent from. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escaped, type Language } from '#kernel';
import { languageOf } from '#platform/http';

/** Nothing from elsewhere, nothing inline, and nobody frames it. `forms`: it may send what was filled in to us. */
const policy = (forms: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "object-src 'self'",
    "frame-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${forms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

export const ASSETS = '/m/assets';

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly head?: string;
  readonly body: string;
}

export const framed = ({ language, title, head = '', body }: Frame): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${escaped(title)}</title>
${head}<link rel="stylesheet" href="${ASSETS}/read.css">
</head>
<body>
${body}
</body>
</html>`;

/** `forms`: browsers then say of what they send that it comes from here; where a reader goes from any page learns nothing of the link. */
export const sendPage = (reply: FastifyReply, status: number, page: string, forms = false): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', policy(forms))
    .header('referrer-policy', forms ? 'same-origin' : 'no-referrer')
    .send(page);

/** Only pages of ours may send here; browsers say where a request comes from. */
export function isFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (typeof site === 'string') return site === 'same-origin';
  return origin === undefined || URL.parse(origin)?.host === request.host;
}

export const languageFor = (request: FastifyRequest): Language =>
  languageOf(request.headers['accept-language']);

/** Where the browser has come to. */
export const originFor = (request: FastifyRequest, address: string): string =>
  URL.parse(address)?.origin ?? `${request.protocol}://${request.host}`;
