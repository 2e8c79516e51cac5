/** Asks before something large or final: the exact effect first, and a button that repeats it. */
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { ErrorNote } from '../states/error-state.tsx';
import { uiTexts } from '../texts.ts';
import { Dialog } from './dialog.tsx';
import styles from './overlay.module.css';

export interface ConfirmDialogProps {
  /** What is about to happen, as verb and object: 「删除部门「华东一部」」. */
  title: string;
  /** Whom it touches and what stays. */
  children?: ReactNode;
  /** The effect as a button: 「删除并移走 3 人」; never a bare 「确定」. */
  action: string;
  /** For what cannot be taken back easily. */
  danger?: boolean;
  /** While the request is on its way. */
  busy?: boolean;
  disabled?: boolean;
  /** Why it did not work; the dialog stays open. */
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  width?: number;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    action,
    danger = false,
    busy = false,
    disabled = false,
    error,
    width = 440,
  } = props;
  const { onConfirm, onClose } = props;
  const t = useTexts(uiTexts);
  const id = useId();
  return (
    <Dialog label={title} onClose={onClose} width={width}>
      <form
        className={styles.ask}
        aria-describedby={id}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !disabled) onConfirm();
        }}
      >
        <h2>{title}</h2>
        <div id={id} className={styles.askBody}>
          {children}
        </div>
        <ErrorNote error={error} />
        <div className={styles.askActions}>
          <Button onClick={onClose}>{t('leaveIt')}</Button>
          <Button
            type={danger ? 'default' : 'primary'}
            danger={danger}
            htmlType="submit"
            loading={busy}
            disabled={disabled}
            autoFocus={!danger}
          >
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
