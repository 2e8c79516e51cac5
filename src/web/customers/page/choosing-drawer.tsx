/** On a phone tags are chosen in a sheet that comes up from below. */
import { Drawer, ShortcutLayer, useTexts } from '#ui';
import { Choosing, type ChoosingProps } from '../tagging/choosing.tsx';
import { customerTexts } from './texts.ts';

export interface ChoosingDrawerProps extends Pick<ChoosingProps, 'tagging' | 'onClose'> {
  open: boolean;
  held: ChoosingProps['held'] | undefined;
}

export function ChoosingDrawer({ open, held, tagging, onClose }: ChoosingDrawerProps) {
  const t = useTexts(customerTexts);
  return (
    <Drawer
      open={open}
      placement="bottom"
      size="82%"
      title={t('tag')}
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
    >
      <ShortcutLayer>
        {held && <Choosing held={held} tagging={tagging} large onClose={onClose} />}
      </ShortcutLayer>
    </Drawer>
  );
}
