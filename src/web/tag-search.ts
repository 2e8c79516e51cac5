/** Tags in the search box of the top bar: by name, pinyin, initials and alias. A hit opens its drawer of the cabinet. */
import type { searchTags } from '#features/tags/contract';
import { call, route, toHue } from '#ui';
import type { Search, SearchHit } from './search-providers.ts';

const searchRoute = route<typeof searchTags>('GET /tags/search');
const HITS = 6;

export const search: Search = async (text, signal) => {
  const { items } = await call(searchRoute, { query: { q: text, limit: HITS } }, { signal });
  return items.map(({ id, name, group, hue, match }): SearchHit => {
    const place = new URLSearchParams({ open: group.id, tag: id });
    return {
      id,
      title: name,
      detail: match.field === 'alias' ? `${group.name}  ${match.text}` : group.name,
      icon: 'cabinet',
      hue: toHue(hue),
      path: `/cabinet?${place}`,
    };
  });
};
