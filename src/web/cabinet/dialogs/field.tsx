import { type ReactNode, useId } from 'react';
import styles from './dialogs.module.css';

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What the server refused. */
  wrong?: string | undefined;
  /** Several controls under one heading instead of one under its label. */
  many?: boolean;
  children: (id: string) => ReactNode;
}

/** A control with its name above and, below, what to write or what was wrong. */
export function Field({ label, hint, wrong, many = false, children }: FieldProps) {
  const id = useId();
  return (
    <div
      className={styles.field}
      role={many ? 'group' : undefined}
      aria-labelledby={many ? `${id}label` : undefined}
    >
      {many ? (
        <span id={`${id}label`} className={styles.label}>
          {label}
        </span>
      ) : (
        <label htmlFor={id}>{label}</label>
      )}
      {children(id)}
      {wrong ? (
        <span className={styles.wrong} role="alert">
          {wrong}
        </span>
      ) : (
        hint && <span className={styles.hint}>{hint}</span>
      )}
    </div>
  );
}
