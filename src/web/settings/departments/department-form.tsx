import { Input, Select } from 'antd';
import { useState } from 'react';
import { Field, FormDrawer, useTexts, useToast, useWrite } from '#ui';
import {
  changeDepartmentRoute,
  createDepartmentRoute,
  type Department,
  listDepartmentsRoute,
} from '../api.ts';
import { settingsTexts } from '../texts.ts';
import { departmentTexts } from './texts.ts';
import { departmentPaths, withBelow } from './tree.ts';

export interface DepartmentFormProps {
  all: readonly Department[];
  /** Without one a new department is added. */
  department?: Department;
  parent: string | null;
  onClose: () => void;
}

const TOP = '';

export function DepartmentForm({ all, department, parent: initial, onClose }: DepartmentFormProps) {
  const t = useTexts(departmentTexts);
  const s = useTexts(settingsTexts);
  const toast = useToast();
  const [name, setName] = useState(department?.name ?? '');
  const [parent, setParent] = useState(initial ?? TOP);
  const [tried, setTried] = useState(false);
  const invalidates = [listDepartmentsRoute];
  const create = useWrite(createDepartmentRoute, {
    invalidates,
    onDone: (made) => {
      toast({ text: t('added', { name: made.name }) });
      onClose();
    },
  });
  const change = useWrite(changeDepartmentRoute, {
    invalidates: 'everything',
    onDone: (now) => {
      toast({ text: t('saved', { name: now.name }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const taken = error?.code === 'department.nameTaken' ? error.message : error?.fieldMessage('name');
  const circle = department ? withBelow(all, department.id) : new Set<string>();
  const above = all.find((each) => each.id === initial);
  const submit = () => {
    setTried(true);
    if (name.trim() === '') return;
    const body = { name, parent: parent === TOP ? null : parent };
    if (department) change.mutate({ params: { id: department.id }, body });
    else create.mutate({ body });
  };
  return (
    <FormDrawer
      title={
        department
          ? t('changeOf', { name: department.name })
          : above
            ? t('addBelowOf', { name: above.name })
            : t('add')
      }
      action={department ? s('save') : t('addAction')}
      busy={create.isPending || change.isPending}
      error={taken ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} complaint={taken ?? (tried && name.trim() === '' ? s('required') : undefined)}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('parent')}>
        {({ status, ...control }) => (
          <Select
            {...control}
            status={status}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={parent}
            onChange={setParent}
            options={[
              { value: TOP, label: t('top') },
              ...departmentPaths(all)
                .filter(({ id }) => !circle.has(id))
                .map(({ id, path }) => ({ value: id, label: path })),
            ]}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
