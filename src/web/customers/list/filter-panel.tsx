/** Everything the list can be narrowed by, at the side; the number of people follows every choice. */
import { Button, DatePicker, Drawer, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { customerStatuses, dayIn } from '#features/customers/core';
import { DAY } from '#kernel';
import {
  Segments,
  ShortcutLayer,
  TagChip,
  toHue,
  useApi,
  useFormat,
  useNow,
  useShortcut,
  useTexts,
} from '#ui';
import { useSession } from '../../shell/shell-route.ts';
import { countRoute, staffRoute } from '../api.ts';
import { conditionOf, type Filter } from '../filter.ts';
import { useLibrary } from '../library.ts';
import { TagChooser } from '../tagging/tag-chooser.tsx';
import { customersTexts } from '../texts.ts';
import { useNarrow } from '../use-narrow.ts';
import styles from './filter-panel.module.css';

export interface FilterPanelProps {
  filter: Filter;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}

export function FilterPanel({ filter, onApply, onClose }: FilterPanelProps) {
  const t = useTexts(customersTexts);
  const narrow = useNarrow();
  const [draft, setDraft] = useState<Filter>(filter);
  const { library } = useLibrary();
  const condition = conditionOf(draft, library?.groups.map((group) => group.id) ?? []);
  const counted = useApi(countRoute, { body: { condition } }, { keepOld: true });
  const count = counted.data?.count;
  const settled = count !== undefined && !counted.isPlaceholderData;
  const apply = () => {
    onApply(draft);
    onClose();
  };
  return (
    <Drawer
      open
      title={t('filter')}
      onClose={onClose}
      size={narrow ? '92%' : 420}
      placement={narrow ? 'bottom' : 'right'}
      classNames={{ body: styles.body ?? '', footer: styles.footer ?? '' }}
      footer={
        <>
          <Button onClick={() => setDraft(draft.q ? { q: draft.q } : {})}>{t('reset')}</Button>
          <Button type="primary" onClick={apply} aria-live="polite">
            {settled ? t('applyCount', { count }) : t('counting')}
          </Button>
        </>
      }
    >
      <ShortcutLayer>
        <ApplyKey onApply={apply} />
        <Fields draft={draft} onChange={setDraft} />
      </ShortcutLayer>
    </Drawer>
  );
}

function ApplyKey({ onApply }: { onApply: () => void }) {
  const t = useTexts(customersTexts);
  useShortcut({ keys: 'mod+enter', label: t('apply'), group: t('filter'), run: onApply });
  return null;
}

/** A field of the filter set to a list, or taken out of it when the list is empty. */
function withList<Key extends 'status' | 'tags' | 'without' | 'staff'>(
  filter: Filter,
  key: Key,
  list: NonNullable<Filter[Key]>,
): Filter {
  const { [key]: _, ...rest } = filter;
  return list.length > 0 ? { ...rest, [key]: list } : rest;
}

const toggled = <T,>(list: readonly T[] | undefined, value: T): readonly T[] =>
  list?.includes(value) ? list.filter((each) => each !== value) : [...(list ?? []), value];

interface FieldsProps {
  draft: Filter;
  onChange: (filter: Filter) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  const t = useTexts(customersTexts);
  return (
    <>
      <Field label={t('status')}>
        <div className="row wrap g6">
          {customerStatuses.map((status) => (
            <button
              key={status}
              type="button"
              className={styles.choice}
              aria-pressed={draft.status?.includes(status) ?? false}
              onClick={() => onChange(withList(draft, 'status', toggled(draft.status, status)))}
            >
              {t(status)}
            </button>
          ))}
        </div>
      </Field>
      <TagField draft={draft} onChange={onChange} />
      <Field label={t('staff')}>
        <StaffSelect
          value={draft.staff ?? []}
          onChange={(staff) => onChange(withList(draft, 'staff', staff))}
        />
      </Field>
      <DateField draft={draft} onChange={onChange} />
      <WithoutField draft={draft} onChange={onChange} />
    </>
  );
}

function TagField({ draft, onChange }: FieldsProps) {
  const t = useTexts(customersTexts);
  const { user } = useSession();
  const mode = draft.untagged ? 'untagged' : draft.match === 'any' ? 'any' : 'all';
  const setMode = (to: 'all' | 'any' | 'untagged') => {
    const { untagged: _, match: __, ...rest } = draft;
    if (to === 'untagged') onChange({ ...rest, untagged: true });
    else onChange(to === 'any' ? { ...rest, match: 'any' } : rest);
  };
  return (
    <Field
      label={t('tags')}
      side={
        <Segments
          label={t('tags')}
          small
          value={mode}
          onChange={setMode}
          options={[
            { value: 'all', label: t('hasAll') },
            { value: 'any', label: t('hasAny') },
            { value: 'untagged', label: t('untagged') },
          ]}
        />
      }
    >
      {draft.untagged ? (
        <p className="t2">{t('untaggedHint')}</p>
      ) : (
        <>
          <Chosen
            tags={draft.tags ?? []}
            onRemove={(tag) => onChange(withList(draft, 'tags', toggled(draft.tags, tag)))}
          />
          <TagChooser
            person={user.id}
            on={new Set(draft.tags)}
            height={300}
            onToggle={(tag) => onChange(withList(draft, 'tags', toggled(draft.tags, tag.id)))}
          />
        </>
      )}
    </Field>
  );
}

function WithoutField({ draft, onChange }: FieldsProps) {
  const t = useTexts(customersTexts);
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const toggle = (tag: string) => onChange(withList(draft, 'without', toggled(draft.without, tag)));
  return (
    <Field label={t('without')}>
      <Chosen tags={draft.without ?? []} onRemove={toggle} />
      {open ? (
        <TagChooser
          person={user.id}
          on={new Set(draft.without)}
          height={220}
          onToggle={(tag) => toggle(tag.id)}
        />
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('addWithout')}
        </Button>
      )}
    </Field>
  );
}

function Chosen({ tags, onRemove }: { tags: readonly string[]; onRemove: (tag: string) => void }) {
  const { library } = useLibrary();
  if (tags.length === 0) return null;
  return (
    <div className="row wrap g6">
      {tags.map((id) => {
        const tag = library?.tag(id);
        return (
          <TagChip
            key={id}
            name={tag?.name ?? id}
            hue={toHue(tag?.hue)}
            scope={tag?.scope ?? 'enterprise'}
            onRemove={() => onRemove(id)}
          />
        );
      })}
    </div>
  );
}

interface StaffSelectProps {
  value: readonly string[];
  onChange: (staff: readonly string[]) => void;
}

function StaffSelect({ value, onChange }: StaffSelectProps) {
  const t = useTexts(customersTexts);
  const [q, setQ] = useState('');
  const found = useApi(
    staffRoute,
    { query: { active: 'true', limit: 100, ...(q ? { q } : {}) } },
    { keepOld: true },
  );
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const items = found.data?.items ?? [];
  const options = items.map((staff) => ({ value: staff.id, label: staff.name }));
  const missing = value.filter((id) => !items.some((staff) => staff.id === id));
  return (
    <Select
      mode="multiple"
      aria-label={t('staff')}
      placeholder={t('staffHint')}
      style={{ width: '100%' }}
      value={[...value]}
      options={[...options, ...missing.map((id) => ({ value: id, label: names.get(id) ?? id }))]}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={t('noStaff')}
      onChange={(staff: string[]) => {
        setNames(new Map([...names, ...items.map((each) => [each.id, each.name] as const)]));
        onChange(staff);
      }}
    />
  );
}

const PRESETS = [
  { days: 1, name: 'today' },
  { days: 7, name: 'days7' },
  { days: 30, name: 'days30' },
  { days: 90, name: 'days90' },
] as const;

function DateField({ draft, onChange }: FieldsProps) {
  const t = useTexts(customersTexts);
  const { timeZone } = useFormat();
  const now = useNow();
  const today = dayIn(now, timeZone);
  const set = (since: string | undefined, until: string | undefined) => {
    const { since: _, until: __, ...rest } = draft;
    onChange({ ...rest, ...(since ? { since } : {}), ...(until ? { until } : {}) });
  };
  return (
    <Field label={t('dates')}>
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
    </Field>
  );
}

interface FieldProps {
  label: string;
  side?: ReactNode;
  children: ReactNode;
}

function Field({ label, side, children }: FieldProps) {
  return (
    <fieldset className={styles.field}>
      <legend className="sr">{label}</legend>
      <div className="row">
        <span className="b" aria-hidden="true">
          {label}
        </span>
        <span className="sp" />
        {side}
      </div>
      {children}
    </fieldset>
  );
}
