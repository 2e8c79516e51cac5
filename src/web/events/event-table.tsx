/** Events as rows: when, who, what, by whom. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type DataColumn, DataTable, Icon, IconButton, useFormat, useTexts } from '#ui';
import { useLineWords } from '../customers/timeline/words.tsx';
import type { EventItem } from './api.ts';
import styles from './events.module.css';
import { OpenedEvent } from './opened-event.tsx';
import type { EventSearch } from './search.ts';
import { eventsTexts } from './texts.ts';

export interface EventTableProps {
  rows: readonly EventItem[];
  search: EventSearch;
  stale: boolean;
}

const NO_ATTRIBUTES: readonly never[] = [];

export function EventTable({ rows, search, stale }: EventTableProps) {
  const t = useTexts(eventsTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const words = useLineWords(NO_ATTRIBUTES);
  const { open, rule: _, ...filter } = search;
  const toggle = ({ position }: EventItem) =>
    void navigate({
      to: '/events',
      search: position === open ? filter : { ...filter, open: position },
      replace: true,
      resetScroll: false,
    });
  const columns: DataColumn<EventItem>[] = [
    {
      key: 'when',
      title: t('when'),
      short: true,
      width: '120px',
      render: ({ at }) => (
        <time dateTime={at} title={format.instant(at)}>
          {format.moment(at)}
        </time>
      ),
    },
    {
      key: 'customer',
      title: t('customer'),
      width: '160px',
      render: (row) => (
        <Link to="/customers/$id" params={{ id: row.customer }}>
          {row.customerName || t('unnamed')}
        </Link>
      ),
    },
    {
      key: 'what',
      title: t('what'),
      card: 'title',
      render: (row) => {
        // The timeline tells orders by their own fields.
        const data = { ...row.properties, properties: row.properties };
        const { icon, text } = words({ ...row, by: null, data, tags: [] });
        return (
          <button
            type="button"
            className={styles.sentence}
            aria-expanded={row.position === open}
            onClick={() => toggle(row)}
          >
            <Icon name={icon} size={14} />
            <span>{text}</span>
          </button>
        );
      },
    },
    { key: 'staff', title: t('staff'), short: true, render: (row) => row.staff?.name ?? '' },
    {
      key: 'open',
      title: t('more'),
      align: 'end',
      card: 'hidden',
      width: '60px',
      render: (row) => (
        <IconButton
          icon={row.position === open ? 'up' : 'down'}
          label={t(row.position === open ? 'close' : 'more')}
          onClick={() => toggle(row)}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.position)}
      stale={stale}
      details={(row) => (row.position === open ? <OpenedEvent event={row} search={search} /> : null)}
    />
  );
}
