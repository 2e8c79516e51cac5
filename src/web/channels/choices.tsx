/** Choosing people, departments and tags of a channel. */
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { type FieldControl, TagChip, toHue, useApi, useTexts } from '#ui';
import { groupedBy } from '../cabinet/grouped-by.ts';
import type { Library } from '../customers/library.ts';
import { departmentPaths } from '../settings/departments/tree.ts';
import { departmentsRoute, staffRoute } from './api.ts';
import { channelsTexts } from './texts.ts';

interface ChoiceProps {
  /** Without one the choice is named by `label`. */
  control?: FieldControl;
  label: string;
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** Names of those that a search does not show. */
  known?: readonly { readonly id: string; readonly name: string }[];
}

const naming = ({ control, label }: ChoiceProps) => control ?? { 'aria-label': label };

/** People who are in WeCom, found by typing. */
export function PeopleSelect(props: ChoiceProps) {
  const { value, onChange, known = [] } = props;
  const t = useTexts(channelsTexts);
  const [q, setQ] = useState('');
  const found = useApi(
    staffRoute,
    { query: { active: 'true', limit: 100, ...(q ? { q } : {}) } },
    { keepOld: true },
  );
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(
    () => new Map(known.map((one) => [one.id, one.name])),
  );
  const items = (found.data?.items ?? []).filter((one) => one.wecomUserId !== null);
  const missing = value.filter((id) => !items.some((one) => one.id === id));
  return (
    <Select
      {...naming(props)}
      mode="multiple"
      placeholder={t('chooseStaff')}
      style={{ width: '100%' }}
      value={[...value]}
      options={[
        ...items.map((one) => ({ value: one.id, label: one.name, title: one.name })),
        ...missing.map((id) => ({ value: id, label: seen.get(id) ?? id, title: seen.get(id) ?? id })),
      ]}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={t('noStaff')}
      onChange={(ids: string[]) => {
        setSeen(new Map([...seen, ...items.map((one) => [one.id, one.name] as const)]));
        onChange(ids);
      }}
    />
  );
}

export function DepartmentSelect(props: ChoiceProps) {
  const { value, onChange } = props;
  const t = useTexts(channelsTexts);
  const departments = useApi(departmentsRoute);
  return (
    <Select
      {...naming(props)}
      mode="multiple"
      placeholder={t('chooseDepartments')}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      onChange={(ids: string[]) => onChange(ids)}
      options={departmentPaths(departments.data?.items ?? []).map(({ id, path }) => ({
        value: id,
        label: path,
      }))}
    />
  );
}

/** Tags of the company, under their groups. */
export function TagSelect(props: ChoiceProps & { library: Library | undefined }) {
  const { library, value, onChange } = props;
  const t = useTexts(channelsTexts);
  const options = useMemo(() => {
    const offered = (library?.offered ?? []).filter((tag) => tag.scope === 'enterprise');
    return [...groupedBy(offered, (tag) => tag.group.name)].map(([group, tags]) => ({
      label: group,
      title: group,
      options: tags.map((tag) => ({
        value: tag.id,
        title: tag.path,
        label: <TagChip plain name={tag.name} hue={toHue(tag.hue)} guarded={tag.protected} />,
      })),
    }));
  }, [library]);
  return (
    <Select
      {...naming(props)}
      mode="multiple"
      placeholder={t('chooseTags')}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'title' }}
      value={[...value]}
      onChange={(ids: string[]) => onChange(ids)}
      options={options}
    />
  );
}
