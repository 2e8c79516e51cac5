/** The phone of a member of staff: own customers with their tags; put tags on and off, remark, delete. */
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Field, useFormat, useTexts } from '#ui';
import type { Relation, Simulated } from '../api.ts';
import { Phone } from './phone.tsx';
import styles from './play.module.css';
import { playTexts } from './texts.ts';
import type { Acting } from './use-acting.ts';

export interface StaffPhoneProps {
  company: Simulated;
  relations: readonly Relation[];
  customer: string | null;
  member: Simulated['members'][number];
  acting: Acting;
}

export function StaffPhone({ company, relations, customer, member, acting }: StaffPhoneProps) {
  const t = useTexts(playTexts);
  const own = relations.filter((one) => one.userId === member.userId && one.status !== 'deletedByStaff');
  const open = own.find((one) => one.externalUserId === customer);
  return (
    <Phone
      title={t('staffPhone')}
      icon="people"
      whose={
        <Select
          aria-label={t('staffPhone')}
          style={{ width: '100%' }}
          value={member.userId}
          options={company.members.map(({ userId, name }) => ({ value: userId, label: name }))}
          onChange={(userId) => {
            const stays = relations.some((one) => one.userId === userId && one.externalUserId === customer);
            acting.show({ member: userId, ...(stays && customer ? { customer } : {}) });
          }}
        />
      }
    >
      {own.length === 0 ? (
        <p className="t3">{t('noCustomers')}</p>
      ) : (
        <ul
          className={`${styles.rows} ${styles.customers}`}
          aria-label={t('customersOf', { member: member.name })}
        >
          {own.map((one) => (
            <li key={one.externalUserId}>
              <button
                type="button"
                className={styles.rowButton}
                aria-pressed={one === open}
                onClick={() => acting.show({ customer: one.externalUserId, member: member.userId })}
              >
                <span className="ell">
                  {one.name}
                  {one.remark && <span className="t3"> {one.remark}</span>}
                </span>
                <span className="t3 fs12">{t('tagCount', { count: one.tags.length })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <Editing
          key={`${open.userId} ${open.externalUserId}`}
          relation={open}
          library={company.library}
          acting={acting}
        />
      ) : (
        own.length > 0 && <p className="t3">{t('pickOne')}</p>
      )}
    </Phone>
  );
}

interface EditingProps {
  relation: Relation;
  library: Simulated['library'];
  acting: Acting;
}

function Editing({ relation, library, acting }: EditingProps) {
  const t = useTexts(playTexts);
  const format = useFormat();
  const { userId, externalUserId, name, tags } = relation;
  const pair = { userId, externalUserId };
  const toggle = (path: string) =>
    void acting.act({
      act: 'edit',
      ...pair,
      ...(tags.includes(path) ? { removeTags: [path] } : { addTags: [path] }),
    });
  return (
    <div className={styles.editing}>
      <h3>
        {name} <span className="t3 fs12">{format.relative(relation.since)}</span>
      </h3>
      {library.map(({ group, tags: names }) => (
        <fieldset key={group} className={styles.group}>
          <legend>{group}</legend>
          {names.map((tag) => (
            <button
              key={tag}
              type="button"
              className={styles.toggle}
              aria-pressed={tags.includes(`${group}/${tag}`)}
              aria-disabled={acting.busy}
              onClick={() => !acting.busy && toggle(`${group}/${tag}`)}
            >
              {tag}
            </button>
          ))}
        </fieldset>
      ))}
      <Remark relation={relation} acting={acting} />
      <div>
        <Button
          size="small"
          danger
          disabled={acting.busy}
          onClick={() => void acting.act({ act: 'delete', ...pair })}
        >
          {t('deleteCustomer', { customer: name })}
        </Button>
      </div>
    </div>
  );
}

function Remark({ relation, acting }: { relation: Relation; acting: Acting }) {
  const t = useTexts(playTexts);
  const [remark, setRemark] = useState(relation.remark);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { userId, externalUserId } = relation;
    void acting.act({ act: 'edit', userId, externalUserId, remark: remark.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Field label={t('remark')}>
        {(control) => (
          <div className={styles.addLine}>
            <Input
              {...control}
              maxLength={20}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
            <Button htmlType="submit" disabled={acting.busy || remark.trim() === relation.remark}>
              {t('saveRemark')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
