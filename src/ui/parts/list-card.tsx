/** A list on a card in all its states: loading, failed, empty, there, and with more to come. */
import type { ReactNode } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonRows } from '../states/loading.tsx';
import styles from './list.module.css';
import { Card } from './parts.tsx';
import { ShowMore, type ShowMoreProps } from './show-more.tsx';

/** Of `useApi` or `useInfiniteQuery`, what the card looks at. */
type ListQuery = Partial<ShowMoreProps['query']> & {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

export interface ListCardProps {
  query: ListQuery;
  /** What failed, when it failed. */
  failed: string;
  title?: string;
  /** Quiet words beside the title. */
  sub?: string;
  /** Above the list, in a bar of its own. */
  filters?: ReactNode;
  /** Between the bar and the list, in every state: what happens just now. */
  above?: ReactNode;
  /** Instead of the list: it is empty. */
  empty?: ReactNode;
  /** What comes next is older. */
  newestFirst?: boolean;
  /** Rows of the skeleton. */
  rows?: number;
  children: ReactNode;
}

export function ListCard(props: ListCardProps) {
  const { query, failed, title, sub, filters, above, empty, newestFirst = false, rows = 5, children } = props;
  const { hasNextPage = false, isFetchingNextPage = false, fetchNextPage } = query;
  return (
    <Card title={title} sub={sub} flush>
      {filters && <div className={styles.filters}>{filters}</div>}
      {above}
      {query.error ? (
        <div className={styles.inset}>
          <ErrorState error={query.error} what={failed} onRetry={() => void query.refetch()} />
        </div>
      ) : query.data === undefined ? (
        <div className={styles.inset}>
          <SkeletonRows rows={rows} />
        </div>
      ) : (
        empty || children
      )}
      {fetchNextPage && (
        <ShowMore query={{ hasNextPage, isFetchingNextPage, fetchNextPage }} newestFirst={newestFirst} />
      )}
    </Card>
  );
}
