/** The list without rows: nobody there yet, or nobody who meets all that is asked, with the way out. */
import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { apiQuery, EmptyState, useTexts } from '#ui';
import { countRoute } from '../api.ts';
import { conditionOf, type Filter, type FilterPart, setParts, withoutPart } from '../filter.ts';
import type { Library } from '../library.ts';
import { customersTexts } from '../texts.ts';

export interface NoCustomersProps {
  filter: Filter;
  library: Library | undefined;
  words: (part: FilterPart) => string;
  onChange: (filter: Filter) => void;
  /** Null: this person may not. */
  onCreate: (() => void) | null;
  onImport: (() => void) | null;
}

export function NoCustomers({ filter, library, words, onChange, onCreate, onImport }: NoCustomersProps) {
  const t = useTexts(customersTexts);
  const parts = setParts(filter);
  const best = useBestWithout(filter, parts, library);
  if (parts.length === 0 && !filter.q)
    return (
      <EmptyState
        icon="people"
        title={t('firstTitle')}
        actions={
          <>
            {onImport && (
              <Button type="primary" onClick={onImport}>
                {t('import')}
              </Button>
            )}
            {onCreate && (
              <Button type={onImport ? 'link' : 'primary'} onClick={onCreate}>
                {t('create')}
              </Button>
            )}
          </>
        }
      >
        {t('firstText')}
      </EmptyState>
    );
  const { q } = filter;
  return (
    <EmptyState
      icon={q ? 'search' : 'filter'}
      title={parts.length > 1 && !q ? t('noneTitleCount', { count: parts.length }) : t('noneTitle')}
      actions={
        <>
          {q && (
            <Button
              onClick={() => {
                const { q: _, ...rest } = filter;
                onChange(rest);
              }}
            >
              {t('clearSearch')}
            </Button>
          )}
          {!q && best && (
            <Button onClick={() => onChange(withoutPart(filter, best.part))}>{t('dropPart')}</Button>
          )}
          {parts.length > 0 && (
            <Button type="link" onClick={() => onChange({})}>
              {t('clearFilter')}
            </Button>
          )}
        </>
      }
    >
      {q ? t('noneText') : best && t.rich('withoutPart', { what: words(best.part), n: <b>{best.count}</b> })}
    </EmptyState>
  );
}

/** The part without which most people would be found, and how many; null while it is not known or would not help. */
function useBestWithout(filter: Filter, parts: readonly FilterPart[], library: Library | undefined) {
  const groups = useMemo(() => library?.groups.map((group) => group.id) ?? [], [library]);
  const counts = useQueries({
    queries: parts.map((part) => ({
      ...apiQuery(countRoute, { body: { condition: conditionOf(withoutPart(filter, part), groups) } }),
      enabled: !filter.q,
    })),
  });
  let best: { part: FilterPart; count: number } | null = null;
  for (const [i, part] of parts.entries()) {
    const count = counts[i]?.data?.count ?? 0;
    if (count > (best?.count ?? 0)) best = { part, count };
  }
  return best;
}
