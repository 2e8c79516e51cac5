/** How much the tags of the condition share: numbers below the diagonal, ratios to chance above it. */
import { useMemo } from 'react';
import { Card, ErrorState, useApi, useFormat, useTexts } from '#ui';
import { overlapRoute } from './api.ts';
import type { BuilderView } from './builder-view.ts';
import styles from './overlap-card.module.css';
import { type OverlapTerm, overlapTerms, type Pair, remarkable } from './overlap-terms.ts';
import { audiencesTexts } from './texts.ts';
import { useDebounced } from './use-debounced.ts';

/** Milliseconds of rest before the matrix is asked for: it is the heaviest of the numbers. */
const PAUSE = 400;

export function OverlapCard({ view }: { view: BuilderView }) {
  const t = useTexts(audiencesTexts);
  const { draft, library } = view;
  const now = useMemo(() => overlapTerms(draft, library), [draft, library]);
  const terms = useDebounced(now, PAUSE);
  const enough = terms.length >= 2;
  const { data, error, isPlaceholderData, refetch } = useApi(
    overlapRoute,
    { body: { conditions: terms.map(({ condition }) => condition) } },
    { enabled: enough, keepOld: true },
  );
  const fits = data?.sizes.length === terms.length;
  return (
    <Card title={t('overlap')} actions={enough && <span className={styles.key}>{t('overlapKey')}</span>}>
      {!enough ? (
        <p className={styles.hint}>{t('overlapHint')}</p>
      ) : error ? (
        <ErrorState error={error} what={t('overlapFailed')} onRetry={() => void refetch()} />
      ) : (
        <div
          className={`${styles.body} ${isPlaceholderData || !fits ? 'stale' : ''}`}
          style={{ minHeight: (terms.length + 1) * 28 }}
        >
          {data && fits && (
            <>
              <Matrix terms={terms} pairs={data.pairs} />
              <Insight terms={terms} pairs={data.pairs} />
            </>
          )}
        </div>
      )}
    </Card>
  );
}

/** From chance to ten times as often, in shares of the accent: text on it stays readable. */
const tint = (lift: number | null): number =>
  lift === null || lift <= 1 ? 0 : Math.min(42, 4 + (Math.log(lift) / Math.log(10)) * 38);

interface PairsProps {
  terms: readonly OverlapTerm[];
  pairs: readonly Pair[];
}

function Matrix({ terms, pairs }: PairsProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const pairOf = (i: number, j: number) =>
    pairs.find(({ a, b }) => a === Math.min(i, j) && b === Math.max(i, j));
  const name = (i: number) => terms[i]?.label ?? '';
  const cell = (row: number, column: number) => {
    if (row === column) return <td key={column} className={styles.same} aria-hidden="true" />;
    const pair = pairOf(row, column);
    const both = { a: name(Math.min(row, column)), b: name(Math.max(row, column)) };
    if (row > column) {
      const people = format.count(pair?.count ?? 0);
      return (
        <td key={column} className={styles.people} title={t('both', { ...both, people })}>
          {people}
        </td>
      );
    }
    const lift = pair?.lift ?? null;
    const ratio = lift === null ? '–' : format.ratio(lift);
    return (
      <td
        key={column}
        className={styles.lift}
        style={{ background: `color-mix(in srgb, var(--accent) ${tint(lift)}%, transparent)` }}
        title={t('liftOf', { ...both, lift: lift === null ? '–' : format.count(Number(lift.toFixed(1))) })}
      >
        {ratio}
      </td>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached with the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('overlapTable')}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {terms.map((term) => (
              <th key={term.label} scope="col">
                <span title={term.label}>{term.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((term, row) => (
            <tr key={term.label}>
              <th scope="row">
                <span title={term.label}>{term.label}</span>
              </th>
              {terms.map((_, column) => cell(row, column))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Insight({ terms, pairs }: PairsProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const found = remarkable(pairs);
  const a = terms[found?.pair.a ?? 0]?.label ?? '';
  const b = terms[found?.pair.b ?? 0]?.label ?? '';
  const text = !found
    ? t('nearChance')
    : found.same
      ? t('samePeople', { a, b, share: format.share(found.pair.jaccard ?? 0, 1) })
      : t('attracts', { a, b, lift: format.count(Number((found.pair.lift ?? 0).toFixed(1))) });
  return <p className={styles.insight}>{text}</p>;
}
