/** Who did what to what, when and from where: newest first, never changed. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  addressOf,
  apiPages,
  type DataColumn,
  DataTable,
  EmptyState,
  Icon,
  IconButton,
  ListCard,
  PageHeader,
  useFormat,
  useTexts,
} from '#ui';
import { useActorName } from '../session/actor-name.ts';
import { settingsTexts } from '../settings/texts.ts';
import { useSession } from '../shell/shell-route.ts';
import { type AuditLine, type Names, useActionSentence } from './actions/action-words.ts';
import { auditFilter } from './address.ts';
import { exportAuditRoute, listAuditRoute } from './api.ts';
import styles from './audit.module.css';
import { Filters } from './filters.tsx';
import { LineDetails } from './line-details.tsx';
import { auditRoute } from './route.ts';
import { auditTexts } from './texts.ts';
import { useNames } from './use-names.ts';

export function AuditPage() {
  const t = useTexts(auditTexts);
  const s = useTexts(settingsTexts);
  const search = auditRoute.useSearch();
  const { workspace } = useSession();
  const { names, people } = useNames();
  const filter = auditFilter(search, workspace.timeZone);
  const query = useInfiniteQuery({
    ...apiPages(listAuditRoute, { query: { limit: 50, ...filter } }),
    placeholderData: (before) => before,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <PageHeader
        title={s('audit')}
        facts={query.data && t('count', { count: query.data.pages[0]?.total ?? 0 })}
        actions={
          <Button
            icon={<Icon name="download" size={14} />}
            href={addressOf(exportAuditRoute, { query: filter })}
            download
            title={t('exportHint')}
          >
            {t('export')}
          </Button>
        }
      />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('audit') })}
        filters={<Filters search={search} people={people} names={names} />}
        empty={
          lines.length === 0 && (
            <EmptyState
              icon="eye"
              title={t('none')}
              actions={filtered && <Link to="/settings/audit">{t('clear')}</Link>}
            >
              {t('noneText')}
            </EmptyState>
          )
        }
        newestFirst
        rows={8}
      >
        <Lines lines={lines} names={names} stale={query.isPlaceholderData} />
      </ListCard>
    </>
  );
}

interface LinesProps {
  lines: readonly AuditLine[];
  names: Names;
  stale: boolean;
}

function Lines({ lines, names, stale }: LinesProps) {
  const t = useTexts(auditTexts);
  const s = useTexts(settingsTexts);
  const format = useFormat();
  const sentence = useActionSentence(names);
  const actorName = useActorName();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const columns: DataColumn<AuditLine>[] = [
    {
      key: 'when',
      title: t('when'),
      short: true,
      width: '130px',
      render: (line) => (
        <time dateTime={line.at} title={format.instant(line.at)}>
          {format.moment(line.at)}
        </time>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      width: '180px',
      render: ({ actor }) => (
        <>
          {actor.kind === 'system' ? actorName(actor.name) : actor.name}{' '}
          {actor.kind !== 'staff' && (
            <span className="t3 fs12">{actor.kind === 'key' ? t('key') : t('system')}</span>
          )}
        </>
      ),
    },
    {
      key: 'what',
      title: t('what'),
      card: 'title',
      render: (line) => (
        <button
          type="button"
          className={styles.sentence}
          aria-expanded={open.has(line.id)}
          onClick={() => toggle(line.id)}
        >
          {sentence(line)}
        </button>
      ),
    },
    {
      key: 'from',
      title: t('from'),
      short: true,
      card: 'hidden',
      render: (line) => <span className="t3">{line.ip ?? ''}</span>,
    },
    {
      key: 'open',
      title: t('open'),
      align: 'end',
      card: 'hidden',
      width: '60px',
      render: (line) => (
        <IconButton
          icon={open.has(line.id) ? 'up' : 'down'}
          label={open.has(line.id) ? t('close') : t('open')}
          onClick={() => toggle(line.id)}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={s('audit')}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      stale={stale}
      details={(line) => (open.has(line.id) ? <LineDetails line={line} names={names} /> : null)}
    />
  );
}
