/** Websites and mini-programs that tell what visitors look at, with the script for their pages. */
import { Button } from 'antd';
import { useState } from 'react';
import {
  AddButton,
  Badge,
  ConfirmDialog,
  type DataColumn,
  DataTable,
  Dialog,
  EmptyState,
  ListCard,
  Note,
  PageHeader,
  RowMenu,
  useApi,
  useFormat,
  useTexts,
  useWrite,
} from '#ui';
import { CopyText } from '../settings/copy-text.tsx';
import dialog from '../settings/dialog.module.css';
import { settingsTexts } from '../settings/texts.ts';
import { deleteSiteRoute, listSitesRoute, type MadeSite, renewSecretRoute, type Site } from './api.ts';
import { SiteForm } from './site-form.tsx';
import { sitesTexts } from './texts.ts';

type Task =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'renew' | 'end'; readonly site: Site }
  | { readonly kind: 'script'; readonly site: Site; readonly secret: string | null };

export function SitesPage() {
  const t = useTexts(sitesTexts);
  const s = useTexts(settingsTexts);
  const [task, setTask] = useState<Task | null>(null);
  const query = useApi(listSitesRoute, { query: {} });
  const sites = query.data?.items ?? [];
  const made = ({ secret, ...site }: MadeSite) => setTask({ kind: 'script', site, secret });
  const add = <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>;
  return (
    <>
      <PageHeader title={s('sites')} facts={t('facts')} actions={sites.length > 0 && add} />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('sites') })}
        empty={
          sites.length === 0 && (
            <EmptyState icon="screen" title={t('none')} actions={add}>
              {t('noneText')}
            </EmptyState>
          )
        }
        rows={3}
      >
        <SiteTable sites={sites} onTask={setTask} />
      </ListCard>
      <TaskOf task={task} onMade={made} onClose={() => setTask(null)} />
    </>
  );
}

function TaskOf(props: { task: Task | null; onMade: (site: MadeSite) => void; onClose: () => void }) {
  const { task, onMade, onClose } = props;
  switch (task?.kind) {
    case undefined:
      return null;
    case 'add':
      return <SiteForm onMade={onMade} onClose={onClose} />;
    case 'edit':
      return <SiteForm site={task.site} onMade={onMade} onClose={onClose} />;
    case 'script':
      return <ScriptDialog site={task.site} secret={task.secret} onClose={onClose} />;
    case 'renew':
      return <RenewDialog site={task.site} onMade={onMade} onClose={onClose} />;
    case 'end':
      return <EndDialog site={task.site} onClose={onClose} />;
  }
}

function SiteTable({ sites, onTask }: { sites: readonly Site[]; onTask: (task: Task) => void }) {
  const t = useTexts(sitesTexts);
  const s = useTexts(settingsTexts);
  const format = useFormat();
  const columns: DataColumn<Site>[] = [
    { key: 'name', title: t('name'), card: 'title', render: (site) => <b>{site.name}</b> },
    {
      key: 'origins',
      title: t('origins'),
      render: (site) => (site.origins.length > 0 ? format.list(site.origins) : t('noOrigin')),
    },
    {
      key: 'consent',
      title: t('consent'),
      short: true,
      render: (site) =>
        site.asksConsent ? (
          <Badge tone="ok" icon="done">
            {t('asked')}
          </Badge>
        ) : (
          <Badge>{t('notAsked')}</Badge>
        ),
    },
    {
      key: 'seen',
      title: t('seen'),
      short: true,
      render: (site) =>
        site.lastSeenAt ? format.relative(site.lastSeenAt) : <span className="t3">{s('never')}</span>,
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (site) => (
        <span className="row g6">
          <span className="sp" />
          <Button size="small" onClick={() => onTask({ kind: 'script', site, secret: null })}>
            {t('snippet')}
            <span className="sr"> {site.name}</span>
          </Button>
          <Actions site={site} onTask={onTask} />
        </span>
      ),
    },
  ];
  return <DataTable label={s('sites')} columns={columns} rows={sites} rowKey={(site) => site.id} />;
}

function Actions({ site, onTask }: { site: Site; onTask: (task: Task) => void }) {
  const t = useTexts(sitesTexts);
  return (
    <RowMenu
      label={`${t('actions')} ${site.name}`}
      width={150}
      actions={(['edit', 'renew', 'end'] as const).map((kind) => ({
        label: t(kind),
        danger: kind === 'end',
        run: () => onTask({ kind, site }),
      }))}
    />
  );
}

function ScriptDialog({ site, secret, onClose }: { site: Site; secret: string | null; onClose: () => void }) {
  const t = useTexts(sitesTexts);
  const title = t('snippetOf', { name: site.name });
  return (
    <Dialog label={title} onClose={onClose} width={560}>
      <div className={dialog.box}>
        <h2>{title}</h2>
        <p className="t2">{t('snippetText')}</p>
        <CopyText
          label={t('code')}
          text={`<script async src="${location.origin}/baizigui-1.js" data-key="${site.key}"></script>`}
        />
        {secret && (
          <>
            <p className="t2">{t('secretText')}</p>
            <CopyText label={t('secret')} text={secret} />
            <Note tone="warn">{t('once')}</Note>
          </>
        )}
        <div className={dialog.actions}>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface RenewDialogProps {
  site: Site;
  onMade: (site: MadeSite) => void;
  onClose: () => void;
}

function RenewDialog({ site, onMade, onClose }: RenewDialogProps) {
  const t = useTexts(sitesTexts);
  const renew = useWrite(renewSecretRoute, { onDone: onMade });
  const title = t('renewOf', { name: site.name });
  return (
    <ConfirmDialog
      title={title}
      action={title}
      danger
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() => renew.mutate({ params: { id: site.id } })}
      onClose={onClose}
    >
      <p>{t('renewText')}</p>
    </ConfirmDialog>
  );
}

function EndDialog({ site, onClose }: { site: Site; onClose: () => void }) {
  const t = useTexts(sitesTexts);
  const end = useWrite(deleteSiteRoute, { invalidates: [listSitesRoute], onDone: onClose });
  const title = t('endOf', { name: site.name });
  return (
    <ConfirmDialog
      title={title}
      action={title}
      danger
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ params: { id: site.id } })}
      onClose={onClose}
    >
      <p>{t('endText')}</p>
    </ConfirmDialog>
  );
}
