import { useEffect, useState, useSyncExternalStore } from 'react';
import { Customer } from './customer.tsx';
import { Said } from './said.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import { type Sidebar, toSignIn } from './store.ts';
import { type Chosen, whichCustomer } from './which-customer.ts';

export function App({ sidebar }: { sidebar: Sidebar }) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const state = useSyncExternalStore(sidebar.subscribe, sidebar.snapshot);
  useEffect(() => {
    void whichCustomer().then((found) => {
      setChosen(found);
      if (found === 'signIn') toSignIn();
      else if (typeof found === 'object' && 'external' in found) sidebar.open(found.external);
    });
  }, [sidebar]);

  if (chosen === 'noChat') return <Said icon="chat" title={t('noChat')} text={t('noChatText')} />;
  if (chosen !== null && typeof chosen === 'object' && 'failed' in chosen)
    return <Said icon="alert" title={t('failed')} text={chosen.failed} />;
  if (state.phase === 'signInFailed')
    return (
      <Said icon="lock" title={t('signInFailed')}>
        <a className={styles.primary} href="/sign-in">
          {t('signIn')}
        </a>
      </Said>
    );
  if (state.phase === 'missing') return <Said icon="person" title={t('missing')} text={t('missingText')} />;
  if (state.phase === 'failed')
    return (
      <Said icon="alert" title={t('failed')} text={state.error?.message || t('unreachable')}>
        <button type="button" className={styles.primary} onClick={() => void sidebar.refresh()}>
          {t('retry')}
        </button>
      </Said>
    );
  if (!state.view)
    return (
      <main className={styles.opening} aria-busy="true">
        <span className="sr">{t('loading')}</span>
        <i />
        <i />
        <i />
      </main>
    );
  return <Customer sidebar={sidebar} state={state} view={state.view} />;
}
