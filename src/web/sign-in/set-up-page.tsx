/** What a one-time link opens: the first administrator, an invitation, or a new password. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { Button, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { checkSetup } from '#features/staff/contract';
import { PASSWORD_MAX, PASSWORD_MIN } from '#features/staff/core';
import type { OutputOf } from '#kernel';
import {
  ApiError,
  call,
  EmptyState,
  SkeletonRows,
  useApi,
  useErrorSentence,
  usePageTitle,
  useTexts,
} from '#ui';
import { checkSetUpRoute, sessionQuery, setUpRoute } from '../session/session.ts';
import { type Complaint, checkSetUp, type SetUpFields } from './checks.ts';
import { Door } from './door.tsx';
import { Field } from './field.tsx';
import { Refusal } from './refusal.tsx';
import { setUpPageRoute } from './route.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

type SetUpLink = OutputOf<typeof checkSetup>;

export function SetUpPage() {
  const t = useTexts(signInTexts);
  const { token } = setUpPageRoute.useSearch();
  usePageTitle(t('setUp'));
  return (
    <Door>
      {token ? <Checked token={token} /> : <Useless title={t('linkMissing')}>{t('linkMissingText')}</Useless>}
    </Door>
  );
}

function Checked({ token }: { token: string }) {
  const t = useTexts(signInTexts);
  const sentence = useErrorSentence();
  const link = useApi(checkSetUpRoute, { body: { token } }, { staleTime: Number.POSITIVE_INFINITY });
  if (link.data) return <SetUpForm token={token} link={link.data} />;
  if (link.error)
    return (
      <Useless title={t('linkUseless')}>
        {sentence(link.error)} {link.error.hint}
      </Useless>
    );
  return <SkeletonRows />;
}

function Useless({ title, children }: { title: string; children: React.ReactNode }) {
  const t = useTexts(signInTexts);
  return (
    <EmptyState icon="lock" title={title} actions={<Link to="/sign-in">{t('toSignIn')}</Link>} wholePage>
      {children}
    </EmptyState>
  );
}

const fieldNames = ['name', 'email', 'password'] as const;

function SetUpForm({ token, link }: { token: string; link: SetUpLink }) {
  const t = useTexts(signInTexts);
  const client = useQueryClient();
  const router = useRouter();
  const [fields, setFields] = useState<SetUpFields>({
    name: link.name ?? '',
    email: link.email ?? '',
    password: '',
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const inputs = {
    name: useRef<InputRef>(null),
    email: useRef<InputRef>(null),
    password: useRef<InputRef>(null),
  };

  const wrong = checkSetUp(fields);
  const say = (complaint: Complaint) =>
    t(complaint, { n: complaint === 'tooLong' ? PASSWORD_MAX : PASSWORD_MIN, workspace: link.workspace });
  const complaint = (name: keyof SetUpFields): string | undefined => {
    const mine = tried ? wrong[name] : undefined;
    if (mine) return say(mine);
    return failure instanceof ApiError ? failure.fieldMessage(name) : undefined;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const first = fieldNames.find((name) => wrong[name]);
    if (first) {
      inputs[first].current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const { name, email, password } = fields;
      await call(setUpRoute, { body: { token, name: name.trim(), email: email.trim(), password } });
      client.removeQueries();
      await client.fetchQuery(sessionQuery);
      router.history.replace(link.for === 'firstAdministrator' ? '/welcome' : '/');
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const field = (name: keyof SetUpFields) => ({
    ref: inputs[name],
    name,
    value: fields[name],
    onChange: (value: string) => {
      setFields({ ...fields, [name]: value });
      setFailure(null);
    },
    complaint: complaint(name),
  });
  const reset = link.for === 'newPassword';
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1>
        {reset
          ? t('resetPassword')
          : link.for === 'invitation'
            ? t('invitation', { workspace: link.workspace })
            : t('firstAdministrator')}
      </h1>
      <p className="t2">{t('linkOnce')}</p>
      {!reset && <Field {...field('name')} label={t('name')} autoComplete="name" autoFocus={!link.name} />}
      <Field
        {...field('email')}
        label={t('email')}
        type="email"
        autoComplete="username"
        // An invitation is for one address.
        readOnly={link.email !== null}
      />
      <Field
        {...field('password')}
        label={t('newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('passwordRule', { n: PASSWORD_MIN })}
        autoFocus={Boolean(link.name)}
      />
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {link.for === 'firstAdministrator' ? t('create') : t('save')}
      </Button>
      {failure !== null && <Refusal error={failure} />}
    </form>
  );
}
