/** A phone: what it is in its head, what one does in its body. */
import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from '#ui';
import styles from './play.module.css';

export interface PhoneProps {
  title: string;
  icon: IconName;
  /** Whose phone it is. */
  whose: ReactNode;
  children: ReactNode;
}

export function Phone({ title, icon, whose, children }: PhoneProps) {
  const id = useId();
  return (
    <section className={styles.phone} aria-labelledby={id}>
      <div className={styles.phoneHead}>
        <h2 id={id}>
          <Icon name={icon} size={14} />
          {title}
        </h2>
        {whose}
      </div>
      <div className={styles.phoneBody}>{children}</div>
    </section>
  );
}
