/** What a trial of keywords came to: the whole, each keyword, what fooled them, and words that are missing. */
import {
  type ApiError,
  Card,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  Icon,
  Note,
  SkeletonRows,
  useFormat,
  useTexts,
} from '#ui';
import type { Trial } from '../api.ts';
import styles from './keywords.module.css';
import { SaidText } from './said-text.tsx';
import { keywordsTexts } from './texts.ts';

export interface ResultProps {
  /** Absent while nothing is labelled, and until the first answer. */
  trial: Trial | undefined;
  tried: readonly { readonly text: string }[];
  error: ApiError | null;
  /** What is wrong with a keyword: it stands beside the keywords, too. */
  complaint: string | undefined;
  stale: boolean;
  onRetry: () => void;
  onAdd: (word: string) => void;
}

export function Result(props: ResultProps) {
  const { trial, tried, error, complaint, stale, onRetry } = props;
  const t = useTexts(keywordsTexts);
  return (
    <Card title={t('result')} flush>
      {complaint ? (
        <div className={styles.inset}>
          <Note tone="bad">{complaint}</Note>
        </div>
      ) : error && !stale ? (
        <div className={styles.inset}>
          <ErrorState error={error} what={t('failed')} onRetry={onRetry} />
        </div>
      ) : tried.length === 0 ? (
        <EmptyState icon="chart" title={t('nothingTried')}>
          {t('nothingTriedText')}
        </EmptyState>
      ) : trial ? (
        <div className={stale ? 'stale' : undefined} aria-busy={stale}>
          <Whole trial={trial} />
          {trial.keywords.length > 0 && <KeywordTable trial={trial} stale={stale} />}
          <FooledList trial={trial} tried={tried} />
          <Suggestions {...props} trial={trial} />
        </div>
      ) : (
        <div className={styles.inset}>
          <SkeletonRows rows={4} />
        </div>
      )}
    </Card>
  );
}

const useShare = () => {
  const format = useFormat();
  return (share: number | null) => (share === null ? '–' : format.share(share, 1));
};

function Whole({ trial: { whole, wanted, samples } }: { trial: Trial }) {
  const t = useTexts(keywordsTexts);
  const share = useShare();
  const { found, right, precision, recall } = whole;
  return (
    <dl className={styles.whole} aria-live="polite">
      <div>
        <dt>{t('precision')}</dt>
        <dd>{share(precision)}</dd>
        <dd className="t3 fs12">{t('rightOf', { right, found })}</dd>
      </div>
      <div>
        <dt>{t('recall')}</dt>
        <dd>{share(recall)}</dd>
        <dd className="t3 fs12">{t('foundOf', { right, wanted })}</dd>
      </div>
      <div>
        <dt>{t('samples')}</dt>
        <dd>{samples.length}</dd>
        <dd className="t3 fs12">{t('wantedOf', { wanted })}</dd>
      </div>
    </dl>
  );
}

function KeywordTable({ trial, stale }: { trial: Trial; stale: boolean }) {
  const t = useTexts(keywordsTexts);
  const share = useShare();
  type Row = Trial['keywords'][number];
  const columns: readonly DataColumn<Row>[] = [
    {
      key: 'keyword',
      title: t('keyword'),
      card: 'title',
      render: (row) => <span className={styles.keyword}>{row.keyword}</span>,
    },
    { key: 'precision', title: t('precision'), align: 'end', render: (row) => share(row.precision) },
    { key: 'recall', title: t('recall'), align: 'end', render: (row) => share(row.recall) },
    { key: 'found', title: t('found'), align: 'end', render: (row) => `${row.right} / ${row.found}` },
    { key: 'only', title: t('only'), align: 'end', render: (row) => row.only },
    { key: 'denied', title: t('denied'), align: 'end', render: (row) => row.denied },
  ];
  return (
    <DataTable
      label={t('byKeyword')}
      columns={columns}
      rows={trial.keywords}
      rowKey={(row) => row.keyword}
      stale={stale}
    />
  );
}

function FooledList({ trial, tried }: { trial: Trial; tried: ResultProps['tried'] }) {
  const t = useTexts(keywordsTexts);
  if (trial.fooled.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('fooled')}</h3>
      <ul className={styles.fooled}>
        {trial.fooled.map(({ sample, how }) => (
          <li key={sample}>
            <SaidText text={tried[sample]?.text ?? ''} places={trial.samples[sample]?.mentions ?? []} />
            <span className="t3 fs12">{t(how)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Suggestions({ trial, onAdd }: ResultProps & { trial: Trial }) {
  const t = useTexts(keywordsTexts);
  if (trial.suggestions.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('suggestions')}</h3>
      <p className="t3 fs12">{t('suggestionsHint')}</p>
      <ul className={styles.suggestions}>
        {trial.suggestions.map(({ word, missed, unwanted }) => (
          <li key={word}>
            <button
              type="button"
              className={styles.suggestion}
              title={t('suggestionOf', { missed, unwanted })}
              onClick={() => onAdd(word)}
            >
              <Icon name="plus" size={12} />
              <span className="sr">{`${t('addWord')} `}</span>
              {word}
              <span className="t3">{missed}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
