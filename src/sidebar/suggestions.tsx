/** Tags that rules suggest for the customer, with their reason: a tap accepts, another one rejects. */
import { useEffect, useState } from 'react';
import { ApiError, call, HueGlyph, hueClass, Icon, toHue } from '#ui/lean';
import { acceptRoute, rejectRoute, type Suggestion, suggestionsRoute } from './api.ts';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Sidebar } from './store.ts';
import type { View } from './writes.ts';

export function Suggestions({ sidebar, view }: { sidebar: Sidebar; view: View }) {
  const { t } = useSpeech();
  const { id } = view.customer;
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changed may have changed what is suggested
  useEffect(() => {
    let current = true;
    // A sidebar without suggestions is whole; the next change asks again.
    call(suggestionsRoute, { params: { id } }).then(
      (answer) => current && setItems(answer.items),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [id, view.position]);
  if (items.length === 0) return null;
  const answer = async (one: Suggestion, route: typeof acceptRoute | typeof rejectRoute) => {
    setItems((now) => now.filter((each) => each.id !== one.id));
    try {
      await call(route as typeof acceptRoute, { params: { id, suggestion: one.id } });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setItems((now) => [...now, one]);
      sidebar.say({ kind: 'refused', reason: error.message });
    }
    void sidebar.refresh();
  };
  return (
    <section className={styles.section} aria-labelledby="suggested">
      <div className={styles.head}>
        <h2 id="suggested">{t('suggested')}</h2>
        <span className="t3 fs12">{t('suggestedHint')}</span>
      </div>
      <ul className={styles.suggested}>
        {items.map((one) => (
          <li key={one.id}>
            <span className={`${styles.chip} ${hueClass(toHue(one.tag.hue))}`}>
              <span className={styles.mark}>
                <HueGlyph hue={toHue(one.tag.hue)} size={11} />
              </span>
              <span className="ell">{one.tag.name}</span>
            </span>
            <span className={styles.because}>{one.evidence ?? one.text ?? one.rule.name}</span>
            {(!one.tag.protected || view.mayTagProtected) && (
              <span className={styles.answers}>
                <button
                  type="button"
                  className={styles.small}
                  aria-label={t('rejectTag', { tag: one.tag.name })}
                  onClick={() => void answer(one, rejectRoute)}
                >
                  {t('reject')}
                </button>
                <button
                  type="button"
                  className={styles.small}
                  aria-label={t('acceptTag', { tag: one.tag.name })}
                  onClick={() => void answer(one, acceptRoute)}
                >
                  <Icon name="check" size={13} />
                  {t('accept')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
