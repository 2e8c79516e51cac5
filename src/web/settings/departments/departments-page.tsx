/** The department tree. */

import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import {
  AddButton,
  call,
  EmptyState,
  Icon,
  iconButtonClass,
  keyOf,
  ListCard,
  PageHeader,
  useApi,
  useErrorSentence,
  useTexts,
  useToast,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { changeDepartmentRoute, type Department, listDepartmentsRoute } from '../api.ts';
import { settingsTexts } from '../texts.ts';
import { DeleteDepartment } from './delete-department.tsx';
import { DepartmentForm } from './department-form.tsx';
import styles from './departments.module.css';
import { departmentTexts } from './texts.ts';
import { afterStep, type DepartmentNode, departmentTree } from './tree.ts';

type Task =
  | { readonly kind: 'add'; readonly parent: Department | null }
  | { readonly kind: 'change' | 'delete'; readonly department: Department };

export function DepartmentsPage() {
  const t = useTexts(departmentTexts);
  const s = useTexts(settingsTexts);
  const manages = mayDo(useSession(), 'staff:manage');
  const query = useApi(listDepartmentsRoute);
  const { data } = query;
  const all = data?.items ?? [];
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const add = <AddButton onClick={() => setTask({ kind: 'add', parent: null })}>{t('add')}</AddButton>;
  return (
    <>
      <PageHeader
        title={s('departments')}
        facts={data && t('count', { count: data.total })}
        actions={manages && all.length > 0 && add}
      />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('departments') })}
        empty={
          all.length === 0 && (
            <EmptyState icon="share" title={t('none')} actions={manages ? add : undefined}>
              {t('noneText')}
            </EmptyState>
          )
        }
      >
        <Branch
          nodes={departmentTree(all)}
          all={all}
          onTask={manages ? setTask : null}
          label={s('departments')}
        />
      </ListCard>
      {task?.kind === 'add' && <DepartmentForm all={all} parent={task.parent?.id ?? null} onClose={close} />}
      {task?.kind === 'change' && (
        <DepartmentForm
          all={all}
          department={task.department}
          parent={task.department.parent}
          onClose={close}
        />
      )}
      {task?.kind === 'delete' && <DeleteDepartment department={task.department} onClose={close} />}
    </>
  );
}

interface BranchProps {
  nodes: readonly DepartmentNode<Department>[];
  all: readonly Department[];
  onTask: ((task: Task) => void) | null;
  label?: string;
}

function Branch({ nodes, all, onTask, label }: BranchProps) {
  const t = useTexts(departmentTexts);
  return (
    <ul aria-label={label}>
      {nodes.map(({ row, depth, children }) => (
        <li key={row.id}>
          <div className={styles.node} style={{ paddingLeft: 14 + depth * 22 }}>
            {depth > 0 && <span className={styles.elbow} aria-hidden="true" />}
            <b className="ell">{row.name}</b>
            <Link to="/settings/staff" search={{ department: row.id }} className="fs12 nw">
              {t('members', { count: row.members })}
            </Link>
            <span className="sp" />
            {onTask && <NodeMenu department={row} all={all} onTask={onTask} />}
          </div>
          {children.length > 0 && <Branch nodes={children} all={all} onTask={onTask} />}
        </li>
      ))}
    </ul>
  );
}

interface NodeMenuProps {
  department: Department;
  all: readonly Department[];
  onTask: (task: Task) => void;
}

function NodeMenu({ department, all, onTask }: NodeMenuProps) {
  const t = useTexts(departmentTexts);
  const s = useTexts(settingsTexts);
  const step = useStep();
  const siblings = all.filter((each) => each.parent === department.parent);
  const steps = { up: afterStep(siblings, department.id, -1), down: afterStep(siblings, department.id, 1) };
  const items: MenuProps['items'] = [
    { key: 'below', label: t('addBelow'), onClick: () => onTask({ kind: 'add', parent: department }) },
    { key: 'change', label: t('change'), onClick: () => onTask({ kind: 'change', department }) },
    { key: 'up', label: t('up'), disabled: steps.up.length === 0, onClick: () => void step(steps.up) },
    {
      key: 'down',
      label: t('down'),
      disabled: steps.down.length === 0,
      onClick: () => void step(steps.down),
    },
    { type: 'divider' },
    {
      key: 'delete',
      danger: true,
      label: t('remove'),
      onClick: () => onTask({ kind: 'delete', department }),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={iconButtonClass} aria-label={s('moreOf', { name: department.name })}>
        <Icon name="more" />
      </button>
    </Dropdown>
  );
}

/** Writes the new places of siblings, one after the other. */
function useStep(): (places: readonly { readonly id: string; readonly sort: number }[]) => Promise<void> {
  const t = useTexts(departmentTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const client = useQueryClient();
  return async (places) => {
    try {
      for (const { id, sort } of places)
        await call(changeDepartmentRoute, { params: { id }, body: { sort } });
    } catch (error) {
      toast({ text: t('notMoved', { why: sentence(error) }), tone: 'bad' });
    }
    await client.invalidateQueries({ queryKey: keyOf(listDepartmentsRoute) });
  };
}
