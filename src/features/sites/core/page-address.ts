/** What is kept of the address of a page: never who stands in it. */

/**
 * Without credentials and fragment, and without the query unless it is asked for: searches, e-mail addresses and tokens
 * stand there. A page of a mini-program is a path (`pages/product/index`). Null: it is no address of a page.
 */
export function pageAddress(text: string, keepsQuery: boolean): string | null {
  const path = /^\/?[\w-]+(?:\/[\w-]+)*(\?.*)?$/.exec(text);
  if (path) return keepsQuery ? text : text.slice(0, text.length - (path[1]?.length ?? 0));
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return `${url.origin}${url.pathname}${keepsQuery ? url.search : ''}`;
}
