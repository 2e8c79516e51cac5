/** The words of a notice, and how they will look. */
import { messageText, type NoticeVariable } from '#features/notices/core';
import { Field, useLanguage, useTexts, VariableText } from '#ui';
import type { PartProps } from './form-fields.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';

const VARIABLES = [
  ['customer.name', 'variableCustomer'],
  ['tag', 'variableTag'],
  ['by', 'variableBy'],
  ['why', 'variableWhy'],
  ['time', 'variableTime'],
  ['owner', 'variableOwner'],
  ['link', 'variableLink'],
] as const satisfies readonly (readonly [NoticeVariable, string])[];

export function TemplateFields({ fields, complaints, onChange }: PartProps) {
  const t = useTexts(noticesTexts);
  const { template } = fields;
  return (
    <>
      <Field label={t('template')} hint={t('templateHint')} complaint={complaints.template}>
        {(control) => (
          <VariableText
            control={control}
            value={template}
            variables={VARIABLES.map(([name, label]) => ({ name, label: t(label) }))}
            maxLength={1000}
            onChange={(text) => onChange({ template: text })}
          />
        )}
      </Field>
      <Preview name={fields.name} template={template} />
    </>
  );
}

/** The words that the server will send: the same function makes them. */
function Preview({ name, template }: { name: string; template: string }) {
  const t = useTexts(noticesTexts);
  const { language } = useLanguage();
  const link = `${window.location.origin}/customers/cus_1`;
  const text = messageText({
    name,
    template,
    language,
    count: 1,
    listLink: link,
    customers: [
      {
        name: t('exampleCustomer'),
        tags: [t('exampleTag')],
        by: t('exampleBy'),
        why: t('exampleWhy'),
        time: '2026-11-29 10:30',
        owner: t('exampleBy'),
        link,
      },
    ],
  });
  return (
    <figure className={styles.preview}>
      <figcaption>{t('preview')}</figcaption>
      <p>{text || t('previewNothing')}</p>
    </figure>
  );
}
