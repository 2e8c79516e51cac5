/** The customers of the condition: a table on a desk, cards on a phone; select them, tag them, export them, ask why. */

import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import {
  Card,
  ChoiceList,
  EmptyState,
  ErrorState,
  Icon,
  Popup,
  SkeletonRows,
  useFormat,
  useShortcut,
  useTexts,
} from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { BuilderView } from './builder-view.ts';
import type { BulkVerb } from './bulk/bulk-dialog.tsx';
import { allColumns, askedTags, defaultColumns, levelGroup, type ResultColumn } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './result-table.module.css';
import { ResultTable } from './result-table.tsx';
import { nobody, refreshed, type Selection, selectRange, sizeOf, toggle, togglePage } from './selection.ts';
import { readSort, type SortKey, toggleSort } from './sorting.ts';
import { audiencesTexts } from './texts.ts';
import { useColumns } from './use-columns.ts';
import { isWrongCondition } from './use-count.ts';
import { usePages } from './use-pages.ts';

const BulkDialog = lazy(() => import('./bulk/bulk-dialog.tsx').then((m) => ({ default: m.BulkDialog })));

export interface ResultCardProps {
  view: BuilderView;
  /** From the address. */
  sort: string | undefined;
  onSort: (keys: readonly SortKey[]) => void;
}

export function ResultCard({ view, sort, onSort }: ResultCardProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const session = useSession();
  const { library, draft, settled } = view;
  const keys = useMemo(() => readSort(sort), [sort]);
  const pages = usePages(settled, keys);
  const { data, error, stale } = pages;
  const level = levelGroup(draft, library);
  const choice = useColumns(defaultColumns(level));
  const columns = allColumns({ t, format, library, shown: choice.shown, asked: askedTags(draft, library) });
  const shown = columns.filter((column) => choice.shown.has(column.key));
  const [bulk, setBulk] = useState<BulkVerb | null>(null);
  const { selection, setSelection, last } = useSelection(settled);
  const rows = data?.items ?? [];
  const total = data?.total ?? 0;
  const selected = sizeOf(selection, total);
  const mayTag = mayDo(session, 'tags:bulk');

  useShortcut(
    selected > 0 && mayTag
      ? { keys: 't', label: t('keyTag'), group: t('results'), run: () => setBulk('add') }
      : null,
  );
  const table = data && (
    <>
      {rows.length > 0 ? (
        <ResultTable
          rows={rows}
          columns={shown}
          condition={settled}
          sort={keys}
          stale={stale}
          selection={selection}
          onSort={(by, more) => onSort(toggleSort(keys, by, more))}
          onSelect={(customer, range) => {
            setSelection(
              range
                ? selectRange(selection, rows, last.current, customer.id)
                : toggle(selection, customer, rows),
            );
            last.current = customer.id;
          }}
          onSelectPage={() => setSelection(togglePage(selection, rows))}
        />
      ) : (
        <NoResults view={view} />
      )}
      <div className={styles.foot}>
        <span>{sortedBy(keys, columns, t, format.list)}</span>
        <span className="sp" />
        {rows.length > 0 && (
          <span>{t('range', { from: pages.from + 1, to: pages.from + rows.length, total })}</span>
        )}
        <PageButton icon="left" label={t('previous')} go={pages.previous} />
        <PageButton icon="right" label={t('next')} go={pages.next} />
      </div>
    </>
  );
  return (
    <Card flush className={styles.card}>
      <div className={styles.bar} data-active={selected > 0 || undefined}>
        <h2 className={selected > 0 ? 'sr' : undefined}>{t('results')}</h2>
        {selected === 0 && data && (
          <span className={`t3 fs12 ${stale ? 'stale' : ''}`}>{t('selectedCount', { count: total })}</span>
        )}
        {selected > 0 && (
          <>
            <span role="status">
              {t.rich(selection.kind === 'all' ? 'selectedAll' : 'selectedSome', {
                n: <b>{format.count(selected)}</b>,
              })}
            </span>
            {selection.kind === 'some' && selected < total && (
              <button
                type="button"
                className={styles.linkButton}
                onClick={() => setSelection({ kind: 'all' })}
              >
                {t('selectAll', { n: total })}
              </button>
            )}
            <button type="button" className={styles.linkButton} onClick={() => setSelection(nobody)}>
              {t('selectNone')}
            </button>
          </>
        )}
        <span className="sp" />
        {mayTag && (
          <>
            <BarButton
              icon="plus"
              label={t('addTags')}
              disabled={total === 0}
              onClick={() => setBulk('add')}
            />
            <BarButton
              icon="minus"
              label={t('removeTags')}
              disabled={total === 0}
              onClick={() => setBulk('remove')}
            />
          </>
        )}
        {mayDo(session, 'customers:export') && (
          <ExportMenu condition={settled} total={total} name={view.saved?.name} />
        )}
        <ColumnMenu columns={columns} shown={choice.shown} onChoose={choice.choose} />
      </div>
      {isWrongCondition(error) ? (
        <p className={`${styles.inset} t3 fs12`}>{t('wrongCondition')}</p>
      ) : error ? (
        <div className={styles.inset}>
          <ErrorState error={error} what={t('queryFailed')} onRetry={pages.retry} />
        </div>
      ) : (
        (table ?? (
          <div className={styles.inset}>
            <SkeletonRows rows={6} />
          </div>
        ))
      )}
      <Suspense>
        {bulk && (
          <BulkDialog
            verb={bulk}
            view={view}
            selection={selected > 0 ? refreshed(selection, rows) : { kind: 'all' }}
            total={total}
            onClose={() => setBulk(null)}
            onDone={() => setSelection(nobody)}
          />
        )}
      </Suspense>
    </Card>
  );
}

/** Another condition selects nobody. */
function useSelection(condition: unknown) {
  const of = JSON.stringify(condition);
  const [state, setState] = useState<{ readonly of: string; readonly selection: Selection }>({
    of,
    selection: nobody,
  });
  const last = useRef<string | null>(null);
  return {
    selection: state.of === of ? state.selection : nobody,
    setSelection: (selection: Selection) => setState({ of, selection }),
    last,
  };
}

type T = ReturnType<typeof useTexts<typeof audiencesTexts.rows>>;

function sortedBy(
  keys: readonly SortKey[],
  columns: readonly ResultColumn[],
  t: T,
  list: (items: readonly string[]) => string,
): string {
  const names = keys.map(({ by, order }) => {
    const title = columns.find((column) => column.sortBy === by)?.title ?? by;
    return `${title} ${order === 'desc' ? '↓' : '↑'}`;
  });
  return names.length > 0 ? t('sortedBy', { names: list(names) }) : t('newestFirst');
}

function BarButton(props: { icon: 'plus' | 'minus'; label: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" className={styles.barButton} disabled={props.disabled} onClick={props.onClick}>
      <Icon name={props.icon} size={14} />
      {props.label}
    </button>
  );
}

function PageButton({ icon, label, go }: { icon: 'left' | 'right'; label: string; go: (() => void) | null }) {
  return (
    <button
      type="button"
      className={styles.pageButton}
      aria-label={label}
      disabled={go === null}
      onClick={() => go?.()}
    >
      <Icon name={icon} size={12} />
    </button>
  );
}

interface ColumnMenuProps {
  columns: readonly ResultColumn[];
  shown: ReadonlySet<string>;
  onChoose: (keys: readonly string[] | null) => void;
}

function ColumnMenu({ columns, shown, onChoose }: ColumnMenuProps) {
  const t = useTexts(audiencesTexts);
  return (
    <Popup
      label={t('chooseColumns')}
      width={240}
      buttonClassName={styles.quietButton}
      button={
        <>
          <Icon name="columns" size={14} />
          {t('columns')}
        </>
      }
    >
      {(close) => (
        <>
          <ChoiceList
            label={t('chooseColumns')}
            choices={columns.map(({ key, title }) => ({ value: key, label: title }))}
            chosen={[...shown]}
            onChange={onChoose}
          />
          <button
            type="button"
            className={styles.linkButton}
            onClick={() => {
              onChoose(null);
              close();
            }}
          >
            {t('resetColumns')}
          </button>
        </>
      )}
    </Popup>
  );
}

function NoResults({ view }: { view: BuilderView }) {
  const t = useTexts(audiencesTexts);
  const imports: string = '/imports';
  const nobodyAtAll = view.count.counted?.total === 0;
  return nobodyAtAll ? (
    <EmptyState icon="people" title={t('noCustomers')} actions={<Link to={imports}>{t('toImports')}</Link>}>
      {t('noCustomersText')}
    </EmptyState>
  ) : (
    <EmptyState icon="filter" title={t('zero')}>
      {t('zeroHint')}
    </EmptyState>
  );
}
