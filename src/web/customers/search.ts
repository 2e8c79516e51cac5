/** Customers in the search box of the top bar: by name, remark, the end of a phone number, reference. */
import { call, maskPhone } from '#ui';
import type { Search, SearchHit } from '../search-providers.ts';
import { listRoute } from './api.ts';

/** Few enough that the pages stay in view. */
const HITS = 6;

export const search: Search = async (text, signal) => {
  const { items } = await call(listRoute, { query: { q: text, limit: HITS } }, { signal });
  return items.map(
    ({ id, name, phone, ref, owner }): SearchHit => ({
      id,
      title: name || ref || id,
      detail: [phone && maskPhone(phone), owner?.name].filter(Boolean).join('  '),
      icon: 'person',
      path: `/customers/${id}`,
    }),
  );
};
