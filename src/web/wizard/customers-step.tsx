import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { loadDemo } from '#features/demo/contract';
import type { getJob, listJobs } from '#features/jobs/contract';
import {
  Card,
  ErrorState,
  Icon,
  ProgressBar,
  route,
  useApi,
  useFormat,
  useLive,
  useTexts,
  useWrite,
} from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { welcomeTexts } from './texts.ts';
import styles from './welcome.module.css';

const demo = route<typeof loadDemo>('POST /demo');
const job = route<typeof getJob>('GET /jobs/{id}');
const jobs = route<typeof listJobs>('GET /jobs');
const DEMO_JOB = 'demo.load';
const ended = ({ status }: { status: string }) => status !== 'queued' && status !== 'running';

export interface CustomersStepProps {
  customers: number;
}

/** Own customers by a file, or made-up ones to look around with. */
export function CustomersStep({ customers }: CustomersStepProps) {
  const t = useTexts(welcomeTexts);
  return (
    <>
      <div className={styles.intro}>
        {customers > 0 ? t('customersDone', { count: customers }) : t('customersText')}
      </div>
      <div className={styles.choices}>
        <Card title={t('import')}>
          <div className={styles.choice}>
            <p>{t('importText')}</p>
            <Link to="/imports" search={{ from: 'welcome' }}>
              <Button
                {...(customers > 0 ? {} : { type: 'primary' })}
                tabIndex={-1}
                icon={<Icon name="upload" size={14} />}
              >
                {t('importAction')}
              </Button>
            </Link>
          </div>
        </Card>
        <Card title={t('demo')}>
          <div className={styles.choice}>
            <p>{t('demoText')}</p>
            <Demo customers={customers} />
          </div>
        </Card>
      </div>
    </>
  );
}

function Demo({ customers }: { customers: number }) {
  const t = useTexts(welcomeTexts);
  const format = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const [started, setStarted] = useState<string | null>(null);
  const start = useWrite(demo, { onDone: (answer) => setStarted(answer.job.id) });
  // Who left the page while it was loading finds it again.
  const latest = useApi(jobs, { query: { limit: 20 } }, { enabled: started === null });
  const underway = latest.data?.items.find((one) => one.kind === DEMO_JOB && !ended(one));
  const id = started ?? underway?.id ?? null;
  const running = useLive(job, id === null ? null : { params: { id } }, ended);
  const state = running.data;
  const over = state !== undefined && ended(state);
  useEffect(() => {
    // Everything on every page counts these customers.
    if (over) void client.invalidateQueries();
  }, [over, client]);
  if (!mayDo(session, 'settings:manage')) return <p className="t3">{t('demoNoRight')}</p>;
  if (start.error) return <ErrorState error={start.error} what={t('demoFailed')} />;
  if (state && over && state.status !== 'done')
    return <ErrorState error={state.error} what={t('demoFailed')} />;
  if (id !== null && !over)
    return (
      <div className="col" role="status">
        <div className="row">
          <b>{t('demoRunning')}</b>
          <span className="sp" />
          {state &&
            t('demoProgress', { done: format.count(state.done), total: format.count(state.total ?? 0) })}
        </div>
        <ProgressBar label={t('demoRunning')} value={state?.total ? state.done / state.total : 0} />
        <span className="t3 fs12">{t('demoLeave')}</span>
      </div>
    );
  return (
    <Button disabled={customers > 0 || over} loading={start.isPending} onClick={() => start.mutate({})}>
      {t('demoAction')}
    </Button>
  );
}
