/** A span of time, as a word in a line: at any time, the last 7 days, this month, from one day to another. */
import type { Window } from '#features/conditions/core';
import { calendarSpans } from '#kernel';
import { useBuilder } from './builder-context.tsx';
import { DayToken, ReadToken, SelectToken, Word } from './fields.tsx';
import {
  type DurationUnit,
  durationUnits,
  formOf,
  inForm,
  readDuration,
  readWhole,
  type WindowForm,
} from './written-values.ts';

export interface WindowFieldsProps {
  label: string;
  window: Window | undefined;
  onChange: (window: Window | undefined, field?: string) => void;
}

export function WindowFields({ label, window, onChange }: WindowFieldsProps) {
  const { t, names, format } = useBuilder();
  const form = formOf(window);
  return (
    <>
      <SelectToken<WindowForm>
        label={label}
        quiet
        value={form}
        options={[
          { value: 'always', label: t('always') },
          {
            label: t('relativeSpans'),
            options: [
              { value: 'last', label: t('last') },
              { value: 'before', label: t('before') },
            ],
          },
          {
            label: t('calendarSpans'),
            options: [
              ...calendarSpans.map((span) => ({ value: span, label: names.calendar(span) })),
              { value: 'between', label: t('betweenDays') },
            ],
          },
        ]}
        onChange={(next) => onChange(inForm(next, window, dayOf(format.now, format.timeZone)))}
      />
      {window && 'last' in window && (
        <DurationFields text={window.last} onText={(last) => onChange({ last }, 'last')} />
      )}
      {window && 'before' in window && (
        <>
          <DurationFields text={window.before} onText={(before) => onChange({ before }, 'before')} />
          <Word>{t('ago')}</Word>
        </>
      )}
      {window && !('last' in window) && !('before' in window) && !('calendar' in window) && (
        <>
          <DayToken
            label={t('since')}
            value={window.since ?? ''}
            optional={window.until !== undefined}
            onChange={(since) => onChange(between(since, window.until), 'since')}
          />
          <Word>{t('to')}</Word>
          <DayToken
            label={t('until')}
            value={window.until ?? ''}
            optional={window.since !== undefined}
            onChange={(until) => onChange(between(window.since, until), 'until')}
          />
        </>
      )}
    </>
  );
}

const between = (since: string | undefined, until: string | undefined): Window => ({
  ...(since ? { since } : {}),
  ...(until ? { until } : {}),
});

/** Today on the workspace's calendar. */
const dayOf = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);

export function DurationFields({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useBuilder();
  const { n, unit } = readDuration(text);
  const units: readonly DurationUnit[] = unit === 's' ? ['s', ...durationUnits] : durationUnits;
  return (
    <>
      <ReadToken
        label={t('amountOfTime')}
        numeric
        least={2}
        value={text === '' ? '' : n}
        show={String}
        read={(typed) => readWhole(typed, 1, 999_999)}
        onChange={(value) => onText(value === '' ? '' : `${value}${unit}`)}
      />
      <SelectToken
        label={t('unit')}
        quiet
        value={unit}
        options={units.map((value) => ({ value, label: t(`unit_${value}`) }))}
        onChange={(next) => onText(`${n}${next}`)}
      />
    </>
  );
}
