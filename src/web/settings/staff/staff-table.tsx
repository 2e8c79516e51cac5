import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { roles } from '#kernel';
import {
  Avatar,
  Badge,
  call,
  type DataColumn,
  DataTable,
  Icon,
  iconButtonClass,
  useErrorSentence,
  useFormat,
  useTexts,
  useToast,
} from '#ui';
import { roleTexts } from '../../session/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import { changeStaffRoute, type Staff } from '../api.ts';
import { useReachWords } from '../reach-words.ts';
import { settingsTexts } from '../texts.ts';
import { staffTexts } from './texts.ts';

/** What is open above the list. */
export type StaffTask =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'invite' | 'deactivate'; readonly person: Staff };

export interface StaffTableProps {
  people: readonly Staff[];
  stale: boolean;
  /** `null`: somebody who may look but not change. */
  onTask: ((task: StaffTask) => void) | null;
}

export function StaffTable({ people, stale, onTask }: StaffTableProps) {
  const t = useTexts(staffTexts);
  const s = useTexts(settingsTexts);
  const roleName = useTexts(roleTexts);
  const reach = useReachWords();
  const format = useFormat();
  const { user } = useSession();
  const columns: DataColumn<Staff>[] = [
    {
      key: 'person',
      title: t('person'),
      card: 'title',
      render: (person) => (
        <div className="row">
          <Avatar name={person.name} />
          <div className="ell">
            <span className="row g6">
              <b className="ell">{person.name}</b>
              {person.id === user.id && <Badge tone="accent">{t('you')}</Badge>}
              {!person.active && <Badge>{t('inactive')}</Badge>}
            </span>
            <div className="t3 fs12 ell">
              {person.email ?? (person.wecomUserId ? t('wecom', { id: person.wecomUserId }) : '')}
            </div>
          </div>
        </div>
      ),
    },
    {
      key: 'roles',
      title: t('role'),
      render: (person) => (
        <span className="row g4 wrap">
          {roles
            .filter((role) => person.roles.includes(role))
            .map((role) => (
              <Badge key={role}>{roleName(role)}</Badge>
            ))}
        </span>
      ),
    },
    {
      key: 'departments',
      title: t('department'),
      render: (person) =>
        person.departments.length > 0 ? (
          format.list(person.departments.map((department) => department.name))
        ) : (
          <span className="t3">{t('noDepartment')}</span>
        ),
    },
    {
      key: 'sees',
      title: t('sees'),
      render: (person) => <span className="t2">{reach(person.reach)}</span>,
    },
    {
      key: 'signIn',
      title: t('signIn'),
      short: true,
      render: (person) =>
        person.hasLogin ? (
          <span className="t2">{t('canSignIn')}</span>
        ) : (
          <span className="t3">{t('cannotSignIn')}</span>
        ),
    },
  ];
  if (onTask)
    columns.push({
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (person) => (
        <span className="row g4" style={{ justifyContent: 'flex-end' }}>
          <Button size="small" type="text" onClick={() => onTask({ kind: 'edit', person })}>
            {s('edit')}
          </Button>
          <MoreActions person={person} onTask={onTask} />
        </span>
      ),
    });
  return <DataTable label={s('staff')} columns={columns} rows={people} rowKey={(p) => p.id} stale={stale} />;
}

function MoreActions({ person, onTask }: { person: Staff; onTask: (task: StaffTask) => void }) {
  const t = useTexts(staffTexts);
  const s = useTexts(settingsTexts);
  const activate = useActivate();
  const items = [
    ...(person.active && person.email
      ? [
          {
            key: 'invite',
            icon: <Icon name="link" size={14} />,
            label: person.hasLogin ? t('resetLink') : t('invite'),
            onClick: () => onTask({ kind: 'invite', person }),
          },
        ]
      : []),
    person.active
      ? {
          key: 'deactivate',
          danger: true,
          icon: <Icon name="lock" size={14} />,
          label: t('deactivate'),
          onClick: () => onTask({ kind: 'deactivate', person }),
        }
      : {
          key: 'activate',
          icon: <Icon name="undo" size={14} />,
          label: t('activate'),
          onClick: () => void activate(person),
        },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={iconButtonClass} aria-label={s('moreOf', { name: person.name })}>
        <Icon name="more" />
      </button>
    </Dropdown>
  );
}

/** Gives somebody the way in again; nothing is lost by it, so it asks nothing. */
function useActivate(): (person: Staff) => Promise<void> {
  const t = useTexts(staffTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const client = useQueryClient();
  return async (person) => {
    const set = (active: boolean) => call(changeStaffRoute, { params: { id: person.id }, body: { active } });
    try {
      await set(true);
      toast({
        text: t('activated', { name: person.name }),
        undo: async () => {
          await set(false);
          await client.invalidateQueries();
        },
      });
      await client.invalidateQueries();
    } catch (error) {
      toast({ text: t('notChanged', { why: sentence(error) }), tone: 'bad' });
    }
  };
}
