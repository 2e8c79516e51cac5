/** What a page shows to WeCom's JS-SDK so that it may call it (wecom-api.md 8.2). */
import { createHash } from 'node:crypto';

export interface PageSignature {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly nonceStr: string;
  readonly signature: string;
}

/** `url`: the page's own address, as the browser shows it, without what follows `#`. */
export function signPage(ticket: string, url: string, timestamp: number, nonceStr: string): PageSignature {
  const [page = ''] = url.split('#');
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
  return { timestamp, nonceStr, signature: createHash('sha1').update(text).digest('hex') };
}
