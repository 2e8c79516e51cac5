/** All tags, found by Chinese, pinyin or initials; a tap puts on or takes off, a star keeps at hand. */
import { useEffect, useMemo, useState } from 'react';
import { call, Icon } from '#ui/lean';
import { type Offered, offerRoute } from './api.ts';
import { MeaningCard, MeaningContext, type Meant } from './meaning.tsx';
import { Pick } from './quick-tags.tsx';
import { Sheet } from './sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Sidebar } from './store.ts';
import type { View } from './writes.ts';

const TYPING_MS = 120;

export function TagSheet(props: { sidebar: Sidebar; view: View; onClose: () => void }) {
  const { sidebar, view, onClose } = props;
  const { t } = useSpeech();
  const [q, setQ] = useState('');
  const [meant, setMeant] = useState<Meant | null>(null);
  const found = useOffered(q.trim());
  const loved = new Set(view.quick.filter((tag) => tag.favourite).map((tag) => tag.id));
  const groups = useMemo(() => byGroup(found ?? []), [found]);
  return (
    <Sheet title={t('tagIt')} onClose={onClose}>
      <MeaningContext value={setMeant}>
        <label className={styles.search}>
          <Icon name="search" />
          <span className="sr">{t('search')}</span>
          <input
            type="search"
            placeholder={t('search')}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </label>
        <div className={styles.groups}>
          {found?.length === 0 && q && <p className="t2">{t('noHit', { q })}</p>}
          {groups.map(([group, tags]) => (
            <section key={group} aria-label={group}>
              <h3 className="t3">{group}</h3>
              <ul className={styles.picks}>
                {tags.map((tag) => (
                  <li key={tag.id} className={styles.starred}>
                    <Pick tag={tag} sidebar={sidebar} view={view} />
                    <Star tag={{ ...tag, favourite: loved.has(tag.id) }} sidebar={sidebar} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <MeaningCard meant={meant} />
      </MeaningContext>
    </Sheet>
  );
}

function Star({ tag, sidebar }: { tag: Offered; sidebar: Sidebar }) {
  const { t } = useSpeech();
  return (
    <button
      type="button"
      className={styles.star}
      data-on={tag.favourite || undefined}
      aria-label={t(tag.favourite ? 'dropFavourite' : 'addFavourite', { name: tag.name })}
      onClick={() => void sidebar.favourite(tag)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z" />
      </svg>
    </button>
  );
}

const byGroup = (tags: readonly Offered[]): [string, Offered[]][] => {
  const groups = new Map<string, Offered[]>();
  for (const tag of tags) groups.set(tag.group.name, [...(groups.get(tag.group.name) ?? []), tag]);
  return [...groups];
};

let everything: readonly Offered[] | null = null;

/** The server knows pinyin and aliases; without an answer what was seen before is searched by name. */
function useOffered(q: string): readonly Offered[] | null {
  const [found, setFound] = useState<readonly Offered[] | null>(q ? null : everything);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      try {
        const { items } = await call(offerRoute, { query: q ? { q } : {} }, { signal: stop.signal });
        if (!q) everything = items;
        setFound(items);
      } catch {
        if (!stop.signal.aborted) setFound(everything?.filter((tag) => tag.name.includes(q)) ?? []);
      }
    };
    if (!q && everything) setFound(everything);
    const timer = setTimeout(() => void ask(), q ? TYPING_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  return found;
}
