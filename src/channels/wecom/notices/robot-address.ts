/** The address of a group robot's webhook, as people copy it from WeCom. */
import type { Robot } from '#features/notices';

/** Where WeCom itself answers; a private deployment or the simulator is the base of the connection. */
const OFFICIAL = 'qyapi.weixin.qq.com';
const PATH = '/cgi-bin/webhook/send';
const KEY = /^[0-9A-Za-z_-]{8,128}$/;

/**
 * The robot of an address, or of its bare key; null: neither. Only the key is used later, so an address cannot send
 * messages elsewhere; one of another host is refused all the same, because it is a robot of another product.
 */
export function robotOf(address: string, bases: readonly string[]): Robot | null {
  const text = address.trim();
  const key = KEY.test(text) ? text : keyIn(text, bases);
  return key !== null && KEY.test(key) ? { key } : null;
}

function keyIn(text: string, bases: readonly string[]): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const hosts = new Set([OFFICIAL, ...bases.map((base) => new URL(base).host)]);
  return hosts.has(url.host) && url.pathname === PATH ? url.searchParams.get('key') : null;
}
