/** Which pages may tell: by the origin that their browser names. */

/** As it is kept: scheme, host and port in lower case; `https://*.example.com` stands for all hosts below. Null: it is none. */
export function originOf(text: string): string | null {
  const wild = /^(https?:\/\/)\*\.(.+)$/i.exec(text.trim());
  const url = URL.parse(wild ? `${wild[1]}${wild[2]}` : text.trim());
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    return null;
  if (!wild) return url.origin;
  // A wildcard over a whole public suffix would let in everybody: at least a name of one's own below it.
  return url.hostname.includes('.') ? url.origin.replace('://', '://*.') : null;
}

export function isAllowed(origins: readonly string[], origin: string): boolean {
  const url = URL.parse(origin);
  if (!url || url.origin !== origin) return false;
  return origins.some((one) => {
    if (!one.includes('://*.')) return one === origin;
    const [scheme = '', host = ''] = one.split('://*.');
    return `${url.protocol}//` === `${scheme}://` && url.host.endsWith(`.${host}`);
  });
}
