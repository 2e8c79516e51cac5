import { Select } from 'antd';
import { useState } from 'react';
import { useApi, useTexts } from '#ui';
import { staffRoute } from '../api.ts';
import { customersTexts } from '../texts.ts';

export interface StaffSelectProps {
  value: readonly string[];
  onChange: (staff: readonly string[]) => void;
}

/** People of the company, found by typing. */
export function StaffSelect({ value, onChange }: StaffSelectProps) {
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
