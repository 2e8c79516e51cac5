/** A form that slides in from the right: the list stays in sight. Ctrl Enter saves, Esc closes. */
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNote, ShortcutLayer, useShortcut, useTexts } from '#ui';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

export interface FormDrawerProps {
  title: string;
  /** The button, as verb and object. */
  action: string;
  busy: boolean;
  /** For fields that stand side by side. */
  wide?: boolean;
  /** What no field shows. */
  error?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function FormDrawer(props: FormDrawerProps) {
  const { title, action, busy, wide = false, error, onSubmit, onClose, children } = props;
  const t = useTexts(settingsTexts);
  return (
    <Drawer
      open
      title={title}
      aria-label={title}
      size={wide ? 680 : 440}
      onClose={onClose}
      destroyOnHidden
      footer={
        <div className="row">
          <span className="sp" />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} onClick={onSubmit}>
            {action}
          </Button>
        </div>
      }
    >
      <ShortcutLayer>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          <SaveByKey label={action} onSave={onSubmit} />
          {children}
          <ErrorNote error={error} />
          {/* Enter in a field sends the form; the visible button stands in the foot of the drawer. */}
          <button type="submit" hidden disabled={busy} />
        </form>
      </ShortcutLayer>
    </Drawer>
  );
}

function SaveByKey({ label, onSave }: { label: string; onSave: () => void }) {
  const t = useTexts(settingsTexts);
  useShortcut({ keys: 'mod+enter', label, group: t('title'), run: onSave });
  return null;
}
