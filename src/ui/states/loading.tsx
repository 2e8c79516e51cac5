/** Waiting, in the shape of what will come. Nothing is seen before 150 ms, and nothing turns before 400 ms. */
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import styles from './states.module.css';

const WIDTHS = ['72%', '88%', '64%', '80%'];

function Waiting() {
  const t = useTexts(uiTexts);
  return (
    <span className="sr" role="status">
      {t('loading')}
    </span>
  );
}

/** Rows of a table or list that is on its way. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  return (
    <div className={styles.late}>
      <Waiting />
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all alike
          <div key={i} className={styles.skeletonRow}>
            <span className={styles.round} />
            <span className={styles.line} style={{ width: WIDTHS[(i + 2) % WIDTHS.length] }} />
            <span className={styles.line} style={{ width: WIDTHS[i % WIDTHS.length] }} />
            <span className={styles.line} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A whole page that is on its way: its title and one card. */
export function PageLoading() {
  return (
    <div className={`${styles.page} ${styles.late}`}>
      <span className={`${styles.line} ${styles.pageTitle}`} aria-hidden="true" />
      <div className={styles.block}>
        <SkeletonRows rows={6} />
      </div>
    </div>
  );
}

/** Where no shape is known. Seen after 400 ms. */
export function Spinner() {
  return (
    <div className={`${styles.spinning} ${styles.later}`}>
      <Waiting />
      <span className={styles.spinner} aria-hidden="true" />
    </div>
  );
}
