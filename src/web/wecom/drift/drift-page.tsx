/** What differed between here and WeCom at the last comparison, and what is done about it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  apiPages,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  Note,
  ProgressBar,
  SkeletonRows,
  useApi,
  useFormat,
  useTexts,
} from '#ui';
import { settingsTexts } from '../../settings/texts.ts';
import { type Drift, driftRoute, statusRoute } from '../api.ts';
import { driftPageRoute } from '../route.ts';
import { SyncButton, useLatestSync } from '../sync.tsx';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import { NotConnected, WecomPage } from '../wecom-page.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { DifferenceList } from './difference-list.tsx';
import own from './drift.module.css';
import { KindList } from './kind-list.tsx';
import { driftTexts } from './texts.ts';

const AT_ONCE = 50;

export function DriftPage() {
  const t = useTexts(driftTexts);
  const w = useTexts(wecomTexts);
  const s = useTexts(settingsTexts);
  const { kind, show } = driftPageRoute.useSearch();
  const status = useApi(statusRoute);
  const sync = useLatestSync();
  const [decision, setDecision] = useState<Decision | null>(null);
  const filter = { limit: AT_ONCE, ...(kind ? { kind } : {}), ...(show ? {} : { open: 'true' as const }) };
  const query = useInfiniteQuery({
    ...apiPages(driftRoute, { query: filter }),
    placeholderData: (before) => before,
  });
  const drift = query.data?.pages[0];
  return (
    <WecomPage part="drift" actions={status.data?.connected && <SyncButton job={sync} />}>
      {query.error && !drift ? (
        <ErrorState
          error={query.error}
          what={s('loadFailed', { what: w('drift') })}
          onRetry={() => void query.refetch()}
        />
      ) : !drift ? (
        <Card>
          <SkeletonRows rows={8} />
        </Card>
      ) : status.data?.connected === false ? (
        <NotConnected />
      ) : drift.startedAt === null ? (
        <Card>
          <EmptyState icon="merge" title={t('never')}>
            {t('neverText')}
          </EmptyState>
        </Card>
      ) : (
        <div className={styles.stack}>
          <Consistency drift={drift} />
          {drift.counts.length === 0 ? (
            <Card>
              <EmptyState icon="done" title={t('none')}>
                {t('noneText')}
              </EmptyState>
            </Card>
          ) : (
            <>
              <KindList drift={drift} onDecide={setDecision} />
              <DifferenceList
                query={query}
                differences={query.data?.pages.flatMap((page) => page.items) ?? []}
                total={drift.total}
                onDecide={setDecision}
              />
            </>
          )}
        </div>
      )}
      {decision && <DecideDialog decision={decision} onClose={() => setDecision(null)} />}
    </WecomPage>
  );
}

function Consistency({ drift }: { drift: Drift }) {
  const t = useTexts(driftTexts);
  const format = useFormat();
  const { consistency, equal, relations, failure, comparedAt } = drift;
  return (
    <Card>
      <div className={own.consistency}>
        <div>
          <div className="t2 fs12">{t('consistency')}</div>
          <div className={own.big}>{format.share(equal, relations, 1)}</div>
        </div>
        <div className="col">
          <ProgressBar value={(consistency ?? 0) / 100} label={t('consistency')} tone="ok" />
          <span className="t3 fs12">
            <Facts>
              {t('ofRelations', { equal, relations })}
              {!comparedAt && !failure && t('comparing')}
              {comparedAt && format.asOf(comparedAt)}
            </Facts>
          </span>
        </div>
      </div>
      {failure && (
        <Note tone="warn">
          <b>{t('failed')}</b> {t('failedText')} <span className="t3">{failure}</span>
        </Note>
      )}
    </Card>
  );
}
