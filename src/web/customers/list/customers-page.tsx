/** The list of customers: search, filter, order, columns, selection; all of it in the address. */

import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { AddButton, Card, ErrorState, Icon, PageHeader, SkeletonRows, useApi, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { attributesRoute } from '../api.ts';
import { audienceWith } from '../audience-link.ts';
import type { BulkTarget } from '../bulk/bulk-dialog.tsx';
import { conditionOf, listOfSearch, PAGE_SIZE } from '../filter.ts';
import { useLibrary } from '../library.ts';
import { customersTexts } from '../texts.ts';
import { useNarrow } from '../use-narrow.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useColumnChoice } from './column-choice.tsx';
import { CustomerCards } from './customer-cards.tsx';
import { CustomerTable } from './customer-table.tsx';
import styles from './customers-page.module.css';
import { FilterChips } from './filter-chips.tsx';
import { useListAddress } from './list-address.ts';
import { useListKeys } from './list-keys.ts';
import { ListTools } from './list-tools.tsx';
import { type ListView, useListView } from './list-view.ts';
import { NoCustomers } from './no-customers.tsx';
import { Pager } from './pager.tsx';
import { usePartWords } from './part-words.ts';
import { useSelection } from './selection.ts';
import { useSorts } from './sorts.ts';

const FilterPanel = lazy(() => import('./filter-panel.tsx').then((m) => ({ default: m.FilterPanel })));
const BulkDialog = lazy(() => import('../bulk/bulk-dialog.tsx').then((m) => ({ default: m.BulkDialog })));
const NewCustomer = lazy(() => import('./new-customer.tsx').then((m) => ({ default: m.NewCustomer })));

type Open = 'filter' | 'create' | 'add' | 'remove' | null;

export function CustomersPage() {
  const session = useSession();
  const router = useRouter();
  const { search, setFilter, setSearch, setSort, setPage } = useListAddress();
  const narrow = useNarrow();
  const { library } = useLibrary();
  const attributes =
    useApi(attributesRoute, { query: { limit: 500 } }, { staleTime: 60_000 }).data?.items ?? [];
  const columns = useColumnChoice(session.user.id, attributes);
  const view = useListView(search, library);
  const selection = useSelection(JSON.stringify(listOfSearch(search)));
  const words = usePartWords(search, library);
  const sorts = useSorts(library, attributes);
  const [open, setOpen] = useState<Open>(null);
  const searchBox = useRef<HTMLInputElement>(null);

  const first = (view.page - 1) * PAGE_SIZE;
  const mayTag = mayDo(session, 'tags:apply');
  const keys = useListKeys({
    rows: view.rows,
    select: selection.select,
    isSelected: (id) => selection.ids.has(id),
    open: (row, i) =>
      void router.navigate({
        to: '/customers/$id',
        params: { id: row.id },
        search: { ...search, n: first + i },
      }),
    tag: mayTag ? () => setOpen('add') : null,
    search: () => searchBox.current?.focus(),
    filter: () => setOpen('filter'),
  });
  const target: BulkTarget = selection.all
    ? {
        kind: 'condition',
        condition: conditionOf(search, library?.groups.map((group) => group.id) ?? []),
        total: view.total ?? 0,
      }
    : { kind: 'rows', rows: selection.rows };
  const mayImport = mayDo(session, 'imports:run') && '/imports' in router.routesByPath;
  const mayWrite = mayDo(session, 'customers:write');
  const audience = mayDo(session, 'audiences:read') ? audienceWith(router, view.body.condition) : null;
  const selecting = !narrow && (selection.all || selection.rows.length > 0);
  return (
    <>
      <Head
        view={view}
        onImport={mayImport && !narrow ? () => router.history.push('/imports') : null}
        onCreate={mayWrite ? () => setOpen('create') : null}
      />
      <Card flush>
        {selecting ? (
          <BulkBar
            selection={selection}
            total={view.total ?? 0}
            mayAll={mayDo(session, 'tags:bulk')}
            searching={search.q !== undefined}
            onAdd={() => setOpen('add')}
            onRemove={() => setOpen('remove')}
          />
        ) : (
          <ListTools
            search={search}
            sorts={sorts}
            columns={columns}
            attributes={attributes}
            searchBox={searchBox}
            onSearch={setSearch}
            onSort={setSort}
            onFilter={() => setOpen('filter')}
          />
        )}
        <FilterChips
          filter={search}
          words={words}
          onChange={setFilter}
          onSave={audience === null ? null : () => router.history.push(audience)}
        />
        <div className={styles.rows}>
          <Rows
            view={view}
            none={
              <NoCustomers
                filter={search}
                library={library}
                words={words}
                onChange={setFilter}
                onCreate={mayWrite ? () => setOpen('create') : null}
                onImport={mayImport ? () => router.history.push('/imports') : null}
              />
            }
          >
            {narrow ? (
              <CustomerCards
                rows={view.rows}
                search={search}
                first={first}
                library={library}
                stale={view.stale}
              />
            ) : (
              <CustomerTable
                rows={view.rows}
                search={search}
                first={first}
                columns={columns.shown}
                attributes={attributes}
                library={library}
                stale={view.stale}
                selected={selection.ids}
                all={selection.all}
                current={keys.current}
                onSelect={selection.select}
                onSort={setSort}
              />
            )}
          </Rows>
        </div>
        {view.rows.length > 0 && (
          <Pager
            page={view.page}
            pages={view.pages}
            total={view.total ?? 0}
            rows={view.rows.length}
            onPage={setPage}
          />
        )}
      </Card>
      <Suspense>
        {open === 'filter' && (
          <FilterPanel filter={search} onApply={setFilter} onClose={() => setOpen(null)} />
        )}
        {open === 'create' && (
          <NewCustomer
            attributes={attributes}
            onClose={() => setOpen(null)}
            onOpen={(id) => void router.navigate({ to: '/customers/$id', params: { id } })}
          />
        )}
        {(open === 'add' || open === 'remove') && (
          <BulkDialog mode={open} target={target} onClose={() => setOpen(null)} onDone={selection.clear} />
        )}
      </Suspense>
    </>
  );
}

interface HeadProps {
  view: ListView;
  onImport: (() => void) | null;
  onCreate: (() => void) | null;
}

function Head({ view, onImport, onCreate }: HeadProps) {
  const t = useTexts(customersTexts);
  return (
    <PageHeader
      title={t('title')}
      facts={
        view.total !== undefined && (
          <span className={view.stale ? 'stale' : undefined} aria-live="polite">
            {t('totalPeople', { count: view.total })}
          </span>
        )
      }
      actions={
        <>
          {onImport && (
            <Button onClick={onImport} icon={<Icon name="upload" size={14} />}>
              {t('import')}
            </Button>
          )}
          {onCreate && <AddButton onClick={onCreate}>{t('create')}</AddButton>}
        </>
      }
    />
  );
}

/** The rows in all states: failed, on their way, none, there. */
function Rows({ view, none, children }: { view: ListView; none: ReactNode; children: ReactNode }) {
  const t = useTexts(customersTexts);
  if (view.error)
    return (
      <div className={styles.waiting}>
        <ErrorState error={view.error} what={t('listFailed')} onRetry={view.retry} />
      </div>
    );
  if (view.total === undefined)
    return (
      <div className={styles.waiting}>
        <SkeletonRows rows={10} />
      </div>
    );
  return view.rows.length === 0 && !view.stale ? none : children;
}
