/** Who somebody is: name, status, phone, the company's own attributes, remark. */
import { Input } from 'antd';
import { useState } from 'react';
import { customerStatuses, forbiddenIn, LONGEST_NAME, LONGEST_REMARK } from '#features/customers/core';
import {
  Avatar,
  Badge,
  Card,
  call,
  type FieldControl,
  Icon,
  Popup,
  TagChip,
  toHue,
  useErrorSentence,
  useFormat,
  useHoverCard,
  useTexts,
  useToast,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Attribute, type Customer, type HeldTag, revealRoute } from '../api.ts';
import { draftOf, valueOfDraft } from '../attribute-draft.ts';
import { AttributeInput } from '../attribute-input.tsx';
import { isAutomatic } from '../library.ts';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import { EditableFact } from './editable-fact.tsx';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';
import { useChange } from './use-change.ts';

export interface FactsCardProps {
  customer: Customer;
  attributes: readonly Attribute[];
  /** Tags of ordered groups: where the customer stands. */
  levels: readonly HeldTag[];
  onTag: (tag: string) => void;
}

export function FactsCard({ customer, attributes, levels, onTag }: FactsCardProps) {
  const t = useTexts(customerTexts);
  const list = useTexts(customersTexts);
  const format = useFormat();
  const session = useSession();
  const change = useChange(customer.id);
  const mayWrite = mayDo(session, 'customers:write');
  const prose = (text: string, most: number) => {
    if (forbiddenIn(text)) return list('forbiddenNumber');
    return text.length > most ? list('tooLong') : undefined;
  };
  return (
    <Card>
      <div className={styles.head}>
        <Avatar name={customer.name || '·'} size={52} />
        <div className="col" style={{ gap: 2, minWidth: 0, flex: 1 }}>
          <h1>
            <EditableFact
              bare
              label={t('name')}
              start={mayWrite ? () => customer.name : null}
              complaint={(text) => prose(text, LONGEST_NAME)}
              editor={(text, set) => (
                <Input
                  aria-label={t('name')}
                  autoFocus
                  value={text}
                  onChange={(event) => set(event.target.value)}
                />
              )}
              onSave={(name) =>
                change(t('name'), { name: name.trim() || null }, { name: customer.name || null })
              }
            >
              {customer.name || t('unnamed')}
            </EditableFact>
          </h1>
          <div className="row g6">
            {mayWrite ? <StatusChoice customer={customer} /> : <StatusBadge status={customer.status} />}
            {customer.externalUserId && <Badge>{t('external')}</Badge>}
          </div>
        </div>
      </div>
      <div className={styles.chips}>
        {levels.map((held) => (
          <TagChip
            key={held.tag.id}
            name={held.tag.name}
            hue={toHue(held.tag.hue)}
            automatic={isAutomatic(held.source)}
            guarded={held.tag.protected}
            card={{ group: held.tag.group.name }}
            onOpen={() => onTag(held.tag.id)}
            onExplain={() => onTag(held.tag.id)}
          />
        ))}
      </div>
      <dl className={styles.facts}>
        <Phone customer={customer} />
        {attributes
          .filter((each) => !each.builtIn && (!each.archived || each.key in customer.attributes))
          .map((attribute) => (
            <AttributeFact
              key={attribute.key}
              attribute={attribute}
              customer={customer}
              mayWrite={mayWrite}
            />
          ))}
        <div className={styles.fact}>
          <dt>{t('added')}</dt>
          <dd className={styles.plain} title={format.instant(customer.createdAt)}>
            {format.date(customer.createdAt)}
          </dd>
        </div>
        <EditableFact
          label={t('remark')}
          start={mayWrite ? () => customer.remark : null}
          complaint={(text) => prose(text, LONGEST_REMARK)}
          editor={(text, set) => (
            <Input.TextArea
              aria-label={t('remark')}
              autoFocus
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={text}
              onChange={(event) => set(event.target.value)}
            />
          )}
          onSave={(remark) =>
            change(t('remark'), { remark: remark.trim() || null }, { remark: customer.remark || null })
          }
        >
          {customer.remark}
        </EditableFact>
      </dl>
    </Card>
  );
}

interface AttributeFactProps {
  attribute: Attribute;
  customer: Customer;
  mayWrite: boolean;
}

const control = (id: string, complaint: string | undefined): FieldControl => ({
  id,
  'aria-describedby': undefined,
  'aria-invalid': complaint ? true : undefined,
  status: complaint ? 'error' : '',
});

function AttributeFact({ attribute, customer, mayWrite }: AttributeFactProps) {
  const list = useTexts(customersTexts);
  const text = useAttributeText();
  const change = useChange(customer.id);
  const { key, label } = attribute;
  const stored = customer.attributes[key];
  return (
    <EditableFact
      label={label}
      start={mayWrite && !attribute.archived ? () => draftOf(attribute, stored) : null}
      complaint={(draft) => {
        const read = valueOfDraft(attribute, draft);
        return read.ok ? undefined : list(read.why);
      }}
      editor={(draft, set, complaint) => (
        <AttributeInput
          attribute={attribute}
          draft={draft}
          onChange={set}
          control={control(`attribute-${key}`, complaint)}
          named
          autoFocus
        />
      )}
      onSave={async (draft) => {
        const read = valueOfDraft(attribute, draft);
        if (!read.ok) return;
        await change(label, { attributes: { [key]: read.value } }, { attributes: { [key]: stored ?? null } });
      }}
    >
      {text(attribute, stored)}
    </EditableFact>
  );
}

function Phone({ customer }: { customer: Customer }) {
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

function StatusChoice({ customer }: { customer: Customer }) {
  const t = useTexts(customerTexts);
  const list = useTexts(customersTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const change = useChange(customer.id);
  return (
    <Popup
      label={t('changeStatus')}
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
