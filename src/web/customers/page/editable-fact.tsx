/** A fact that is edited where it stands: a press opens its control, Enter saves, Esc leaves it. */
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { ApiError, Icon, isComposing, useErrorSentence, useTexts } from '#ui';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';

export interface EditableFactProps<Draft> {
  label: string;
  /** What is there now; nothing is said as 「没填」. */
  children: ReactNode;
  /** Null: this person may not edit. */
  start: (() => Draft) | null;
  editor: (draft: Draft, set: (draft: Draft) => void, complaint: string | undefined) => ReactNode;
  /** Why the draft cannot be saved. */
  complaint?: (draft: Draft) => string | undefined;
  onSave: (draft: Draft) => Promise<void>;
  /** Without a label at the left, for the name. */
  bare?: boolean;
}

export function EditableFact<Draft>(props: EditableFactProps<Draft>) {
  const { label, children, start, editor, complaint, onSave, bare = false } = props;
  const t = useTexts(customerTexts);
  const sentence = useErrorSentence();
  const [draft, setDraft] = useState<{ readonly value: Draft } | null>(null);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    setWrong(undefined);
    // The button comes back into the place of the control.
    requestAnimationFrame(() => trigger.current?.focus());
  };
  const save = async () => {
    if (!draft) return;
    const why = complaint?.(draft.value);
    setWrong(why);
    if (why) return;
    setBusy(true);
    try {
      await onSave(draft.value);
      close();
    } catch (error) {
      const detail = error instanceof ApiError ? error.details[0]?.message : undefined;
      setWrong(t('saveFailed', { why: detail || sentence(error) }));
    }
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const multiline = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && !multiline && !(event.target instanceof HTMLButtonElement)) void save();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const content = draft ? (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc act for the control inside
    <div className={styles.editor} onKeyDown={onKeyDown}>
      {editor(draft.value, (value) => setDraft({ value }), wrong)}
      {wrong && (
        <div className="bad fs12" role="alert">
          {wrong}
        </div>
      )}
      <div className="row g6">
        <Button size="small" type="primary" loading={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  ) : start ? (
    <button ref={trigger} type="button" className={styles.value} onClick={() => setDraft({ value: start() })}>
      <span>{children || <span className="t3">{t('empty')}</span>}</span>
      <Icon name="pencil" size={12} />
      <span className="sr">{t('edit', { what: label })}</span>
    </button>
  ) : (
    <span className={styles.plain}>{children || <span className="t3">{t('empty')}</span>}</span>
  );
  if (bare) return content;
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{content}</dd>
    </div>
  );
}
