/** Tags as ranked bars: name, share of a named whole, and the number, which opens the people. */
import { Link } from '@tanstack/react-router';
import type { Condition } from '#features/conditions/core';
import { type Hue, hueClass, useFormat, useTexts } from '#ui';
import styles from './home-page.module.css';
import { homeTexts } from './texts.ts';

export interface RankedTag {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly hue: Hue;
  readonly count: number;
  /** The people behind the number. */
  readonly people: Condition;
}

export interface RankingProps {
  label: string;
  tags: readonly RankedTag[];
  /** What the shares are of. */
  whole: number;
  stale: boolean;
}

export function Ranking({ label, tags, whole, stale }: RankingProps) {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const most = Math.max(1, ...tags.map((tag) => tag.count));
  return (
    <ol className={stale ? `${styles.ranking} stale` : styles.ranking} aria-label={label}>
      {tags.map((tag, i) => (
        <li key={tag.id} className={hueClass(tag.hue)}>
          <span className={styles.place}>{i + 1}</span>
          <span className="ell" title={`${tag.group}/${tag.name}`}>
            <span className="t3">{t('ofGroup', { group: tag.group })}</span>
            {tag.name}
          </span>
          <span className={styles.track} aria-hidden="true">
            <i style={{ width: `${(tag.count / most) * 100}%` }} />
          </span>
          <b className="r">{format.share(tag.count, whole)}</b>
          <Link
            to="/audiences/new"
            search={{ c: tag.people }}
            className="r"
            aria-label={t('peopleOf', { count: tag.count, tag: tag.name })}
          >
            {format.count(tag.count)}
          </Link>
        </li>
      ))}
    </ol>
  );
}
