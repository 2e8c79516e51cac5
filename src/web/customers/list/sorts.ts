/** What the list can be sorted by, as options of one field. */
import { useMemo } from 'react';
import { useTexts } from '#ui';
import type { Attribute } from '../api.ts';
import type { ListSearch } from '../filter.ts';
import type { Library } from '../library.ts';
import { customersTexts } from '../texts.ts';
import { isSortable } from './columns.ts';

type Sort = Pick<ListSearch, 'sort' | 'order'>;

const NEWEST = '';
const optionOf = ({ sort, order }: Sort): string => (sort ? `${order ?? 'desc'} ${sort}` : NEWEST);

function sortOf(value: string): Sort {
  const space = value.indexOf(' ');
  if (space < 0) return {};
  const sort = value.slice(space + 1);
  return value.startsWith('asc') ? { sort, order: 'asc' } : { sort };
}

export function useSorts(library: Library | undefined, attributes: readonly Attribute[]) {
  const t = useTexts(customersTexts);
  const options = useMemo(() => {
    const columns = [
      { by: 'order.total', column: t('orders') },
      { by: 'order.lastAt', column: t('lastOrder') },
      { by: 'customer.createdAt', column: t('added') },
      ...attributes.filter(isSortable).map((each) => ({ by: each.key, column: each.label })),
    ];
    const levels = (library?.groups ?? []).filter((group) => group.ordered && !group.archived);
    return [
      { value: NEWEST, label: t('newest') },
      ...levels.flatMap(({ id, name }) => [
        { value: optionOf({ sort: `group:${id}` }), label: t('byGroup', { group: name }) },
        { value: optionOf({ sort: `group:${id}`, order: 'asc' }), label: t('byGroupUp', { group: name }) },
      ]),
      ...columns.flatMap(({ by, column }) => [
        { value: optionOf({ sort: by }), label: t('byColumn', { column }) },
        { value: optionOf({ sort: by, order: 'asc' }), label: t('byColumnUp', { column }) },
      ]),
    ];
  }, [library, attributes, t]);
  return { options, optionOf, sortOf };
}
