/** A dialog with a head, a body that scrolls, and its buttons at the end. */
import { type ReactNode, useId } from 'react';
import { Dialog, IconButton, uiTexts, useTexts } from '#ui';
import styles from './dialog-frame.module.css';

export interface DialogFrameProps {
  title: string;
  width?: number;
  onClose: () => void;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  children: ReactNode;
}

export function DialogFrame({ title, width = 560, onClose, footer, children }: DialogFrameProps) {
  const ui = useTexts(uiTexts);
  const id = useId();
  return (
    <Dialog label={title} onClose={onClose} width={width}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <IconButton icon="cross" label={ui('close')} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {footer && <div className={styles.foot}>{footer}</div>}
    </Dialog>
  );
}
