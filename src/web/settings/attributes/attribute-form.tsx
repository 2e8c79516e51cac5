import { Input, Select } from 'antd';
import { useState } from 'react';
import { type AttributeType, attributeTypes } from '#features/customers/core';
import { type ApiError, Field, FormDrawer, messagesWithin, useTexts, useToast, useWrite } from '#ui';
import { type Attribute, changeAttributeRoute, createAttributeRoute } from '../api.ts';
import shared from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { attributeTexts } from './texts.ts';

interface Fields {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly options: string;
  readonly unit: string;
  readonly description: string;
}

const hasOptions = (type: AttributeType): boolean => type === 'one' || type === 'many';
const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Which field a refusal belongs to. */
const codeOf: Readonly<Record<string, keyof Fields>> = {
  'attribute.keyTaken': 'key',
  'attribute.typeInUse': 'type',
  'attribute.optionInUse': 'options',
  'attribute.optionsMissing': 'options',
};

function complaintsIn(error: ApiError | null): Partial<Record<keyof Fields, string>> {
  if (!error) return {};
  const field = codeOf[error.code];
  if (field) return { [field]: error.message };
  return messagesWithin(error, ['key', 'label', 'type', 'options', 'unit', 'description']);
}

export interface AttributeFormProps {
  /** The one to change; absent: a new one. */
  attribute?: Attribute;
  /** What a new one begins with. */
  proposed?: Partial<Pick<Fields, 'key' | 'label' | 'type'>>;
  onMade?: (made: Attribute) => void;
  onClose: () => void;
}

export function AttributeForm({ attribute, proposed, onMade, onClose }: AttributeFormProps) {
  const t = useTexts(attributeTexts);
  const s = useTexts(settingsTexts);
  const toast = useToast();
  const [tried, setTried] = useState(false);
  const [fields, setFields] = useState<Fields>({
    key: attribute?.key ?? proposed?.key ?? '',
    label: attribute?.label ?? proposed?.label ?? '',
    type: attribute?.type ?? proposed?.type ?? 'text',
    options: attribute?.options.join('\n') ?? '',
    unit: attribute?.unit ?? '',
    description: attribute?.description ?? '',
  });
  const set = (change: Partial<Fields>) => setFields((now) => ({ ...now, ...change }));
  const create = useWrite(createAttributeRoute, {
    invalidates: 'everything',
    onDone: (made) => {
      toast({ text: t('added', { name: made.label }) });
      onMade?.(made);
      onClose();
    },
  });
  const change = useWrite(changeAttributeRoute, {
    invalidates: 'everything',
    onDone: (now) => {
      toast({ text: t('saved', { name: now.label }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const options = hasOptions(fields.type) ? linesOf(fields.options) : [];
  const missing: Partial<Record<keyof Fields, string>> = {
    ...(fields.label.trim() === '' ? { label: s('required') } : {}),
    ...(fields.key.trim() === '' ? { key: s('required') } : {}),
    ...(hasOptions(fields.type) && options.length === 0 ? { options: t('optionsNeeded') } : {}),
  };
  const refused = complaintsIn(error);
  const complaints = { ...refused, ...(tried ? missing : {}) };
  const submit = () => {
    setTried(true);
    if (Object.keys(missing).length > 0) return;
    const body = {
      label: fields.label,
      type: fields.type,
      options,
      unit: fields.unit.trim() || null,
      description: fields.description,
    };
    if (attribute) change.mutate({ params: { id: attribute.id ?? '' }, body });
    else create.mutate({ body: { key: fields.key, ...body } });
  };
  return (
    <FormDrawer
      title={attribute ? t('changeOf', { name: attribute.label }) : t('add')}
      action={attribute ? s('save') : t('addAction')}
      busy={create.isPending || change.isPending}
      error={Object.keys(refused).length > 0 ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('label')} complaint={complaints.label}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={fields.label}
            onChange={(event) => set({ label: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('key')} hint={attribute ? t('keyStays') : t('keyHint')} complaint={complaints.key}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            disabled={attribute !== undefined}
            value={fields.key}
            onChange={(event) => set({ key: event.target.value })}
          />
        )}
      </Field>
      <div className={shared.columns}>
        <Field label={t('type')} hint={t('typeHint')} complaint={complaints.type}>
          {(control) => (
            <Select
              {...control}
              style={{ width: '100%' }}
              value={fields.type}
              onChange={(type) => set({ type })}
              options={attributeTypes.map((type) => ({ value: type, label: t(type) }))}
            />
          )}
        </Field>
        <Field label={t('unit')} hint={t('unitHint')} complaint={complaints.unit}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              value={fields.unit}
              onChange={(event) => set({ unit: event.target.value })}
            />
          )}
        </Field>
      </div>
      {hasOptions(fields.type) && (
        <Field label={t('options')} hint={t('optionsHint')} complaint={complaints.options}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 4, maxRows: 12 }}
              value={fields.options}
              onChange={(event) => set({ options: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('description')} complaint={complaints.description}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={fields.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
