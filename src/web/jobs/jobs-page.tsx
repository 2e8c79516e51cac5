/** Everything that runs in the background and everything that ran: one's own, or the whole company's. */
import { useInfiniteQuery } from '@tanstack/react-query';
import {
  apiPages,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  PageHeader,
  ShowMore,
  SkeletonRows,
  useTexts,
} from '#ui';
import { type Job, listJobsRoute } from './api.ts';
import { hasEnded } from './job.ts';
import { JobItem } from './job-item.tsx';
import styles from './jobs.module.css';
import { jobsTexts } from './texts.ts';

const WHILE_RUNNING = 2_000;

export function JobsPage() {
  const t = useTexts(jobsTexts);
  const query = useInfiniteQuery({
    ...apiPages(listJobsRoute, { query: { limit: 50 } }),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((job) => !hasEnded(job)) ? WHILE_RUNNING : false,
  });
  const jobs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const running = jobs.filter((job) => !hasEnded(job));
  const ended = jobs.filter(hasEnded);
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={
          query.data && (
            <Facts>
              {t('countNow', { count: running.length })}
              {t('countAll', { count: total })}
            </Facts>
          )
        }
      />
      {query.error ? (
        <ErrorState error={query.error} what={t('listFailed')} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Card flush>
          <div className={styles.quiet}>
            <SkeletonRows rows={6} />
          </div>
        </Card>
      ) : jobs.length === 0 ? (
        <Card flush>
          <EmptyState icon="jobs" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        </Card>
      ) : (
        <div className="col" style={{ gap: 12 }}>
          <Card title={t('now')} flush>
            {running.length > 0 ? <Jobs jobs={running} /> : <p className={styles.quiet}>{t('noneNow')}</p>}
          </Card>
          {ended.length > 0 && (
            <Card title={t('before')} flush>
              <Jobs jobs={ended} />
              <ShowMore query={query} newestFirst />
            </Card>
          )}
        </div>
      )}
    </>
  );
}

const Jobs = ({ jobs }: { jobs: readonly Job[] }) => (
  <ul className={styles.list}>
    {jobs.map((job) => (
      <JobItem key={job.id} job={job} />
    ))}
  </ul>
);
