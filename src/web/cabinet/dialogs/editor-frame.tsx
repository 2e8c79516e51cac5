import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Drawer, ErrorState, Note, ShortcutLayer, useShortcut, useTexts } from '#ui';
import styles from './dialogs.module.css';
import { dialogTexts } from './texts.ts';

export interface EditorFrameProps {
  title: string;
  action: string;
  /** Something was typed that would be lost. */
  dirty: boolean;
  /** It can be saved as it is. */
  ready: boolean;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  onClose: () => void;
  /** Further buttons before the main one. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form at the right edge, with the wall beside it. Leaving asks first when something would be lost. */
export function EditorFrame(props: EditorFrameProps) {
  const t = useTexts(dialogTexts);
  const [leaving, setLeaving] = useState(false);
  const { title, action, dirty, ready, busy, error, onSave, onClose, actions, children } = props;
  const leave = () => (dirty && !leaving ? setLeaving(true) : onClose());
  const footer = leaving ? (
    <div className={styles.foot}>
      <Note tone="warn" live>
        {t('unsaved')}
      </Note>
      <Button danger onClick={onClose}>
        {t('discard')}
      </Button>
      <Button type="primary" autoFocus onClick={() => setLeaving(false)}>
        {t('goOn')}
      </Button>
    </div>
  ) : (
    <div className={styles.foot}>
      <Button onClick={leave}>{t('leave')}</Button>
      {actions}
      <Button type="primary" disabled={!ready} loading={busy} onClick={onSave}>
        {action}
      </Button>
    </div>
  );
  return (
    <Drawer open title={title} size={500} onClose={leave} footer={footer}>
      <ShortcutLayer>
        <SaveKey label={action} run={() => ready && !busy && onSave()} />
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !busy) onSave();
          }}
        >
          {error ? <ErrorState error={error} what={t('notSaved')} /> : null}
          {children}
          {/* Enter in a field saves; the visible button stands outside the form. */}
          <button type="submit" hidden disabled={!ready} />
        </form>
      </ShortcutLayer>
    </Drawer>
  );
}

function SaveKey({ label, run }: { label: string; run: () => void }) {
  useShortcut({ keys: 'mod+enter', label, group: label, inFields: true, run });
  return null;
}
