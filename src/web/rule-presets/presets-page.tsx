/** Every ready rule, by what it is about, with the sentence that it comes from. */
import { Link } from '@tanstack/react-router';
import { ErrorState, PageHeader, SkeletonRows, useApi, useTexts } from '#ui';
import { type Preset, presetsRoute } from './api.ts';
import { PresetCard } from './preset-card.tsx';
import styles from './rule-presets.module.css';
import { rulePresetsTexts } from './texts.ts';

export function PresetsPage() {
  const t = useTexts(rulePresetsTexts);
  const { data, error, refetch } = useApi(presetsRoute, { query: { limit: 100 } });
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={data && t('count', { count: data.total })}
        actions={<Link to="/rules">{t('rules')}</Link>}
      />
      <p className={styles.intro}>{t('intro')}</p>
      {error ? (
        <ErrorState error={error} what={t('loadFailed')} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : (
        shelvesOf(data.items).map(([shelf, presets]) => (
          <section key={shelf} className={styles.shelf} aria-labelledby={`shelf-${shelf}`}>
            <h2 id={`shelf-${shelf}`}>{t(shelf)}</h2>
            <ul className={styles.cards}>
              {presets.map((preset) => (
                <PresetCard key={preset.key} preset={preset} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

/** In the order of the catalogue. */
const shelvesOf = (presets: readonly Preset[]): (readonly [Preset['shelf'], readonly Preset[]])[] =>
  [...new Set(presets.map((preset) => preset.shelf))].map((shelf) => [
    shelf,
    presets.filter((preset) => preset.shelf === shelf),
  ]);
