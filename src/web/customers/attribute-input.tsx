/** The control for an attribute, by its type. Nothing in it opens over the page, so it also stands in dialogs. */
import { Checkbox, Input } from 'antd';
import { type FieldControl, Segments, useTexts } from '#ui';
import type { Attribute } from './api.ts';
import type { Draft } from './attribute-draft.ts';
import styles from './attribute-input.module.css';
import { customersTexts } from './texts.ts';

export interface AttributeInputProps {
  attribute: Attribute;
  draft: Draft;
  onChange: (draft: Draft) => void;
  control: FieldControl;
  /** Carries its own name, where no label stands beside it. */
  named?: boolean;
  autoFocus?: boolean;
}

/** So many options still fit side by side. */
const FEW = 4;

export function AttributeInput(props: AttributeInputProps) {
  const { attribute, draft, onChange, control, named = false, autoFocus = false } = props;
  const t = useTexts(customersTexts);
  const { type, options, label, unit } = attribute;
  const name = named ? { 'aria-label': label } : {};
  if (type === 'boolean')
    return (
      <Segments
        label={label}
        value={draft === null ? 'none' : draft === true ? 'yes' : 'no'}
        onChange={(value) => onChange(value === 'none' ? null : value === 'yes')}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
          { value: 'none', label: t('notSet') },
        ]}
      />
    );
  if (type === 'many') {
    const chosen = Array.isArray(draft) ? draft : [];
    return (
      <Checkbox.Group
        options={[...options]}
        value={[...chosen]}
        onChange={(values) => onChange(values.map(String))}
      />
    );
  }
  const text = typeof draft === 'string' ? draft : '';
  if (type === 'one' && options.length <= FEW)
    return (
      <Segments
        label={label}
        value={text}
        onChange={onChange}
        options={[
          ...options.map((option) => ({ value: option, label: option })),
          { value: '', label: t('notSet') },
        ]}
      />
    );
  if (type === 'one')
    return (
      <select
        id={control.id}
        className={styles.select}
        {...name}
        aria-invalid={control['aria-invalid']}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to edit
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('notSet')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    );
  const number = type === 'number' || type === 'money';
  return (
    <Input
      {...control}
      {...name}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={number ? 'decimal' : 'text'}
      prefix={type === 'money' ? '¥' : undefined}
      suffix={number && type !== 'money' ? unit : undefined}
      autoFocus={autoFocus}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
