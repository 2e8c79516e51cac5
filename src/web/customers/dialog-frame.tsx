/** A dialog with a head, a body that scrolls, and its buttons at the end. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Dialog, IconButton, uiTexts, useTexts } from '#ui';
import styles from './dialog-frame.module.css';

export interface DialogFrameProps {
  title: string;
  width?: number;
  onClose: () => void;
  /** What the last press led to: stays in sight above the buttons. */
  notice?: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  children: ReactNode;
}

export function DialogFrame(props: DialogFrameProps) {
  const { title, width = 560, onClose, notice, footer, children } = props;
  const ui = useTexts(uiTexts);
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  // A dialog that opens focuses its first button, which closes it; what one came for is the first field.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, select')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Dialog label={title} onClose={onClose} width={width}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <IconButton icon="cross" label={ui('close')} onClick={onClose} />
      </div>
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {notice && <div className={styles.notice}>{notice}</div>}
      {footer && <div className={styles.foot}>{footer}</div>}
    </Dialog>
  );
}
