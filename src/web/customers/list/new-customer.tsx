/** A new customer by hand. Somebody with the same phone or number is shown instead of being changed unseen. */
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { type CustomerStatus, customerStatuses, LONGEST_NAME } from '#features/customers/core';
import { findForbiddenIdentifier, normalPhone } from '#kernel';
import { ApiError, call, ErrorNote, Field, Note, Segments, useTexts, useToast, useWrite } from '#ui';
import { type Attribute, type Customer, countRoute, queryRoute, readRoute, saveRoute } from '../api.ts';
import { type AttributeValue, type Draft, draftOf, valueOfDraft } from '../attribute-draft.ts';
import { AttributeInput } from '../attribute-input.tsx';
import { DialogFrame } from '../dialog-frame.tsx';
import { customersTexts } from '../texts.ts';
import styles from './new-customer.module.css';

export interface NewCustomerProps {
  attributes: readonly Attribute[];
  onClose: () => void;
  onOpen: (id: string) => void;
}

const FIELDS = ['name', 'phone', 'ref', 'remark'] as const;
type FieldName = (typeof FIELDS)[number];
type Fields = Readonly<Record<FieldName, string>>;

const empty: Fields = { name: '', phone: '', ref: '', remark: '' };

const isCustomer = (output: object): output is Customer => 'id' in output && 'identities' in output;

export function NewCustomer({ attributes, onClose, onOpen }: NewCustomerProps) {
  const t = useTexts(customersTexts);
  const toast = useToast();
  const [fields, setFields] = useState(empty);
  const [status, setStatus] = useState<CustomerStatus>('lead');
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [sent, setSent] = useState(false);
  const [known, setKnown] = useState<Customer | null>(null);
  const [looking, setLooking] = useState(false);
  const save = useWrite(saveRoute, {
    invalidates: [queryRoute, countRoute],
    onDone: (output) => {
      if (!isCustomer(output)) return;
      toast({ text: t('created', { name: output.name || t('unnamed') }) });
      onOpen(output.id);
    },
  });
  const open = attributes.filter((each) => !each.builtIn && !each.archived);
  const complaints = complaintsOf(fields, t);
  const read = open.map((attribute) => ({
    attribute,
    read: valueOfDraft(attribute, drafts.get(attribute.key) ?? draftOf(attribute, undefined)),
  }));
  const wrong =
    Object.keys(complaints).length > 0 ||
    read.some((each) => !each.read.ok) ||
    !FIELDS.some((f) => fields[f].trim());
  const complaintOf = (field: string, own: string | undefined) =>
    (sent ? own : undefined) ?? save.error?.fieldMessage(field);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (wrong) return;
    setLooking(true);
    const found = await findKnown(fields);
    setLooking(false);
    setKnown(found);
    if (found) return;
    const values: [string, AttributeValue][] = read.flatMap(({ attribute, read: one }) =>
      one.ok && one.value !== null ? [[attribute.key, one.value]] : [],
    );
    save.mutate({
      body: {
        ...Object.fromEntries(FIELDS.flatMap((f) => (fields[f].trim() ? [[f, fields[f].trim()]] : []))),
        status,
        ...(values.length > 0 ? { attributes: Object.fromEntries(values) } : {}),
      },
    });
  };
  const text = (field: FieldName, more: { readonly long?: boolean; readonly hint?: string } = {}) => (
    <Field label={t(field)} complaint={complaintOf(field, complaints[field])} hint={more.hint}>
      {(control) =>
        more.long ? (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={fields[field]}
            onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
          />
        ) : (
          <Input
            {...control}
            autoFocus={field === 'name'}
            inputMode={field === 'phone' ? 'tel' : 'text'}
            value={fields[field]}
            onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
          />
        )
      }
    </Field>
  );
  const nothing = !FIELDS.some((field) => fields[field].trim());
  const notice =
    sent && nothing ? (
      <Note tone="warn" live>
        {t('needsSomething')}
      </Note>
    ) : known ? (
      <Note tone="warn" live>
        {t('knownAlready', { name: known.name || t('unnamed') })}{' '}
        <Button size="small" onClick={() => onOpen(known.id)}>
          {t('openThem')}
        </Button>
      </Note>
    ) : save.error && save.error.details.length === 0 ? (
      <ErrorNote error={save.error} />
    ) : null;
  return (
    <DialogFrame
      title={t('create')}
      width={640}
      onClose={onClose}
      notice={notice}
      footer={
        <>
          <Button onClick={onClose}>{t('notNow')}</Button>
          <Button type="primary" htmlType="submit" form="new-customer" loading={looking || save.isPending}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form id="new-customer" className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {text('name')}
        {text('phone')}
        {text('ref', { hint: t('refHint') })}
        <Field label={t('status')} group>
          {() => (
            <Segments
              label={t('status')}
              value={status}
              onChange={setStatus}
              options={customerStatuses.map((each) => ({ value: each, label: t(each) }))}
            />
          )}
        </Field>
        {text('remark', { long: true })}
        {read.map(({ attribute, read: one }) => (
          <Field
            key={attribute.key}
            label={attribute.label}
            hint={attribute.description}
            group={attribute.type === 'many' || attribute.type === 'boolean'}
            complaint={complaintOf(`attributes.${attribute.key}`, one.ok ? undefined : t(one.why))}
          >
            {(control) => (
              <AttributeInput
                attribute={attribute}
                control={control}
                draft={drafts.get(attribute.key) ?? draftOf(attribute, undefined)}
                onChange={(draft) => setDrafts(new Map(drafts).set(attribute.key, draft))}
              />
            )}
          </Field>
        ))}
      </form>
    </DialogFrame>
  );
}

function complaintsOf(
  fields: Fields,
  t: ReturnType<typeof useTexts<typeof customersTexts.rows>>,
): Partial<Record<FieldName, string>> {
  const complaints: Partial<Record<FieldName, string>> = {};
  for (const field of ['name', 'remark'] as const)
    if (findForbiddenIdentifier(fields[field])) complaints[field] = t('forbiddenNumber');
  if (fields.name.length > LONGEST_NAME) complaints.name = t('tooLong');
  if (fields.phone.trim() && normalPhone(fields.phone) === null) complaints.phone = t('notAPhone');
  return complaints;
}

/** Whoever has this phone or number already, as far as this person may see. */
async function findKnown({ phone, ref }: Fields): Promise<Customer | null> {
  const keys = [phone.trim() && `phone:${phone.trim()}`, ref.trim() && `ref:${ref.trim()}`].filter(Boolean);
  for (const id of keys)
    try {
      return await call(readRoute, { params: { id } });
    } catch (error) {
      // Nobody has it; any other trouble is told by the saving itself.
      if (!(error instanceof ApiError)) throw error;
    }
  return null;
}
