/** A condition in a row of short words, as it stands on a step that is closed. */
import { type Draft, type LabelWords, labelOf, useTexts } from '#ui';
import styles from './editor.module.css';
import { isEmpty } from './form.ts';
import { editorTexts } from './texts.ts';

const joins = {
  all: 'joinAll',
  any: 'joinAny',
  none: 'joinNone',
  atLeast: 'joinAtLeast',
  points: 'joinPoints',
} as const;

export function StepWords({ draft, words }: { draft: Draft; words: LabelWords }) {
  const t = useTexts(editorTexts);
  if (isEmpty(draft)) return <span className="warn fs12">{t('noCondition')}</span>;
  return (
    <span className={styles.words}>
      <span className={styles.join}>{t(joins[draft.kind], { k: draft.k })}</span>
      {draft.of.map((part) => (
        <span key={part.id} className={styles.word} title={labelOf(part, words)}>
          {labelOf(part, words)}
        </span>
      ))}
    </span>
  );
}
