/** The customer's phone: be somebody, scan a code or add a member of staff, write, delete. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Avatar, Field, Icon, useTexts } from '#ui';
import type { Relation, Simulated } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import { Chat } from './chat.tsx';
import { Phone } from './phone.tsx';
import styles from './play.module.css';
import { playTexts } from './texts.ts';
import type { Acting } from './use-acting.ts';

export interface CustomerPhoneProps {
  company: Simulated;
  relations: readonly Relation[];
  /** Null: somebody new. */
  customer: string | null;
  /** Whose chat is open. */
  member: string;
  acting: Acting;
}

const NEW = '';

export function CustomerPhone({ company, relations, customer, member, acting }: CustomerPhoneProps) {
  const t = useTexts(playTexts);
  const own = relations.filter((one) => one.externalUserId === customer);
  const people = new Map(relations.map((one) => [one.externalUserId, one.name]));
  const open = own.find((one) => one.userId === member) ?? own[0];
  return (
    <Phone
      title={t('customerPhone')}
      icon="person"
      whose={
        <Select
          aria-label={t('iAm')}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={customer ?? NEW}
          options={[
            { value: NEW, label: t('somebodyNew') },
            ...[...people].map(([value, label]) => ({ value, label: label || value })),
          ]}
          onChange={(chosen) => {
            const first = relations.find((one) => one.externalUserId === chosen);
            acting.show(chosen === NEW ? { member } : { customer: chosen, member: first?.userId ?? member });
          }}
        />
      }
    >
      {own.length > 0 && (
        <ul className={styles.rows} aria-label={t('chats')}>
          {own.map((one) => (
            <li key={one.userId}>
              <ChatRow
                relation={one}
                name={acting.nameOf.member(one.userId)}
                on={one === open}
                onOpen={() => acting.show({ customer: one.externalUserId, member: one.userId })}
              />
            </li>
          ))}
        </ul>
      )}
      {open && <Chat key={`${open.userId} ${open.externalUserId}`} relation={open} acting={acting} />}
      <span className={styles.spring} />
      <Befriend key={customer ?? NEW} company={company} customer={customer} acting={acting} />
    </Phone>
  );
}

interface ChatRowProps {
  relation: Relation;
  name: string;
  on: boolean;
  onOpen: () => void;
}

function ChatRow({ relation: { status }, name, on, onOpen }: ChatRowProps) {
  const w = useTexts(wecomTexts);
  return (
    <button type="button" className={styles.rowButton} aria-pressed={on} onClick={onOpen}>
      <Avatar name={name} size={22} />
      <span className="ell">{name}</span>
      <span className="t3 fs12">{wordOf(status, w)}</span>
    </button>
  );
}

const known = ['active', 'half', 'deletedByCustomer', 'deletedByStaff', 'transferred'] as const;
const wordOf = (status: string, w: (key: (typeof known)[number]) => string): string => {
  const word = known.find((each) => each === status);
  return word ? w(word) : status;
};

interface BefriendProps {
  company: Simulated;
  customer: string | null;
  acting: Acting;
}

/** Scanning a code, or adding a member of staff without one; as somebody new with a name. */
function Befriend({ company: { codes, members }, customer, acting }: BefriendProps) {
  const t = useTexts(playTexts);
  const [name, setName] = useState('');
  const [to, setTo] = useState(members[0]?.userId ?? '');
  const who = customer === null ? { name: name.trim() } : { externalUserId: customer };
  return (
    <div className={styles.befriend}>
      {customer === null && (
        <Field label={t('myName')} hint={t('myNameHint')}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('scan')} group>
        {() =>
          codes.length === 0 ? (
            <p className="t3 fs12">{t('noCodes')}</p>
          ) : (
            <ul className={styles.codes}>
              {codes.map(({ configId, remark, state }) => (
                <li key={configId}>
                  <Button
                    size="small"
                    icon={<Icon name="screen" size={14} />}
                    disabled={acting.busy}
                    onClick={() => void acting.act({ act: 'scan', configId, ...who })}
                  >
                    {t('scanCode', { code: remark || state || configId })}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Field>
      <Field label={t('addMember')}>
        {(control) => (
          <div className={styles.addLine}>
            <Select
              id={control.id}
              value={to}
              options={members.map(({ userId, name: label }) => ({ value: userId, label }))}
              onChange={setTo}
            />
            <Button
              type="primary"
              disabled={acting.busy}
              onClick={() => void acting.act({ act: 'add', userId: to, ...who })}
            >
              {t('add')}
            </Button>
          </div>
        )}
      </Field>
    </div>
  );
}
