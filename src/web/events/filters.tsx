/** Which type, which customer, which days: all of it in the address. */
import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { eventTypes, spokenNames } from '#features/conditions/core';
import { DAY, dayIn } from '#kernel';
import { Icon, Popup, useApi, useFormat, useLanguage, useTexts } from '#ui';
import { readRoute } from '../customers/api.ts';
import { CustomerFinder } from '../customers/merge/customer-finder.tsx';
import type { EventItem } from './api.ts';
import styles from './events.module.css';
import { eventsRoute } from './route.ts';
import { type EventFilter, type EventSearch, filterOf, isNarrowed } from './search.ts';
import { eventsTexts } from './texts.ts';

/** What becomes of tags stands with each customer. */
const ofTags = (type: string): boolean => type.startsWith('tag.');
const known: readonly string[] = Object.keys(eventTypes).filter((type) => !ofTags(type));

export interface FiltersProps {
  search: EventSearch;
  /** Events in sight: own types that can be chosen. */
  seen: readonly EventItem[];
}

export function Filters({ search, seen }: FiltersProps) {
  const t = useTexts(eventsTexts);
  const navigate = eventsRoute.useNavigate();
  const filter = filterOf(search);
  const go = (next: EventFilter) => void navigate({ search: next, replace: true, resetScroll: false });
  const set = (change: { readonly [K in keyof EventFilter]: EventFilter[K] | undefined }) => {
    const all = { ...filter, ...change };
    go(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
  };
  return (
    <>
      <TypeSelect value={filter.type} seen={seen} onChange={(type) => set({ type })} />
      <CustomerChoice value={filter.customer} onChange={(customer) => set({ customer })} />
      <Days since={filter.since} until={filter.until} onChange={set} />
      {isNarrowed(filter) && (
        <Button type="link" size="small" onClick={() => go({})}>
          {t('clear')}
        </Button>
      )}
    </>
  );
}

interface TypeSelectProps {
  value: string | undefined;
  seen: readonly EventItem[];
  onChange: (type: string | undefined) => void;
}

function TypeSelect({ value, seen, onChange }: TypeSelectProps) {
  const t = useTexts(eventsTexts);
  const { language } = useLanguage();
  const names = spokenNames(language);
  const [typed, setTyped] = useState('');
  const own = [...new Set([value ?? '', typed.trim(), ...seen.map((event) => event.type)])].filter(
    (type) =>
      type !== '' &&
      !ofTags(type) &&
      !known.includes(type) &&
      !known.some((each) => names.event(each) === type),
  );
  return (
    <Select
      aria-label={t('type')}
      className={styles.field ?? ''}
      popupMatchSelectWidth={false}
      popupRender={(menu) => (
        <>
          {menu}
          <p className={styles.typeHelp}>{t('tagsElsewhere')}</p>
        </>
      )}
      notFoundContent={t('noneFound')}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      value={value ?? ''}
      onChange={(type) => {
        setTyped('');
        onChange(type || undefined);
      }}
      options={[
        { value: '', label: t('anyType') },
        ...known.map((type) => ({ value: type, label: names.event(type) })),
        ...own.map((type) => ({ value: type, label: t('ownType', { type }) })),
      ]}
    />
  );
}

interface CustomerChoiceProps {
  value: string | undefined;
  onChange: (customer: string | undefined) => void;
}

function CustomerChoice({ value, onChange }: CustomerChoiceProps) {
  const t = useTexts(eventsTexts);
  const { data } = useApi(readRoute, { params: { id: value ?? '' } }, { enabled: value !== undefined });
  const shown = value === undefined ? t('anyCustomer') : data?.name || value;
  return (
    <Popup
      label={t('chooseCustomer')}
      buttonLabel={`${t('customer')} ${shown}`}
      align="start"
      width={340}
      buttonClassName={styles.choice}
      button={
        <>
          <Icon name="person" size={14} />
          <span>{shown}</span>
          <Icon name="down" size={12} />
        </>
      }
    >
      {(close) => (
        <div className={styles.finder}>
          {value !== undefined && (
            <Button
              size="small"
              onClick={() => {
                close();
                onChange(undefined);
              }}
            >
              {t('anyCustomer')}
            </Button>
          )}
          <CustomerFinder
            except={value ?? ''}
            onChoose={({ id }) => {
              close();
              onChange(id);
            }}
          />
        </div>
      )}
    </Popup>
  );
}

interface DaysProps {
  since: string | undefined;
  until: string | undefined;
  onChange: (days: { readonly since: string | undefined; readonly until: string | undefined }) => void;
}

function Days({ since, until, onChange }: DaysProps) {
  const t = useTexts(eventsTexts);
  const { now, timeZone } = useFormat();
  const today = dayjs(dayIn(now, timeZone));
  const ago = (days: number): [Dayjs, Dayjs] => [
    dayjs(dayIn(new Date(now.getTime() - (days - 1) * DAY), timeZone)),
    today,
  ];
  return (
    <DatePicker.RangePicker
      aria-label={t('period')}
      className={styles.days ?? ''}
      allowEmpty={[true, true]}
      value={[since ? dayjs(since) : null, until ? dayjs(until) : null]}
      onChange={(range) =>
        onChange({ since: range?.[0]?.format('YYYY-MM-DD'), until: range?.[1]?.format('YYYY-MM-DD') })
      }
      presets={[
        { label: t('today'), value: [today, today] },
        { label: t('days7'), value: ago(7) },
        { label: t('days30'), value: ago(30) },
      ]}
    />
  );
}
