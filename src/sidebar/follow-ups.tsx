import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { View } from './writes.ts';

export function FollowUps({ view }: { view: View }) {
  const { t, when } = useSpeech();
  return (
    <section className={styles.section} aria-labelledby="followUps">
      <div className={styles.head}>
        <h2 id="followUps">{t('followUps')}</h2>
      </div>
      {view.followUps.length === 0 ? (
        <p className="t2">{t('followUpsEmpty')}</p>
      ) : (
        <ul className={styles.notes}>
          {view.followUps.map((note) => (
            <li key={note.id} data-pending={note.pending || undefined}>
              {note.kind !== 'note' && <b className={styles.badge}>{t(note.kind)}</b>}
              {note.text}
              <p className="t3 fs12">
                {note.by?.name} {note.pending ? t('waits') : when(note.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
