/** How good a rule is: what stands out, what people undid, how fast it is, and whether staff follow. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card, EmptyState, ErrorState, Icon, Segments, SkeletonRows, useApi, useFormat, useTexts } from '#ui';
import type { Library } from '../../customers/library.ts';
import { type Quality, qualityRoute, type Rule } from '../api.ts';
import { TagBars } from '../tag-bars.tsx';
import { DayChart } from '../trial/day-chart.tsx';
import trial from '../trial/trial.module.css';
import { durationOf } from './duration.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

const lengths = ['7', '30', '90'] as const;
type Days = (typeof lengths)[number];

export function QualityPane({ rule, library }: { rule: Rule; library: Library | undefined }) {
  const t = useTexts(qualityTexts);
  const [days, setDays] = useState<Days>('30');
  const { data, error, refetch } = useApi(qualityRoute, {
    params: { id: rule.id },
    query: { days: Number(days) },
  });
  const did =
    data && (data.suggestions !== null || data.added + data.removed + data.refused + data.undone > 0);
  return (
    <>
      {data && rule.status === 'live' && <Drift quality={data} />}
      {data?.replay && data.replay.differs > 0 && <Replay replay={data.replay} />}
      <Card
        title={t('title')}
        sub={t('sub', { days })}
        flush
        actions={
          <Segments<Days>
            label={t('days')}
            small
            value={days}
            options={lengths.map((value) => ({ value, label: t('nDays', { days: value }) }))}
            onChange={setDays}
          />
        }
      >
        {error && !data ? (
          <div className={styles.inset}>
            <ErrorState error={error} what={t('failed')} onRetry={() => void refetch()} />
          </div>
        ) : !data ? (
          <div className={styles.inset}>
            <SkeletonRows rows={4} />
          </div>
        ) : did ? (
          <>
            {data.suggestions && <Answers suggestions={data.suggestions} />}
            <Numbers quality={data} />
            <DayChart
              byDay={data.byDay.map(({ day, added, removed }) => ({ day, adds: added, removes: removed }))}
              days={Number(days)}
            />
            {data.byTag.length > 1 && (
              <TagBars
                title={t('byTag')}
                library={library}
                whole={data.added}
                rows={data.byTag.map(({ tag, added }) => ({ tag, count: added }))}
              />
            )}
          </>
        ) : (
          <EmptyState icon="chart" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
      </Card>
    </>
  );
}

/** The nightly replay came to something else: nothing to do for the reader but to know, and to tell. */
function Replay({ replay: { at, compared, differs, customer } }: { replay: NonNullable<Quality['replay']> }) {
  const t = useTexts(qualityTexts);
  const format = useFormat();
  return (
    <Card title={t('replay')}>
      <ul className={trial.checks}>
        <li data-severity="warns">
          <Icon name="warning" size={14} />
          <span>
            {t('replayDiffers', { when: format.instant(at), compared, differs })}{' '}
            {customer && (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name || customer.id}
              </Link>
            )}
          </span>
        </li>
      </ul>
      <p className={styles.maybe}>{t('replayText')}</p>
    </Card>
  );
}

function Answers({
  suggestions: { open, accepted, rejected },
}: {
  suggestions: NonNullable<Quality['suggestions']>;
}) {
  const t = useTexts(qualityTexts);
  const format = useFormat();
  return (
    <dl className={trial.numbers}>
      <div>
        <dt>{t('suggested')}</dt>
        <dd className={open > 0 ? 'acc' : undefined}>{format.count(open)}</dd>
        <dd>{t('suggestedText')}</dd>
      </div>
      <div>
        <dt>{t('accepted')}</dt>
        <dd>{format.count(accepted)}</dd>
        {accepted + rejected > 0 && (
          <dd>{t('ofAnswers', { share: format.share(accepted, accepted + rejected) })}</dd>
        )}
      </div>
      <div>
        <dt>{t('rejected')}</dt>
        <dd>{format.count(rejected)}</dd>
      </div>
    </dl>
  );
}

function Drift({ quality: { drift, causes } }: { quality: Quality }) {
  const t = useTexts(qualityTexts);
  if (drift.length === 0) return null;
  return (
    <Card title={t('drift')}>
      <ul className={trial.checks}>
        {drift.map((one) => (
          <li key={one.measure} data-severity="warns">
            <Icon name="warning" size={14} />
            <span>{one.text}</span>
          </li>
        ))}
      </ul>
      <p className={styles.maybe}>{causes.length > 0 ? t('maybe') : t('noCause')}</p>
      <ul className={styles.causes}>
        {causes.map((cause) => (
          <li key={cause.text}>{cause.text}</li>
        ))}
      </ul>
    </Card>
  );
}

function Numbers({ quality }: { quality: Quality }) {
  const t = useTexts(qualityTexts);
  const format = useFormat();
  const { added, undone, undoneOfThese, refused, latency, action } = quality;
  const time = (ms: number | null | undefined) => {
    if (ms === null || ms === undefined) return '–';
    const { unit, n } = durationOf(ms);
    return t(unit, { n });
  };
  return (
    <dl className={trial.numbers}>
      <div>
        <dt>{t('added')}</dt>
        <dd className={added > 0 ? 'acc' : undefined}>{format.count(added)}</dd>
      </div>
      <div>
        <dt>{t('undone')}</dt>
        <dd>{format.count(undone)}</dd>
        {added > 0 && <dd>{t('ofThese', { share: format.share(undoneOfThese, added) })}</dd>}
      </div>
      <div>
        <dt>{t('refused')}</dt>
        <dd>{format.count(refused)}</dd>
        {refused > 0 && <dd>{t('refusedText')}</dd>}
      </div>
      <div>
        <dt>{t('latency')}</dt>
        <dd>{time(latency?.p50Ms)}</dd>
        <dd>{latency ? t('most', { time: time(latency.p95Ms) }) : t('notMeasured')}</dd>
      </div>
      <div>
        <dt>{t('action')}</dt>
        <dd>{time(action?.p50Ms)}</dd>
        <dd>{action ? t('acted', { tags: action.tags, acted: action.acted }) : t('notMeasured')}</dd>
      </div>
    </dl>
  );
}
