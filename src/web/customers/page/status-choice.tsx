/** The status as a button that offers the others. */
import { customerStatuses } from '#features/customers/core';
import { Icon, Popup, useErrorSentence, useTexts, useToast } from '#ui';
import type { Customer } from '../api.ts';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';
import { useChange } from './use-change.ts';

export function StatusChoice({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  const list = useTexts(customersTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const change = useChange(customer.id);
  return (
    <Popup
      label={t('changeStatus')}
      buttonLabel={`${list(customer.status)}，${t('changeStatus')}`}
      buttonClassName={styles.statusButton}
      align="start"
      width={140}
      button={
        <>
          <StatusBadge status={customer.status} />
          <Icon name="down" size={12} />
        </>
      }
    >
      {(close) => (
        <div className={styles.menu}>
          {customerStatuses.map((status) => (
            <button
              key={status}
              type="button"
              className={styles.menuItem}
              aria-pressed={status === customer.status}
              onClick={() => {
                close();
                if (status === customer.status) return;
                change(t('status'), { status }, { status: customer.status }).catch((error) =>
                  toast({ text: t('saveFailed', { why: sentence(error) }), tone: 'bad' }),
                );
              }}
            >
              {list(status)}
              {status === customer.status && <Icon name="check" size={14} />}
            </button>
          ))}
        </div>
      )}
    </Popup>
  );
}
