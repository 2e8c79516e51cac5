/** Choosing a tag, a group or a category of the library. */
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { TagChip, toHue, useTexts } from '#ui';
import { groupedBy } from '../grouped-by.ts';
import { useSearch } from '../use-search.ts';
import { isAutomatic, type LibraryAnswers } from '../wall.ts';
import { dialogTexts } from './texts.ts';

interface ChooserProps {
  id?: string;
  library: LibraryAnswers;
  value: string | null;
  onChange: (id: string | null) => void;
  autoFocus?: boolean;
}

/** Active company tags by group, found by name, pinyin, initials or alias. */
export function TagChooser({
  id,
  library,
  value,
  onChange,
  autoFocus = false,
  except,
}: ChooserProps & { except: string }) {
  const t = useTexts(dialogTexts);
  const [typed, setTyped] = useState('');
  const found = useSearch(library, typed);
  const options = useMemo(() => {
    const offered = library.tags.filter(
      (tag) => tag.state === 'active' && tag.scope === 'enterprise' && tag.id !== except,
    );
    const rank = found && new Map(found.tags.map((hit, i) => [hit.id, i]));
    const shown = rank
      ? offered
          .filter((tag) => rank.has(tag.id))
          .toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
      : offered;
    const option = (tag: (typeof shown)[number]) => ({
      value: tag.id,
      title: tag.path,
      label: (
        <TagChip
          plain
          name={tag.name}
          hue={toHue(tag.hue)}
          automatic={isAutomatic(tag)}
          guarded={tag.protected}
        />
      ),
    });
    return [...groupedBy(shown, (tag) => tag.group.name)].map(([group, tags]) => ({
      label: group,
      title: group,
      options: tags.map(option),
    }));
  }, [library.tags, found, except]);
  return (
    <Select
      {...(id === undefined ? { 'aria-label': t('tagPlaceholder') } : { id })}
      placeholder={t('tagPlaceholder')}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      autoFocus={autoFocus}
      options={options}
      value={value}
      onChange={(next: string | undefined) => {
        setTyped('');
        onChange(next ?? null);
      }}
    />
  );
}

/** Groups in use, under their categories. */
export function GroupChooser(
  props: ChooserProps & { except?: string; allowClear?: boolean; placeholder?: string },
) {
  const { id, library, value, onChange, except, allowClear = false, autoFocus = false, placeholder } = props;
  const t = useTexts(dialogTexts);
  const options = useMemo(() => {
    const nameOf = new Map(library.categories.map((category) => [category.id, category.name]));
    const groups = library.groups.filter((group) => !group.archived && group.id !== except);
    return [...groupedBy(groups, (group) => nameOf.get(group.category ?? '') ?? t('noCategory'))].map(
      ([category, inside]) => ({
        label: category,
        title: category,
        options: inside.map((group) => ({ value: group.id, label: group.name })),
      }),
    );
  }, [library, except, t]);
  return (
    <Select
      {...(id === undefined ? { 'aria-label': t('group') } : { id })}
      placeholder={placeholder ?? t('groupPlaceholder')}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={allowClear}
      autoFocus={autoFocus}
      options={options}
      value={value}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

/** Categories with their whole path. `except`: a category that must not be chosen, with everything below it. */
export function CategoryChooser({
  id,
  library,
  value,
  onChange,
  none,
  except,
}: ChooserProps & { none: string; except?: string }) {
  const t = useTexts(dialogTexts);
  const banned = except === undefined ? undefined : library.categories.find((one) => one.id === except)?.path;
  const options = library.categories
    .filter(
      (one) =>
        !one.archived &&
        (banned === undefined || (one.path !== banned && !one.path.startsWith(`${banned}/`))),
    )
    .map((one) => ({ value: one.id, label: one.path }));
  return (
    <Select
      {...(id === undefined ? { 'aria-label': t('category') } : { id })}
      placeholder={none}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      options={options}
      value={value}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
