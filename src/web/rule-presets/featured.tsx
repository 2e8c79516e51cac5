/** Some ready rules for whoever has none yet. */
import { Link } from '@tanstack/react-router';
import { useApi, useTexts } from '#ui';
import { presetsRoute } from './api.ts';
import { PresetCard } from './preset-card.tsx';
import styles from './rule-presets.module.css';
import { rulePresetsTexts } from './texts.ts';

const featured = ['high-intent', 'quote-overdue', 'silent-30'];

/** Nothing while they are on their way: the page stands without them. */
export function FeaturedPresets() {
  const t = useTexts(rulePresetsTexts);
  const { data } = useApi(presetsRoute, { query: { limit: 100 } });
  if (!data) return null;
  return (
    <section className={styles.featured} aria-labelledby="featured-presets">
      <div>
        <h2 id="featured-presets">{t('featured')}</h2>
        <Link to="/rules/presets">{t('all', { count: data.total })}</Link>
      </div>
      <ul className={styles.cards}>
        {data.items
          .filter(({ key }) => featured.includes(key))
          .map((preset) => (
            <PresetCard key={preset.key} preset={preset} />
          ))}
      </ul>
    </section>
  );
}
