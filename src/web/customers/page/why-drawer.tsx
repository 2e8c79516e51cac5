/** The explanation where there is no room beside the story. */
import type { ReactNode } from 'react';
import { Drawer, ShortcutLayer, useTexts } from '#ui';
import { whyTexts } from '../why/texts.ts';
import styles from './page.module.css';

export interface WhyDrawerProps {
  open: boolean;
  narrow: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function WhyDrawer({ open, narrow, onClose, children }: WhyDrawerProps) {
  const t = useTexts(whyTexts);
  return (
    <Drawer
      open={open}
      title={t('title')}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '82%' : 420}
      onClose={onClose}
      rootClassName={styles.sheet ?? ''}
      styles={{ body: { padding: 0 } }}
    >
      <ShortcutLayer>{children}</ShortcutLayer>
    </Drawer>
  );
}
