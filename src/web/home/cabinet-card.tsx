/** How the library stands today, and what to do about it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Card, ErrorState, Icon, type IconName, ProgressBar, SkeletonRows, useFormat, useTexts } from '#ui';
import styles from './home-page.module.css';
import { homeTexts } from './texts.ts';
import type { useCabinet, useUntagged } from './use-home.ts';

export interface CabinetCardProps {
  cabinet: ReturnType<typeof useCabinet>;
  untagged: ReturnType<typeof useUntagged>;
  /** Customers in all that this person sees. */
  total: number | undefined;
}

export function CabinetCard({ cabinet, untagged, total }: CabinetCardProps) {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const { health, mouldy, error } = cabinet;
  return (
    <Card title={t('cabinetToday')} actions={<Link to="/cabinet">{t('openCabinet')}</Link>} flush>
      {error ? (
        <div className={styles.padded}>
          <ErrorState error={error} what={t('cabinetFailed')} onRetry={cabinet.retry} />
        </div>
      ) : !health ? (
        <div className={styles.padded}>
          <SkeletonRows rows={4} />
        </div>
      ) : (
        <>
          <div className={styles.budget}>
            <div className="row">
              <span>{t('activeTags')}</span>
              <span className="sp" />
              <b className={health.tags.active > health.budget.tags ? 'warn' : undefined}>
                {t('ofBudget', { n: health.tags.active, budget: health.budget.tags })}
              </b>
            </div>
            <ProgressBar
              thin
              value={health.tags.active / health.budget.tags}
              label={t('activeTags')}
              {...(health.tags.active > health.budget.tags ? { tone: 'warn' as const } : {})}
            />
          </div>
          <ul>
            {untagged.count !== null && untagged.conditions && (
              <Row
                icon="person"
                n={untagged.count}
                text={t('untagged', { count: untagged.count })}
                detail={total ? t('ofAll', { share: format.share(untagged.count, total) }) : null}
              >
                <Link to="/audiences/new" search={{ c: untagged.conditions.none }}>
                  {t('seeThem')}
                </Link>
              </Row>
            )}
            {mouldy !== null && (
              <Row icon="care" n={mouldy} text={t('mouldy', { count: mouldy })} detail={t('mouldyDetail')}>
                <Link to="/cabinet" search={{ only: 'mouldy' }}>
                  {t('seeThem')}
                </Link>
              </Row>
            )}
            <Row
              icon="pencil"
              n={health.withoutDefinition}
              text={t('undefinedTags', { count: health.withoutDefinition })}
            >
              <Link to="/cabinet" search={{ only: 'undefined' }}>
                {t('seeThem')}
              </Link>
            </Row>
            <Row
              icon="people"
              n={health.withoutCustomers}
              text={t('unusedTags', { count: health.withoutCustomers })}
            >
              <Link to="/cabinet" search={{ only: 'unused' }}>
                {t('seeThem')}
              </Link>
            </Row>
            <Row icon="snow" n={health.tags.cold} text={t('coldTags', { count: health.tags.cold })}>
              <Link to="/cabinet" search={{ panel: 'cold' }}>
                {t('seeThem')}
              </Link>
            </Row>
          </ul>
        </>
      )}
    </Card>
  );
}

interface RowProps {
  icon: IconName;
  n: number;
  text: string;
  detail?: string | null;
  /** The way there, when there is something to see. */
  children: ReactNode;
}

function Row({ icon, n, text, detail = null, children }: RowProps) {
  return (
    <li className={styles.state} data-none={n === 0 || undefined}>
      <Icon name={icon} />
      <div>
        {text} {n > 0 && detail && <span className="t3 fs12">{detail}</span>}
      </div>
      {n > 0 && children}
    </li>
  );
}
