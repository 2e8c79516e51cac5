/** One condition of a rule in the shared builder, with the number of customers that it holds for now. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  ConditionBuilder,
  type Draft,
  ErrorState,
  Icon,
  readCondition,
  TypedSentence,
  type TypedSentenceProps,
  useFormat,
  useShortcut,
  useTexts,
  writeDraft,
} from '#ui';
import { numbersOf } from '../../audiences/use-count.ts';
import type { Complaints } from './complaints.ts';
import styles from './editor.module.css';
import { type Frame, namesIn } from './frame.ts';
import { editorTexts } from './texts.ts';
import { type Matching, useMatching, within } from './use-numbers.ts';

export interface ConditionFieldProps {
  frame: Frame;
  draft: Draft;
  scope: Draft;
  complaints: Complaints;
  /** One of several on the page. */
  quiet?: boolean;
  onChange: (draft: Draft, merge?: string) => void;
  /** A typed sentence may say which tags to put on and take off, by their paths. */
  onEffects?: TypedSentenceProps['onEffects'];
}

export function ConditionField({
  frame,
  draft,
  scope,
  complaints,
  quiet,
  onChange,
  onEffects,
}: ConditionFieldProps) {
  const t = useTexts(editorTexts);
  const matching = useMatching(draft, scope);
  const places = useMemo(() => writeDraft(draft).places, [draft]);
  const problems = useMemo(
    () => new Map([...complaints.parts, ...matching.problems]),
    [complaints.parts, matching.problems],
  );
  return (
    <>
      <TypedSentence
        onRead={(condition) => onChange(readCondition(condition, namesIn(frame.builder).groupOf))}
        {...(onEffects && { onEffects })}
      />
      <ConditionBuilder
        draft={draft}
        library={frame.builder}
        places={places}
        numbers={numbersOf(matching.counted)}
        stale={matching.stale}
        problems={problems}
        headCounts={frame.headCounts}
        change={onChange}
        quiet={quiet ?? false}
      />
      <Matched matching={matching} draft={draft} scope={scope} />
      {matching.error && (
        <ErrorState error={matching.error} what={t('countFailed')} onRetry={matching.retry} />
      )}
    </>
  );
}

function Matched({ matching, draft, scope }: { matching: Matching; draft: Draft; scope: Draft }) {
  const t = useTexts(editorTexts);
  const format = useFormat();
  const { people, total, stale, problems } = matching;
  const condition = useMemo(() => within(scope, writeDraft(draft).condition), [scope, draft]);
  return (
    <p className={styles.matching} role="status">
      <span className={styles.dot} data-busy={stale || people === null || undefined} aria-hidden="true" />
      {people === null ? (
        t(problems.size > 0 ? 'wrongCondition' : 'counting')
      ) : (
        <>
          <span className={stale ? 'stale' : undefined} data-testid="matching">
            {t.rich('matching', { count: people })}
          </span>
          {total !== null && total > 0 && (
            <span className="t3">{t('ofAll', { share: format.share(people, total, 1) })}</span>
          )}
          <Link to="/audiences/new" search={{ c: condition }} target="_blank">
            {t('seeWho')}
          </Link>
        </>
      )}
    </p>
  );
}

/** The way back and forward, for the whole form. */
export function UndoButtons({ undo, redo }: { undo: (() => void) | null; redo: (() => void) | null }) {
  const t = useTexts(editorTexts);
  const group = t('what');
  useShortcut(undo && { keys: 'mod+z', label: t('undo'), group, inFields: false, run: undo });
  useShortcut(
    redo && { keys: ['mod+shift+z', 'mod+y'], label: t('redo'), group, inFields: false, run: redo },
  );
  return (
    <>
      <button type="button" className={styles.quiet} disabled={!undo} onClick={() => undo?.()}>
        <Icon name="undo" size={14} />
        {t('undo')}
      </button>
      <button type="button" className={styles.quiet} disabled={!redo} onClick={() => redo?.()}>
        <span className={styles.mirrored}>
          <Icon name="undo" size={14} />
        </span>
        {t('redo')}
      </button>
    </>
  );
}
