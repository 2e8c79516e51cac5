/** One job: what it is, how far it is, what came of it, and what can be done about it. Follows a running one. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  Badge,
  type BadgeProps,
  Facts,
  Icon,
  type IconName,
  keyOf,
  Note,
  ProgressBar,
  useFormat,
  useLive,
  useTexts,
} from '#ui';
import { useActorName } from '../session/actor-name.ts';
import { getJobRoute, type Job, listJobsRoute } from './api.ts';
import { hasEnded, type KnownKind, kindOf } from './job.ts';
import { JobActions } from './job-actions.tsx';
import { useJobWords } from './job-words.ts';
import styles from './jobs.module.css';
import { jobsTexts } from './texts.ts';

const icons: Readonly<Record<KnownKind, IconName>> = {
  'taggings.bulk': 'filter',
  'causes.undo': 'undo',
  'tags.merge': 'merge',
  'tags.adopt': 'copy',
  'demo.load': 'spark',
  'import.dryRun': 'file',
  'import.run': 'upload',
  'import.undo': 'undo',
  'wecom.sync': 'refresh',
  'rules.pass': 'ladder',
  'rules.revert': 'undo',
  'orders.cycles': 'refresh',
};

const tones: Readonly<Partial<Record<Job['status'], BadgeProps['tone']>>> = {
  running: 'accent',
  done: 'ok',
  failed: 'bad',
  cancelled: 'warn',
};

/** The job as it is now: over its stream while it runs. Tells the lists when it ends. */
export function useJobNow(job: Job): Job {
  const client = useQueryClient();
  const { data } = useLive(getJobRoute, hasEnded(job) ? null : { params: { id: job.id } }, hasEnded);
  const now = hasEnded(job) ? job : (data ?? job);
  const ended = !hasEnded(job) && hasEnded(now);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: keyOf(listJobsRoute) });
  }, [client, ended]);
  return now;
}

export interface JobItemProps {
  job: Job;
  onLeave?: () => void;
}

export function JobItem({ job: listed, onLeave }: JobItemProps) {
  const t = useTexts(jobsTexts);
  const format = useFormat();
  const job = useJobNow(listed);
  const kind = kindOf(job);
  const actorName = useActorName();
  const words = useJobWords()(job);
  const tone = tones[job.status];
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <Icon name={kind ? icons[kind] : 'jobs'} />
      </span>
      <div className={styles.what}>
        <div className={styles.name}>
          <b className="nw">{words.kind}</b>
          <span className="ell" title={job.title}>
            {job.title}
          </span>
          <Badge {...(tone ? { tone } : {})}>{words.state}</Badge>
        </div>
        {!hasEnded(job) && (
          <ProgressBar
            value={job.total ? job.done / job.total : 0}
            label={t('progress', { what: words.name })}
          />
        )}
        {words.result.map((line) => (
          <div key={line} className="fs12 t2">
            {line}
          </div>
        ))}
        {job.error && (
          <Note tone="bad">
            {job.error.message} {job.error.hint}
          </Note>
        )}
        <div className={styles.facts}>
          <Facts>
            {words.progress.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            <span>{actorName(job.by)}</span>
            <time dateTime={job.createdAt} title={format.instant(job.createdAt)}>
              {format.relative(job.createdAt)}
            </time>
          </Facts>
        </div>
      </div>
      <div className={styles.actions}>
        <JobActions job={job} onLeave={onLeave} />
      </div>
    </li>
  );
}
