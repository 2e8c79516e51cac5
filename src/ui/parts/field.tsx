/** A labelled place for a control, with one line below for a hint or a complaint. */
import { type ReactNode, useId } from 'react';
import styles from './parts.module.css';

export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  /** Ant Design draws its red border with it. */
  readonly status: 'error' | '';
}

export interface FieldProps {
  label: ReactNode;
  /** Quiet words below, replaced by the complaint. */
  hint?: ReactNode;
  complaint?: string | undefined;
  /** Several controls together, e.g. checkboxes: named as a group instead of by a label. */
  group?: boolean;
  children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, complaint, group = false, children }: FieldProps) {
  const id = useId();
  const note = hint || complaint ? `${id}-note` : undefined;
  const control: FieldControl = {
    id,
    'aria-describedby': note,
    'aria-invalid': complaint ? true : undefined,
    status: complaint ? 'error' : '',
  };
  const below = note && (
    <div id={note} className={complaint ? `${styles.fieldNote} bad` : styles.fieldNote}>
      {complaint ?? hint}
    </div>
  );
  if (group)
    return (
      <fieldset className={styles.field} aria-describedby={note}>
        <legend className={styles.fieldLabel}>{label}</legend>
        {children(control)}
        {below}
      </fieldset>
    );
  return (
    <div className={styles.field}>
      <label className={styles.fieldLabel} htmlFor={id}>
        {label}
      </label>
      {children(control)}
      {below}
    </div>
  );
}
