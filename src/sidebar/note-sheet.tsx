import { type FormEvent, useId, useState } from 'react';
import { Sheet } from './sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';

/** Of the server (`freeText(1000)`). */
const MOST = 1000;
const kinds = ['note', 'promise'] as const;

export interface NoteSheetProps {
  onSave: (note: { kind: (typeof kinds)[number]; text: string }) => void;
  onClose: () => void;
}

export function NoteSheet({ onSave, onClose }: NoteSheetProps) {
  const { t } = useSpeech();
  const id = useId();
  const [kind, setKind] = useState<(typeof kinds)[number]>('note');
  const [text, setText] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    onSave({ kind, text: text.trim() });
    onClose();
  };
  return (
    <Sheet title={t('writeNote')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <fieldset className={styles.kinds}>
          <legend className="sr">{t('noteKind')}</legend>
          {kinds.map((each) => (
            <label key={each} data-on={each === kind || undefined}>
              <input type="radio" name="kind" checked={each === kind} onChange={() => setKind(each)} />
              {t(each)}
            </label>
          ))}
        </fieldset>
        <label className="sr" htmlFor={id}>
          {t('noteText')}
        </label>
        <textarea
          id={id}
          rows={4}
          maxLength={MOST}
          placeholder={t('noteText')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={styles.primary} disabled={!text.trim()}>
          {t('save')}
        </button>
      </form>
    </Sheet>
  );
}
