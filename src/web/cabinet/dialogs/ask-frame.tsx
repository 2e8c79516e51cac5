import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { ErrorState, ShortcutLayer, useFocusBack, useTexts } from '#ui';
import styles from './dialogs.module.css';
import { dialogTexts } from './texts.ts';

export interface AskFrameProps {
  title: string;
  /** The effect as a button. */
  action: string;
  danger?: boolean;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  /** At the left of the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Shows what will happen before it happens. Ant Design's frame, because there is something to choose in it. */
export function AskFrame(props: AskFrameProps) {
  const { title, action, danger = false, ready, busy, error, onConfirm, onClose, aside, children } = props;
  const t = useTexts(dialogTexts);
  useFocusBack();
  return (
    <Modal
      open
      title={title}
      width={480}
      onCancel={onClose}
      footer={
        <div className={styles.foot}>
          <span>{aside}</span>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button
            type={danger ? 'default' : 'primary'}
            danger={danger}
            disabled={!ready}
            loading={busy}
            onClick={onConfirm}
          >
            {action}
          </Button>
        </div>
      }
    >
      <ShortcutLayer>
        <div className={styles.ask}>
          {children}
          {error ? <ErrorState error={error} what={t('notSaved')} /> : null}
        </div>
      </ShortcutLayer>
    </Modal>
  );
}

export interface StrategyProps {
  name: string;
  checked: boolean;
  label: string;
  text: string;
  onChoose: () => void;
}

/** One of several ways, with what it means. */
export function Strategy({ name, checked, label, text, onChoose }: StrategyProps) {
  return (
    <label className={styles.strategy}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <b>{label}</b>
      <small>{text}</small>
    </label>
  );
}
