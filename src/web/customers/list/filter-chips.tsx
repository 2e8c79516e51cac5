/** What narrows the list now, part by part; each part can be taken off, the whole can become an audience. */
import { Icon, useTexts } from '#ui';
import { type Filter, type FilterPart, setParts, withoutPart } from '../filter.ts';
import { customersTexts } from '../texts.ts';
import styles from './customers-page.module.css';

export interface FilterChipsProps {
  filter: Filter;
  words: (part: FilterPart) => string;
  onChange: (filter: Filter) => void;
  onSave: (() => void) | null;
}

export function FilterChips({ filter, words, onChange, onSave }: FilterChipsProps) {
  const t = useTexts(customersTexts);
  const parts = setParts(filter);
  if (parts.length === 0) return null;
  return (
    <div className={styles.parts}>
      {parts.map((part) => (
        <span key={part} className={styles.part}>
          <span className="ell" title={words(part)}>
            {words(part)}
          </span>
          <button
            type="button"
            aria-label={t('removePart', { what: words(part) })}
            onClick={() => onChange(withoutPart(filter, part))}
          >
            <Icon name="cross" size={12} />
          </button>
        </span>
      ))}
      {parts.length > 1 && (
        <button
          type="button"
          className={styles.linkButton}
          onClick={() => onChange(filter.q ? { q: filter.q } : {})}
        >
          {t('clearFilter')}
        </button>
      )}
      {onSave && (
        <button
          type="button"
          className={styles.linkButton}
          title={filter.q ? t('searchNotSaved') : undefined}
          onClick={onSave}
        >
          <Icon name="filter" size={12} />
          {t('saveAudience')}
        </button>
      )}
    </div>
  );
}
