import { Select } from 'antd';
import type { listDepartments } from '#features/staff/contract';
import { route, useApi } from '#ui';

const departments = route<typeof listDepartments>('GET /departments');

export interface DepartmentChooserProps {
  id: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

export function DepartmentChooser({ id, value, onChange }: DepartmentChooserProps) {
  const { data } = useApi(departments, {}, { staleTime: 60_000 });
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={data?.items.map((department) => ({ value: department.id, label: department.name })) ?? []}
      value={[...value]}
      onChange={onChange}
    />
  );
}
