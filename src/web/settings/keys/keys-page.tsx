/** Keys of programs: what each may do, until when, and when it was used last. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  AddButton,
  apiPages,
  Badge,
  ConfirmDialog,
  type DataColumn,
  DataTable,
  Dialog,
  EmptyState,
  ListCard,
  Note,
  PageHeader,
  useFormat,
  useHoverCard,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { useActorName } from '../../session/actor-name.ts';
import { rightTexts } from '../../session/texts.ts';
import { type ApiKey, listApiKeysRoute, revokeApiKeyRoute } from '../api.ts';
import { CopyText } from '../copy-text.tsx';
import dialog from '../dialog.module.css';
import shared from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { KeyForm } from './key-form.tsx';
import { keysTexts } from './texts.ts';

type Task =
  | { readonly kind: 'add' }
  | { readonly kind: 'made'; readonly secret: string }
  | { readonly kind: 'revoke'; readonly key: ApiKey };

export function KeysPage() {
  const t = useTexts(keysTexts);
  const s = useTexts(settingsTexts);
  const [task, setTask] = useState<Task | null>(null);
  const query = useInfiniteQuery(apiPages(listApiKeysRoute, { query: { limit: 100 } }));
  const keys = query.data?.pages.flatMap((page) => page.items) ?? [];
  const add = <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>;
  return (
    <>
      <PageHeader
        title={s('keys')}
        facts={t('facts')}
        actions={
          <>
            <a href="/api/docs" target="_blank" rel="noreferrer">
              {t('docs')}
            </a>
            {keys.length > 0 && add}
          </>
        }
      />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('keys') })}
        empty={
          keys.length === 0 && (
            <EmptyState icon="link" title={t('none')} actions={add}>
              {t('noneText')}
            </EmptyState>
          )
        }
        rows={4}
      >
        <KeyTable keys={keys} onRevoke={(key) => setTask({ kind: 'revoke', key })} />
      </ListCard>
      {task?.kind === 'add' && (
        <KeyForm onClose={() => setTask(null)} onMade={(secret) => setTask({ kind: 'made', secret })} />
      )}
      {task?.kind === 'made' && <MadeKey secret={task.secret} onClose={() => setTask(null)} />}
      {task?.kind === 'revoke' && <RevokeKey apiKey={task.key} onClose={() => setTask(null)} />}
    </>
  );
}

function KeyTable({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const t = useTexts(keysTexts);
  const s = useTexts(settingsTexts);
  const format = useFormat();
  const actorName = useActorName();
  const isOver = (key: ApiKey) => key.expiresAt !== null && new Date(key.expiresAt) <= format.now;
  const columns: DataColumn<ApiKey>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: (key) => (
        <span className="row g6">
          <b className="ell">{key.name}</b>
          {key.revokedAt ? (
            <Badge tone="bad">{t('revoked')}</Badge>
          ) : (
            isOver(key) && <Badge tone="warn">{t('expired')}</Badge>
          )}
        </span>
      ),
    },
    { key: 'key', title: t('key'), short: true, render: (key) => <code>{key.hint}</code> },
    { key: 'scopes', title: t('scopes'), short: true, render: (key) => <Scopes apiKey={key} /> },
    {
      key: 'by',
      title: t('by'),
      render: (key) => (
        <>
          {actorName(key.createdBy)} <span className="t3 nw">{format.moment(key.createdAt)}</span>
        </>
      ),
    },
    {
      key: 'expires',
      title: t('expires'),
      short: true,
      render: (key) =>
        key.expiresAt ? format.date(key.expiresAt) : <span className="t3">{t('noEnd')}</span>,
    },
    {
      key: 'lastUsed',
      title: t('lastUsed'),
      short: true,
      render: (key) =>
        key.lastUsedAt ? format.relative(key.lastUsedAt) : <span className="t3">{s('never')}</span>,
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (key) =>
        key.revokedAt ? null : (
          <Button size="small" danger onClick={() => onRevoke(key)}>
            {t('revoke')}
          </Button>
        ),
    },
  ];
  return <DataTable label={s('keys')} columns={columns} rows={keys} rowKey={(key) => key.id} />;
}

/** How many rights, and which, on pointing at it. */
function Scopes({ apiKey }: { apiKey: ApiKey }) {
  const t = useTexts(keysTexts);
  const rightName = useTexts(rightTexts);
  const format = useFormat();
  const card = useHoverCard(() => format.list(apiKey.scopes.map((right) => rightName(right))));
  return (
    <>
      <button
        type="button"
        className={shared.link}
        {...card.props}
        onClick={(event) => card.showNow(event.currentTarget)}
      >
        {t('scopeCount', { count: apiKey.scopes.length })}
      </button>
      {card.card}
    </>
  );
}

function MadeKey({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTexts(keysTexts);
  return (
    <Dialog label={t('madeTitle')} onClose={onClose} width={560}>
      <div className={dialog.box}>
        <h2>{t('madeTitle')}</h2>
        <p className="t2">{t('madeText')}</p>
        <CopyText label={t('key')} text={secret} />
        <Note tone="warn">{t('madeOnce')}</Note>
        <div className={dialog.actions}>
          <Button onClick={onClose}>{t('keptIt')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTexts(keysTexts);
  const format = useFormat();
  const toast = useToast();
  const revoke = useWrite(revokeApiKeyRoute, {
    invalidates: [listApiKeysRoute],
    onDone: () => {
      toast({ text: t('revokedToast', { name: apiKey.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('revokeOf', { name: apiKey.name })}
      action={t('revokeOf', { name: apiKey.name })}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ params: { id: apiKey.id } })}
      onClose={onClose}
    >
      <p>
        {t('revokeText')}{' '}
        {apiKey.lastUsedAt ? t('usedLast', { when: format.relative(apiKey.lastUsedAt) }) : t('neverUsed')}
      </p>
    </ConfirmDialog>
  );
}
