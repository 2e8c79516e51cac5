/** Not connected: enter one's own corp, or try a simulated one. */
import { Button } from 'antd';
import { useState } from 'react';
import { Card, ErrorNote, Icon, useTexts, useToast, useWrite } from '#ui';
import { startSimulationRoute } from '../api.ts';
import styles from '../wecom.module.css';
import own from './connection.module.css';
import { ConnectionFields, noFields, useSaveConnection } from './connection-fields.tsx';
import { connectionTexts } from './texts.ts';
import { WhereToFind } from './where-to-find.tsx';

export function Start({ onConnected }: { onConnected: () => void }) {
  return (
    <div className={styles.main}>
      <div className={styles.stack}>
        <OwnCompany onConnected={onConnected} />
        <Simulated onConnected={onConnected} />
      </div>
      <WhereToFind />
    </div>
  );
}

function OwnCompany({ onConnected }: { onConnected: () => void }) {
  const t = useTexts(connectionTexts);
  const [fields, setFields] = useState(noFields);
  const saving = useSaveConnection({ fields, first: true, onSaved: onConnected });
  return (
    <Card title={t('ownTitle')} sub={t('ownText')}>
      <form
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          saving.save();
        }}
      >
        <ConnectionFields fields={fields} onChange={setFields} complaints={saving.complaints} />
        <ErrorNote error={saving.error} />
        <div className="row">
          <Button type="primary" htmlType="submit" loading={saving.busy}>
            {t('connect')}
          </Button>
        </div>
      </form>
      {saving.question}
    </Card>
  );
}

function Simulated({ onConnected }: { onConnected: () => void }) {
  const t = useTexts(connectionTexts);
  const toast = useToast();
  const start = useWrite(startSimulationRoute, {
    invalidates: 'everything',
    onDone: () => {
      onConnected();
      toast({ text: t('tried') });
    },
  });
  return (
    <Card title={t('tryTitle')}>
      <div className="col">
        <p className="t2">{t('tryText')}</p>
        <ul className={own.promises}>
          {(['tryPeople', 'tryBoth', 'tryLeave'] as const).map((promise) => (
            <li key={promise}>
              <Icon name="check" size={14} />
              {t(promise)}
            </li>
          ))}
        </ul>
        <ErrorNote error={start.error} />
        <div className="row">
          <Button
            icon={<Icon name="play" size={14} />}
            loading={start.isPending}
            onClick={() => start.mutate({})}
          >
            {t('tryIt')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
