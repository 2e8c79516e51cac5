/** What can be done about a job: stop it, take it back, look at what it belongs to. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, Icon, keyOf, useTexts, useToast, useWrite } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { cancelJobRoute, getJobRoute, type Job, listJobsRoute, undoJobRoute } from './api.ts';
import { changedBy, hasEnded, isImport, numberIn } from './job.ts';
import { useJobWords } from './job-words.ts';
import { jobsTexts } from './texts.ts';

export interface JobActionsProps {
  job: Job;
  /** Called when somebody leaves for another page. */
  onLeave?: (() => void) | undefined;
}

export function JobActions({ job, onLeave }: JobActionsProps) {
  const t = useTexts(jobsTexts);
  const session = useSession();
  const [asking, setAsking] = useState<'cancel' | 'undo' | null>(null);
  const undoable =
    hasEnded(job) && job.kind === 'taggings.bulk' && changedBy(job) > 0 && mayDo(session, 'tags:bulk');
  return (
    <>
      {isImport(job) && mayDo(session, 'imports:run') && (
        <Link to="/imports" search={{ job: job.id }} onClick={onLeave}>
          {t('openImport')}
        </Link>
      )}
      {!hasEnded(job) && (
        <Button size="small" onClick={() => setAsking('cancel')}>
          {t('cancel')}
        </Button>
      )}
      {undoable && (
        <Button size="small" icon={<Icon name="undo" size={14} />} onClick={() => setAsking('undo')}>
          {t('undo')}
        </Button>
      )}
      {asking === 'cancel' && <CancelJob job={job} onClose={() => setAsking(null)} />}
      {asking === 'undo' && <UndoJob job={job} onClose={() => setAsking(null)} />}
    </>
  );
}

interface AskingProps {
  job: Job;
  onClose: () => void;
}

export function CancelJob({ job, onClose }: AskingProps) {
  const t = useTexts(jobsTexts);
  const words = useJobWords()(job);
  const toast = useToast();
  const client = useQueryClient();
  const cancel = useWrite(cancelJobRoute, {
    invalidates: [listJobsRoute],
    onDone: (now) => {
      client.setQueryData(keyOf(getJobRoute, { params: { id: job.id } }), now);
      toast({ text: t('cancelled2'), tone: 'info' });
      onClose();
    },
  });
  const queued = job.status === 'queued';
  return (
    <ConfirmDialog
      title={t('cancelTitle', { kind: words.kind })}
      action={queued ? t('cancelQueuedAction') : t('cancelAction')}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id: job.id } })}
      onClose={onClose}
    >
      {job.title && <b>{job.title}</b>}
      {queued ? t('cancelQueued') : t('cancelText', { done: job.done })}
    </ConfirmDialog>
  );
}

function UndoJob({ job, onClose }: AskingProps) {
  const t = useTexts(jobsTexts);
  const words = useJobWords()(job);
  const toast = useToast();
  const undo = useWrite(undoJobRoute, {
    invalidates: 'everything',
    onDone: (answer) => {
      if ('job' in answer) toast({ text: t('undoing'), tone: 'info' });
      else if (answer.restored + answer.kept === 0) toast({ text: t('nothingToUndo'), tone: 'info' });
      else toast({ text: t('undone', { restored: answer.restored, kept: answer.kept }) });
      onClose();
    },
  });
  const added = numberIn(job.result, 'added');
  const removed = numberIn(job.result, 'removed');
  return (
    <ConfirmDialog
      title={t('undoTitle', { kind: words.kind })}
      action={t('undoAction', { count: added + removed })}
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ params: { id: job.id } })}
      onClose={onClose}
    >
      {job.title && <b>{job.title}</b>}
      {t('undoTagged', { added, removed })}
    </ConfirmDialog>
  );
}
