/** Who somebody is: name, status, phone, the company's own attributes, remark. */
import { Input } from 'antd';
import { LONGEST_NAME, LONGEST_REMARK } from '#features/customers/core';
import { findForbiddenIdentifier } from '#kernel';
import { Avatar, Badge, Card, type FieldControl, TagChip, toHue, useFormat, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import type { Attribute, Customer, HeldTag } from '../api.ts';
import { draftOf, valueOfDraft } from '../attribute-draft.ts';
import { AttributeInput } from '../attribute-input.tsx';
import { isAutomatic } from '../library.ts';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import { EditableFact } from './editable-fact.tsx';
import styles from './facts.module.css';
import { PhoneFact } from './phone-fact.tsx';
import { StatusChoice } from './status-choice.tsx';
import { customerTexts } from './texts.ts';
import { useChange } from './use-change.ts';

export interface FactsCardProps {
  customer: Customer;
  attributes: readonly Attribute[];
  /** Tags of ordered groups: where the customer stands. */
  levels: readonly HeldTag[];
  onTag: (tag: string) => void;
  /** Head and details stand in two cards, so that on a phone the portrait comes between them. */
  part: 'head' | 'details' | 'both';
}

export function FactsCard(props: FactsCardProps) {
  const t = useTexts(customerTexts);
  const { part } = props;
  if (part === 'details')
    return (
      <Card title={t('details')}>
        <Details {...props} />
      </Card>
    );
  return (
    <Card>
      <Head {...props} />
      {part === 'both' && <Details {...props} />}
    </Card>
  );
}

/** Complaints about text that people type. */
function useProse() {
  const list = useTexts(customersTexts);
  return (text: string, most: number) => {
    if (findForbiddenIdentifier(text)) return list('forbiddenNumber');
    return text.length > most ? list('tooLong') : undefined;
  };
}

function Head({ customer, levels, onTag }: FactsCardProps) {
  const t = useTexts(customerTexts);
  const session = useSession();
  const change = useChange(customer.id);
  const prose = useProse();
  const mayWrite = mayDo(session, 'customers:write');
  return (
    <>
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
      {levels.length > 0 && (
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
      )}
    </>
  );
}

function Details({ customer, attributes, part }: FactsCardProps) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const session = useSession();
  const change = useChange(customer.id);
  const prose = useProse();
  const mayWrite = mayDo(session, 'customers:write');
  return (
    <dl className={part === 'both' ? `${styles.facts} ${styles.below}` : styles.facts}>
      <PhoneFact customer={customer} />
      {attributes
        .filter((each) => !each.builtIn && (!each.archived || each.key in customer.attributes))
        .map((attribute) => (
          <AttributeFact key={attribute.key} attribute={attribute} customer={customer} mayWrite={mayWrite} />
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
