/** The button below a list that goes on; nothing once all is there. */
import { Button } from 'antd';
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import styles from './list.module.css';

export interface ShowMoreProps {
  /** Of `useInfiniteQuery`. */
  query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  /** The list begins with the newest. */
  newestFirst?: boolean;
  /** Words of its own. */
  words?: string;
}

export function ShowMore({ query, newestFirst = false, words }: ShowMoreProps) {
  const t = useTexts(uiTexts);
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {words ?? t(newestFirst ? 'showOlder' : 'showMore')}
      </Button>
    </div>
  );
}
