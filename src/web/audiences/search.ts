/** Saved audiences in the search box of the top bar. */
import { call, loadPinyinSearch } from '#ui';
import type { Search, SearchHit } from '../search-providers.ts';
import { audiencesRoute } from './api.ts';

/** Few enough that the pages stay in view. */
const HITS = 5;

export const search: Search = async (text, signal) => {
  const { items } = await call(audiencesRoute, { query: { limit: 200 } }, { signal });
  const { pinyinSearch } = await loadPinyinSearch();
  const byId = new Map(items.map((audience) => [audience.id, audience]));
  const findable = items.map(({ id, name }) => ({ id, name, group: '', aliases: [] }));
  return pinyinSearch(findable)
    .find(text, HITS)
    .flatMap(({ id }): SearchHit[] => {
      const audience = byId.get(id);
      if (!audience) return [];
      const { name, kind } = audience;
      return [{ id, title: name, icon: kind === 'frozen' ? 'snow' : 'filter', path: `/audiences/${id}` }];
    });
};
