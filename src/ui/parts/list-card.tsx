/** A list on a card in all its states: loading, failed, empty, there, and with more to come. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonRows } from '../states/loading.tsx';
import styles from './list.module.css';
import { Card } from './parts.tsx';

/** Of `useApi` or `useInfiniteQuery`, what the card looks at. */
interface ListQuery {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasNextPage?: boolean;
  readonly isFetchingNextPage?: boolean;
  readonly fetchNextPage?: () => unknown;
}

export interface ListCardProps {
  query: ListQuery;
  /** What failed, when it failed. */
  failed: string;
  /** Above the list, in a bar of its own. */
  filters?: ReactNode;
  /** Instead of the list: it is empty. */
  empty?: ReactNode;
  /** The button below the list, when there may be more. */
  more?: string;
  /** Rows of the skeleton. */
  rows?: number;
  children: ReactNode;
}

export function ListCard({ query, failed, filters, empty, more, rows = 5, children }: ListCardProps) {
  return (
    <Card flush>
      {filters && <div className={styles.filters}>{filters}</div>}
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
      {more && query.hasNextPage && (
        <div className={styles.more}>
          <Button loading={query.isFetchingNextPage ?? false} onClick={() => void query.fetchNextPage?.()}>
            {more}
          </Button>
        </div>
      )}
    </Card>
  );
}
