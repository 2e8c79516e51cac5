/** Adding a person or changing one: name, how to sign in, roles, departments. */
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '#kernel';
import { type ApiError, Field, FormDrawer, useApi, useTexts, useToast, useWrite } from '#ui';
import { roleTexts } from '../../session/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import {
  changeStaffRoute,
  createStaffRoute,
  listDepartmentsRoute,
  listRolesRoute,
  listStaffRoute,
  type Staff,
} from '../api.ts';
import { departmentPaths } from '../departments/tree.ts';
import { useReachWords } from '../reach-words.ts';
import styles from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { staffTexts } from './texts.ts';

export interface StaffFormProps {
  /** Without one a new person is added. */
  person?: Staff;
  onClose: () => void;
  onAdded: (person: Staff) => void;
}

interface Fields {
  readonly name: string;
  readonly email: string;
  readonly wecomUserId: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly departments: readonly string[];
}

const fieldsOf = (person: Staff | undefined): Fields => ({
  name: person?.name ?? '',
  email: person?.email ?? '',
  wecomUserId: person?.wecomUserId ?? '',
  phone: person?.phone ?? '',
  roles: person?.roles ?? ['staff'],
  departments: person?.departments.map((department) => department.id) ?? [],
});

/** Which field a refusal belongs to. */
const codeOf: Readonly<Record<string, keyof Fields>> = {
  'staff.emailTaken': 'email',
  'staff.emailNeeded': 'email',
  'staff.wecomTaken': 'wecomUserId',
};

function complaintsIn(error: ApiError | null): Partial<Record<keyof Fields, string>> {
  if (!error) return {};
  const field = codeOf[error.code];
  if (field) return { [field]: error.message };
  const names = ['name', 'email', 'wecomUserId', 'phone', 'roles', 'departments'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const message = error.fieldMessage(name);
      return message ? [[name, message]] : [];
    }),
  );
}

export function StaffForm({ person, onClose, onAdded }: StaffFormProps) {
  const t = useTexts(staffTexts);
  const s = useTexts(settingsTexts);
  const toast = useToast();
  const [fields, setFields] = useState(() => fieldsOf(person));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Fields>) => setFields((now) => ({ ...now, ...change }));
  const departments = useApi(listDepartmentsRoute);
  const create = useWrite(createStaffRoute, {
    invalidates: [listStaffRoute, listDepartmentsRoute],
    onDone: (made) => {
      toast({ text: t('added', { name: made.name }) });
      onAdded(made);
    },
  });
  const change = useWrite(changeStaffRoute, {
    invalidates: 'everything',
    onDone: (now) => {
      toast({ text: t('saved', { name: now.name }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const complaints: Partial<Record<keyof Fields, string>> = {
    ...(tried && fields.name.trim() === '' ? { name: s('required') } : {}),
    ...(tried && fields.roles.length === 0 ? { roles: s('required') } : {}),
    ...complaintsIn(error),
  };
  const submit = () => {
    setTried(true);
    if (fields.name.trim() === '' || fields.roles.length === 0) return;
    const body = {
      name: fields.name,
      email: fields.email.trim() || null,
      wecomUserId: fields.wecomUserId.trim() || null,
      phone: fields.phone.trim() || null,
      roles: [...fields.roles],
      departments: [...fields.departments],
    };
    if (person) change.mutate({ params: { id: person.id }, body });
    else create.mutate({ body });
  };
  return (
    <FormDrawer
      title={person ? t('editOf', { name: person.name }) : t('add')}
      action={person ? s('save') : t('addAction')}
      busy={create.isPending || change.isPending}
      error={Object.keys(complaintsIn(error)).length > 0 ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} complaint={complaints.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={64}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('email')} hint={t('emailHint')} complaint={complaints.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={fields.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('wecomId')} hint={t('wecomIdHint')} complaint={complaints.wecomUserId}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            value={fields.wecomUserId}
            onChange={(event) => set({ wecomUserId: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('phone')} hint={t('phoneHint')} complaint={complaints.phone}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            maxLength={40}
            value={fields.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <Roles value={fields.roles} complaint={complaints.roles} onChange={(roles) => set({ roles })} />
      <Field label={t('department')} hint={t('departmentsHint')} complaint={complaints.departments}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            placeholder={t('departmentsChoose')}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...fields.departments]}
            onChange={(chosen) => set({ departments: chosen })}
            options={departmentPaths(departments.data?.items ?? []).map(({ id, path }) => ({
              value: id,
              label: path,
            }))}
          />
        )}
      </Field>
    </FormDrawer>
  );
}

interface RolesProps {
  value: readonly Role[];
  complaint: string | undefined;
  onChange: (roles: readonly Role[]) => void;
}

/** Every role with what it means; one with rights that the giver lacks cannot be given. */
function Roles({ value, complaint, onChange }: RolesProps) {
  const t = useTexts(staffTexts);
  const roleName = useTexts(roleTexts);
  const reach = useReachWords();
  const session = useSession();
  const { data } = useApi(listRolesRoute);
  return (
    <Field label={t('rolesOf')} hint={t('rolesHint')} complaint={complaint} group>
      {() => (
        <div className={styles.checks}>
          {data?.items.map((item) => {
            const beyond = !item.rights.every((right) => session.rights.includes(right));
            return (
              <Checkbox
                key={item.role}
                checked={value.includes(item.role)}
                disabled={beyond}
                onChange={(event) =>
                  onChange(
                    event.target.checked ? [...value, item.role] : value.filter((role) => role !== item.role),
                  )
                }
              >
                {roleName(item.role)}
                <span className={styles.checkText}>
                  {beyond
                    ? t('beyondYou')
                    : t('rightsOf', { count: item.rights.length, reach: reach(item.reach) })}
                </span>
              </Checkbox>
            );
          })}
        </div>
      )}
    </Field>
  );
}
