/** Tags with a number each, as bars of one whole. */
import { useFormat } from '#ui';
import type { Library } from '../customers/library.ts';
import { RuleTag } from './rule-tags.tsx';
import styles from './tag-bars.module.css';

export interface TagBarsProps {
  title: string;
  library: Library | undefined;
  rows: readonly { readonly tag: string; readonly count: number; readonly note?: string }[];
  /** What the longest bar could be. */
  whole: number;
}

export function TagBars({ title, library, rows, whole }: TagBarsProps) {
  const format = useFormat();
  return (
    <section
      className={styles.bars}
      aria-label={title}
      data-notes={rows.some((row) => row.note !== undefined) || undefined}
    >
      <h3>{title}</h3>
      <ul>
        {rows.map(({ tag, count, note }) => (
          <li key={tag}>
            <span>
              <RuleTag id={tag} library={library} />
            </span>
            <span className={styles.bar}>
              <i style={{ width: `${whole === 0 ? 0 : (count / whole) * 100}%` }} />
            </span>
            <b className="num">{format.count(count)}</b>
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
