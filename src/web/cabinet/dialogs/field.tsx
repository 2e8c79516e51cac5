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
  const below = wrong ? (
    <span className={styles.wrong} role="alert">
      {wrong}
    </span>
  ) : (
    hint && <span className={styles.hint}>{hint}</span>
  );
  if (many)
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its legend in a way of its own
      <div className={styles.field} role="group" aria-labelledby={`${id}label`}>
        <span id={`${id}label`} className={styles.label}>
          {label}
        </span>
        {children(id)}
        {below}
      </div>
    );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {below}
    </div>
  );
}
