/** Where imports begin, and everything that was imported. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import {
  apiPages,
  Badge,
  type DataColumn,
  DataTable,
  EmptyState,
  ListCard,
  PageHeader,
  useFormat,
  useTexts,
} from '#ui';
import { isBusy, isCounts, isLibraryResult, type ListedImport, listImportsRoute } from '../api.ts';
import styles from '../imports.module.css';
import { importsRoute } from '../route.ts';
import { StatusBadge } from '../status-badge.tsx';
import { importsTexts } from '../texts.ts';
import { UploadCard } from './upload-card.tsx';

const WHILE_BUSY = 2_000;

export function ImportsPage() {
  const t = useTexts(importsTexts);
  const query = useInfiniteQuery({
    ...apiPages(listImportsRoute, { query: { limit: 50 } }),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((item) => isBusy(item.status)) ? WHILE_BUSY : false,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useLeadOn(items);
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts')} />
      <div className={styles.stack}>
        <UploadCard />
        <ListCard
          query={query}
          title={t('past')}
          failed={t('listFailed')}
          empty={
            items.length === 0 && (
              <EmptyState icon="upload" title={t('none')}>
                {t('noneText')}
              </EmptyState>
            )
          }
          newestFirst
        >
          <ImportTable items={items} />
        </ListCard>
      </div>
    </>
  );
}

/** From a job to the import it belongs to. */
function useLeadOn(items: readonly ListedImport[]): void {
  const { job } = importsRoute.useSearch();
  const navigate = importsRoute.useNavigate();
  const found = job && items.find((item) => item.job?.id === job)?.id;
  useEffect(() => {
    if (found) void navigate({ to: '/imports/$id', params: { id: found }, search: {}, replace: true });
  }, [found, navigate]);
}

function ImportTable({ items }: { items: readonly ListedImport[] }) {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const columns: DataColumn<ListedImport>[] = [
    {
      key: 'file',
      title: t('file'),
      card: 'title',
      render: (item) => (
        <span className="row g6">
          <Link to="/imports/$id" params={{ id: item.id }} className="ell b" title={item.fileName}>
            {item.fileName}
          </Link>
          <Badge>{t(item.kind)}</Badge>
        </span>
      ),
    },
    {
      key: 'status',
      title: t('status'),
      short: true,
      render: (item) => <StatusBadge status={item.status} />,
    },
    { key: 'result', title: t('result'), render: (item) => <Summary item={item} /> },
    { key: 'who', title: t('who'), short: true, render: (item) => item.by },
    {
      key: 'when',
      title: t('when'),
      short: true,
      align: 'end',
      render: (item) => (
        <time dateTime={item.createdAt} title={format.instant(item.createdAt)} className="t2">
          {format.relative(item.createdAt)}
        </time>
      ),
    },
  ];
  return <DataTable label={t('past')} columns={columns} rows={items} rowKey={(item) => item.id} />;
}

function Summary({ item }: { item: ListedImport }) {
  const t = useTexts(importsTexts);
  const { result } = item;
  if (isLibraryResult(result)) return t('summaryLibrary', { count: result.applied });
  if (!isCounts(result)) return <span className="t3">–</span>;
  return t('summary', { new: result.new, updated: result.updated, refused: result.refused });
}
