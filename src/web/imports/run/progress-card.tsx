/** A try, a run or an undo at work: how far, how fast, how long to go; it may be left and stopped. */
import { Button } from 'antd';
import { useState } from 'react';
import {
  Card,
  ConfirmDialog,
  ErrorState,
  Facts,
  ProgressBar,
  useFormat,
  useLive,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { getJobRoute, type Job } from '../../jobs/api.ts';
import { hasEnded } from '../../jobs/job.ts';
import { cancelImportRoute, getImportRoute, type ImportItem, isCounts, listImportsRoute } from '../api.ts';
import styles from '../imports.module.css';
import { CountsList } from './counts-list.tsx';
import { runTexts } from './texts.ts';

const titles = { checking: 'trying', running: 'importing', undoing: 'undoingNow' } as const;
type Busy = keyof typeof titles;

export function ProgressCard({ item, wide = false }: { item: ImportItem; wide?: boolean }) {
  const t = useTexts(runTexts);
  const [stopping, setStopping] = useState(false);
  const { data: job, error } = useLive(getJobRoute, item.job && { params: { id: item.job.id } }, hasEnded);
  const status = item.status as Busy;
  const counts = status === 'running' && isCounts(item.result) ? item.result : null;
  return (
    <Card
      title={t(titles[status])}
      sub={status === 'checking' ? t('nothingWritten') : t('mayLeave')}
      actions={
        <Button size="small" onClick={() => setStopping(true)}>
          {t('stop')}
        </Button>
      }
      flush
    >
      {error && (
        <div className={styles.part}>
          <ErrorState error={error} />
        </div>
      )}
      <div className={styles.part}>
        <JobProgress job={job} label={t(titles[status])} />
      </div>
      {counts && <CountsList kind={item.kind} counts={counts} wide={wide} />}
      {stopping && <StopImport item={item} rows={counts?.rows ?? 0} onClose={() => setStopping(false)} />}
    </Card>
  );
}

function JobProgress({ job, label }: { job: Job | undefined; label: string }) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const share = job?.total ? job.done / job.total : 0;
  return (
    <>
      <ProgressBar value={share} label={label} />
      <div className="fs12 t2">
        {!job || job.status === 'queued' ? (
          t('queued')
        ) : (
          <Facts>
            {job.total === null
              ? t('readSoFar', { done: job.done })
              : t('readRows', { done: job.done, total: job.total })}
            {job.perSecond !== null && t('perSecond', { n: Math.max(1, Math.round(job.perSecond)) })}
            {job.secondsLeft !== null &&
              t('left', { time: format.duration(Math.ceil(job.secondsLeft) * 1000) })}
          </Facts>
        )}
      </div>
    </>
  );
}

interface StopImportProps {
  item: ImportItem;
  rows: number;
  onClose: () => void;
}

function StopImport({ item, rows, onClose }: StopImportProps) {
  const t = useTexts(runTexts);
  const toast = useToast();
  const trying = item.status === 'checking';
  const cancel = useWrite(cancelImportRoute, {
    invalidates: [getImportRoute, listImportsRoute],
    onDone: () => {
      toast({ text: t('stopping'), tone: 'info' });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('stopTitle')}
      action={trying ? t('stopTryAction') : t('stopAction')}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id: item.id } })}
      onClose={onClose}
    >
      {trying ? t('stopTryText') : t('stopText', { rows })}
    </ConfirmDialog>
  );
}
