/** Channels as rows: the code itself, what it gives, who stands behind it, who came. */
import { Link, useRouter } from '@tanstack/react-router';
import {
  ArchivedBadge,
  addressOf,
  Badge,
  type DataColumn,
  DataTable,
  Icon,
  RowMenu,
  useFormat,
  useTexts,
} from '#ui';
import { audienceWith } from '../customers/audience-link.ts';
import type { Library } from '../customers/library.ts';
import { NamedTags } from '../customers/named-tags.tsx';
import { type Channel, pictureRoute } from './api.ts';
import styles from './channels.module.css';
import type { ChannelSearch } from './route.ts';
import { channelsTexts } from './texts.ts';

export interface ChannelTask {
  readonly kind: 'edit' | 'picture' | 'delete';
  readonly channel: Channel;
}

export interface ChannelTableProps {
  channels: readonly Channel[];
  library: Library | undefined;
  /** What the list is narrowed by. */
  search: ChannelSearch;
  stale: boolean;
  mayWrite: boolean;
  onTask: (task: ChannelTask) => void;
}

/** Names in one line before 「+n」. */
const MOST_NAMES = 3;

export function ChannelTable({ channels, library, search, stale, mayWrite, onTask }: ChannelTableProps) {
  const t = useTexts(channelsTexts);
  const columns: DataColumn<Channel>[] = [
    {
      key: 'code',
      title: t('code'),
      short: true,
      width: '78px',
      card: 'plain',
      render: (channel) => (
        <Thumbnail channel={channel} onOpen={() => onTask({ kind: 'picture', channel })} />
      ),
    },
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: (channel) => <Named channel={channel} search={search} />,
    },
    {
      key: 'tags',
      title: t('tags'),
      width: '26%',
      render: (channel) => <NamedTags tags={channel.tags} library={library} none={t('noTags')} />,
    },
    { key: 'staff', title: t('staff'), render: (channel) => <People channel={channel} /> },
    {
      key: 'came',
      title: t('came'),
      align: 'end',
      short: true,
      render: (channel) => <Came channel={channel} />,
    },
    { key: 'state', title: t('state'), short: true, render: (channel) => <State channel={channel} /> },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (channel) => <Actions channel={channel} mayWrite={mayWrite} onTask={onTask} />,
    },
  ];
  return (
    <DataTable label={t('title')} columns={columns} rows={channels} rowKey={(row) => row.id} stale={stale} />
  );
}

function Thumbnail({ channel, onOpen }: { channel: Channel; onOpen: () => void }) {
  const t = useTexts(channelsTexts);
  if (channel.status === 'archived')
    return (
      <span className={styles.noCode} aria-hidden="true">
        <Icon name="box" />
      </span>
    );
  return (
    <button
      type="button"
      className={styles.thumbnail}
      aria-label={t('openCode', { name: channel.name })}
      onClick={onOpen}
    >
      <img
        width={48}
        height={48}
        alt=""
        loading="lazy"
        src={addressOf(pictureRoute, { params: { id: channel.id }, query: { size: 100, format: 'svg' } })}
      />
    </button>
  );
}

function Named({ channel, search }: { channel: Channel; search: ChannelSearch }) {
  const t = useTexts(channelsTexts);
  return (
    <span className={styles.named}>
      <b>{channel.name}</b>
      <Link
        to="/channels"
        search={{ ...search, led: channel.id }}
        resetScroll={false}
        className={styles.batch}
        aria-label={t('outcomesOf', { name: channel.name })}
      >
        {t('outcomes')}
      </Link>
      {channel.kind === 'link' && <Badge icon="link">{t('link')}</Badge>}
      {channel.batch !== null && (
        <Link to="/channels" search={{ batch: channel.batch }} className={styles.batch}>
          {channel.batch}
        </Link>
      )}
    </span>
  );
}

function People({ channel }: { channel: Channel }) {
  const t = useTexts(channelsTexts);
  const format = useFormat();
  const names = [...channel.staff, ...channel.departments].map((one) => one.name);
  if (names.length === 0) return <span className="t3">{t('nobody')}</span>;
  const rest = names.length - MOST_NAMES;
  return (
    <span title={format.list(names)}>
      {format.list(names.slice(0, MOST_NAMES))}
      {rest > 0 && <span className="t3"> +{rest}</span>}
    </span>
  );
}

/** Who came by it, one pull away. */
function Came({ channel }: { channel: Channel }) {
  const t = useTexts(channelsTexts);
  const format = useFormat();
  const router = useRouter();
  const address = audienceWith(router, { follow: { channel: [channel.id] } });
  const numbers = (
    <>
      +{format.count(channel.added)} / −{format.count(channel.lost)}
    </>
  );
  return address === null ? (
    <span>{numbers}</span>
  ) : (
    <Link to={address}>
      {numbers}
      <span className="sr"> {t('cameBy', { name: channel.name })}</span>
    </Link>
  );
}

function State({ channel }: { channel: Channel }) {
  const t = useTexts(channelsTexts);
  if (channel.status === 'archived') return <ArchivedBadge />;
  if (channel.problem === null)
    return (
      <Badge tone="ok" icon="done">
        {t('fine')}
      </Badge>
    );
  return (
    <span title={channel.problem}>
      <Badge tone="warn" icon="warning">
        {t('trouble')}
      </Badge>
      <span className="sr">{channel.problem}</span>
    </span>
  );
}

function Actions({
  channel,
  mayWrite,
  onTask,
}: Pick<ChannelTableProps, 'mayWrite' | 'onTask'> & { channel: Channel }) {
  const t = useTexts(channelsTexts);
  const active = channel.status === 'active';
  const task = (kind: ChannelTask['kind']) => () => onTask({ kind, channel });
  return (
    <RowMenu
      label={t('actionsOf', { name: channel.name })}
      actions={[
        active && mayWrite && { label: t('edit'), run: task('edit') },
        active && { label: t('picture'), run: task('picture') },
        active && mayWrite && { label: t('remove'), danger: true, run: task('delete') },
      ]}
    />
  );
}
