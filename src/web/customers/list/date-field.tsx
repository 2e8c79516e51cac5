/** When customers were added: the usual spans, or any two days. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { DAY, dayIn } from '#kernel';
import { useFormat, useNow, useTexts } from '#ui';
import type { Filter } from '../filter.ts';
import { customersTexts } from '../texts.ts';
import { FilterField } from './filter-field.tsx';
import styles from './filter-panel.module.css';

export interface DateFieldProps {
  draft: Filter;
  onChange: (filter: Filter) => void;
}

const PRESETS = [
  { days: 1, name: 'today' },
  { days: 7, name: 'days7' },
  { days: 30, name: 'days30' },
  { days: 90, name: 'days90' },
] as const;

export function DateField({ draft, onChange }: DateFieldProps) {
  const t = useTexts(customersTexts);
  const { timeZone } = useFormat();
  const now = useNow();
  const today = dayIn(now, timeZone);
  const set = (since: string | undefined, until: string | undefined) => {
    const { since: _, until: __, ...rest } = draft;
    onChange({ ...rest, ...(since ? { since } : {}), ...(until ? { until } : {}) });
  };
  return (
    <FilterField label={t('dates')}>
      <div className="row wrap g6">
        {PRESETS.map(({ days, name }) => {
          const since = dayIn(new Date(now.getTime() - (days - 1) * DAY), timeZone);
          const on = draft.since === since && (draft.until === undefined || draft.until === today);
          return (
            <button
              key={name}
              type="button"
              className={styles.choice}
              aria-pressed={on}
              onClick={() => (on ? set(undefined, undefined) : set(since, undefined))}
            >
              {t(name)}
            </button>
          );
        })}
      </div>
      <DatePicker.RangePicker
        style={{ width: '100%' }}
        aria-label={t('dates')}
        placeholder={[t('from'), t('until')]}
        allowEmpty={[true, true]}
        value={[draft.since ? dayjs(draft.since) : null, draft.until ? dayjs(draft.until) : null]}
        onChange={(range) => set(range?.[0]?.format('YYYY-MM-DD'), range?.[1]?.format('YYYY-MM-DD'))}
      />
    </FilterField>
  );
}
