/** The own account: name, looks, language, password. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { PASSWORD_MAX, PASSWORD_MIN } from '#features/staff/core';
import { Card, ErrorNote, Field, PageHeader, useFormat, useTexts, useToast, useWrite } from '#ui';
import { changeSessionRoute, rolesOf, sessionQuery } from '../../session/session.ts';
import { roleTexts } from '../../session/texts.ts';
import { LanguageSegments, ThemeSegments } from '../../shell/person-panel.tsx';
import { useSession } from '../../shell/shell-route.ts';
import shared from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { accountTexts } from './texts.ts';

export function AccountPage() {
  const t = useTexts(accountTexts);
  const s = useTexts(settingsTexts);
  return (
    <>
      <PageHeader title={s('account')} />
      <div className={shared.narrow}>
        <Who />
        <Card title={t('looks')}>
          <div className={shared.form}>
            <Field label={t('theme')} hint={t('themeHint')} group>
              {() => <ThemeSegments />}
            </Field>
            <Field label={t('language')} hint={t('languageHint')} group>
              {() => <LanguageSegments />}
            </Field>
          </div>
        </Card>
        <Readers />
        <Password />
      </div>
    </>
  );
}

function Who() {
  const t = useTexts(accountTexts);
  const s = useTexts(settingsTexts);
  const roleName = useTexts(roleTexts);
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const router = useRouter();
  const session = useSession();
  const { user } = session;
  const [name, setName] = useState(user.name);
  const change = useWrite(changeSessionRoute, {
    onDone: (now) => {
      client.setQueryData(sessionQuery.queryKey, now);
      toast({ text: t('nameSaved') });
      void router.invalidate();
    },
  });
  const empty = name.trim() === '';
  const dirty = name !== user.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dirty && !empty) change.mutate({ body: { name } });
  };
  return (
    <Card title={t('who')}>
      <form className={shared.form} onSubmit={submit}>
        <Field
          label={t('name')}
          complaint={change.error?.fieldMessage('name') ?? (empty ? s('required') : undefined)}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={64}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('email')} hint={t('emailHint')}>
          {(control) => <Input {...control} readOnly value={user.email ?? ''} />}
        </Field>
        <Field label={t('roles')} group>
          {() => format.list(rolesOf(session).map((role) => roleName(role)))}
        </Field>
        {change.error?.details.length === 0 && <ErrorNote error={change.error} />}
        <div className={shared.saveBar}>
          <Button type="primary" htmlType="submit" disabled={!dirty || empty} loading={change.isPending}>
            {t('saveName')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const INTERVALS = [10, 60, 240, 1440] as const;
const OFF = 0;

/** Whether and how often WeCom tells who reads. */
function Readers() {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const client = useQueryClient();
  const session = useSession();
  const chosen = session.readerNoticeMinutes ?? OFF;
  const change = useWrite(changeSessionRoute, {
    onDone: (now) => {
      client.setQueryData(sessionQuery.queryKey, now);
      toast({ text: t('readersSaved') });
    },
  });
  const known = INTERVALS.map((n) => ({ value: n as number, label: t(`readers${n}`) }));
  const other =
    chosen === OFF || known.some((one) => one.value === chosen)
      ? []
      : [{ value: chosen, label: t('readersOther', { n: String(chosen) }) }];
  return (
    <Card title={t('readers')} sub={t('readersText')}>
      <Field label={t('readersHow')}>
        {(control) => (
          <Select
            {...control}
            style={{ width: 220 }}
            value={chosen}
            loading={change.isPending}
            options={[{ value: OFF, label: t('readersOff') }, ...known, ...other]}
            onChange={(n) => change.mutate({ body: { readerNoticeMinutes: n === OFF ? null : n } })}
          />
        )}
      </Field>
      <ErrorNote error={change.error} />
    </Card>
  );
}

function Password() {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const session = useSession();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useWrite(changeSessionRoute, {
    onDone: () => {
      setOld('');
      setFresh('');
      toast({ text: t('changed') });
    },
  });
  const { error } = change;
  const wrongOld = error?.code === 'password.wrong' ? error.message : error?.fieldMessage('password.old');
  const weak =
    error?.fieldMessage('password.new') ?? (error?.code === 'password.weak' ? error.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (old && fresh) change.mutate({ body: { password: { old, new: fresh } } });
  };
  return (
    <Card title={t('password')} sub={t('passwordText')}>
      <form className={shared.form} onSubmit={submit}>
        {/* For password managers: which account it is. */}
        <input type="hidden" autoComplete="username" value={session.user.email ?? ''} readOnly />
        <Field label={t('old')} complaint={wrongOld}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              maxLength={PASSWORD_MAX}
              value={old}
              onChange={(event) => setOld(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('fresh')}
          hint={t('freshHint', { min: PASSWORD_MIN, max: PASSWORD_MAX })}
          complaint={weak}
        >
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="new-password"
              maxLength={PASSWORD_MAX}
              value={fresh}
              onChange={(event) => setFresh(event.target.value)}
            />
          )}
        </Field>
        {!wrongOld && !weak && <ErrorNote error={error} />}
        <div className={shared.saveBar}>
          <Button htmlType="submit" disabled={!old || fresh.length < PASSWORD_MIN} loading={change.isPending}>
            {t('change')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
