import { Link } from '@tanstack/react-router';
import { EmptyState, useTexts } from '#ui';
import type { Job } from './api.ts';
import { hasEnded } from './job.ts';
import { JobItem } from './job-item.tsx';
import styles from './jobs.module.css';
import { jobsTexts } from './texts.ts';

export function JobsPanel({ jobs, onLeave }: { jobs: readonly Job[]; onLeave: () => void }) {
  const t = useTexts(jobsTexts);
  const running = jobs.filter((job) => !hasEnded(job)).length;
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <h2>{t('title')}</h2>
        {running > 0 && <span className="t3 fs12">{t('countNow', { count: running })}</span>}
      </div>
      {jobs.length === 0 ? (
        <EmptyState icon="jobs" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className={`${styles.list} ${styles.compact} ${styles.panelBody}`}>
          {jobs.map((job) => (
            <JobItem key={job.id} job={job} onLeave={onLeave} />
          ))}
        </ul>
      )}
      <div className={styles.panelFoot}>
        <Link to="/jobs" onClick={onLeave}>
          {t('all')}
        </Link>
      </div>
    </div>
  );
}
