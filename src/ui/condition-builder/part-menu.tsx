/** The grip of a part: drag it, or open its menu, which can do the same and more. */
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import { keyLabel } from '../keyboard/keys.ts';
import { onMac } from '../keyboard/shortcuts.tsx';
import { Popup } from '../overlay/popup.tsx';
import { Kbd } from '../parts/parts.tsx';
import styles from './builder.module.css';
import { useBuilder } from './builder-context.tsx';
import { copyOf, type Draft, type DraftNode, isGroup } from './draft.ts';
import type { Grip } from './drag.ts';
import {
  changeLine,
  dissolveGroup,
  indentNode,
  insertNode,
  outdentNode,
  positionOf,
  removeNode,
  stepNode,
} from './edit.ts';
import fields from './fields.module.css';

export interface PartMenuProps {
  node: DraftNode;
  name: string;
  grip: Grip;
  /** Changes the draft and keeps focus on this part. */
  onMove: (next: Draft, id: number) => void;
}

export function PartMenu({ node, name, grip, onMove }: PartMenuProps) {
  const { t, draft } = useBuilder();
  const { id } = node;
  const position = positionOf(draft, id);
  const item = (label: string, run: () => Draft, keys?: string): ReactNode => (
    <MenuItem
      key={label}
      label={label}
      keys={keys}
      disabled={run() === draft}
      onClick={() => onMove(run(), id)}
    />
  );
  const double = () =>
    position ? insertNode(draft, position.parent.id, position.index + 1, copyOf(node)) : draft;
  return (
    <span className={styles.grip} {...grip(id)}>
      <Popup
        label={t('move', { name })}
        align="start"
        width={210}
        buttonClassName={styles.gripButton}
        button={<Icon name="grip" size={12} />}
      >
        {(close) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are clicked with the keyboard too
          // biome-ignore lint/a11y/noStaticElementInteractions: closes after any of the buttons inside
          <div className={fields.menu} onClick={close}>
            {item(t('moveUp'), () => stepNode(draft, id, -1), 'alt+arrowup')}
            {item(t('moveDown'), () => stepNode(draft, id, 1), 'alt+arrowdown')}
            {item(t('indent'), () => indentNode(draft, id), 'alt+arrowright')}
            {item(t('outdent'), () => outdentNode(draft, id), 'alt+arrowleft')}
            <hr />
            {item(t('duplicate'), double)}
            {isGroup(node)
              ? item(t('dissolve'), () => dissolveGroup(draft, id))
              : item(node.negated ? t('affirm') : t('negate'), () =>
                  changeLine(draft, id, { negated: !node.negated }),
                )}
            {item(t('removeShort'), () => removeNode(draft, id), 'delete')}
          </div>
        )}
      </Popup>
    </span>
  );
}

interface MenuItemProps {
  label: string;
  keys: string | undefined;
  disabled: boolean;
  onClick: () => void;
}

function MenuItem({ label, keys, disabled, onClick }: MenuItemProps) {
  return (
    <button type="button" disabled={disabled} onClick={onClick}>
      {label}
      <span className="sp" />
      {keys && <Kbd>{keyLabel(keys, onMac())}</Kbd>}
    </button>
  );
}
