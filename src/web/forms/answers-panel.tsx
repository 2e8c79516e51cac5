/** Who answered what, with the words that were agreed to, word for word. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  apiPages,
  Badge,
  Drawer,
  EmptyState,
  ErrorState,
  ShowMore,
  SkeletonRows,
  useFormat,
  useTexts,
} from '#ui';
import type { Library } from '../customers/library.ts';
import { NamedTags } from '../customers/named-tags.tsx';
import { type Answer, listAnswersRoute } from './api.ts';
import styles from './forms.module.css';
import { formsTexts } from './texts.ts';

export interface AnswersPanelProps {
  id: string;
  /** Of the form, when the list has it. */
  name: string | undefined;
  library: Library | undefined;
  onClose: () => void;
}

export function AnswersPanel({ id, name, library, onClose }: AnswersPanelProps) {
  const t = useTexts(formsTexts);
  const query = useInfiniteQuery(apiPages(listAnswersRoute, { params: { id }, query: { limit: 50 } }));
  const answers = query.data?.pages.flatMap((page) => page.items) ?? [];
  const title = name === undefined ? t('answers') : t('answersOf', { name });
  return (
    <Drawer open title={title} aria-label={title} size={640} onClose={onClose} destroyOnHidden>
      {query.error ? (
        <ErrorState error={query.error} what={t('answersFailed')} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <SkeletonRows rows={6} />
      ) : answers.length === 0 ? (
        <EmptyState icon="tasks" title={t('nobodyYet')}>
          {t('nobodyText')}
        </EmptyState>
      ) : (
        <ul className={styles.answers} aria-label={title}>
          {answers.map((answer) => (
            <OneAnswer key={answer.position} answer={answer} library={library} />
          ))}
        </ul>
      )}
      <ShowMore query={query} />
    </Drawer>
  );
}

const consents = {
  same: { tone: 'ok', icon: 'done', text: 'agreedSame' },
  other: { tone: 'warn', icon: 'info', text: 'agreedOther' },
  none: { tone: 'bad', icon: 'alert', text: 'agreedNone' },
} as const;

const said = (value: unknown, list: (texts: string[]) => string): string =>
  Array.isArray(value)
    ? list(value.map(String))
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function OneAnswer({ answer, library }: { answer: Answer; library: Library | undefined }) {
  const t = useTexts(formsTexts);
  const format = useFormat();
  const { customer, at, answers, consentText, consent, tags, position } = answer;
  const badge = consents[consent];
  return (
    <li>
      <div className="row wrap g8">
        <Link to="/customers/$id" params={{ id: customer.id }}>
          {customer.name || t('unnamed')}
        </Link>
        <time className="t3 fs12" dateTime={at} title={format.instant(at)}>
          {format.moment(at)}
        </time>
        <span className="sp" />
        <Link to="/events" search={{ customer: customer.id, open: position }} className="fs12">
          {t('whatItLedTo')}
        </Link>
      </div>
      <dl className={styles.given}>
        {Object.entries(answers).map(([question, value]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{said(value, format.list)}</dd>
          </div>
        ))}
      </dl>
      <div className="row wrap g8">
        {tags.length > 0 ? (
          <NamedTags tags={tags} library={library} />
        ) : (
          <span className="t3 fs12">{t('meansNothing')}</span>
        )}
      </div>
      <div className={styles.consent}>
        <Badge tone={badge.tone} icon={badge.icon}>
          {t(badge.text)}
        </Badge>
        {consentText && <q>{consentText}</q>}
      </div>
    </li>
  );
}
