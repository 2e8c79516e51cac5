/** Why a customer is among the results: which parts of the condition hold, with what was found. */
import { Link } from '@tanstack/react-router';
import type { Condition, Explanation, Step } from '#features/conditions/core';
import { ErrorState, Icon, Spinner, useApi, useFormat, useTexts } from '#ui';
import { explainRoute, type ShownCustomer } from './api.ts';
import { audiencesTexts } from './texts.ts';
import styles from './why.module.css';

export interface WhyProps {
  customer: Pick<ShownCustomer, 'id' | 'name'>;
  condition: Condition;
}

export function Why({ customer, condition }: WhyProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const { data, error, refetch } = useApi(explainRoute, { body: { condition, customer: customer.id } });
  const path: string = `/customers/${customer.id}`;
  // The contract leaves the tree open; its shape is the language's own.
  const whole = data?.condition as Explanation | undefined;
  const missing = (data?.missing ?? []) as readonly Step[];
  const parts = whole?.kind === 'all' ? (whole.parts ?? []) : whole ? [whole] : [];
  const met = parts.filter((part) => part.holds).length;
  return (
    <div className={styles.story}>
      <h3>
        {customer.name}
        {whole && parts.length > 0 && <span className="t3">{t('met', { met, all: parts.length })}</span>}
      </h3>
      {error ? (
        <ErrorState error={error} what={t('whyFailed')} onRetry={() => void refetch()} />
      ) : whole ? (
        <>
          {!whole.holds && (
            <p className="warn">{t('noLonger', { steps: format.list(missing.map((step) => step.text)) })}</p>
          )}
          {parts.length === 0 ? <p>{whole.text}</p> : <Parts parts={parts} />}
        </>
      ) : (
        <Spinner />
      )}
      <Link to={path}>{t('toCustomer')}</Link>
    </div>
  );
}

/** Groups show their parts below them; what stands under a `not` is turned round by its own line. */
export function Parts({ parts }: { parts: readonly Explanation[] }) {
  const t = useTexts(audiencesTexts);
  return (
    <ul className={styles.parts}>
      {parts.map((part) => (
        <li key={part.path} data-holds={part.holds}>
          <Icon name={part.holds ? 'check' : 'cross'} size={12} />
          <span className="sr">{part.holds ? t('holds') : t('fails')}</span>
          <span>
            {part.text}
            <Found part={part} />
          </span>
          {part.parts && part.kind !== 'not' && part.parts.length > 1 && <Parts parts={part.parts} />}
        </li>
      ))}
    </ul>
  );
}

function Found({ part }: { part: Explanation }) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const inner = part.kind === 'not' ? part.parts?.[0] : part;
  if (!inner || inner.actual === undefined) return null;
  const { actual } = inner;
  const value =
    actual === null
      ? t('nothing')
      : typeof actual === 'boolean'
        ? t(actual ? 'yes' : 'no')
        : plain(actual, format.count);
  return (
    <span className={styles.found}>
      {t('actual', { value })}
      {inner.at && t('actualAt', { at: format.moment(inner.at) })}
    </span>
  );
}

const plain = (value: string | number, count: (n: number) => string): string =>
  typeof value === 'number' ? count(value) : value;
