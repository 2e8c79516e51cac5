/** The job centre in the top bar: how many jobs run, the newest ones, and a word when one's own job ended. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Icon, iconButtonClass, Popup, SkeletonRows, useApi, useTexts, useToast } from '#ui';
import { useSession } from '../shell/shell-route.ts';
import { type Job, listJobsRoute } from './api.ts';
import { endedSince, hasEnded } from './job.ts';
import { useJobWords } from './job-words.ts';
import styles from './jobs.module.css';
import { jobsTexts } from './texts.ts';

const JobsPanel = lazy(async () => ({ default: (await import('./jobs-panel.tsx')).JobsPanel }));

const SHOWN = 10;
/** How often the list is asked for, in ms. */
const BUSY = 2_000;
const IDLE = 30_000;

export function JobsButton() {
  const t = useTexts(jobsTexts);
  const jobs = useNewestJobs();
  const running = jobs.filter((job) => !hasEnded(job)).length;
  useTellWhenEnded(jobs);
  return (
    <Popup
      label={running > 0 ? t('running', { count: running }) : t('title')}
      button={
        <span className={styles.button}>
          <Icon name="jobs" />
          {running > 0 && <span className={styles.badge}>{running}</span>}
        </span>
      }
      buttonClassName={iconButtonClass}
      width={400}
    >
      {(close) => (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <JobsPanel jobs={jobs} onLeave={close} />
        </Suspense>
      )}
    </Popup>
  );
}

function useNewestJobs(): readonly Job[] {
  const { data } = useApi(listJobsRoute, { query: { limit: SHOWN } }, { every: IDLE });
  const busy = data?.items.some((job) => !hasEnded(job)) ?? false;
  // A second reader of the same answer asks more often while something runs.
  useApi(listJobsRoute, { query: { limit: SHOWN } }, { every: busy && BUSY, enabled: busy });
  return data?.items ?? [];
}

/** Says so when a job of this person ended, and has everything on the page asked for again: numbers changed. */
function useTellWhenEnded(jobs: readonly Job[]): void {
  const t = useTexts(jobsTexts);
  const words = useJobWords();
  const toast = useToast();
  const client = useQueryClient();
  const { user } = useSession();
  const path = useRouterState({ select: (s) => s.location.pathname });
  const before = useRef<ReadonlyMap<string, Job>>(new Map());
  useEffect(() => {
    const ended = endedSince(before.current, jobs);
    before.current = new Map(jobs.map((job) => [job.id, job]));
    if (ended.length === 0) return;
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== '/api/v1/jobs' });
    if (path === '/jobs' || path.startsWith('/imports/')) return;
    for (const job of ended.filter((each) => each.by === user.name)) {
      const what = words(job).name;
      if (job.status === 'done') toast({ text: t('toldDone', { what }) });
      if (job.status === 'failed')
        toast({ text: t('toldFailed', { what, why: job.error?.message ?? '' }), tone: 'bad' });
    }
  });
}
