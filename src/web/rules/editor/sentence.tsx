/** The rule as a sentence, always in sight; folded to two lines until somebody wants all of it. */
import { useState } from 'react';
import { useFormat, useTexts } from '#ui';
import styles from './editor.module.css';
import type { Missing } from './form.ts';
import { editorTexts } from './texts.ts';
import type { Spoken } from './use-sentence.ts';

/** Characters that two lines hold on a desk. */
const SHORT = 110;

export function Sentence({ spoken, missing }: { spoken: Spoken; missing: readonly Missing[] }) {
  const t = useTexts(editorTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const lacking = missing.map((one) =>
    one.startsWith('step.')
      ? t('missing_step', { n: Number(one.slice(5)) + 1 })
      : t(`missing_${one as Exclude<Missing, `step.${number}`>}`),
  );
  const long = (spoken.text?.length ?? 0) > SHORT || (spoken.text?.split('\n').length ?? 0) > 2;
  return (
    <div className={styles.spoken} aria-live="polite">
      <b className="nw">{t('reads')}</b>
      <div className={styles.spokenText} data-open={open || undefined}>
        {spoken.text && (
          <span className={spoken.stale ? 'stale' : undefined} data-testid="sentence">
            {spoken.text}
          </span>
        )}
        {lacking.length > 0 && (
          <span className={styles.lacking}>{t('notYet', { missing: format.list(lacking) })}</span>
        )}
      </div>
      {long && (
        <button type="button" className={styles.quiet} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'readsLess' : 'readsMore')}
        </button>
      )}
    </div>
  );
}
