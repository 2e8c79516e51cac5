/** What the law asks for before a rule is published, by what it concludes of people. */
import { Field, Segments, useTexts } from '#ui';
import type { RuleForm } from './form.ts';
import { editorTexts } from './texts.ts';

export interface PrivacyFieldProps {
  privacy: RuleForm['privacy'];
  onChange: (privacy: RuleForm['privacy']) => void;
}

const choices = ['none', 'profiling', 'sensitive'] as const;
type Choice = (typeof choices)[number];

export function PrivacyField({ privacy, onChange }: PrivacyFieldProps) {
  const t = useTexts(editorTexts);
  const chosen: Choice = privacy ?? 'none';
  return (
    <Field
      label={t('privacy')}
      hint={
        <>
          {t(`privacy_${chosen}_hint`)}
          {privacy && <div>{t('privacyAsks')}</div>}
        </>
      }
      group
    >
      {() => (
        <Segments<Choice>
          label={t('privacy')}
          wide
          value={chosen}
          options={choices.map((value) => ({ value, label: t(`privacy_${value}`) }))}
          onChange={(choice) => onChange(choice === 'none' ? undefined : choice)}
        />
      )}
    </Field>
  );
}
