/** Fields that tags and groups have alike. */
import { Select } from 'antd';
import { useTexts } from '#ui';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

const kinds = ['base', 'behaviour', 'composite'] as const;
type Kind = (typeof kinds)[number];

export interface KindFieldProps {
  /** Of a group it is what new tags begin with. */
  label: string;
  value: Kind;
  onChange: (kind: Kind) => void;
}

export function KindField({ label, value, onChange }: KindFieldProps) {
  const t = useTexts(dialogTexts);
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

export interface AliasesFieldProps {
  value: readonly string[];
  wrong?: string | undefined;
  onChange: (aliases: string[]) => void;
}

export function AliasesField({ value, wrong, onChange }: AliasesFieldProps) {
  const t = useTexts(dialogTexts);
  return (
    <Field label={t('aliases')} hint={t('aliasesHint')} wrong={wrong}>
      {(id) => (
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、']}
          value={[...value]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
