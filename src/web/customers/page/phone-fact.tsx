/** The phone number, masked; who looks at it in full leaves a line in the audit trail. */
import { useState } from 'react';
import { call, Icon, useErrorSentence, useFormat, useHoverCard, useTexts, useToast } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Customer, revealRoute } from '../api.ts';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';

export function PhoneFact({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const session = useSession();
  const toast = useToast();
  const sentence = useErrorSentence();
  const [shown, setShown] = useState<{ readonly id: string; readonly phones: readonly string[] } | null>(
    null,
  );
  const hint = useHoverCard(() => t('showHint'), 'hint');
  const may = mayDo(session, 'customers:readPhone');
  const locked = useHoverCard(() => t('masked'), 'hint');
  const reveal = async () => {
    try {
      const { phones } = await call(revealRoute, { params: { id: customer.id } });
      setShown({ id: customer.id, phones });
    } catch (error) {
      toast({ text: sentence(error), tone: 'bad' });
    }
  };
  return (
    <div className={styles.fact}>
      <dt>{t('phone')}</dt>
      <dd className={styles.plain}>
        {!customer.phone ? (
          <span className="t3">{t('empty')}</span>
        ) : shown?.id === customer.id ? (
          shown.phones.map((phone) => <div key={phone}>{phone}</div>)
        ) : (
          <span className="row g6">
            {format.phone(customer.phone)}
            {may ? (
              <button type="button" className={styles.link} onClick={() => void reveal()} {...hint.props}>
                {t('show')}
              </button>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: its hint must be reachable by keyboard
              <span className="t3" role="img" aria-label={t('masked')} tabIndex={0} {...locked.props}>
                <Icon name="lock" size={12} />
              </span>
            )}
            {hint.card}
            {locked.card}
          </span>
        )}
      </dd>
    </div>
  );
}
