import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { DAY, type Right } from '#kernel';
import { Field, FormDrawer, useTexts, useWrite } from '#ui';
import { mayDo } from '../../session/session.ts';
import { rightTexts } from '../../session/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import { createApiKeyRoute, listApiKeysRoute } from '../api.ts';
import { rightsGroups } from '../rights-groups.ts';
import { rolesTexts } from '../roles/texts.ts';
import shared from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { keysTexts } from './texts.ts';

const ends = { days30: 30, days90: 90, days365: 365, noEnd: null } as const;
type End = keyof typeof ends;

export interface KeyFormProps {
  onClose: () => void;
  /** The key itself, which is known only now. */
  onMade: (secret: string) => void;
}

export function KeyForm({ onClose, onMade }: KeyFormProps) {
  const t = useTexts(keysTexts);
  const s = useTexts(settingsTexts);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Right[]>([]);
  const [end, setEnd] = useState<End>('days365');
  const [tried, setTried] = useState(false);
  const create = useWrite(createApiKeyRoute, {
    invalidates: [listApiKeysRoute],
    onDone: (made) => onMade(made.key),
  });
  const submit = () => {
    setTried(true);
    if (name.trim() === '' || scopes.length === 0) return;
    const days = ends[end];
    create.mutate({
      body: {
        name,
        scopes: [...scopes],
        expiresAt: days === null ? null : new Date(Date.now() + days * DAY).toISOString(),
      },
    });
  };
  const refusedName = create.error?.fieldMessage('name');
  return (
    <FormDrawer
      title={t('add')}
      action={scopes.length === 0 ? t('add') : t('addAction', { count: scopes.length })}
      busy={create.isPending}
      error={refusedName ? null : create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        hint={t('nameHint')}
        complaint={refusedName ?? (tried && name.trim() === '' ? s('required') : undefined)}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('expires')}>
        {(control) => (
          <Select
            {...control}
            style={{ width: '100%' }}
            value={end}
            onChange={setEnd}
            options={(Object.keys(ends) as End[]).map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      <Field
        label={t('scopes')}
        hint={t('scopesHint')}
        complaint={tried && scopes.length === 0 ? t('scopesNeeded') : undefined}
        group
      >
        {() => <ScopeChoice value={scopes} onChange={setScopes} />}
      </Field>
    </FormDrawer>
  );
}

interface ScopeChoiceProps {
  value: readonly Right[];
  onChange: (scopes: readonly Right[]) => void;
}

/** The rights of the maker, in groups; a group can be ticked as a whole. */
function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const groupName = useTexts(rolesTexts);
  const rightName = useTexts(rightTexts);
  const session = useSession();
  const set = (rights: readonly Right[], on: boolean) =>
    onChange(on ? [...new Set([...value, ...rights])] : value.filter((right) => !rights.includes(right)));
  return (
    <div className={shared.form}>
      {rightsGroups.map((group) => {
        const own = group.rights.filter((right) => mayDo(session, right));
        if (own.length === 0) return null;
        const ticked = own.filter((right) => value.includes(right)).length;
        return (
          <div key={group.name} className={shared.checks}>
            <Checkbox
              checked={ticked === own.length}
              indeterminate={ticked > 0 && ticked < own.length}
              onChange={(event) => set(own, event.target.checked)}
            >
              <b>{groupName(group.name)}</b>
            </Checkbox>
            <div className={shared.scopes}>
              {own.map((right) => (
                <Checkbox
                  key={right}
                  checked={value.includes(right)}
                  onChange={(event) => set([right], event.target.checked)}
                >
                  {rightName(right)}
                </Checkbox>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
