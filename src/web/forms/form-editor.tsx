/** Making a form or changing one: questions, their answers, and the tags of each. */
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { type ApiError, Field, FormDrawer, useTexts, useToast, useWrite } from '#ui';
import type { Library } from '../customers/library.ts';
import { CopyText } from '../settings/copy-text.tsx';
import { changeFormRoute, createFormRoute, type Form, listFormsRoute } from './api.ts';
import {
  bodyOf,
  emptyForm,
  exampleOf,
  type FormFields,
  fieldsOf,
  kept,
  missingIn,
  newQuestion,
} from './form-fields.ts';
import { QuestionEditor } from './question-editor.tsx';
import { formsTexts } from './texts.ts';

export interface FormEditorProps {
  /** Without one a new form is made. */
  form?: Form;
  library: Library | undefined;
  onClose: () => void;
}

/** The server's words by the key of the line that they are about. */
function complaintsIn(error: ApiError | null, fields: FormFields): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [q, question] of kept(fields.questions).entries()) {
    for (const [o, option] of question.options.entries()) {
      const words = error?.messageWithin(`questions.${q}.options.${o}`);
      if (words) found.set(option.key, words);
    }
    const words = error?.details.find((one) => one.path === `questions.${q}`)?.message;
    if (words) found.set(question.key, words);
  }
  return found;
}

export function FormEditor({ form, library, onClose }: FormEditorProps) {
  const t = useTexts(formsTexts);
  const toast = useToast();
  const [fields, setFields] = useState(() => (form ? fieldsOf(form) : emptyForm()));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<FormFields>) => setFields((now) => ({ ...now, ...change }));
  const done = (text: string) => {
    toast({ text });
    onClose();
  };
  const create = useWrite(createFormRoute, {
    invalidates: [listFormsRoute],
    onDone: ({ name }) => done(t('created', { name })),
  });
  const change = useWrite(changeFormRoute, {
    invalidates: [listFormsRoute],
    onDone: ({ name }) => done(t('changed', { name })),
  });
  const error = create.error ?? change.error;
  const missing = missingIn(fields);
  const told = complaintsIn(error, fields);
  const complaintOf = (key: number) => (tried && missing.keys.has(key) ? t('required') : told.get(key));
  const nameTold = error?.code === 'form.nameTaken' ? error.message : error?.messageWithin('name');
  const submit = () => {
    setTried(true);
    if (missing.name || missing.keys.size > 0) return;
    const body = bodyOf(fields);
    if (form) change.mutate({ params: { id: form.id }, body });
    else create.mutate({ body });
  };
  return (
    <FormDrawer
      title={form ? t('editOf', { name: form.name }) : t('add')}
      action={form ? t('save') : t('create')}
      busy={create.isPending || change.isPending}
      wide
      error={told.size > 0 || nameTold ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        hint={t('nameHint')}
        complaint={tried && missing.name ? t('required') : nameTold}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={100}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('consentText')} hint={t('consentHint')} complaint={error?.messageWithin('consentText')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={fields.consentText}
            onChange={(event) => set({ consentText: event.target.value })}
          />
        )}
      </Field>
      {fields.questions.map((question, i) => (
        <QuestionEditor
          key={question.key}
          n={i + 1}
          question={question}
          library={library}
          complaintOf={complaintOf}
          onChange={(next) =>
            set({ questions: fields.questions.map((one) => (one.key === question.key ? next : one)) })
          }
          onRemove={() => set({ questions: fields.questions.filter((one) => one.key !== question.key) })}
        />
      ))}
      <div>
        <Button onClick={() => set({ questions: [...fields.questions, newQuestion()] })}>
          {t('addQuestion')}
        </Button>
      </div>
      <Checkbox checked={fields.earlier} onChange={(event) => set({ earlier: event.target.checked })}>
        {t('earlier')}
      </Checkbox>
      {!missing.name && (
        <div>
          <p className="t3 fs12">{t('how')}</p>
          <CopyText label={t('how')} text={exampleOf(fields)} />
        </div>
      )}
    </FormDrawer>
  );
}
