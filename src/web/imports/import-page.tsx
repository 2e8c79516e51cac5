/** One import from its upload to its result. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, ConfigProvider } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { MappedKind } from '#features/imports/core';
import {
  apiQuery,
  Badge,
  Card,
  ConfirmDialog,
  ErrorState,
  Facts,
  Icon,
  keyOf,
  Note,
  PageHeader,
  PageLoading,
  useFormat,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { deleteImportFileRoute, getImportRoute, type ImportItem, isBusy, type Mapping } from './api.ts';
import styles from './imports.module.css';
import { MappingEditor } from './mapping/mapping-editor.tsx';
import { MappingRecord } from './mapping/mapping-record.tsx';
import { useMapping } from './mapping/use-mapping.ts';
import { importRoute } from './route.ts';
import { ProgressCard } from './run/progress-card.tsx';
import { ResultCard } from './run/result-card.tsx';
import { TryCard } from './run/try-card.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Steps } from './steps.tsx';
import { importsTexts } from './texts.ts';

const WHILE_BUSY = 1_000;

export function ImportPage() {
  const t = useTexts(importsTexts);
  const { id } = importRoute.useParams();
  const query = useQuery({
    ...apiQuery(getImportRoute, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.status) ? WHILE_BUSY : false),
  });
  useTellOthers(query.data);
  if (query.error && !query.data)
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState
          error={query.error}
          what={t('pageFailed')}
          onRetry={() => void query.refetch()}
          actions={<Link to="/imports">{t('all')}</Link>}
        />
      </>
    );
  if (!query.data) return <PageLoading />;
  const item = query.data;
  return (
    <>
      <Head item={item} />
      <Steps item={item} />
      <Body item={item} />
    </>
  );
}

/** When a run ended, numbers on every other page are old. */
function useTellOthers(item: ImportItem | undefined): void {
  const client = useQueryClient();
  const before = useRef(item?.status);
  useEffect(() => {
    const was = before.current;
    before.current = item?.status;
    if (was !== 'running' && was !== 'undoing') return;
    if (item && !isBusy(item.status)) void client.invalidateQueries();
  }, [client, item]);
}

function Head({ item }: { item: ImportItem }) {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { detected } = item;
  return (
    <PageHeader
      title={item.fileName}
      heading={
        <span className="row g6">
          <Icon name="file" size={20} />
          <span style={{ overflowWrap: 'anywhere' }}>{item.fileName}</span>
        </span>
      }
      badges={
        <>
          <Badge>{t(item.kind)}</Badge>
          <StatusBadge status={item.status} />
        </>
      }
      facts={
        <Facts>
          {format.bytes(detected.bytes)}
          {detected.rows !== null && t('rows', { count: detected.rows })}
          {t('uploadedBy', { name: item.by })}
          {format.relative(item.createdAt)}
          {item.fileRemoved && t('fileGone')}
        </Facts>
      }
      actions={
        <>
          <Link to="/imports">{t('all')}</Link>
          {!item.fileRemoved && !isBusy(item.status) && <RemoveFile item={item} />}
        </>
      }
    />
  );
}

function RemoveFile({ item }: { item: ImportItem }) {
  const t = useTexts(importsTexts);
  const toast = useToast();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useWrite(deleteImportFileRoute, {
    onDone: (now) => {
      client.setQueryData(keyOf(getImportRoute, { params: { id: item.id } }), now);
      toast({ text: t('removed') });
      setAsking(false);
    },
  });
  return (
    <>
      <Button icon={<Icon name="bin" size={14} />} onClick={() => setAsking(true)}>
        {t('removeFile')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('removeFile')}
          action={t('removeFile')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params: { id: item.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t('removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Body({ item }: { item: ImportItem }) {
  const t = useTexts(importsTexts);
  const { status, kind, mapping } = item;
  if (status === 'running' || status === 'undoing') return <ProgressCard item={item} wide />;
  const ended = status === 'done' || status === 'failed' || status === 'cancelled' || status === 'undone';
  const open = !item.fileRemoved && status !== 'done' && status !== 'undone';
  return (
    <div className={styles.stack}>
      {ended && <ResultCard item={item} />}
      {ended && kind !== 'library' && mapping && <MappingRecord item={item} mapping={mapping} />}
      {item.fileRemoved && !ended && (
        <Card>
          <Note tone="warn">{t('fileGone')}</Note>
        </Card>
      )}
      {open && !ended && (kind === 'library' || mapping === null) && <TryCard item={item} draft={null} />}
      {open && !ended && kind !== 'library' && mapping && <Editing item={item} kind={kind} saved={mapping} />}
    </div>
  );
}

interface EditingProps {
  item: ImportItem;
  kind: MappedKind;
  saved: Mapping;
}

/** Columns at the left, what would come of them at the right. */
function Editing({ item, kind, saved }: EditingProps) {
  const draft = useMapping(item, saved);
  return (
    <div className={styles.columns}>
      {/* What is being tried must not change under it. */}
      <ConfigProvider componentDisabled={item.status === 'checking'}>
        <MappingEditor item={item} kind={kind} draft={draft} />
      </ConfigProvider>
      <div className={styles.side}>
        <TryCard item={item} draft={draft} />
      </div>
    </div>
  );
}
