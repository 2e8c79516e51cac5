/** Rules in the search box of the top bar. */
import { call, loadPinyinSearch } from '#ui';
import type { Search, SearchHit } from '../search-providers.ts';
import { rulesRoute } from './api.ts';

/** Few enough that the pages stay in view. */
const HITS = 5;

export const search: Search = async (text, signal) => {
  const { items } = await call(rulesRoute, { query: { limit: 200 } }, { signal });
  const { pinyinSearch } = await loadPinyinSearch();
  const byId = new Map(items.map((rule) => [rule.id, rule]));
  const findable = items.map(({ id, name }) => ({ id, name, group: '', aliases: [] }));
  return pinyinSearch(findable)
    .find(text, HITS)
    .flatMap(({ id }): SearchHit[] => {
      const rule = byId.get(id);
      return rule ? [{ id, title: rule.name, icon: 'ladder', path: `/rules/${id}` }] : [];
    });
};
