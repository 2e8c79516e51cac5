import { type FormEvent, useId, useState } from 'react';
import { Sheet } from './sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';

/** WeCom's own limit. */
const MOST = 20;

export interface RemarkSheetProps {
  remark: string;
  onSave: (remark: string) => void;
  onClose: () => void;
}

export function RemarkSheet({ remark, onSave, onClose }: RemarkSheetProps) {
  const { t } = useSpeech();
  const id = useId();
  const [text, setText] = useState(remark);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== remark) onSave(text.trim());
    onClose();
  };
  return (
    <Sheet title={t('editRemark')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <label className="sr" htmlFor={id}>
          {t('remark')}
        </label>
        <input
          id={id}
          maxLength={MOST}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-hint`} className="t3 fs12">
          {t('remarkHint', { n: MOST })}
        </p>
        <button type="submit" className={styles.primary}>
          {t('save')}
        </button>
      </form>
    </Sheet>
  );
}
