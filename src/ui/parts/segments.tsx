/** A choice of one among few, side by side. Radio buttons underneath: arrows move, Tab passes through. */
import { type ReactNode, useId } from 'react';
import styles from './segments.module.css';

export interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
  small?: boolean;
  /** As wide as its place, the parts equally so. */
  wide?: boolean;
}

export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, options, onChange, small = false, wide = false } = props;
  const name = useId();
  return (
    <div
      className={styles.segments}
      role="radiogroup"
      aria-label={label}
      data-small={small || undefined}
      data-wide={wide || undefined}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
