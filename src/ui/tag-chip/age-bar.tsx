import { formatShare } from '../format/numbers.ts';
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import { isFresh } from './chip-form.ts';
import styles from './tag-chip.module.css';

/** How much of its fresh time a tag has left, 1 to 0: green while fresh, amber after. 22 × 4 px. */
export function AgeBar({ left }: { left: number }) {
  const t = useTexts(uiTexts);
  const share = Math.min(1, Math.max(0, left));
  return (
    <span
      className={styles.age}
      data-fresh={isFresh(share) || undefined}
      role="img"
      aria-label={t('freshnessLeft', { share: formatShare(share, 1) })}
    >
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
