/** What staff send, who reads it now, and the way to make another. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  AddButton,
  ArchivedFilter,
  apiPages,
  ConfirmDialog,
  EmptyState,
  ListCard,
  PageHeader,
  SearchField,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { useLibrary } from '../customers/library.ts';
import { mayDo } from '../session/session.ts';
import { NoneFound } from '../shell/none-found.tsx';
import { useSession } from '../shell/shell-route.ts';
import { changeMaterialRoute, deleteMaterialRoute, listMaterialsRoute, type Material } from './api.ts';
import { MaterialForm } from './material-form.tsx';
import { MaterialTable, type MaterialTask } from './material-table.tsx';
import { ReadingNow } from './reading-now.tsx';
import { ReadingPanel } from './reading-panel.tsx';
import { type MaterialSearch, materialsRoute } from './route.ts';
import { SendDialog } from './send-dialog.tsx';
import { materialsTexts } from './texts.ts';

type Task = MaterialTask | { readonly kind: 'add' };

export function MaterialsPage() {
  const t = useTexts(materialsTexts);
  const toast = useToast();
  const search = materialsRoute.useSearch();
  const { q, show, read } = search;
  const navigate = useNavigate();
  const [task, setTask] = useState<Task | null>(null);
  const { library } = useLibrary();
  const filter = { limit: 50, status: show ?? ('active' as const), ...(q ? { q } : {}) };
  const query = useInfiniteQuery({
    ...apiPages(listMaterialsRoute, { query: filter }),
    placeholderData: (before) => before,
  });
  const restore = useWrite(changeMaterialRoute, {
    invalidates: [listMaterialsRoute],
    onDone: ({ name }) => toast({ text: t('restored', { name }) }),
  });
  const materials = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const mayWrite = mayDo(useSession(), 'library:write');
  const filtered = Boolean(q || show);
  const begin = (next: Task) => {
    if (next.kind === 'restore')
      restore.mutate({ params: { id: next.material.id }, body: { archived: false } });
    else setTask(next);
  };
  const { read: _, ...list } = search;
  const add = <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>;
  const none = (
    <EmptyState icon="file" title={t('emptyTitle')} actions={mayWrite && add}>
      {t('emptyText')}
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={query.data && t('count', { count: total })}
        actions={mayWrite && (total > 0 || filtered) && add}
      />
      <ReadingNow />
      <ListCard
        query={query}
        failed={t('loadFailed')}
        filters={(total > 0 || filtered) && <Filters search={list} />}
        empty={materials.length === 0 && (filtered ? <NoneFound title={t('noneFound')} /> : none)}
      >
        <MaterialTable
          materials={materials}
          library={library}
          search={list}
          stale={query.isPlaceholderData}
          mayWrite={mayWrite}
          onTask={begin}
        />
      </ListCard>
      <TaskOf task={task} library={library} onTask={setTask} />
      {read !== undefined && (
        <ReadingPanel
          id={read}
          onClose={() => void navigate({ to: '/materials', search: list, resetScroll: false })}
        />
      )}
    </>
  );
}

interface TaskOfProps {
  task: Task | null;
  library: ReturnType<typeof useLibrary>['library'];
  onTask: (task: Task | null) => void;
}

function TaskOf({ task, library, onTask }: TaskOfProps) {
  const close = () => onTask(null);
  switch (task?.kind) {
    case undefined:
    case 'restore':
      return null;
    case 'add':
      return (
        <MaterialForm
          library={library}
          onMade={(material) => onTask({ kind: 'send', material })}
          onClose={close}
        />
      );
    case 'edit':
      return <MaterialForm material={task.material} library={library} onMade={close} onClose={close} />;
    case 'send':
      return <SendDialog material={task.material} onClose={close} />;
    case 'delete':
      return <RemoveDialog material={task.material} onClose={close} />;
  }
}

function RemoveDialog({ material, onClose }: { material: Material; onClose: () => void }) {
  const t = useTexts(materialsTexts);
  const toast = useToast();
  const remove = useWrite(deleteMaterialRoute, {
    invalidates: [listMaterialsRoute],
    onDone: ({ archived }) => {
      toast({ text: t(archived ? 'nowArchived' : 'removed', { name: material.name }) });
      onClose();
    },
  });
  const title = t('removeTitle', { name: material.name });
  return (
    <ConfirmDialog
      title={title}
      action={title}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: material.id } })}
      onClose={onClose}
    >
      <p>{t('removeText')}</p>
    </ConfirmDialog>
  );
}

function Filters({ search }: { search: MaterialSearch }) {
  const t = useTexts(materialsTexts);
  const navigate = useNavigate();
  const go = (next: MaterialSearch) =>
    void navigate({ to: '/materials', search: next, replace: true, resetScroll: false });
  const { q: _, ...others } = search;
  const { show: __, ...rest } = search;
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
        onChange={(archived) => go({ ...rest, ...(archived ? { show: 'archived' as const } : {}) })}
      />
    </>
  );
}
