import type { ReactNode } from 'react';
import styles from './filter-panel.module.css';

export interface FilterFieldProps {
  label: string;
  side?: ReactNode;
  children: ReactNode;
}

export function FilterField({ label, side, children }: FilterFieldProps) {
  return (
    <fieldset className={styles.field}>
      <legend className="sr">{label}</legend>
      <div className="row">
        <span className="b" aria-hidden="true">
          {label}
        </span>
        <span className="sp" />
        {side}
      </div>
      {children}
    </fieldset>
  );
}
