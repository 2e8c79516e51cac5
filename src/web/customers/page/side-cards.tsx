/** Who looks after a customer, by which identities he is known, what he bought. */
import { Input } from 'antd';
import { useState } from 'react';
import {
  Avatar,
  Badge,
  Card,
  Icon,
  Popup,
  useApi,
  useErrorSentence,
  useFormat,
  useTexts,
  useToast,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Customer, staffRoute } from '../api.ts';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';
import { useChange } from './use-change.ts';

export function FollowersCard({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const session = useSession();
  const { owner, followers } = customer;
  const others = followers.filter((each) => each.staff.id !== owner?.id);
  const ownRelation = followers.find((each) => each.staff.id === owner?.id);
  return (
    <Card title={t('who')} actions={mayDo(session, 'customers:write') && <OwnerChoice customer={customer} />}>
      <div className="col" style={{ gap: 10 }}>
        {owner ? (
          <div className="row">
            <Avatar name={owner.name} size={22} />
            <span className="ell">{owner.name}</span>
            <Badge tone="accent">{t('owner')}</Badge>
            <Remark of={ownRelation} />
            <span className="sp" />
            {ownRelation && (
              <span className="t3 fs12 nw">{t('followSince', { day: format.date(ownRelation.since) })}</span>
            )}
          </div>
        ) : (
          <span className="t3">{t('noOwner')}</span>
        )}
        {others.map((each) => (
          <div key={each.staff.id} className="row">
            <Avatar name={each.staff.name} size={22} />
            <span className="ell">{each.staff.name}</span>
            <Remark of={each} />
            {each.status !== 'active' && <Badge>{t(each.status)}</Badge>}
            <span className="sp" />
            <span className="t3 fs12 nw">{t('followSince', { day: format.date(each.since) })}</span>
          </div>
        ))}
      </div>
    </Card>
  );
}

/** What this member of staff calls the customer in WeCom. */
const Remark = ({ of }: { of: Customer['followers'][number] | undefined }) => {
  const t = useTexts(customerTexts);
  if (!of?.remark) return null;
  return (
    <span className="t3 ell" title={t('remarkOf', { staff: of.staff.name })}>
      {of.remark}
    </span>
  );
};

function OwnerChoice({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  return (
    <Popup label={t('setOwner')} buttonClassName={styles.link} button={t('setOwner')} width={240}>
      {(close) => <StaffList customer={customer} onClose={close} />}
    </Popup>
  );
}

function StaffList({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTexts(customerTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const change = useChange(customer.id);
  const [q, setQ] = useState('');
  const found = useApi(
    staffRoute,
    { query: { active: 'true', limit: 12, ...(q.trim() ? { q: q.trim() } : {}) } },
    { keepOld: true },
  );
  const choose = async (id: string) => {
    onClose();
    if (id === customer.owner?.id) return;
    try {
      await change(t('owner'), { owner: id }, { owner: customer.owner?.id ?? null });
    } catch (error) {
      toast({ text: t('saveFailed', { why: sentence(error) }), tone: 'bad' });
    }
  };
  return (
    <div className={styles.staffList}>
      <Input
        aria-label={t('findStaff')}
        placeholder={t('findStaff')}
        autoFocus
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <div className={styles.menu}>
        {found.data?.items.map((staff) => (
          <button
            key={staff.id}
            type="button"
            className={styles.menuItem}
            onClick={() => void choose(staff.id)}
          >
            <Avatar name={staff.name} size={22} />
            {staff.name}
            {staff.id === customer.owner?.id && <Icon name="check" size={14} />}
          </button>
        ))}
        {found.data?.items.length === 0 && <span className="t3">{t('nobody')}</span>}
      </div>
    </div>
  );
}

const kinds = { external: 'external', unionid: 'unionid', phone: 'phone', ref: 'ref' } as const;

export function IdentitiesCard({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const { identities, mergedFrom } = customer;
  return (
    <Card
      title={t('samePerson')}
      sub={t('identityCount', { count: identities.length })}
      actions={
        mergedFrom.length > 0 && <Badge tone="ok">{t('mergedCount', { count: mergedFrom.length })}</Badge>
      }
    >
      {identities.length === 0 && <span className="t3">{t('noIdentity')}</span>}
      {identities.map(({ kind, value }) => (
        <div key={`${kind} ${value}`} className={styles.line}>
          <span className="t2 nw">{t(kinds[kind])}</span>
          <span className="sp" />
          <span className="t3 ell" title={kind === 'phone' ? undefined : value}>
            {kind === 'phone' ? format.phone(value) : value}
          </span>
        </div>
      ))}
    </Card>
  );
}

export function OrdersCard({ customer, onSee }: { customer: Customer; onSee: () => void }) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const { count, total, average, firstAt, lastAt, cycleDays, nextAt, topProduct } = customer.orders;
  const line = (label: string, value: string | null) =>
    value && (
      <div className={styles.line}>
        <span className="t2 nw">{label}</span>
        <span className="sp" />
        <span>{value}</span>
      </div>
    );
  return (
    <Card
      title={t('orders')}
      sub={count > 0 ? t('orderCount', { count }) : undefined}
      actions={
        count > 0 && (
          <button type="button" className={styles.link} onClick={onSee}>
            {t('seeOrders')}
          </button>
        )
      }
    >
      {count === 0 ? (
        <span className="t3">{t('noOrders')}</span>
      ) : (
        <>
          {line(t('total'), format.money(total))}
          {line(t('average'), average === null ? null : format.money(average))}
          {line(t('first'), firstAt && format.date(firstAt))}
          {line(t('last'), lastAt && format.date(lastAt))}
          {line(t('cycle'), cycleDays === null ? null : t('everyDays', { count: cycleDays }))}
          {line(t('nextOrder'), nextAt && format.date(nextAt))}
          {line(t('topProduct'), topProduct)}
        </>
      )}
    </Card>
  );
}
