/** The exact number, how it comes about, and the condition as a sentence. */
import { Button } from 'antd';
import {
  Card,
  type DraftNode,
  ErrorState,
  type LabelWords,
  labelOf,
  useApi,
  useFormat,
  useLanguage,
  useTexts,
} from '#ui';
import { sentenceRoute } from './api.ts';
import type { BuilderView } from './builder-view.ts';
import styles from './count-card.module.css';
import { type Funnel, logShare } from './funnel.ts';
import { audiencesTexts } from './texts.ts';
import { useBlocking } from './use-blocking.ts';
import { useDebounced } from './use-debounced.ts';

export function CountCard({ view }: { view: BuilderView }) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const { count, draft, words, funnel } = view;
  const { counted, stale, error, problems, retry } = count;
  // Screen readers hear the number when it has stood still, not every number on the way.
  const said = useDebounced(counted && !stale ? counted.count : null, 500);
  const dim = stale ? 'stale' : '';
  return (
    <Card flush className={styles.card}>
      <div className={styles.top}>
        <div>
          <div className={styles.exact}>
            <span className={styles.dot} data-busy={stale || undefined} aria-hidden="true" />
            {counted && !stale
              ? t('exact', { ms: Math.max(1, Math.round(counted.tookMs)) })
              : problems.size > 0
                ? t('wrongCondition')
                : t('counting')}
          </div>
          <div className={`${styles.big} ${dim}`} data-testid="count">
            {counted ? format.count(counted.count) : '–'}
          </div>
          <div className={`${styles.share} ${dim}`}>
            {counted && t('share_of', { share: format.share(counted.count, counted.total, 2) })}
          </div>
          <span className="sr" aria-live="polite" role="status">
            {said === null ? '' : t('liveCount', { count: said })}
          </span>
        </div>
        <FunnelBars funnel={funnel} total={counted?.total ?? null} words={words} stale={stale} />
      </div>
      {error && (
        <div className={styles.error}>
          <ErrorState error={error} what={t('countFailed')} onRetry={retry} />
        </div>
      )}
      <Sentence view={view} />
      {counted?.count === 0 && counted.total > 0 && !stale && draft.of.length > 0 && <ZeroHelp view={view} />}
    </Card>
  );
}

interface FunnelBarsProps {
  funnel: Funnel | null;
  /** Null before the first answer. */
  total: number | null;
  words: LabelWords;
  stale: boolean;
}

function FunnelBars({ funnel, total, words, stale }: FunnelBarsProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const rows = funnel?.rows ?? [{ node: null, people: total ?? Number.NaN, of: null }];
  const name = (node: DraftNode | null) => (node ? labelOf(node, words) : t('everyone'));
  const title = !funnel || funnel.narrowing ? t('narrowing') : t('eachAlone');
  return (
    <div className={styles.funnel}>
      <div className={styles.funnelHead}>
        {title}
        <span className="sp" />
        <span>{t('logScale')}</span>
      </div>
      <ol className={stale ? 'stale' : ''} aria-label={title}>
        {rows.map((row, i) => (
          <li key={row.node?.id ?? 0} className={styles.step}>
            <span className={styles.stepName} title={name(row.node)}>
              {name(row.node)}
            </span>
            <span className={styles.stepBar} aria-hidden="true">
              <i
                style={{
                  width: `${logShare(row.people, total ?? 0) * 100}%`,
                  opacity: rows.length === 1 ? 0.35 : 0.35 + (0.65 * i) / (rows.length - 1),
                }}
              />
            </span>
            <span className={styles.stepPeople}>
              <b>{format.count(row.people)}</b>
              {row.of !== null && <span className={styles.stepShare}>{format.share(row.of, 1)}</span>}
            </span>
          </li>
        ))}
      </ol>
      {!funnel && total !== null && <p className={styles.hint}>{t('funnelHint')}</p>}
    </div>
  );
}

function Sentence({ view }: { view: BuilderView }) {
  const { language } = useLanguage();
  const { data, isPlaceholderData } = useApi(
    sentenceRoute,
    { body: { condition: view.settled } },
    { keepOld: true, staleTime: 60_000 },
  );
  return (
    <p className={`${styles.sentence} ${isPlaceholderData ? 'stale' : ''}`} data-testid="sentence">
      {data?.[language] ?? ' '}
    </p>
  );
}

/** Nobody matches: which condition is in the way, and one click that takes it out. */
function ZeroHelp({ view }: { view: BuilderView }) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const { words, remove, draft } = view;
  const { blocking, parts } = useBlocking(view);
  const title = parts > 1 && draft.kind === 'all' ? t('zeroAll', { n: parts }) : t('zero');
  return (
    <div className={styles.zero} role="status">
      <div>
        <b>{title}</b>
        {blocking && (
          <p>
            {blocking.people > 0
              ? t.rich('without', {
                  name: labelOf(blocking.node, words),
                  people: <b>{format.count(blocking.people)}</b>,
                })
              : t('blocksItself', { name: labelOf(blocking.node, words) })}
          </p>
        )}
      </div>
      {blocking && (
        <Button size="small" onClick={() => remove(blocking.node.id)}>
          {t('dropIt', { name: labelOf(blocking.node, words) })}
        </Button>
      )}
    </div>
  );
}
