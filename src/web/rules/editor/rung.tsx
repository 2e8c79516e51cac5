/** One step of a ladder: its place, its tag, how many stand on it, and its condition, folded or open. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { Icon, IconButton, type LabelWords, useFormat, useTexts } from '#ui';
import type { Tag } from '../../customers/api.ts';
import type { Complaints } from './complaints.ts';
import { ConditionField } from './condition-field.tsx';
import styles from './editor.module.css';
import { EVERYBODY, type StepForm } from './form.ts';
import type { Frame } from './frame.ts';
import { OneTag } from './one-tag.tsx';
import { StepWords } from './step-words.tsx';
import { editorTexts } from './texts.ts';

export interface RungProps {
  frame: Frame;
  step: StepForm;
  /** From 1. */
  n: number;
  /** Of its group that no other step has. */
  tags: readonly Tag[];
  people: number | null;
  stale: boolean;
  open: boolean;
  complaint: string | undefined;
  complaints: Complaints;
  words: LabelWords;
  onOpen: () => void;
  onGrip: (event: PointerEvent<HTMLElement>) => void;
  onStep: (by: 1 | -1) => void;
  onChange: (patch: Partial<StepForm>, merge?: string) => void;
  onRemove: () => void;
}

export function Rung(props: RungProps) {
  const { frame, step, n, tags, people, stale, open, complaint, complaints, words } = props;
  const { onOpen, onGrip, onStep, onChange, onRemove } = props;
  const t = useTexts(editorTexts);
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <div
      className={styles.rung}
      data-open={open || undefined}
      data-wrong={complaint !== undefined || undefined}
    >
      <div className={styles.rungHead}>
        <button
          type="button"
          className={styles.grip}
          aria-label={t('moveStep', { n })}
          title={t('moveStep', { n })}
          data-grip={step.key}
          onPointerDown={onGrip}
          onKeyDown={onKeyDown}
        >
          <Icon name="grip" size={12} />
        </button>
        <span className={styles.place} aria-hidden="true">
          {n}
        </span>
        <div className={styles.rungTag}>
          <OneTag
            label={t('stepTag', { n })}
            tags={tags}
            placeholder={t('chooseTag')}
            value={step.tag}
            onChange={(tag) => onChange({ tag })}
          />
        </div>
        <span className="sp" />
        {people !== null && (
          <span className={stale ? `${styles.people} stale` : styles.people}>
            <b aria-hidden="true">{format.count(people)}</b>
            <span className="sr">{t('stepPeople', { count: people })}</span>
          </span>
        )}
        <IconButton icon="cross" label={t('removeStep', { n })} onClick={onRemove} />
      </div>
      <button type="button" className={styles.rungWords} aria-expanded={open} onClick={onOpen}>
        <span className="sr">{t(open ? 'closeStep' : 'openStep', { n })}</span>
        {open ? (
          <span className={styles.hint}>{t('stepOpen')}</span>
        ) : (
          <StepWords draft={step.when} words={words} />
        )}
        <Icon name={open ? 'up' : 'down'} size={12} />
      </button>
      {complaint && <p className={styles.complaint}>{complaint}</p>}
      {open && (
        <div className={styles.rungCondition}>
          <ConditionField
            frame={frame}
            draft={step.when}
            scope={EVERYBODY}
            complaints={complaints}
            onChange={(when, merge) => onChange({ when }, merge)}
          />
        </div>
      )}
    </div>
  );
}
