/** Codes and links, who came by them, and the way to make another. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  AddButton,
  ArchivedFilter,
  apiPages,
  EmptyState,
  Icon,
  ListCard,
  Note,
  PageHeader,
  SearchField,
  useApi,
  useTexts,
} from '#ui';
import { useLibrary } from '../customers/library.ts';
import { mayDo } from '../session/session.ts';
import { NoneFound } from '../shell/none-found.tsx';
import { useSession } from '../shell/shell-route.ts';
import { listChannelsRoute, wecomStatusRoute } from './api.ts';
import { BatchForm } from './batch-form.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelTable, type ChannelTask } from './channel-table.tsx';
import styles from './channels.module.css';
import { DeleteDialog } from './delete-dialog.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { type ChannelSearch, channelsRoute } from './route.ts';
import { channelsTexts } from './texts.ts';

type Task =
  | ChannelTask
  | { readonly kind: 'add' | 'addBatch' }
  | { readonly kind: 'pictures'; readonly batch: string | null };

export function ChannelsPage() {
  const t = useTexts(channelsTexts);
  const session = useSession();
  const search = channelsRoute.useSearch();
  const { led, ...list } = search;
  const { q, batch, show } = list;
  const navigate = useNavigate();
  const [task, setTask] = useState<Task | null>(null);
  const { library } = useLibrary();
  const status = useApi(wecomStatusRoute, {}, { staleTime: 60_000 });
  const filter = {
    limit: 50,
    status: show ?? ('active' as const),
    ...(q ? { q } : {}),
    ...(batch ? { batch } : {}),
  };
  const query = useInfiniteQuery({
    ...apiPages(listChannelsRoute, { query: filter }),
    placeholderData: (before) => before,
  });
  const channels = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const away = status.data?.connected === false;
  const mayWrite = mayDo(session, 'library:write');
  const filtered = Boolean(q || batch || show);
  const create = (
    <AddButton disabled={away} onClick={() => setTask({ kind: 'add' })}>
      {t('add')}
    </AddButton>
  );
  const none = (
    <EmptyState icon="qr" title={t('emptyTitle')} actions={mayWrite && create}>
      {t('emptyText')}
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={query.data && t('count', { count: total })}
        actions={
          <>
            {total > 0 && show === undefined && (
              <Button
                icon={<Icon name="download" size={14} />}
                onClick={() => setTask({ kind: 'pictures', batch: batch ?? null })}
              >
                {t('downloadAll')}
              </Button>
            )}
            {mayWrite && (
              <Button disabled={away} onClick={() => setTask({ kind: 'addBatch' })}>
                {t('addBatch')}
              </Button>
            )}
            {mayWrite && (total > 0 || filtered) && create}
          </>
        }
      />
      {away && <Note tone="warn">{t('notConnected')}</Note>}
      <ListCard
        query={query}
        failed={t('loadFailed')}
        filters={(total > 0 || filtered) && <Filters search={list} />}
        empty={channels.length === 0 && (filtered ? <NoneFound title={t('noneFound')} /> : none)}
      >
        <ChannelTable
          channels={channels}
          library={library}
          search={list}
          stale={query.isPlaceholderData}
          mayWrite={mayWrite}
          onTask={setTask}
        />
      </ListCard>
      <TaskOf
        task={task}
        library={library}
        onTask={setTask}
        onBatch={(made) => void navigate({ to: '/channels', search: { batch: made } })}
      />
      {led !== undefined && (
        <OutcomesPanel
          key={led}
          id={led}
          name={channels.find((one) => one.id === led)?.name}
          library={library}
          onClose={() => void navigate({ to: '/channels', search: list, resetScroll: false })}
        />
      )}
    </>
  );
}

interface TaskOfProps {
  task: Task | null;
  library: ReturnType<typeof useLibrary>['library'];
  onTask: (task: Task | null) => void;
  onBatch: (batch: string) => void;
}

function TaskOf({ task, library, onTask, onBatch }: TaskOfProps) {
  const close = () => onTask(null);
  switch (task?.kind) {
    case undefined:
      return null;
    case 'add':
      return (
        <ChannelForm
          library={library}
          onMade={(channel) => onTask({ kind: 'picture', channel })}
          onClose={close}
        />
      );
    case 'edit':
      return <ChannelForm channel={task.channel} library={library} onMade={close} onClose={close} />;
    case 'addBatch':
      return (
        <BatchForm
          library={library}
          onMade={(batch) => {
            close();
            onBatch(batch);
          }}
          onClose={close}
        />
      );
    case 'picture':
      return <PictureDialog of={task.channel} onClose={close} />;
    case 'pictures':
      return <PictureDialog of={{ batch: task.batch }} onClose={close} />;
    case 'delete':
      return <DeleteDialog channel={task.channel} onClose={close} />;
  }
}

function Filters({ search }: { search: ChannelSearch }) {
  const t = useTexts(channelsTexts);
  const navigate = useNavigate();
  const go = (next: ChannelSearch) =>
    void navigate({ to: '/channels', search: next, replace: true, resetScroll: false });
  const { q: _, ...others } = search;
  const { batch, show: __, ...rest } = search;
  return (
    <>
      <SearchField
        label={t('search')}
        page={t('title')}
        value={search.q ?? ''}
        onChange={(q) => go(q ? { ...others, q } : others)}
      />
      <ArchivedFilter
        archived={search.show === 'archived'}
        onChange={(archived) =>
          go({ ...rest, ...(batch ? { batch } : {}), ...(archived ? { show: 'archived' as const } : {}) })
        }
      />
      {batch && (
        <span className={styles.batchFilter}>
          {t('batchIs', { batch })}
          <Link to="/channels" search={rest}>
            {t('leaveBatch')}
          </Link>
        </span>
      )}
    </>
  );
}
