/** A long piece of tagging while it runs: how far, how fast, stop; and the way back when it has ended. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { SECOND } from '#kernel';
import {
  call,
  ErrorState,
  Facts,
  Icon,
  Note,
  ProgressBar,
  useErrorSentence,
  useFormat,
  useLive,
  useTexts,
  useToast,
} from '#ui';
import { cancelJobRoute, type Job, jobRoute, undoJobRoute } from '../api.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { useTagsChanged } from '../tagging/use-tagging.ts';
import { bulkTexts } from './texts.ts';

const isOver = (job: Job): boolean => job.status !== 'queued' && job.status !== 'running';

export interface JobProgressProps {
  id: string;
  title: string;
  onClose: () => void;
}

export function JobProgress({ id, title, onClose }: JobProgressProps) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  const toast = useToast();
  const sentence = useErrorSentence();
  const changed = useTagsChanged();
  const [busy, setBusy] = useState(false);
  /** The job that takes the first one back. */
  const [undo, setUndo] = useState<string | null>(null);
  const { data: job, error } = useLive(jobRoute, { params: { id: undo ?? id } }, isOver);
  const over = job !== undefined && isOver(job);
  useEffect(() => {
    if (over) void changed();
  }, [over, changed]);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (caught) {
      toast({ text: sentence(caught), tone: 'bad' });
    }
    setBusy(false);
  };
  const stop = () => act(async () => void (await call(cancelJobRoute, { params: { id: undo ?? id } })));
  const takeBack = () =>
    act(async () => {
      const answer = await call(undoJobRoute, { params: { id } });
      if ('job' in answer) {
        setUndo(answer.job.id);
        return;
      }
      await changed();
      toast({ text: t('undoneBatch', { n: answer.restored, kept: answer.kept }) });
      onClose();
    });
  const name = t(undo ? 'takingBack' : 'running');
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      footer={
        <>
          {!over && (
            <Button loading={busy} disabled={!job} onClick={() => void stop()}>
              {t('stop')}
            </Button>
          )}
          {over && !undo && (
            <Button icon={<Icon name="undo" size={14} />} loading={busy} onClick={() => void takeBack()}>
              {t('undoBatch')}
            </Button>
          )}
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {error && !job && <ErrorState error={error} />}
      {job && (
        <>
          <div className="row">
            <b>{name}</b>
            <span className="sp" />
            <span className="t2">
              {t('progress', { done: job.done, total: job.total === null ? '…' : format.count(job.total) })}
            </span>
          </div>
          <ProgressBar
            value={over && job.status === 'done' ? 1 : job.total ? job.done / job.total : 0}
            label={name}
          />
          <div className="row fs12 t2">
            <span>{speedOf(job)}</span>
            <span className="sp" />
            {!over && <span>{t('mayLeave')}</span>}
          </div>
          <div role="status">{over && <Ended job={job} />}</div>
        </>
      )}
    </DialogFrame>
  );

  function speedOf(now: Job): string {
    if (now.status === 'queued') return t('queued');
    if (now.status !== 'running' || now.perSecond === null || now.secondsLeft === null) return '';
    return t('speed', {
      speed: Math.round(now.perSecond),
      left: format.duration(now.secondsLeft * SECOND),
    });
  }
}

const countIn = (result: unknown, field: string): number => {
  if (typeof result !== 'object' || result === null) return 0;
  const value = (result as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'number' ? value : 0;
};

function Ended({ job }: { job: Job }) {
  const t = useTexts(bulkTexts);
  if (job.status === 'failed')
    return (
      <Note tone="bad">
        <b>{t('jobFailed')}</b> {job.error?.message}
      </Note>
    );
  const count = (field: string) => countIn(job.result, field);
  return (
    <Note tone={job.status === 'done' ? 'ok' : 'warn'}>
      <b>{t(job.status === 'done' ? 'jobDone' : 'jobStopped')}</b>{' '}
      <Facts>
        {count('added') > 0 && t('adds', { n: count('added') })}
        {count('removed') > 0 && t('removes', { n: count('removed') })}
        {count('unchanged') > 0 && t('stays', { n: count('unchanged') })}
        {count('refused') > 0 && t('keeps', { n: count('refused') })}
        {count('restored') > 0 && t('restored', { n: count('restored') })}
        {count('kept') > 0 && t('kept', { n: count('kept') })}
      </Facts>
    </Note>
  );
}
