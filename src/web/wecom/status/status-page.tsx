/** Whether WeCom and this product are well together: who calls whom, what waits, what was refused and why. */
import { SECOND } from '#kernel';
import { Badge, Card, ErrorState, Note, SkeletonRows, useApi, useFormat, useTexts } from '#ui';
import { JobItem } from '../../jobs/job-item.tsx';
import jobs from '../../jobs/jobs.module.css';
import { mayDo } from '../../session/session.ts';
import { settingsTexts } from '../../settings/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Status, statusRoute } from '../api.ts';
import { SyncButton, useLatestSync } from '../sync.tsx';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import { NotConnected, WecomPage } from '../wecom-page.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { LibraryCard, RelationsCard } from './mirror-cards.tsx';
import { statusTexts } from './texts.ts';
import { Traffic } from './traffic.tsx';
import { UsageCard } from './usage-card.tsx';

export function StatusPage() {
  const t = useTexts(statusTexts);
  const w = useTexts(wecomTexts);
  const s = useTexts(settingsTexts);
  const { data, error, refetch } = useApi(statusRoute, {}, { every: 5 * SECOND });
  const sync = useLatestSync();
  const session = useSession();
  return (
    <WecomPage
      part="status"
      badges={
        data?.connected && (
          <>
            {data.origin === 'simulator' && <Badge tone="accent">{w('simulated')}</Badge>}
            {data.paused && <Badge tone="warn">{w('paused')}</Badge>}
          </>
        )
      }
      facts={data?.connected && t('asOf')}
      actions={data?.connected && <SyncButton job={sync} primary />}
    >
      {error && !data ? (
        <ErrorState
          error={error}
          what={s('loadFailed', { what: w('statusTitle') })}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Card>
          <SkeletonRows rows={8} />
        </Card>
      ) : !data.connected ? (
        <NotConnected />
      ) : (
        <div className={styles.stack}>
          <Traffic status={data} />
          <Warnings status={data} />
          {sync && (
            <Card title={t('syncCard')} sub={t('syncText')} flush>
              <ul className={jobs.list}>
                <JobItem key={sync.id} job={sync} />
              </ul>
            </Card>
          )}
          <div className={styles.two}>
            <RelationsCard status={data} />
            <LibraryCard status={data} />
          </div>
          <UsageCard status={data} />
          {mayDo(session, 'settings:manage') && <ArchiveCard />}
        </div>
      )}
    </WecomPage>
  );
}

/** What stands in the way, before the numbers. */
function Warnings({ status }: { status: Status }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const { paused, circuits, callbacks } = status;
  return (
    <>
      {paused && <Note tone="warn">{t('pausedText')}</Note>}
      {circuits.length > 0 && (
        <Note tone="warn">
          <b>{t('circuits')}</b>
          <div>{t('circuitsText')}</div>
          {circuits.map(({ api, until }) => (
            <div key={api}>
              <code>{api}</code> {t('until', { time: format.clock(until) })}
            </div>
          ))}
        </Note>
      )}
      {callbacks.setAside > 0 && (
        <Note tone="warn">
          <b>{t('setAside', { count: callbacks.setAside })}</b>
          <div>{t('setAsideText', { why: callbacks.lastFailure ?? '' })}</div>
        </Note>
      )}
    </>
  );
}
