import { Icon, type IconName, useApi, useFormat, useTexts } from '#ui';
import { type Tag, tags } from '../api.ts';
import { daysSince } from '../freshness.ts';
import styles from './stores.module.css';
import { storesTexts } from './texts.ts';

export type Store = 'cold' | 'reserve' | 'recycled';

export interface ColdStripProps {
  all: readonly Tag[];
  onOpen: (store: Store) => void;
}

/** More do not fit on any screen. */
const CHIPS = 30;

/** What is not on the wall: the cold store with its tags, and the ways to reserve and recycle bin. */
export function ColdStrip({ all, onOpen }: ColdStripProps) {
  const t = useTexts(storesTexts);
  const format = useFormat();
  const recycled = useApi(tags, { query: { state: 'recycled' } });
  const cold = all
    .filter((tag) => tag.state === 'cold')
    .toSorted((a, b) => a.stateSince.localeCompare(b.stateSince));
  const reserve = all.filter((tag) => tag.state === 'reserve').length;
  const door = (store: Store, icon: IconName, count: number) => (
    <button
      type="button"
      className={styles.frost}
      aria-label={t('open', { store: t(store), count })}
      onClick={() => onOpen(store)}
    >
      <Icon name={icon} size={14} />
      {t(store)} {format.count(count)}
    </button>
  );
  return (
    <section className={styles.strip} aria-label={t('strip')} data-foot-bar>
      <Icon name="snow" />
      <button
        type="button"
        className={styles.title}
        aria-label={t('open', { store: t('cold'), count: cold.length })}
        onClick={() => onOpen('cold')}
      >
        {t('cold')} {format.count(cold.length)}
      </button>
      <span className={styles.words}>{t('short')}</span>
      <div className={styles.chips}>
        {cold.slice(0, CHIPS).map((tag) => (
          <button key={tag.id} type="button" className={styles.frost} onClick={() => onOpen('cold')}>
            {tag.name}
            <em>{t('dark', { count: daysSince(tag.stateSince, format.now) })}</em>
          </button>
        ))}
      </div>
      {door('reserve', 'box', reserve)}
      {door('recycled', 'bin', recycled.data?.total ?? 0)}
    </section>
  );
}
