/** A form that slides in from the right, with a preview beside it on a desk and below it on a phone. */
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNote, ShortcutLayer, useShortcut, useTexts } from '#ui';
import styles from './channels.module.css';
import { channelsTexts } from './texts.ts';

export interface ChannelDrawerProps {
  title: string;
  action: string;
  busy: boolean;
  disabled?: boolean;
  /** What no field shows. */
  error: unknown;
  aside: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function ChannelDrawer(props: ChannelDrawerProps) {
  const { title, action, busy, disabled = false, error, aside, onSubmit, onClose, children } = props;
  const t = useTexts(channelsTexts);
  return (
    <Drawer
      open
      title={title}
      aria-label={title}
      size={820}
      onClose={onClose}
      destroyOnHidden
      footer={
        <div className="row">
          <span className="sp" />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} disabled={disabled} onClick={onSubmit}>
            {action}
          </Button>
        </div>
      }
    >
      <ShortcutLayer>
        <SaveByKey label={action} onSave={onSubmit} />
        <div className={styles.drawer}>
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
          <div className={styles.aside}>{aside}</div>
        </div>
      </ShortcutLayer>
    </Drawer>
  );
}

function SaveByKey({ label, onSave }: { label: string; onSave: () => void }) {
  const t = useTexts(channelsTexts);
  useShortcut({ keys: 'mod+enter', label, group: t('title'), run: onSave });
  return null;
}
