/** What a rule did: when, because of what, by which version, and how many tags. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import {
  apiPages,
  Badge,
  type DataColumn,
  DataTable,
  EmptyState,
  type Format,
  type IconName,
  ListCard,
  type Translate,
  useFormat,
  useTexts,
} from '#ui';
import { type Rule, type Run, runsRoute } from '../api.ts';
import { RevertDialog } from './revert-dialog.tsx';
import { type RunGroup, runGroups } from './run-groups.ts';
import { historyTexts } from './texts.ts';

/** Rules act by themselves. */
const LOOK_AGAIN_MS = 10_000;

/** A pass over everybody is as many runs as it had steps: so many lines should be whole before somebody asks for more. */
const FIRST_LINES = 5;
const MOST_PAGES = 10;

const icons = { live: 'pulse', due: 'clock', pass: 'people' } as const satisfies Record<
  Run['kind'],
  IconName
>;

export interface RunsProps {
  rule: Rule;
  /** This person may take back what it did. */
  mayRevert: boolean;
}

export function Runs({ rule, mayRevert }: RunsProps) {
  const { id } = rule;
  const [reverting, setReverting] = useState<RunGroup | null>(null);
  const t = useTexts(historyTexts);
  const query = useInfiniteQuery({
    ...apiPages(runsRoute, { params: { id }, query: { limit: 500 } }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const pages = query.data?.pages.length ?? 0;
  const groups = runGroups(query.data?.pages.flatMap((page) => page.items) ?? []);
  // The last line goes on behind the page: its numbers and taking it back would be those of a part of it.
  const whole = hasNextPage ? groups.slice(0, -1) : groups;
  const goOn = hasNextPage && !isFetching && whole.length < FIRST_LINES && pages < MOST_PAGES;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const columns = useColumns(mayRevert ? setReverting : null, whole);
  return (
    <>
      <ListCard
        query={query}
        title={t('runs')}
        sub={t('runsSub')}
        failed={t('runsFailed')}
        empty={
          groups.length === 0 && (
            <EmptyState icon="pulse" title={t('noRuns')}>
              {t('noRunsText')}
            </EmptyState>
          )
        }
        newestFirst
        rows={4}
      >
        <DataTable label={t('runs')} columns={columns} rows={groups} rowKey={(group) => group.key} />
      </ListCard>
      {reverting && <RevertDialog rule={rule} from={reverting} onClose={() => setReverting(null)} />}
    </>
  );
}

function useColumns(
  onRevert: ((group: RunGroup) => void) | null,
  whole: readonly RunGroup[],
): readonly DataColumn<RunGroup>[] {
  const t = useTexts(historyTexts);
  const format = useFormat();
  return [
    {
      key: 'when',
      title: t('when'),
      card: 'title',
      render: ({ at }) => (
        <time dateTime={at} title={format.instant(at)}>
          {format.moment(at)}
        </time>
      ),
    },
    {
      key: 'why',
      title: t('why'),
      render: ({ kind, reverted }) => (
        <span className="row g6">
          <Badge icon={icons[kind]}>{t(kind)}</Badge>
          {reverted && <Badge tone="warn">{t('reverted')}</Badge>}
        </span>
      ),
    },
    { key: 'version', title: t('version'), short: true, render: ({ version }) => `v${version}` },
    {
      key: 'added',
      title: t('added'),
      align: 'end',
      short: true,
      render: ({ added }) => <b className={added > 0 ? 'ok' : 't3'}>{format.change(added)}</b>,
    },
    {
      key: 'removed',
      title: t('removed'),
      align: 'end',
      short: true,
      render: ({ removed }) => <b className={removed > 0 ? undefined : 't3'}>{format.change(-removed)}</b>,
    },
    {
      key: 'refused',
      title: t('refused'),
      align: 'end',
      short: true,
      render: ({ refused }) => (
        <span className={refused > 0 ? 'warn' : 't3'}>{refused > 0 ? format.count(refused) : '–'}</span>
      ),
    },
    ...(onRevert ? [revertColumn(t, format, onRevert, whole)] : []),
  ];
}

const revertColumn = (
  t: Translate<typeof historyTexts.rows>,
  format: Format,
  onRevert: (group: RunGroup) => void,
  whole: readonly RunGroup[],
): DataColumn<RunGroup> => ({
  key: 'actions',
  title: t('actions'),
  align: 'end',
  short: true,
  card: 'plain',
  render: (group) =>
    whole.includes(group) &&
    !group.reverted &&
    group.added + group.removed > 0 && (
      <Button
        size="small"
        aria-label={t('revertOf', { when: format.moment(group.at) })}
        onClick={() => onRevert(group)}
      >
        {t('revert')}
      </Button>
    ),
});
