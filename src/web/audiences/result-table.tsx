/** The rows. J and K walk through them, X selects, E says why; on a phone every row is a card. */
import { useRef } from 'react';
import type { Condition } from '#features/conditions/core';
import { Icon, Popup, useShortcut, useTexts } from '#ui';
import type { ShownCustomer } from './api.ts';
import { CustomerCell, type ResultColumn } from './columns.tsx';
import styles from './result-table.module.css';
import { isSelected, type Selection } from './selection.ts';
import type { SortKey } from './sorting.ts';
import { audiencesTexts } from './texts.ts';
import { Why } from './why.tsx';

export interface ResultTableProps {
  rows: readonly ShownCustomer[];
  columns: readonly ResultColumn[];
  condition: Condition;
  sort: readonly SortKey[];
  stale: boolean;
  selection: Selection;
  onSort: (by: string, more: boolean) => void;
  /** `range`: from the last one to this one. */
  onSelect: (customer: ShownCustomer, range: boolean) => void;
  onSelectPage: () => void;
}

export function ResultTable(props: ResultTableProps) {
  const { rows, columns, condition, sort, stale, selection, onSort, onSelect, onSelectPage } = props;
  const t = useTexts(audiencesTexts);
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, rows, onSelect);
  const chosen = rows.filter((row) => isSelected(selection, row.id)).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached with the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('resultTable')}>
      <table className={`${styles.table} ${stale ? 'stale' : ''}`} aria-busy={stale}>
        <thead>
          <tr>
            <th scope="col" className={styles.checkCell}>
              <input
                type="checkbox"
                aria-label={t('selectPage')}
                checked={chosen > 0 && chosen === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
                }}
                onChange={onSelectPage}
              />
            </th>
            <th scope="col">{t('customer')}</th>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            <th scope="col" data-align="end">
              {t('why')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id} data-selected={isSelected(selection, row.id) || undefined}>
              <td className={styles.checkCell}>
                <input
                  type="checkbox"
                  aria-label={t('selectRow', { name: row.name })}
                  checked={isSelected(selection, row.id)}
                  onChange={(event) =>
                    onSelect(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
                  }
                />
              </td>
              <td data-title="">
                <CustomerCell customer={row} />
              </td>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-title={column.title}>
                  {column.render(row)}
                </td>
              ))}
              <td data-align="end" data-title="">
                <Popup
                  label={t('whyOf', { name: row.name })}
                  width={360}
                  buttonClassName={styles.why}
                  button={t('why')}
                >
                  {() => <Why customer={row} condition={condition} />}
                </Popup>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  column: ResultColumn;
  sort: readonly SortKey[];
  onSort: ResultTableProps['onSort'];
}

function Head({ column, sort, onSort }: HeadProps) {
  const t = useTexts(audiencesTexts);
  const { sortBy, title, align } = column;
  const key = sort.find(({ by }) => by === sortBy);
  if (!sortBy)
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    );
  return (
    <th
      scope="col"
      data-align={align}
      aria-sort={key ? (key.order === 'desc' ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        title={t('sortBy', { name: title })}
        onClick={(event) => onSort(sortBy, event.shiftKey)}
      >
        {title}
        <span className={styles.sortMark} data-on={key ? true : undefined}>
          <Icon name={key?.order === 'asc' ? 'up' : 'down'} size={12} />
        </span>
      </button>
    </th>
  );
}

/** The row that has focus, or the first one. */
function useRowKeys(
  body: { readonly current: HTMLTableSectionElement | null },
  rows: readonly ShownCustomer[],
  onSelect: ResultTableProps['onSelect'],
) {
  const t = useTexts(audiencesTexts);
  const group = t('results');
  const current = (): HTMLElement | null => {
    const row = document.activeElement?.closest('[data-row]');
    return row instanceof HTMLElement && body.current?.contains(row) ? row : null;
  };
  const customer = () => rows.find(({ id }) => id === current()?.dataset.row);
  useShortcut({
    keys: ['j', 'k'],
    label: t('keyWalk'),
    group,
    run: (keys) => {
      const all = [...(body.current?.children ?? [])];
      const now = current();
      const at = now ? all.indexOf(now) + (keys === 'j' ? 1 : -1) : 0;
      all[at]?.querySelector<HTMLElement>('a')?.focus();
    },
  });
  useShortcut({
    keys: 'x',
    label: t('keySelect'),
    group,
    run: () => {
      const found = customer();
      if (found) onSelect(found, false);
    },
  });
  useShortcut({
    keys: 'shift+x',
    label: t('keyRange'),
    group,
    run: () => {
      const found = customer();
      if (found) onSelect(found, true);
    },
  });
  useShortcut({
    keys: 'e',
    label: t('keyWhy'),
    group,
    run: () => current()?.querySelector<HTMLElement>(`.${styles.why}`)?.click(),
  });
}
