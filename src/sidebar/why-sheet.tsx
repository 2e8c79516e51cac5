/** Why the customer has a tag, in the words of the server; and the way to take it off. */
import { useEffect, useState } from 'react';
import { ApiError, call, Icon } from '#ui/lean';
import { type Explanation, explainRoute, type Held } from './api.ts';
import { Sheet } from './sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Sidebar } from './store.ts';
import { lookOf, type Pending, type View } from './writes.ts';

export interface WhySheetProps {
  sidebar: Sidebar;
  view: View;
  held: Pending<Held>;
  onClose: () => void;
}

export function WhySheet({ sidebar, view, held, onClose }: WhySheetProps) {
  const { t, when } = useSpeech();
  const { tag, pending } = held;
  const [answer, setAnswer] = useState<Explanation | string | null>(null);
  const customer = view.customer.id;
  useEffect(() => {
    if (pending) return;
    call(explainRoute, { params: { id: customer }, query: { tag: tag.id } }).then(
      setAnswer,
      (error: unknown) =>
        setAnswer(error instanceof ApiError && error.message ? error.message : t('unreachable')),
    );
  }, [customer, tag.id, pending, t]);
  const whose = held.staff === null || held.staff.id === view.staff.id;
  const barred = held.locked ? 'locked' : tag.protected && !view.mayTagProtected ? 'guarded' : null;
  const story = typeof answer === 'string' ? answer : answer?.text;
  return (
    <Sheet title={t('why', { name: tag.name })} onClose={onClose}>
      <p>{pending ? `${held.by.name}，${when(held.since)}` : (story ?? t('whyAsking'))}</p>
      <dl className={styles.story}>
        {held.evidence && (
          <>
            <dt>{t('evidence')}</dt>
            <dd>{held.evidence}</dd>
          </>
        )}
        <dt>{t('meaning')}</dt>
        <dd>{held.meaning ?? t('noMeaning')}</dd>
      </dl>
      {typeof answer === 'object' && answer?.condition && (
        <ul className={styles.parts}>
          {answer.condition.parts.map((part) => (
            <li key={part.text} data-holds={part.holds || undefined}>
              <Icon name={part.holds ? 'check' : 'cross'} size={13} />
              {part.text}
            </li>
          ))}
        </ul>
      )}
      {view.mayTag && whose && !barred && (
        <button
          type="button"
          className={styles.plain}
          onClick={() => {
            sidebar.tap({ add: null, remove: lookOf(held) });
            onClose();
          }}
        >
          <Icon name="cross" />
          {t('takeOff')}
        </button>
      )}
      {barred && <p className="t3">{t(barred)}</p>}
    </Sheet>
  );
}
