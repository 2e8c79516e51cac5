/** Where an import stands on its way. */
import { Icon, useTexts } from '#ui';
import type { ImportItem, ImportStatus } from './api.ts';
import styles from './imports.module.css';
import { importsTexts } from './texts.ts';

type StepName = 'stepUpload' | 'stepMap' | 'stepTry' | 'stepRun';

/** Place of the step that is at hand; behind the last: all are done. */
const places: Readonly<Record<ImportStatus, number>> = {
  uploaded: 1,
  checking: 2,
  checked: 3,
  running: 3,
  done: 4,
  failed: 3,
  cancelled: 3,
  undoing: 4,
  undone: 4,
};

export function Steps({ item }: { item: ImportItem }) {
  const t = useTexts(importsTexts);
  const library = item.kind === 'library';
  const names: readonly StepName[] = [
    'stepUpload',
    ...(library ? [] : ['stepMap' as const]),
    'stepTry',
    'stepRun',
  ];
  // A library has no columns to check: it is one step shorter.
  const place = library ? Math.max(1, places[item.status] - 1) : places[item.status];
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {names.map((name, i) => {
        const state = i < place ? 'done' : i === place ? 'now' : 'later';
        return (
          <li
            key={name}
            className={styles.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles.stepMark} aria-hidden="true">
              {state === 'done' ? <Icon name="check" size={12} /> : i + 1}
            </span>
            {t(name)}
            {state === 'done' && <span className="sr">{t('stepDone')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
