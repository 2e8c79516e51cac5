import type { ReactNode } from 'react';
import { Icon, type IconName, iconButtonClass, Popup } from '#ui';
import styles from './action-menu.module.css';

export interface Action {
  readonly icon: IconName;
  /** Verb and object. */
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
}

export interface ActionMenuProps {
  label: string;
  /** Groups of actions, with a line between them. */
  actions: readonly (readonly Action[])[];
  button?: ReactNode;
  buttonClassName?: string;
}

/** A button that opens a short list of things to do. */
export function ActionMenu({ label, actions, button, buttonClassName }: ActionMenuProps) {
  const parts = actions.filter((part) => part.length > 0);
  return (
    <Popup
      label={label}
      width={190}
      button={button ?? <Icon name="more" />}
      buttonClassName={buttonClassName ?? iconButtonClass}
    >
      {(close) => (
        <div className={styles.menu}>
          {parts.map((part) => (
            <div key={part[0]?.label} className={styles.part}>
              {part.map((action) => (
                <button
                  key={action.label}
                  type="button"
                  className={styles.item}
                  data-danger={action.danger || undefined}
                  onClick={() => {
                    close();
                    action.run();
                  }}
                >
                  <Icon name={action.icon} size={14} />
                  {action.label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </Popup>
  );
}
