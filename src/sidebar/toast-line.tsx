/** What has just happened, with the way back; and what waits for the network. */
import { Icon } from '#ui/lean';
import styles from './sidebar.module.css';
import { type Speech, useSpeech } from './speech.ts';
import type { Sidebar, State, Toast } from './store.ts';

export function ToastLine({ sidebar, state }: { sidebar: Sidebar; state: State }) {
  const speech = useSpeech();
  const { t } = speech;
  const { toast, waiting, reached } = state;
  return (
    <>
      {!reached && (
        <p className={styles.offline}>
          <Icon name="offline" />
          {waiting > 0 ? t('waiting', { n: waiting }) : t('unreachable')}
        </p>
      )}
      <div className={styles.toast} role="status" data-kind={toast?.kind} hidden={toast === null}>
        {toast && (
          <>
            <Icon name={toast.kind === 'refused' || toast.kind === 'expired' ? 'refused' : 'done'} />
            <span>{sentence(toast, speech)}</span>
            {toast.kind === 'tag' && (
              <button type="button" onClick={() => sidebar.undo(toast.undo)}>
                {t('undo')}
              </button>
            )}
          </>
        )}
      </div>
    </>
  );
}

function sentence(toast: Toast, { t }: Speech): string {
  if (toast.kind === 'refused') return t('rolledBack', { reason: toast.reason });
  if (toast.kind === 'expired') return t('rolledBack', { reason: t('expired') });
  if (toast.kind !== 'tag') return t(toast.kind);
  const { change, replaced } = toast;
  if (change.add && replaced) return t('replaced', { was: replaced, name: change.add.name });
  if (change.add) return t('added', { name: change.add.name });
  return t('removed', { name: change.remove?.name ?? '' });
}
