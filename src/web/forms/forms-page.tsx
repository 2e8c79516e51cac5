/** Forms, what their answers give, who answered, and the way to make another. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  AddButton,
  ArchivedFilter,
  EmptyState,
  ListCard,
  PageHeader,
  useApi,
  useErrorSentence,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { useLibrary } from '../customers/library.ts';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { AnswersPanel } from './answers-panel.tsx';
import { changeFormRoute, deleteFormRoute, type Form, listFormsRoute } from './api.ts';
import { FormEditor } from './form-editor.tsx';
import { FormTable, type FormTask } from './form-table.tsx';
import { formsRoute } from './route.ts';
import { SendDialog } from './send-dialog.tsx';
import { formsTexts } from './texts.ts';

export function FormsPage() {
  const t = useTexts(formsTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const navigate = useNavigate();
  const { show, answers } = formsRoute.useSearch();
  const [editing, setEditing] = useState<Form | 'new' | null>(null);
  const [sending, setSending] = useState<Form | null>(null);
  const { library } = useLibrary();
  const query = useApi(listFormsRoute, { query: { status: show ?? 'active' } }, { keepOld: true });
  const forms = query.data?.items ?? [];
  const mayWrite = mayDo(useSession(), 'library:write');
  const archive = useWrite(deleteFormRoute, { invalidates: [listFormsRoute] });
  const restore = useWrite(changeFormRoute, {
    invalidates: [listFormsRoute],
    onDone: ({ name }) => toast({ text: t('restored', { name }) }),
  });
  const begin = ({ kind, form }: FormTask) => {
    if (kind === 'edit') setEditing(form);
    else if (kind === 'send') setSending(form);
    else if (kind === 'restore') restore.mutate({ params: { id: form.id }, body: { archived: false } });
    else
      archive.mutate(
        { params: { id: form.id } },
        {
          onSuccess: () => toast({ text: t('nowArchived', { name: form.name }) }),
          onError: (error) => toast({ text: sentence(error), tone: 'bad' }),
        },
      );
  };
  const add = <AddButton onClick={() => setEditing('new')}>{t('add')}</AddButton>;
  const list = show ? { show } : {};
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={query.data && t('count', { count: forms.length })}
        actions={mayWrite && (forms.length > 0 || show !== undefined) && add}
      />
      <ListCard
        query={query}
        failed={t('loadFailed')}
        filters={
          <ArchivedFilter
            archived={show === 'archived'}
            onChange={(archived) =>
              void navigate({ to: '/forms', search: archived ? { show: 'archived' } : {}, replace: true })
            }
          />
        }
        empty={
          forms.length === 0 &&
          (show ? (
            <EmptyState icon="box" title={t('noneArchived')} />
          ) : (
            <EmptyState icon="tasks" title={t('emptyTitle')} actions={mayWrite && add}>
              {t('emptyText')}
            </EmptyState>
          ))
        }
      >
        <FormTable
          forms={forms}
          library={library}
          search={list}
          stale={query.isPlaceholderData}
          mayWrite={mayWrite}
          onTask={begin}
        />
      </ListCard>
      {editing !== null && (
        <FormEditor
          {...(editing === 'new' ? {} : { form: editing })}
          library={library}
          onClose={() => setEditing(null)}
        />
      )}
      {sending && <SendDialog form={sending} onClose={() => setSending(null)} />}
      {answers !== undefined && (
        <AnswersPanel
          key={answers}
          id={answers}
          name={forms.find((one) => one.id === answers)?.name}
          library={library}
          onClose={() => void navigate({ to: '/forms', search: list, resetScroll: false })}
        />
      )}
    </>
  );
}
