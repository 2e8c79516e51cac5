/** Where WeCom calls us: address to copy, and a pair of keys that is shown only while it is made. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Badge, Card, Field, FormDrawer, Icon, Note, useTexts, useWrite } from '#ui';
import { CopyText } from '../../settings/copy-text.tsx';
import { type Connection, setConnectionRoute } from '../api.ts';
import styles from '../wecom.module.css';
import { isAesKey, isToken, newCallbackKeys } from './callback-keys.ts';
import { connectionTexts } from './texts.ts';

export function CallbackCard({ connection }: { connection: Connection }) {
  const t = useTexts(connectionTexts);
  const [open, setOpen] = useState(false);
  const { hasCallback, origin, callbackUrl } = connection;
  return (
    <Card title={t('callback')} sub={t('callbackText')}>
      <div className="col">
        {origin === 'simulator' && <Note>{t('callbackSimulated')}</Note>}
        <Field label={t('callbackUrl')} group>
          {() => <CopyText label={t('callbackUrl')} text={callbackUrl} />}
        </Field>
        <dl className={styles.facts}>
          <dt>{t('callbackKeys')}</dt>
          <dd className="row wrap">
            {hasCallback ? (
              <span className="t2">{t('isSet')}</span>
            ) : (
              <Badge tone="warn">{t('notSet')}</Badge>
            )}
            {origin === 'settings' && (
              <Button size="small" onClick={() => setOpen(true)}>
                {t(hasCallback ? 'renewKeys' : 'makeKeys')}
              </Button>
            )}
          </dd>
        </dl>
      </div>
      {open && <KeysDrawer connection={connection} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function KeysDrawer({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const t = useTexts(connectionTexts);
  const [keys, setKeys] = useState(newCallbackKeys);
  const [renews] = useState(connection.hasCallback);
  const save = useWrite(setConnectionRoute, { invalidates: 'everything' });
  const { corpId, agentId } = connection;
  const right = isToken(keys.token) && isAesKey(keys.aesKey);
  const submit = () => {
    if (save.isSuccess) onClose();
    else if (right)
      save.mutate({
        body: {
          corpId: corpId ?? '',
          agentId: agentId ?? '',
          callbackToken: keys.token,
          callbackAesKey: keys.aesKey,
        },
      });
  };
  return (
    <FormDrawer
      title={t('keysTitle')}
      action={t(save.isSuccess ? 'keysDone' : 'keysSave')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {save.isSuccess ? (
        <>
          <Note tone="ok" live>
            {t('keysSaved')}
          </Note>
          <Field label={t('callbackUrl')} group>
            {() => <CopyText label={t('callbackUrl')} text={connection.callbackUrl} />}
          </Field>
          <Field label={t('token')} group>
            {() => <CopyText label={t('token')} text={keys.token} />}
          </Field>
          <Field label={t('aesKey')} group>
            {() => <CopyText label={t('aesKey')} text={keys.aesKey} />}
          </Field>
        </>
      ) : (
        <>
          <p className="t2">{t('keysText')}</p>
          {renews && <Note tone="warn">{t('keysRenewText')}</Note>}
          <Field label={t('token')} complaint={isToken(keys.token) ? undefined : t('tokenWrong')}>
            {(control) => (
              <Input
                {...control}
                maxLength={32}
                value={keys.token}
                onChange={(event) => setKeys({ ...keys, token: event.target.value.trim() })}
              />
            )}
          </Field>
          <Field label={t('aesKey')} complaint={isAesKey(keys.aesKey) ? undefined : t('aesKeyWrong')}>
            {(control) => (
              <Input
                {...control}
                maxLength={43}
                value={keys.aesKey}
                onChange={(event) => setKeys({ ...keys, aesKey: event.target.value.trim() })}
              />
            )}
          </Field>
          <div className="row">
            <Button icon={<Icon name="refresh" size={14} />} onClick={() => setKeys(newCallbackKeys())}>
              {t('makeKeys')}
            </Button>
          </div>
        </>
      )}
    </FormDrawer>
  );
}
