/** A modal dialog of the browser: it keeps focus inside, closes on Esc and gives focus back. */
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { ShortcutLayer } from '../keyboard/shortcuts.tsx';
import { useFocusBack } from './focus-back.ts';
import styles from './overlay.module.css';

export interface DialogProps {
  label: string;
  onClose: () => void;
  width?: number;
  /** At the upper third instead of the middle: for what one types into. */
  high?: boolean;
  children: ReactNode;
}

/** Open as long as it is on the page. */
export function Dialog({ label, onClose, width = 520, high = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useFocusBack();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Esc, which the browser handles
    <dialog
      ref={element}
      aria-label={label}
      className={high ? `${styles.dialog} ${styles.high}` : styles.dialog}
      style={{ '--dialog-width': `${width}px` } as CSSProperties}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <ShortcutLayer>
        <div className={styles.inside}>{children}</div>
      </ShortcutLayer>
    </dialog>
  );
}
