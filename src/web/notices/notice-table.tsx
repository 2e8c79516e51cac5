/** Notices as rows. */
import { Switch } from 'antd';
import {
  Badge,
  type DataColumn,
  DataTable,
  Icon,
  RowMenu,
  useFormat,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import type { Library } from '../customers/library.ts';
import { NamedTag } from '../customers/named-tags.tsx';
import { sourceWords } from '../customers/tagging/tag-words.ts';
import { taggingTexts } from '../customers/tagging/texts.ts';
import shared from '../settings/settings.module.css';
import { settingsTexts } from '../settings/texts.ts';
import { changeNoticeRoute, listNoticesRoute, type Notice } from './api.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';
import { wayWords } from './way-field.tsx';

export interface NoticeTask {
  readonly kind: 'edit' | 'delete';
  readonly notice: Notice;
}

export interface NoticeTableProps {
  notices: readonly Notice[];
  library: Library | undefined;
  onTask: (task: NoticeTask) => void;
  onLog: (notice: Notice) => void;
}

export function NoticeTable({ notices, library, onTask, onLog }: NoticeTableProps) {
  const t = useTexts(noticesTexts);
  const s = useTexts(settingsTexts);
  const columns: DataColumn<Notice>[] = [
    { key: 'name', title: t('name'), card: 'title', render: (notice) => <b>{notice.name}</b> },
    {
      key: 'watches',
      title: t('watches'),
      width: '28%',
      render: (notice) => <Watched notice={notice} library={library} />,
    },
    { key: 'to', title: t('to'), width: '24%', render: (notice) => <Receivers notice={notice} /> },
    {
      key: 'week',
      title: t('week'),
      short: true,
      render: (notice) => <Week notice={notice} onLog={onLog} />,
    },
    { key: 'state', title: t('state'), short: true, render: (notice) => <OnOff notice={notice} /> },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (notice) => <Actions notice={notice} onTask={onTask} onLog={onLog} />,
    },
  ];
  return <DataTable label={s('notices')} columns={columns} rows={notices} rowKey={(notice) => notice.id} />;
}

function Watched({ notice, library }: { notice: Notice; library: Library | undefined }) {
  const t = useTexts(noticesTexts);
  const words = useTexts(taggingTexts);
  const format = useFormat();
  if (notice.groups.length + notice.tags.length === 0)
    return <Badge tone="warn">{t('watchesNothing')}</Badge>;
  return (
    <span className={styles.watched}>
      <span className={styles.chips}>
        {notice.groups.map((group) => (
          <Badge key={group.id} icon="cabinet">
            {t('anyOf', { group: group.name })}
          </Badge>
        ))}
        {notice.tags.map((tag) => (
          <NamedTag key={tag.id} tag={tag} library={library} />
        ))}
      </span>
      {notice.sources.length > 0 && (
        <small className="t3">
          {t('onlyBy', { sources: format.list(notice.sources.map((source) => words(sourceWords[source]))) })}
        </small>
      )}
    </span>
  );
}

/** Also why nothing reaches them any more, and what to do. */
function Receivers({ notice }: { notice: Notice }) {
  const t = useTexts(noticesTexts);
  const { stopped } = notice;
  return (
    <>
      <ReceiverNames to={notice.to} />
      {stopped && (
        <p className={styles.stopped}>
          <Icon name="alert" size={14} />
          <span>
            {t('stopped', { code: String(stopped.code) })} {stopped.meaning} {stopped.remedy}
          </span>
        </p>
      )}
    </>
  );
}

function ReceiverNames({ to }: { to: Notice['to'] }) {
  const t = useTexts(noticesTexts);
  const format = useFormat();
  switch (to.kind) {
    case 'robot':
      return (
        <span>
          {t('robot')} <span className="t3 nw">{t('tail', { tail: to.tail })}</span>
        </span>
      );
    case 'staff':
      return (
        <span>
          {format.list(to.staff.map((one) => one.name))} <span className="t3 nw">{t(wayWords[to.via])}</span>
        </span>
      );
    case 'owner':
      return (
        <span>
          {t('owner')} <span className="t3 nw">{t(wayWords[to.via])}</span>
        </span>
      );
  }
}

/** What became of the messages of seven days, one pull from the log. */
function Week({ notice, onLog }: { notice: Notice; onLog: (notice: Notice) => void }) {
  const t = useTexts(noticesTexts);
  const { sent, held, waiting, failed, unknown, dropped } = notice.messages;
  const told = [
    t('sentCount', { count: sent }),
    ...(held + waiting > 0 ? [t('waitingCount', { count: held + waiting })] : []),
    ...(dropped > 0 ? [t('droppedCount', { count: dropped })] : []),
  ];
  const lost = failed + unknown;
  return (
    <button type="button" className={shared.link} onClick={() => onLog(notice)}>
      {told.join(' · ')}
      {lost > 0 && (
        <>
          {' '}
          <Badge tone="bad" icon="alert">
            {t('failedCount', { count: lost })}
          </Badge>
        </>
      )}
      <span className="sr"> {t('logOf', { name: notice.name })}</span>
    </button>
  );
}

function OnOff({ notice }: { notice: Notice }) {
  const t = useTexts(noticesTexts);
  const toast = useToast();
  const change = useWrite(changeNoticeRoute, {
    invalidates: [listNoticesRoute],
    onDone: ({ state, name }) => toast({ text: t(state === 'live' ? 'resumed' : 'paused', { name }) }),
  });
  const live = notice.state === 'live';
  return (
    <span className="row g6">
      <Switch
        size="small"
        aria-label={t('liveOf', { name: notice.name })}
        checked={live}
        loading={change.isPending}
        onChange={(on) =>
          change.mutate({ params: { id: notice.id }, body: { state: on ? 'live' : 'paused' } })
        }
      />
      <span className={live ? undefined : 't3'}>{t(live ? 'live' : 'off')}</span>
    </span>
  );
}

function Actions({ notice, onTask, onLog }: Pick<NoticeTableProps, 'onTask' | 'onLog'> & { notice: Notice }) {
  const t = useTexts(noticesTexts);
  const s = useTexts(settingsTexts);
  return (
    <RowMenu
      label={s('moreOf', { name: notice.name })}
      width={150}
      actions={[
        { label: s('edit'), run: () => onTask({ kind: 'edit', notice }) },
        { label: t('log'), run: () => onLog(notice) },
        { label: t('delete'), danger: true, run: () => onTask({ kind: 'delete', notice }) },
      ]}
    />
  );
}
