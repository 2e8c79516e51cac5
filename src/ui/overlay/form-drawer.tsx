/** A form that slides in from the right: the list stays in sight. Ctrl Enter saves, Esc closes. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { ShortcutLayer, useShortcut } from '../keyboard/shortcuts.tsx';
import { ErrorNote } from '../states/error-state.tsx';
import { uiTexts } from '../texts.ts';
import { Drawer } from './drawer.tsx';
import styles from './form-drawer.module.css';

export interface FormDrawerProps {
  title: string;
  /** The button, as verb and object. */
  action: string;
  busy: boolean;
  disabled?: boolean;
  /** For fields that stand side by side. */
  wide?: boolean;
  /** A preview: beside the fields on a desk, below them on a phone. */
  aside?: ReactNode;
  /** What no field shows. */
  error?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function FormDrawer(props: FormDrawerProps) {
  const { title, action, busy, disabled = false, wide = false, aside, error, children } = props;
  const { onSubmit, onClose } = props;
  const t = useTexts(uiTexts);
  return (
    <Drawer
      open
      title={title}
      aria-label={title}
      size={aside ? 820 : wide ? 680 : 440}
      onClose={onClose}
      destroyOnHidden
      footer={
        <div className="row">
          <span className="sp" />
          <Button onClick={onClose}>{t('leaveIt')}</Button>
          <Button type="primary" loading={busy} disabled={disabled} onClick={onSubmit}>
            {action}
          </Button>
        </div>
      }
    >
      <ShortcutLayer>
        <SaveByKey label={action} form={title} onSave={onSubmit} />
        <div className={aside ? styles.beside : undefined}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {children}
            <ErrorNote error={error} />
            {/* Enter in a field sends the form; the visible button stands in the foot of the drawer. */}
            <button type="submit" hidden disabled={busy || disabled} />
          </form>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      </ShortcutLayer>
    </Drawer>
  );
}

function SaveByKey({ label, form, onSave }: { label: string; form: string; onSave: () => void }) {
  useShortcut({ keys: 'mod+enter', label, group: form, run: onSave });
  return null;
}
