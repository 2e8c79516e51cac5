/** How long a tag stays, in words: as long as it holds, for ever, or for a time after it held last. */
import { InputNumber, Radio, Select } from 'antd';
import { Field, useTexts } from '#ui';
import styles from './editor.module.css';
import type { KeepForm, RuleForm } from './form.ts';
import { editorTexts } from './texts.ts';

const units = ['h', 'd', 'bd', 'w', 'mo'] as const;
type Unit = (typeof units)[number];

export interface KeepFieldProps {
  form: RuleForm;
  complaint: string | undefined;
  onChange: (keep: KeepForm, merge?: string) => void;
}

export function KeepField({ form: { kind, keep, suggests }, complaint, onChange }: KeepFieldProps) {
  const t = useTexts(editorTexts);
  const [, n = '30', unit = 'd'] = /^(\d+)(\w+)$/.exec(keep.time) ?? [];
  const choose = (how: KeepForm['how']) => onChange({ ...keep, how });
  return (
    <Field label={t(suggests ? 'keepProposal' : 'keep')} complaint={complaint} group>
      {() => (
        <div className={styles.keep}>
          {kind === 'state' && (
            <Radio checked={keep.how === 'while'} onChange={() => choose('while')}>
              {t(suggests ? 'withdrawWhile' : 'keepWhile')}
            </Radio>
          )}
          <Radio checked={keep.how === 'always'} onChange={() => choose('always')}>
            {t(suggests ? 'withdrawNever' : 'keepAlways')}
          </Radio>
          <div className={styles.keepFor}>
            <Radio checked={keep.how === 'for'} onChange={() => choose('for')}>
              {t(kind === 'trigger' ? 'keepForEvent' : 'keepFor')}
            </Radio>
            <InputNumber
              size="small"
              aria-label={t('keepAmount')}
              min={1}
              max={9999}
              precision={0}
              controls={false}
              style={{ width: 64 }}
              value={Number(n)}
              onChange={(value) => onChange({ how: 'for', time: `${value ?? 1}${unit}` }, 'keep')}
            />
            <Select<Unit>
              size="small"
              aria-label={t('keepUnit')}
              style={{ width: 108 }}
              value={units.find((one) => one === unit) ?? 'd'}
              options={units.map((value) => ({ value, label: t(`unit_${value}`) }))}
              onChange={(next) => onChange({ how: 'for', time: `${n}${next}` })}
            />
          </div>
        </div>
      )}
    </Field>
  );
}
