/** Why one customer has one tag: the whole story in a sentence, what it rests on, and the way to the customer. */
import { Link } from '@tanstack/react-router';
import { ErrorState, Icon, Spinner, useApi, useTexts } from '#ui';
import { explainTagRoute, type ShownCustomer } from './api.ts';
import { audiencesTexts } from './texts.ts';
import styles from './why.module.css';

export interface TagStoryProps {
  customer: Pick<ShownCustomer, 'id' | 'name'>;
  tag: string;
  name: string;
}

export function TagStory({ customer, tag, name }: TagStoryProps) {
  const t = useTexts(audiencesTexts);
  const { data, error, refetch } = useApi(explainTagRoute, { params: { id: customer.id }, query: { tag } });
  const path: string = `/customers/${customer.id}`;
  return (
    <div className={styles.story}>
      <h3>
        {customer.name}
        <span className="t3">{t('whyTag', { name })}</span>
      </h3>
      {error ? (
        <ErrorState error={error} what={t('whyFailed')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <p>{data.text}</p>
          {data.condition && (
            <ul className={styles.parts}>
              {data.condition.parts.map((part) => (
                <li key={part.text} data-holds={part.holds}>
                  <Icon name={part.holds ? 'check' : 'cross'} size={12} />
                  <span>{part.text}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <Spinner />
      )}
      <Link to={path}>{t('toCustomer')}</Link>
    </div>
  );
}
