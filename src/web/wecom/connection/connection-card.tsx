/** What is connected, secrets only as "set"; change, pause, disconnect. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  Badge,
  Card,
  ConfirmDialog,
  ErrorNote,
  FormDrawer,
  Note,
  useFormat,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { type Connection, endConnectionRoute, setConnectionRoute } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import own from './connection.module.css';
import { ConnectionFields, useSaveConnection } from './connection-fields.tsx';
import { connectionTexts } from './texts.ts';

interface ConnectionCardProps {
  connection: Connection;
  onDisconnected: () => void;
}

const origins = {
  settings: 'fromSettings',
  environment: 'fromEnvironment',
  simulator: 'fromSimulator',
} as const;

export function ConnectionCard({ connection, onDisconnected }: ConnectionCardProps) {
  const t = useTexts(connectionTexts);
  const [open, setOpen] = useState<'change' | 'disconnect' | null>(null);
  const { origin, paused } = connection;
  return (
    <Card
      title={t('connection')}
      actions={
        origin === 'simulator' ? (
          <Link to="/settings/wecom/simulator">{t('openPlay')}</Link>
        ) : (
          origin === 'settings' && (
            <Button size="small" onClick={() => setOpen('change')}>
              {t('change')}
            </Button>
          )
        )
      }
    >
      <div className="col">
        {origin === 'environment' && <Note>{t('environmentNote')}</Note>}
        {paused && <Note tone="warn">{t('pausedNote')}</Note>}
        <ConnectionFacts connection={connection} />
        <div className={own.foot}>
          <PauseButton connection={connection} />
          {origin !== 'environment' && (
            <Button danger onClick={() => setOpen('disconnect')}>
              {t('disconnect')}
            </Button>
          )}
        </div>
      </div>
      {open === 'change' && <ChangeDrawer connection={connection} onClose={() => setOpen(null)} />}
      {open === 'disconnect' && (
        <Disconnect connection={connection} onClose={() => setOpen(null)} onDone={onDisconnected} />
      )}
    </Card>
  );
}

function ConnectionFacts({ connection }: { connection: Connection }) {
  const t = useTexts(connectionTexts);
  const format = useFormat();
  const kept = (has: boolean) =>
    has ? <span className="t2">{t('isSet')}</span> : <Badge tone="warn">{t('notSet')}</Badge>;
  return (
    <dl className={styles.facts}>
      <dt>{t('corpId')}</dt>
      <dd>
        <code>{connection.corpId}</code>
      </dd>
      <dt>{t('agentId')}</dt>
      <dd>
        <code>{connection.agentId}</code>
      </dd>
      <dt>{t('secret')}</dt>
      <dd>{kept(connection.hasSecret)}</dd>
      <dt>{t('callbackKeys')}</dt>
      <dd>{kept(connection.hasCallback)}</dd>
      <dt>{t('base')}</dt>
      <dd>
        <code>{connection.base}</code>
      </dd>
      <dt>{t('origin')}</dt>
      <dd>{connection.origin && t(origins[connection.origin])}</dd>
      <dt>{t('changedAt')}</dt>
      <dd>
        {connection.changedAt && (
          <time dateTime={connection.changedAt} title={format.instant(connection.changedAt)}>
            {format.moment(connection.changedAt)}
          </time>
        )}
      </dd>
    </dl>
  );
}

function PauseButton({ connection: { corpId, agentId, paused } }: { connection: Connection }) {
  const t = useTexts(connectionTexts);
  const toast = useToast();
  const pause = useWrite(setConnectionRoute, {
    invalidates: 'everything',
    onDone: (now) => toast({ text: t(now.paused ? 'pausedNow' : 'resumedNow') }),
  });
  return (
    <>
      <Button
        loading={pause.isPending}
        onClick={() =>
          pause.mutate({ body: { corpId: corpId ?? '', agentId: agentId ?? '', paused: !paused } })
        }
      >
        {t(paused ? 'resume' : 'pause')}
      </Button>
      <ErrorNote error={pause.error} />
    </>
  );
}

function ChangeDrawer({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const t = useTexts(connectionTexts);
  const toast = useToast();
  const [fields, setFields] = useState({
    corpId: connection.corpId ?? '',
    agentId: connection.agentId ?? '',
    secret: '',
  });
  const saving = useSaveConnection({
    fields,
    first: false,
    onSaved: () => {
      toast({ text: t('saved') });
      onClose();
    },
  });
  return (
    <>
      <FormDrawer
        title={t('change')}
        action={t('change')}
        busy={saving.busy}
        error={saving.error}
        onSubmit={saving.save}
        onClose={onClose}
      >
        <ConnectionFields
          fields={fields}
          onChange={setFields}
          complaints={saving.complaints}
          secretKept={connection.hasSecret}
        />
      </FormDrawer>
      {saving.question}
    </>
  );
}

interface DisconnectProps {
  connection: Connection;
  onClose: () => void;
  onDone: () => void;
}

function Disconnect({ connection: { corpId, origin }, onClose, onDone }: DisconnectProps) {
  const t = useTexts(connectionTexts);
  const w = useTexts(wecomTexts);
  const toast = useToast();
  const end = useWrite(endConnectionRoute, {
    invalidates: 'everything',
    onDone: () => {
      toast({ text: t('disconnected') });
      onDone();
    },
  });
  const simulated = origin === 'simulator';
  return (
    <ConfirmDialog
      title={t('disconnectTitle', { corp: simulated ? w('simulated') : (corpId ?? '') })}
      action={t('disconnect')}
      danger
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({})}
      onClose={onClose}
    >
      <p>{t('disconnectStops')}</p>
      <p>{t('disconnectGoes')}</p>
      <p>{t('disconnectStays')}</p>
      {simulated && <p>{t('disconnectSimulated')}</p>}
    </ConfirmDialog>
  );
}
