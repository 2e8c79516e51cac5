/** The list's filter, search, order and page stand in the address; each change leaves the rest as it is. */
import type { Filter, ListSearch } from '../filter.ts';
import { customersRoute } from '../route.ts';

export interface ListAddress {
  readonly search: ListSearch;
  readonly setFilter: (filter: Filter) => void;
  readonly setSearch: (q: string) => void;
  readonly setSort: (to: Pick<ListSearch, 'sort' | 'order'>) => void;
  readonly setPage: (page: number) => void;
}

export function useListAddress(): ListAddress {
  const search = customersRoute.useSearch();
  const navigate = customersRoute.useNavigate();
  const go = (to: ListSearch, replace = false) => void navigate({ search: to, replace, resetScroll: false });
  const { page: _, ...whole } = search;
  return {
    search,
    setFilter: (filter) => {
      const { sort, order } = search;
      go({ ...filter, ...(sort ? { sort } : {}), ...(order ? { order } : {}) });
    },
    setSearch: (q) => {
      const { q: _, ...rest } = whole;
      go(q ? { ...rest, q } : rest, true);
    },
    setSort: (to) => {
      const { sort: _, order: __, ...rest } = whole;
      go({ ...rest, ...to });
    },
    setPage: (page) => void navigate({ search: page > 1 ? { ...whole, page } : whole }),
  };
}
