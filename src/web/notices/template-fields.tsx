/** The words of a notice, and how they will look. */
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { messageText, type NoticeVariable } from '#features/notices/core';
import { Field, useLanguage, useTexts } from '#ui';
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
  const area = useRef<TextAreaRef>(null);
  const { template } = fields;
  const insert = (variable: string) => {
    const element = area.current?.resizableTextArea?.textArea;
    const [from, to] = [element?.selectionStart ?? template.length, element?.selectionEnd ?? template.length];
    onChange({ template: `${template.slice(0, from)}{{${variable}}}${template.slice(to)}` });
    element?.focus();
  };
  return (
    <>
      <Field label={t('template')} hint={t('templateHint')} complaint={complaints.template}>
        {(control) => (
          <>
            <Input.TextArea
              {...control}
              ref={area}
              autoSize={{ minRows: 4, maxRows: 10 }}
              maxLength={1000}
              value={template}
              onChange={(event) => onChange({ template: event.target.value })}
            />
            <div className={styles.inserts}>
              <span className="t3">{t('insert')}</span>
              {VARIABLES.map(([variable, label]) => (
                <Button key={variable} size="small" onClick={() => insert(variable)}>
                  {t(label)}
                </Button>
              ))}
            </div>
          </>
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
