/** On a phone: what one does most, within reach of the thumb. Tagging takes two taps. */
import { Button, Drawer } from 'antd';
import { Icon, ShortcutLayer, useTexts } from '#ui';
import type { HeldTag } from '../api.ts';
import { Choosing } from '../tagging/choosing.tsx';
import type { Tagging } from '../tagging/use-tagging.ts';
import styles from './page.module.css';
import { customerTexts } from './texts.ts';

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
      <div className={styles.dock}>
        <Button size="large" icon={<Icon name="info" />} onClick={onWhy}>
          {t('explainKey')}
        </Button>
        {mayTag && (
          <Button size="large" type="primary" icon={<Icon name="plus" />} onClick={() => onChoosing(true)}>
            {t('tag')}
          </Button>
        )}
      </div>
      <Drawer
        open={choosing}
        placement="bottom"
        size="82%"
        title={t('tag')}
        onClose={() => onChoosing(false)}
        styles={{ body: { padding: 0 } }}
      >
        <ShortcutLayer>
          {held && <Choosing held={held} tagging={tagging} large onClose={() => onChoosing(false)} />}
        </ShortcutLayer>
      </Drawer>
    </>
  );
}
