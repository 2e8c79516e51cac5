import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { call, useApi, usePageTitle, useTexts } from '#ui';
import { sessionQuery, signInRoute, wecomWayRoute } from '../session/session.ts';
import { checkSignIn } from './checks.ts';
import { Door } from './door.tsx';
import { Field } from './field.tsx';
import { Refusal } from './refusal.tsx';
import { returnPath } from './return-path.ts';
import { signInPageRoute } from './route.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

export function SignInPage() {
  const t = useTexts(signInTexts);
  const { to } = signInPageRoute.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const [fields, setFields] = useState({ email: '', password: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const email = useRef<InputRef>(null);
  const password = useRef<InputRef>(null);
  usePageTitle(t('signIn'));
  const wecom = useApi(wecomWayRoute, {}, { staleTime: Number.POSITIVE_INFINITY });

  const complaints = tried ? checkSignIn(fields) : {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = checkSignIn(fields);
    if (wrong.email || wrong.password) {
      (wrong.email ? email : password).current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await call(signInRoute, { body: { ...fields, email: fields.email.trim() } });
      client.removeQueries();
      await client.fetchQuery(sessionQuery);
      router.history.push(returnPath(to));
    } catch (error) {
      setFailure(error);
      setBusy(false);
      password.current?.focus({ cursor: 'all' });
    }
  };
  return (
    <Door>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <h1>{t('signIn')}</h1>
        <Field
          ref={email}
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={fields.email}
          onChange={(value) => setFields({ ...fields, email: value })}
          complaint={complaints.email && t(complaints.email)}
          autoFocus
        />
        <Field
          ref={password}
          label={t('password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={fields.password}
          onChange={(value) => setFields({ ...fields, password: value })}
          complaint={complaints.password && t(complaints.password)}
        />
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {t('signIn')}
        </Button>
        {wecom.data?.available && (
          // A page of the server, which sends the browser on to WeCom.
          <Button size="large" block href={`/wecom/sign-in?${new URLSearchParams({ to: returnPath(to) })}`}>
            {t('byWecom')}
          </Button>
        )}
        {failure ? <Refusal error={failure} /> : <p className="t3 fs12">{t('noAccount')}</p>}
      </form>
    </Door>
  );
}
