/** On a phone: what one does most, within reach of the thumb. Tagging takes two taps. */
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Icon, useTexts } from '#ui';
import type { HeldTag } from '../api.ts';
import type { Tagging } from '../tagging/use-tagging.ts';
import styles from './page.module.css';
import { customerTexts } from './texts.ts';

const ChoosingDrawer = lazy(() =>
  import('./choosing-drawer.tsx').then((m) => ({ default: m.ChoosingDrawer })),
);

export interface PhoneDockProps {
  held: readonly HeldTag[] | undefined;
  tagging: Tagging;
  mayTag: boolean;
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
  onWhy: () => void;
}

export function PhoneDock({ held, tagging, mayTag, choosing, onChoosing, onWhy }: PhoneDockProps) {
  const t = useTexts(customerTexts);
  return (
    <>
      <div className={styles.dock} data-foot-bar>
        <Button size="large" icon={<Icon name="info" />} onClick={onWhy}>
          {t('explainKey')}
        </Button>
        {mayTag && (
          <Button size="large" type="primary" icon={<Icon name="plus" />} onClick={() => onChoosing(true)}>
            {t('tag')}
          </Button>
        )}
      </div>
      {/* Loaded beside the page, so that the first tap opens it at once. */}
      <Suspense>
        <ChoosingDrawer open={choosing} held={held} tagging={tagging} onClose={() => onChoosing(false)} />
      </Suspense>
    </>
  );
}
