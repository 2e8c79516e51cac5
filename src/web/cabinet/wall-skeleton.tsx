import { Spinner } from '#ui';
import styles from './wall.module.css';

const SHELVES = [4, 5, 3];

/** Drawers without anything in them, where drawers will be. */
export function WallSkeleton() {
  return (
    <div className={styles.wall}>
      <div className="sr">
        <Spinner />
      </div>
      {SHELVES.map((drawers) => (
        <div key={drawers} className={`${styles.shelf} ${styles.late}`} aria-hidden="true">
          <div />
          <div className={styles.drawers}>
            {Array.from({ length: drawers }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawers that are all alike
              <div key={i} className={styles.blank} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
