/** Who it is, at a glance: name, levels, what not to overlook, what was promised. */
import { formatCount, Icon } from '#ui/lean';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { View } from './writes.ts';

const DAY = 86_400_000;

export interface HeaderProps {
  view: View;
  onRemark: () => void;
  onKept: (note: { kind: 'kept'; text: string }) => void;
}

export function Header({ view, onRemark, onKept }: HeaderProps) {
  const { t } = useSpeech();
  const { customer, remark, since } = view;
  const name = remark || customer.name || t('noName');
  const days = Math.max(1, Math.ceil((Date.now() - new Date(since).getTime()) / DAY));
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <span className={styles.portrait} aria-hidden="true">
          {[...name][0]}
        </span>
        <div className={styles.names}>
          <h1>{name}</h1>
          <p className="t3">
            {remark && customer.name && remark !== customer.name && <span>{customer.name}</span>}
            <span>{t('day', { n: days })}</span>
          </p>
        </div>
        {view.mayWrite && (
          <button type="button" className={styles.icon} aria-label={t('editRemark')} onClick={onRemark}>
            <Icon name="pencil" />
          </button>
        )}
      </div>
      <Facts view={view} />
      <Warning view={view} onKept={onKept} />
    </header>
  );
}

function Facts({ view }: { view: View }) {
  const { t } = useSpeech();
  const { customer, ladder, tags } = view;
  const level = ladder && tags.find(({ tag }) => ladder.tags.some((each) => each.id === tag.id));
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{ladder?.group ?? t('orders')}</dt>
        <dd>{ladder ? (level?.tag.name ?? t('none')) : formatCount(customer.orders.count)}</dd>
      </div>
      <div>
        <dt>{t('owner')}</dt>
        <dd>{customer.owner?.name ?? t('none')}</dd>
      </div>
      <div>
        <dt>{t('orders')}</dt>
        <dd>{formatCount(customer.orders.count)}</dd>
      </div>
    </dl>
  );
}

function Warning({ view, onKept }: Pick<HeaderProps, 'view' | 'onKept'>) {
  const { t, when } = useSpeech();
  const { promise, tags } = view;
  const warnings = view.warnings.filter((each) => tags.some(({ tag }) => tag.id === each.tag));
  const own = view.customer.followers.find(({ staff }) => staff.id === view.staff.id);
  const ended = own?.status === 'deletedByCustomer';
  if (!promise && warnings.length === 0 && !ended) return null;
  return (
    <div className={styles.warning}>
      <Icon name="warning" />
      <div>
        {warnings.map(({ tag, name, text }) => (
          <p key={tag}>
            <b>{name}</b>
            {text && `：${text}`}
          </p>
        ))}
        {promise && (
          <p>
            {t.rich('promised', {
              text: <b>{promise.text}</b>,
              who: promise.by?.name ?? '',
              when: when(promise.at),
            })}
          </p>
        )}
        {ended && <p>{t('ended')}</p>}
      </div>
      {promise && (
        <button
          type="button"
          className={styles.small}
          onClick={() => onKept({ kind: 'kept', text: t('keptText', { text: promise.text }) })}
        >
          {t('keep')}
        </button>
      )}
    </div>
  );
}
