/** Days and hours of a window of the week. */
import { Input } from 'antd';
import { useTexts } from '#ui';
import styles from './channels.module.css';
import type { WindowFields } from './form-fields.ts';
import { channelsTexts } from './texts.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export interface WindowFieldsProps {
  value: WindowFields;
  onChange: (window: WindowFields) => void;
}

export function WindowFieldsOf({ value, onChange }: WindowFieldsProps) {
  const t = useTexts(channelsTexts);
  const toggle = (day: number) => {
    const days = value.days.includes(day)
      ? value.days.filter((one) => one !== day)
      : [...value.days, day].sort();
    // A window without days would never open.
    if (days.length > 0) onChange({ ...value, days });
  };
  const clock = (which: 'from' | 'to') => (
    <Input
      type="time"
      aria-label={t(which)}
      className={styles.clock ?? ''}
      // The end of a day is its last minute to a browser's field.
      value={value[which] === '24:00' ? '00:00' : value[which]}
      onChange={(event) => event.target.value && onChange({ ...value, [which]: event.target.value })}
    />
  );
  return (
    <div className={styles.window}>
      <fieldset className={styles.days}>
        <legend className="sr">{t('days')}</legend>
        {DAYS.map((day) => (
          <label key={day} className={styles.day}>
            <input type="checkbox" checked={value.days.includes(day)} onChange={() => toggle(day)} />
            <span>{t(`day${day}`)}</span>
          </label>
        ))}
      </fieldset>
      {clock('from')}
      <span aria-hidden="true">–</span>
      {clock('to')}
    </div>
  );
}
