/** What the newest version would do: in numbers, by day, against other rules, and to whom. */
import { Button } from 'antd';
import { Card, EmptyState, ErrorState, Facts, Icon, Segments, SkeletonRows, useFormat, useTexts } from '#ui';
import type { Library } from '../../customers/library.ts';
import type { Preview, RuleKind } from '../api.ts';
import type { Frame } from '../editor/frame.ts';
import { TagBars } from '../tag-bars.tsx';
import { Around } from './around.tsx';
import { Checks } from './checks.tsx';
import { DayChart } from './day-chart.tsx';
import { Samples } from './samples.tsx';
import { trialTexts } from './texts.ts';
import styles from './trial.module.css';
import { type Trial, type TrialDays, trialDays } from './use-trial.ts';

export interface TrialPaneProps {
  frame: Frame;
  trial: Trial;
  kind: RuleKind;
  /** By what it is triggered is not replayed. */
  byTag: boolean;
}

export function TrialPane({ frame, trial, kind, byTag }: TrialPaneProps) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  const { preview, running, error } = trial;
  if (error && !running)
    return (
      <Card title={t('title')}>
        <ErrorState error={error} what={t('failed')} onRetry={trial.again} />
      </Card>
    );
  if (!preview)
    return (
      <Card title={t('title')} flush={!running}>
        {running ? (
          <>
            <p className={styles.running} role="status">
              {t('running')}
              <Button size="small" onClick={trial.stop}>
                {t('stop')}
              </Button>
            </p>
            <SkeletonRows rows={4} />
          </>
        ) : (
          <EmptyState icon="play" title={t('idle')}>
            {t('idleText')}
          </EmptyState>
        )}
      </Card>
    );
  const days = Number(trial.days);
  return (
    <>
      <Card
        title={t('title')}
        sub={
          <Facts>
            {t('sub', { days, version: preview.version })}
            {format.asOf(trial.at)}
          </Facts>
        }
        flush
        actions={
          <>
            <Segments<TrialDays>
              label={t('days')}
              small
              value={trial.days}
              options={trialDays.map((value) => ({ value, label: t('nDays', { days: value }) }))}
              onChange={trial.setDays}
            />
            <Button
              size="small"
              icon={<Icon name="refresh" size={12} />}
              loading={running}
              onClick={trial.again}
            >
              {t('again')}
            </Button>
          </>
        }
      >
        <Numbers trial={trial} />
        {byTag ? (
          <p className={`${styles.chart} t3`}>{t('noReplay')}</p>
        ) : (
          <DayChart byDay={preview.byDay} days={days} />
        )}
        {preview.ladder && <Reach ladder={preview.ladder} library={frame.library} />}
      </Card>
      <Checks preview={preview} />
      <Around preview={preview} library={frame.library} days={days} />
      <Samples
        samples={preview.samples}
        kind={kind}
        library={frame.library}
        idOf={(path) => frame.builder.tag(path)?.id ?? path}
      />
    </>
  );
}

function Reach({
  ladder,
  library,
}: {
  ladder: NonNullable<Preview['ladder']>;
  library: Library | undefined;
}) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  return (
    <TagBars
      title={t('reach')}
      library={library}
      whole={ladder.steps.reduce((sum, step) => sum + step.stands, ladder.none)}
      rows={ladder.steps.map(({ tag, meets, stands }) => ({
        tag,
        count: stands,
        ...(meets > stands ? { note: t('reachMore', { meets: format.count(meets) }) } : {}),
      }))}
    />
  );
}

function Numbers({ trial: { preview } }: { trial: Trial }) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  if (!preview) return null;
  const { adds, removes, unchanged, refused, suggests, wecomWrites } = preview;
  return (
    <dl className={styles.numbers}>
      {suggests > 0 && (
        <div>
          <dt>{t('suggests')}</dt>
          <dd className="acc">{format.count(suggests)}</dd>
          <dd>{t('ifBackfill')}</dd>
        </div>
      )}
      <div>
        <dt>{t('adds')}</dt>
        <dd className={adds > 0 ? 'acc' : undefined} data-testid="adds">
          {format.change(adds)}
        </dd>
        <dd>{t('ifBackfill')}</dd>
      </div>
      <div>
        <dt>{t('removes')}</dt>
        <dd data-testid="removes">{format.change(-removes)}</dd>
        <dd>{t('ifBackfill')}</dd>
      </div>
      <div>
        <dt>{t('unchanged')}</dt>
        <dd>{format.count(unchanged)}</dd>
      </div>
      <div>
        <dt>{t('refused')}</dt>
        <dd>{format.count(refused)}</dd>
        <dd>{t('refusedText')}</dd>
      </div>
      <div>
        <dt>{t('wecomWrites')}</dt>
        <dd>{format.count(wecomWrites)}</dd>
        <dd>{t('wecomText')}</dd>
      </div>
    </dl>
  );
}
