/** Everything the list can be narrowed by, at the side; the number of people follows every choice. */
import { Button } from 'antd';
import { useState } from 'react';
import { customerStatuses } from '#features/customers/core';
import { Drawer, Segments, ShortcutLayer, TagChip, toHue, useApi, useShortcut, useTexts } from '#ui';
import { useSession } from '../../shell/shell-route.ts';
import { countRoute } from '../api.ts';
import { conditionOf, type Filter } from '../filter.ts';
import { useLibrary } from '../library.ts';
import { TagChooser } from '../tagging/tag-chooser.tsx';
import { customersTexts } from '../texts.ts';
import { useNarrow } from '../use-narrow.ts';
import { DateField } from './date-field.tsx';
import { FilterField } from './filter-field.tsx';
import styles from './filter-panel.module.css';
import { StaffSelect } from './staff-select.tsx';

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
      footer={
        <div className={styles.footer}>
          <Button onClick={() => setDraft(draft.q ? { q: draft.q } : {})}>{t('reset')}</Button>
          <Button type="primary" onClick={apply} aria-live="polite">
            {settled ? t('applyCount', { count }) : t('counting')}
          </Button>
        </div>
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
      <FilterField label={t('status')}>
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
      </FilterField>
      <TagField draft={draft} onChange={onChange} />
      <FilterField label={t('staff')}>
        <StaffSelect
          value={draft.staff ?? []}
          onChange={(staff) => onChange(withList(draft, 'staff', staff))}
        />
      </FilterField>
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
    <FilterField
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
    </FilterField>
  );
}

function WithoutField({ draft, onChange }: FieldsProps) {
  const t = useTexts(customersTexts);
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const toggle = (tag: string) => onChange(withList(draft, 'without', toggled(draft.without, tag)));
  return (
    <FilterField label={t('without')}>
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
    </FilterField>
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
