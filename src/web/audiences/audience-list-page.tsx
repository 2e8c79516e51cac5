/** Saved audiences: what each means, how many it has now, and the way to build another. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import {
  addressOf,
  apiPages,
  Badge,
  Card,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  Icon,
  iconButtonClass,
  PageHeader,
  Popup,
  SkeletonRows,
  useFinder,
  useFormat,
  useShortcut,
  useTexts,
  useTyped,
} from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { type Audience, audiencesRoute, exportSavedRoute } from './api.ts';
import styles from './audience-list-page.module.css';
import menu from './menu.module.css';
import { audienceListRoute } from './route.ts';
import { audiencesTexts } from './texts.ts';

const SaveDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.SaveDialog })));
const FreezeDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.FreezeDialog })));
const DeleteDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.DeleteDialog })));

type Asking = { readonly what: 'rename' | 'freeze' | 'delete'; readonly audience: Audience };

export function AudienceListPage() {
  const t = useTexts(audiencesTexts);
  const session = useSession();
  const navigate = useNavigate();
  const { q = '' } = audienceListRoute.useSearch();
  const field = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const query = useInfiniteQuery(apiPages(audiencesRoute, { query: { limit: 100 } }));
  const audiences = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  const findable = useMemo(
    () => audiences.map(({ id, name, text }) => ({ id, name, group: text, aliases: [] })),
    [audiences],
  );
  const found = useFinder(findable, q, 500);
  const shown = found
    ? found.flatMap((id) => audiences.find((audience) => audience.id === id) ?? [])
    : audiences;
  const search = (text: string) =>
    void navigate({ to: '/audiences', search: text ? { q: text } : {}, replace: true, resetScroll: false });
  const [text, type] = useTyped(q, search);
  useShortcut({ keys: '/', label: t('keySearch'), group: t('title'), run: () => field.current?.focus() });
  const mayWrite = mayDo(session, 'audiences:write');
  const columns = useListColumns(setAsking);
  const create = (
    <Link to="/audiences/new">
      <Button type="primary" icon={<Icon name="plus" size={14} />} tabIndex={-1}>
        {t('newAudience')}
      </Button>
    </Link>
  );
  const close = () => setAsking(null);
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={query.data && total > 0 ? t('listCount', { count: total }) : undefined}
        actions={total > 0 && create}
      />
      <Card flush>
        {(total > 0 || q) && (
          <div className={styles.bar}>
            <div className={styles.search}>
              <Icon name="search" size={14} />
              <input
                ref={field}
                type="search"
                aria-label={t('searchList')}
                placeholder={t('searchList')}
                value={text}
                onChange={(event) => type(event.target.value)}
              />
            </div>
          </div>
        )}
        {query.error ? (
          <div className={styles.inset}>
            <ErrorState error={query.error} what={t('listFailed')} onRetry={() => void query.refetch()} />
          </div>
        ) : !query.data ? (
          <div className={styles.inset}>
            <SkeletonRows rows={5} />
          </div>
        ) : total === 0 ? (
          <EmptyState
            icon="filter"
            title={t('emptyTitle')}
            actions={
              <Link to="/audiences/new">
                <Button type="primary" tabIndex={-1}>
                  {t('buildOne')}
                </Button>
              </Link>
            }
          >
            {t('emptyText')}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState
            icon="search"
            title={t('noneFound', { text: q.trim() })}
            actions={<Button onClick={() => search('')}>{t('clearSearch')}</Button>}
          />
        ) : (
          <DataTable label={t('title')} columns={columns} rows={shown} rowKey={(row) => row.id} />
        )}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('loadMore')}
            </Button>
          </div>
        )}
      </Card>
      <Suspense>
        {mayWrite && asking?.what === 'rename' && (
          <SaveDialog
            audience={asking.audience}
            condition={null}
            people={asking.audience.count ?? 0}
            onSaved={close}
            onClose={close}
          />
        )}
        {mayWrite && asking?.what === 'freeze' && (
          <FreezeDialog
            audience={asking.audience}
            people={asking.audience.count ?? 0}
            onFrozen={close}
            onClose={close}
          />
        )}
        {mayWrite && asking?.what === 'delete' && (
          <DeleteDialog audience={asking.audience} onDeleted={close} onClose={close} />
        )}
      </Suspense>
    </>
  );
}

function useListColumns(onAsk: (asking: Asking) => void): readonly DataColumn<Audience>[] {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const session = useSession();
  return [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: (audience) => (
        <Link to="/audiences/$id" params={{ id: audience.id }} className="b">
          {audience.name}
        </Link>
      ),
    },
    {
      key: 'text',
      title: t('sentence'),
      width: '44%',
      card: 'plain',
      render: (audience) =>
        audience.problem === null ? (
          <span className={styles.sentence}>{audience.text}</span>
        ) : (
          <span className="warn" title={t('unreadableWhy', { why: audience.problem })}>
            <Badge tone="warn" icon="warning">
              {t('unreadable')}
            </Badge>
          </span>
        ),
    },
    {
      key: 'count',
      title: t('peopleNow'),
      align: 'end',
      short: true,
      render: (audience) => <b>{audience.count === null ? '–' : format.count(audience.count)}</b>,
    },
    {
      key: 'kind',
      title: t('kind'),
      short: true,
      render: (audience) =>
        audience.kind === 'frozen' ? (
          <Badge tone="cold" icon="snow">
            {t('frozen')}
          </Badge>
        ) : (
          <Badge icon="filter">{t('dynamic')}</Badge>
        ),
    },
    {
      key: 'owner',
      title: t('owner'),
      short: true,
      render: (audience) => audience.owner ?? <span className="t3">{t('ownerGone')}</span>,
    },
    {
      key: 'updated',
      title: t('updated'),
      short: true,
      render: (audience) => <span className="t3">{format.moment(audience.updatedAt)}</span>,
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      render: (audience) => (
        <RowMenu
          audience={audience}
          mayWrite={mayDo(session, 'audiences:write')}
          mayExport={mayDo(session, 'customers:export')}
          onAsk={onAsk}
        />
      ),
    },
  ];
}

interface RowMenuProps {
  audience: Audience;
  mayWrite: boolean;
  mayExport: boolean;
  onAsk: (asking: Asking) => void;
}

function RowMenu({ audience, mayWrite, mayExport, onAsk }: RowMenuProps) {
  const t = useTexts(audiencesTexts);
  const n = audience.count ?? 0;
  if (!mayWrite && !mayExport) return null;
  return (
    <Popup
      label={t('actionsOf', { name: audience.name })}
      width={190}
      buttonClassName={iconButtonClass}
      button={<Icon name="more" />}
    >
      {(close) => {
        const item = (label: string, what: Asking['what'], danger = false) => (
          <button
            type="button"
            data-danger={danger || undefined}
            onClick={() => {
              close();
              onAsk({ what, audience });
            }}
          >
            {label}
          </button>
        );
        const file = (format: 'csv' | 'xlsx') => (
          <a
            href={addressOf(exportSavedRoute, { params: { id: audience.id }, query: { format } })}
            download
            onClick={close}
          >
            {t(format === 'csv' ? 'exportCsv' : 'exportXlsx', { n })}
          </a>
        );
        return (
          <div className={menu.menu}>
            {mayExport && audience.problem === null && file('csv')}
            {mayExport && audience.problem === null && file('xlsx')}
            {mayWrite && item(t('rename'), 'rename')}
            {mayWrite &&
              audience.kind === 'dynamic' &&
              audience.problem === null &&
              item(t('freeze'), 'freeze')}
            {mayWrite && item(t('remove'), 'delete', true)}
          </div>
        );
      }}
    </Popup>
  );
}
