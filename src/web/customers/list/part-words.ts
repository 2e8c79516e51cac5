/** Parts of a filter in words, for its chips and for 「去掉…会有…」. */
import { useApi, useFormat, useLanguage, useTexts } from '#ui';
import { sentenceRoute, staffRoute } from '../api.ts';
import type { Filter, FilterPart } from '../filter.ts';
import type { Library } from '../library.ts';
import { customersTexts } from '../texts.ts';

export function usePartWords(filter: Filter, library: Library | undefined): (part: FilterPart) => string {
  const t = useTexts(customersTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const staff = useApi(
    staffRoute,
    { query: { limit: 500 } },
    { enabled: filter.staff !== undefined, staleTime: 60_000 },
  );
  const said = useApi(
    sentenceRoute,
    { body: { condition: filter.condition ?? { all: [] } } },
    { enabled: filter.condition !== undefined, staleTime: 60_000 },
  );
  const names = (ids: readonly string[] = []) => format.list(ids.map((id) => library?.tag(id)?.name ?? id));
  const people = (ids: readonly string[] = []) =>
    format.list(ids.map((id) => staff.data?.items.find((each) => each.id === id)?.name ?? id));
  return (part) => {
    switch (part) {
      case 'status':
        return `${t('statusColumn')} ${format.list((filter.status ?? []).map((status) => t(status)))}`;
      case 'tags':
        return `${t(filter.match === 'any' ? 'hasAny' : 'hasAll')} ${names(filter.tags)}`;
      case 'untagged':
        return t('untagged');
      case 'without':
        return `${t('without')} ${names(filter.without)}`;
      case 'staff':
        return `${t('staff')} ${people(filter.staff)}`;
      case 'date':
        return `${t('dates')} ${span(filter)}`;
      case 'condition':
        return said.data?.[language] ?? t('otherCondition');
    }
  };

  function span({ since, until }: Filter): string {
    if (since && until) return t('between', { from: since, to: until });
    return since ? t('since', { day: since }) : t('upTo', { day: until ?? '' });
  }
}
