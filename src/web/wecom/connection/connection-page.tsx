/** Which corp the workspace is connected to; or the two ways to connect it. */
import { useState } from 'react';
import { Badge, Card, ErrorState, SkeletonRows, useApi, useTexts } from '#ui';
import { settingsTexts } from '../../settings/texts.ts';
import { connectionRoute } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import { WecomPage } from '../wecom-page.tsx';
import { CallbackCard } from './callback-card.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { Doctor } from './doctor.tsx';
import { NextSteps } from './next-steps.tsx';
import { Start } from './start.tsx';
import { WaitingCorp } from './waiting-corp.tsx';
import { WhereToFind } from './where-to-find.tsx';

export function ConnectionPage() {
  const t = useTexts(wecomTexts);
  const s = useTexts(settingsTexts);
  const { data, error, refetch } = useApi(connectionRoute);
  /** Connected a moment ago: what is wrong is found out at once. */
  const [fresh, setFresh] = useState(false);
  return (
    <WecomPage
      part="connection"
      badges={
        data?.connected && (
          <>
            <Badge tone="ok" icon="check">
              {t('connected')}
            </Badge>
            {data.origin === 'simulator' && <Badge tone="accent">{t('simulated')}</Badge>}
            {data.paused && <Badge tone="warn">{t('paused')}</Badge>}
          </>
        )
      }
    >
      {data?.waiting && <WaitingCorp waiting={data.waiting} />}
      {error && !data ? (
        <ErrorState
          error={error}
          what={s('loadFailed', { what: t('connection') })}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Card>
          <SkeletonRows rows={6} />
        </Card>
      ) : !data.connected ? (
        <Start onConnected={() => setFresh(true)} />
      ) : (
        <div className={styles.main}>
          <div className={styles.stack}>
            <ConnectionCard connection={data} onDisconnected={() => setFresh(false)} />
            <CallbackCard connection={data} />
            <Doctor atOnce={fresh} />
          </div>
          {data.origin === 'simulator' ? <NextSteps /> : <WhereToFind />}
        </div>
      )}
    </WecomPage>
  );
}
