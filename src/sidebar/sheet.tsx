/** A sheet from below, as a modal dialog of the browser: focus stays inside, Escape and a tap beside it close. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '#ui/lean';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';

export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes too
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div className={styles.sheetBody}>
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          <span className="sp" />
          <button
            type="button"
            className={styles.icon}
            aria-label={t('close')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="cross" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
