/** What can be done with one thing, behind three dots. */
import { Fragment, type ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import { Popup } from '../overlay/popup.tsx';
import styles from './list.module.css';
import { iconButtonClass } from './parts.tsx';

export type RowAction = {
  readonly label: string;
  readonly danger?: boolean;
} & (
  | { readonly run: () => void }
  /** A file to take away. */
  | { readonly file: string }
  /** The link itself, around the label. */
  | { readonly link: (label: string) => ReactNode }
);

export interface RowMenuProps {
  /** Whose actions they are. */
  label: string;
  /** What is false is left out; without any there is no menu. */
  actions: readonly (RowAction | false)[];
  width?: number;
  /** Of a whole page, beside its buttons. */
  boxed?: boolean;
}

/** Of a list of buttons and links in a popup. */
export const menuClass = styles.menu ?? '';

export function RowMenu({ label, actions, width = 170, boxed = false }: RowMenuProps) {
  const shown = actions.filter((action) => action !== false);
  if (shown.length === 0) return null;
  return (
    <div className={styles.end}>
      <Popup
        label={label}
        width={width}
        buttonClassName={boxed ? styles.boxed : iconButtonClass}
        button={<Icon name="more" />}
      >
        {(close) => (
          <div className={menuClass}>
            {shown.map((action) =>
              'link' in action ? (
                <Fragment key={action.label}>{action.link(action.label)}</Fragment>
              ) : 'file' in action ? (
                <a key={action.label} href={action.file} download onClick={close}>
                  {action.label}
                </a>
              ) : (
                <button
                  key={action.label}
                  type="button"
                  data-danger={action.danger || undefined}
                  onClick={() => {
                    close();
                    action.run();
                  }}
                >
                  {action.label}
                </button>
              ),
            )}
          </div>
        )}
      </Popup>
    </div>
  );
}
