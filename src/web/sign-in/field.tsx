import { Input, type InputRef } from 'antd';
import { type Ref, useId } from 'react';
import styles from './sign-in.module.css';

export interface FieldProps {
  ref?: Ref<InputRef>;
  label: string;
  type?: 'text' | 'email' | 'password';
  name: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  /** Quiet words below, replaced by the complaint. */
  hint?: string | undefined;
  complaint?: string | undefined;
  autoFocus?: boolean;
  readOnly?: boolean;
}

/** A labelled input with one line below that is always there, so a complaint moves nothing. */
export function Field(props: FieldProps) {
  const { ref, label, type = 'text', name, autoComplete, value, onChange, hint, complaint } = props;
  const id = useId();
  const note = `${id}-note`;
  const shared = {
    id,
    name,
    autoComplete,
    value,
    size: 'large' as const,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    status: complaint ? ('error' as const) : ('' as const),
    'aria-invalid': complaint ? true : undefined,
    'aria-describedby': note,
    autoFocus: props.autoFocus ?? false,
    readOnly: props.readOnly ?? false,
  };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {type === 'password' ? (
        <Input.Password {...shared} ref={ref ?? null} />
      ) : (
        <Input {...shared} type={type} ref={ref ?? null} />
      )}
      <div id={note} className={complaint ? `${styles.note} bad` : styles.note}>
        {complaint ?? hint}
      </div>
    </div>
  );
}
