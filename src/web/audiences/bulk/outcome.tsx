/** What became of it: progress while it runs, the result, and the way back. */
import { Button } from 'antd';
import { ErrorState, Icon, Note, ProgressBar, type TagItem, useFormat, useTexts } from '#ui';
import styles from './bulk-dialog.module.css';
import type { BulkVerb } from './effect.ts';
import { bulkTexts } from './texts.ts';
import type { Stage, useBulk } from './use-bulk.ts';

export interface OutcomeProps {
  bulk: ReturnType<typeof useBulk>;
  verb: BulkVerb;
  tags: readonly TagItem[];
  onClose: () => void;
}

export function Outcome({ bulk, verb, tags, onClose }: OutcomeProps) {
  const t = useTexts(bulkTexts);
  const { stage, error } = bulk;
  return (
    <>
      <div aria-live="polite" className={styles.outcome}>
        <OutcomeText stage={stage} bulk={bulk} verb={verb} tags={tags} />
      </div>
      {error !== null && <ErrorState error={error} what={t('bulkFailed')} />}
      <div className={styles.actions}>
        {stage.kind === 'running' && (
          <Button onClick={bulk.stop} disabled={stage.stopping}>
            {stage.stopping ? t('stopping') : t('stop')}
          </Button>
        )}
        {stage.kind === 'done' && stage.undoes && (
          <Button icon={<Icon name="undo" size={14} />} onClick={bulk.undo}>
            {t('undoBatch')}
          </Button>
        )}
        <Button type="primary" onClick={onClose} autoFocus>
          {t('close')}
        </Button>
      </div>
    </>
  );
}

type OutcomeTextProps = Omit<OutcomeProps, 'onClose'> & { stage: Stage };

function OutcomeText({ stage, bulk, verb, tags }: OutcomeTextProps) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  const n = (value: number) => <b>{format.count(value)}</b>;
  switch (stage.kind) {
    case 'running':
    case 'undoRunning':
      return <Progress job={bulk.job} undo={stage.kind === 'undoRunning'} />;
    case 'undoing':
      return <p>{t('undoing')}</p>;
    case 'undone':
      return (
        <Note tone={stage.kept > 0 ? 'warn' : 'ok'}>
          {stage.kept > 0
            ? t('undoneKept', { n: stage.restored, kept: stage.kept })
            : t('undoneBatch', { n: stage.restored })}
        </Note>
      );
    case 'done': {
      const { added, removed, unchanged, refused } = stage.result;
      const [only, second] = tags;
      const name = second ? undefined : only?.name;
      return (
        <>
          {stage.stopped && <Note tone="warn">{t('stopped')}</Note>}
          <Note tone="ok">
            {verb === 'add'
              ? name === undefined
                ? t.rich('doneAdd', { n: n(added) })
                : t.rich('doneAddOne', { n: n(added), name })
              : name === undefined
                ? t.rich('doneRemove', { n: n(removed) })
                : t.rich('doneRemoveOne', { n: n(removed), name })}
            {verb === 'add' && removed > 0 && <div>{t.rich('willReplaced', { n: n(removed) })}</div>}
            {unchanged > 0 && <div>{t.rich('doneStay', { n: n(unchanged) })}</div>}
          </Note>
          {refused > 0 && <Note tone="warn">{t.rich('doneRefused', { n: n(refused) })}</Note>}
          {verb === 'add' && added > 0 && <p className="t3 fs12">{t('whyHint')}</p>}
        </>
      );
    }
    default:
      return null;
  }
}

function Progress({ job, undo }: { job: ReturnType<typeof useBulk>['job']; undo: boolean }) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  const label = undo ? t('undoing') : t('working');
  const total = job?.total ?? null;
  return (
    <>
      <div className="row">
        <b>{label}</b>
        <span className="sp" />
        <span className="t2">
          {job && total !== null && job.status === 'running'
            ? t('progress', { done: job.done, total })
            : t('queued')}
        </span>
      </div>
      <ProgressBar value={job && total ? job.done / total : 0} label={label} />
      <div className="row fs12 t2">
        <span>
          {job?.perSecond && job.secondsLeft !== null
            ? t('timeLeft', {
                speed: Math.round(job.perSecond),
                left: format.duration(job.secondsLeft * 1000),
              })
            : ' '}
        </span>
        <span className="sp" />
        <span>{t('mayLeave')}</span>
      </div>
    </>
  );
}
