/** Everybody in the company: roles, departments, who can sign in. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { roles } from '#kernel';
import { AddButton, apiPages, EmptyState, ListCard, PageHeader, Segments, useApi, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { roleTexts } from '../../session/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import { listDepartmentsRoute, listStaffRoute } from '../api.ts';
import { departmentPaths } from '../departments/tree.ts';
import { type StaffSearch, staffRoute } from '../route.ts';
import { SearchBox } from '../search-box.tsx';
import { settingsTexts } from '../texts.ts';
import { Deactivate } from './deactivate.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { StaffForm } from './staff-form.tsx';
import { StaffTable, type StaffTask } from './staff-table.tsx';
import { staffTexts } from './texts.ts';

export function StaffPage() {
  const t = useTexts(staffTexts);
  const s = useTexts(settingsTexts);
  const search = staffRoute.useSearch();
  const session = useSession();
  const manages = mayDo(session, 'staff:manage');
  const [task, setTask] = useState<StaffTask | null>(null);
  const { q, role, department, show } = search;
  const filter = {
    limit: 100,
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(department ? { department } : {}),
    ...(show === 'all' ? {} : { active: show === 'inactive' ? ('false' as const) : ('true' as const) }),
  };
  const query = useInfiniteQuery({
    ...apiPages(listStaffRoute, { query: filter }),
    placeholderData: (before) => before,
  });
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(q || role || department || show);
  const close = () => setTask(null);
  return (
    <>
      <PageHeader
        title={s('staff')}
        facts={query.data && t('count', { count: query.data.pages[0]?.total ?? 0 })}
        actions={
          <>
            <Link to="/settings/roles">{t('whatRolesMay')}</Link>
            {manages && <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>}
          </>
        }
      />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('staff') })}
        filters={<Filters search={search} />}
        empty={
          people.length === 0 && (
            <EmptyState
              icon="people"
              title={t('none')}
              actions={filtered && <Link to="/settings/staff">{s('clearFilters')}</Link>}
            >
              {t('noneText')}
            </EmptyState>
          )
        }
        rows={6}
      >
        <StaffTable people={people} stale={query.isPlaceholderData} onTask={manages ? setTask : null} />
      </ListCard>
      {task?.kind === 'add' && (
        <StaffForm
          onClose={close}
          onAdded={(person) => setTask(person.email ? { kind: 'invite', person } : null)}
        />
      )}
      {task?.kind === 'edit' && <StaffForm person={task.person} onClose={close} onAdded={close} />}
      {task?.kind === 'invite' && <InviteDialog person={task.person} onClose={close} />}
      {task?.kind === 'deactivate' && <Deactivate person={task.person} onClose={close} />}
    </>
  );
}

function Filters({ search }: { search: StaffSearch }) {
  const t = useTexts(staffTexts);
  const roleName = useTexts(roleTexts);
  const navigate = staffRoute.useNavigate();
  const departments = useApi(listDepartmentsRoute);
  const set = (change: { [K in keyof StaffSearch]?: StaffSearch[K] | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...change }) as StaffSearch, replace: true });
  return (
    <>
      <SearchBox label={t('search')} value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
      <Select
        aria-label={t('role')}
        style={{ width: 150 }}
        value={search.role ?? ''}
        onChange={(role) => set({ role: role || undefined })}
        options={[
          { value: '' as const, label: t('anyRole') },
          ...roles.map((role) => ({ value: role, label: roleName(role) })),
        ]}
      />
      <Select
        aria-label={t('department')}
        style={{ width: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={search.department ?? ''}
        onChange={(department) => set({ department: department || undefined })}
        options={[
          { value: '', label: t('anyDepartment') },
          ...departmentPaths(departments.data?.items ?? []).map(({ id, path }) => ({
            value: id,
            label: path,
          })),
        ]}
      />
      <Segments
        label={t('show')}
        value={search.show ?? 'active'}
        onChange={(show) => set({ show: show === 'active' ? undefined : show })}
        options={[
          { value: 'active', label: t('active') },
          { value: 'inactive', label: t('inactive') },
          { value: 'all', label: t('all') },
        ]}
      />
    </>
  );
}
