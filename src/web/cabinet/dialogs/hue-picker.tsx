import { useId } from 'react';
import { type Hue, HueGlyph, hueClass, hueName, hues, toHue, useLanguage } from '#ui';
import styles from './dialogs.module.css';

export interface HuePickerProps {
  label: string;
  /** Null: none of its own. */
  value: string | null;
  /** What null means. */
  none: string;
  onChange: (hue: Hue | null) => void;
}

/** One of the twelve hues, each with its glyph and name. */
export function HuePicker({ label, value, none, onChange }: HuePickerProps) {
  const { language } = useLanguage();
  const name = useId();
  const chosen = value === null ? null : toHue(value);
  return (
    <div className={styles.hues} role="radiogroup" aria-label={label}>
      <label className={styles.hue} data-wide="">
        <input type="radio" name={name} checked={chosen === null} onChange={() => onChange(null)} />
        {none}
      </label>
      {hues.map((hue) => (
        <label key={hue} className={`${styles.hue} ${hueClass(hue)}`} title={hueName(hue, language)}>
          <input
            type="radio"
            name={name}
            aria-label={hueName(hue, language)}
            checked={chosen === hue}
            onChange={() => onChange(hue)}
          />
          <HueGlyph hue={hue} size={14} />
        </label>
      ))}
    </div>
  );
}
