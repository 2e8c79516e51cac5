/** Saved audiences: what each means, how many it has now, and the way to build another. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import {
  addressOf,
  apiPages,
  Badge,
  type DataColumn,
  DataTable,
  EmptyState,
  Icon,
  ListCard,
  PageHeader,
  RowMenu,
  SearchField,
  useFinder,
  useFormat,
  useTexts,
} from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { type Audience, audiencesRoute, exportSavedRoute } from './api.ts';
import styles from './audience-list-page.module.css';
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
      <ListCard
        query={query}
        failed={t('listFailed')}
        filters={
          (total > 0 || q) && (
            <SearchField label={t('searchList')} page={t('title')} value={q} onChange={search} />
          )
        }
        empty={
          total === 0 ? (
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
          ) : (
            shown.length === 0 && (
              <EmptyState
                icon="search"
                title={t('noneFound', { text: q.trim() })}
                actions={<Button onClick={() => search('')}>{t('clearSearch')}</Button>}
              />
            )
          )
        }
      >
        <DataTable label={t('title')} columns={columns} rows={shown} rowKey={(row) => row.id} />
      </ListCard>
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
        <Actions
          audience={audience}
          mayWrite={mayDo(session, 'audiences:write')}
          mayExport={mayDo(session, 'customers:export')}
          onAsk={onAsk}
        />
      ),
    },
  ];
}

interface ActionsProps {
  audience: Audience;
  mayWrite: boolean;
  mayExport: boolean;
  onAsk: (asking: Asking) => void;
}

function Actions({ audience, mayWrite, mayExport, onAsk }: ActionsProps) {
  const t = useTexts(audiencesTexts);
  const { id, name, count, kind, problem } = audience;
  const n = count ?? 0;
  const ask = (what: Asking['what']) => () => onAsk({ what, audience });
  const file = (format: 'csv' | 'xlsx') => addressOf(exportSavedRoute, { params: { id }, query: { format } });
  return (
    <RowMenu
      label={t('actionsOf', { name })}
      width={190}
      actions={[
        mayExport && problem === null && { label: t('exportCsv', { n }), file: file('csv') },
        mayExport && problem === null && { label: t('exportXlsx', { n }), file: file('xlsx') },
        mayWrite && { label: t('rename'), run: ask('rename') },
        mayWrite && kind === 'dynamic' && problem === null && { label: t('freeze'), run: ask('freeze') },
        mayWrite && { label: t('remove'), danger: true, run: ask('delete') },
      ]}
    />
  );
}
