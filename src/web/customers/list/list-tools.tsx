/** Above the list: search, filter, order, columns. */
import type { Ref } from 'react';
import { Icon, useTexts } from '#ui';
import type { Attribute } from '../api.ts';
import { type ListSearch, setParts } from '../filter.ts';
import { customersTexts } from '../texts.ts';
import { useNarrow } from '../use-narrow.ts';
import { ColumnChoice, type ColumnChoiceState } from './column-choice.tsx';
import styles from './customers-page.module.css';
import { SearchBox } from './search-box.tsx';
import type { useSorts } from './sorts.ts';

export interface ListToolsProps {
  search: ListSearch;
  sorts: ReturnType<typeof useSorts>;
  columns: ColumnChoiceState;
  attributes: readonly Attribute[];
  searchBox: Ref<HTMLInputElement>;
  onSearch: (q: string) => void;
  onSort: (to: Pick<ListSearch, 'sort' | 'order'>) => void;
  onFilter: () => void;
}

export function ListTools(props: ListToolsProps) {
  const { search, sorts, columns, attributes, searchBox, onSearch, onSort, onFilter } = props;
  const t = useTexts(customersTexts);
  const narrow = useNarrow();
  const parts = setParts(search).length;
  return (
    <div className={styles.tools}>
      <SearchBox ref={searchBox} value={search.q ?? ''} onSearch={onSearch} />
      <button
        type="button"
        className={styles.toolButton}
        data-on={parts > 0 || undefined}
        aria-label={parts > 0 ? t('filterCount', { count: parts }) : t('filter')}
        onClick={onFilter}
      >
        <Icon name="filter" size={14} />
        {t('filter')}
        {parts > 0 && <b>{parts}</b>}
      </button>
      <select
        aria-label={t('sortBy')}
        className={styles.sort}
        value={sorts.optionOf(search)}
        onChange={(event) => onSort(sorts.sortOf(event.target.value))}
      >
        {sorts.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className="sp" />
      {!narrow && <ColumnChoice {...columns} attributes={attributes} />}
    </div>
  );
}
