/** What can be done with one row, behind three dots. */
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
);

export interface RowMenuProps {
  /** Whose actions they are. */
  label: string;
  /** What is false is left out; without any there is no menu. */
  actions: readonly (RowAction | false)[];
  width?: number;
}

export function RowMenu({ label, actions, width = 170 }: RowMenuProps) {
  const shown = actions.filter((action) => action !== false);
  if (shown.length === 0) return null;
  return (
    <div className={styles.end}>
      <Popup label={label} width={width} buttonClassName={iconButtonClass} button={<Icon name="more" />}>
        {(close) => (
          <div className={styles.menu}>
            {shown.map((action) =>
              'file' in action ? (
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
