/** Notices: what they watch, whom they tell, what became of their messages. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  AddButton,
  apiPages,
  ConfirmDialog,
  EmptyState,
  ListCard,
  PageHeader,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { useLibrary } from '../customers/library.ts';
import { settingsTexts } from '../settings/texts.ts';
import { deleteNoticeRoute, listNoticesRoute, type Notice } from './api.ts';
import { MessageLog } from './message-log.tsx';
import { NoticeForm } from './notice-form.tsx';
import { NoticeTable, type NoticeTask } from './notice-table.tsx';
import { noticesRoute } from './route.ts';
import { noticesTexts } from './texts.ts';

/** Messages come and go by themselves. */
const LOOK_AGAIN_MS = 10_000;

export function NoticesPage() {
  const t = useTexts(noticesTexts);
  const s = useTexts(settingsTexts);
  const { log } = noticesRoute.useSearch();
  const navigate = useNavigate();
  const [task, setTask] = useState<NoticeTask | { readonly kind: 'add' } | null>(null);
  const { library } = useLibrary();
  const query = useInfiniteQuery({
    ...apiPages(listNoticesRoute, { query: { limit: 100 } }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setTask(null);
  const openLog = (id: string | null) =>
    void navigate({ to: '/settings/notices', search: id === null ? {} : { log: id }, resetScroll: false });
  const add = <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>;
  return (
    <>
      <PageHeader title={s('notices')} facts={t('facts')} actions={notices.length > 0 && add} />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('notices') })}
        empty={
          notices.length === 0 && (
            <EmptyState icon="bell" title={t('none')} actions={add}>
              {t('noneText')}
            </EmptyState>
          )
        }
        rows={4}
      >
        <NoticeTable notices={notices} library={library} onTask={setTask} onLog={({ id }) => openLog(id)} />
      </ListCard>
      {task?.kind === 'add' && <NoticeForm library={library} onClose={close} />}
      {task?.kind === 'edit' && <NoticeForm notice={task.notice} library={library} onClose={close} />}
      {task?.kind === 'delete' && <DeleteNotice notice={task.notice} onClose={close} />}
      {log !== undefined && (
        <MessageLog
          id={log}
          name={notices.find((one) => one.id === log)?.name ?? ''}
          onClose={() => openLog(null)}
        />
      )}
    </>
  );
}

function DeleteNotice({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useTexts(noticesTexts);
  const toast = useToast();
  const remove = useWrite(deleteNoticeRoute, {
    invalidates: [listNoticesRoute],
    onDone: () => {
      toast({ text: t('deleted', { name: notice.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('deleteOf', { name: notice.name })}
      action={t('deleteOf', { name: notice.name })}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: notice.id } })}
      onClose={onClose}
    >
      <p>{t('deleteText')}</p>
    </ConfirmDialog>
  );
}
