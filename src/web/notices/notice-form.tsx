/** Making a notice or changing one. */
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { sources } from '#kernel';
import { type ApiError, Field, FormDrawer, Segments, useLanguage, useTexts, useToast, useWrite } from '#ui';
import { PeopleSelect, TagSelect } from '../channels/choices.tsx';
import type { Library } from '../customers/library.ts';
import { sourceWords } from '../customers/tagging/tag-words.ts';
import { taggingTexts } from '../customers/tagging/texts.ts';
import { settingsTexts } from '../settings/texts.ts';
import { changeNoticeRoute, createNoticeRoute, listNoticesRoute, type Notice } from './api.ts';
import {
  bodyOf,
  type Complaints,
  complainable,
  emptyFields,
  fieldsOf,
  missingIn,
  type NoticeFields,
  type PartProps,
} from './form-fields.ts';
import { QuietFields } from './quiet-fields.tsx';
import { TemplateFields } from './template-fields.tsx';
import { noticesTexts } from './texts.ts';
import { TryNotice } from './try-notice.tsx';

import { usualTemplates } from './usual-templates.ts';
import { WayField } from './way-field.tsx';

export interface NoticeFormProps {
  /** Without one a new notice is made. */
  notice?: Notice;
  library: Library | undefined;
  onClose: () => void;
}

/** The server's words about a field, or about something inside it. */
function complaintsIn(error: ApiError | null): Complaints {
  if (error?.code === 'notice.nameTaken') return { name: error.message };
  if (error?.code === 'notice.badAddress' || error?.code === 'notice.robotNeeded')
    return { webhook: `${error.message}${error.hint ?? ''}` };
  return Object.fromEntries(
    complainable.flatMap((field) => {
      const said = error?.details.find(({ path }) => path.replace(/^to\./, '').split('.')[0] === field);
      return said?.message ? [[field, said.message]] : [];
    }),
  );
}

export function NoticeForm({ notice, library, onClose }: NoticeFormProps) {
  const t = useTexts(noticesTexts);
  const s = useTexts(settingsTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const [fields, setFields] = useState(() =>
    notice ? fieldsOf(notice) : emptyFields(usualTemplates[language]),
  );
  const [tried, setTried] = useState(false);
  const set = (change: Partial<NoticeFields>) => setFields((now) => ({ ...now, ...change }));
  const create = useWrite(createNoticeRoute, {
    invalidates: [listNoticesRoute],
    onDone: ({ name }) => {
      toast({ text: t('created', { name }) });
      onClose();
    },
  });
  const change = useWrite(changeNoticeRoute, {
    invalidates: [listNoticesRoute],
    onDone: ({ name }) => {
      toast({ text: t('changed', { name }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const kept = notice?.to.kind === 'robot' ? notice.to.tail : null;
  const missing = missingIn(fields, kept !== null);
  const told = complaintsIn(error);
  const complaints: Complaints = {
    ...(tried ? Object.fromEntries(missing.map((field) => [field, s('required')])) : {}),
    ...told,
  };
  const submit = () => {
    setTried(true);
    if (missing.length > 0) return;
    if (notice) change.mutate({ params: { id: notice.id }, body: bodyOf(fields, notice.language) });
    else create.mutate({ body: bodyOf(fields, language) });
  };
  const part: PartProps = { fields, complaints, onChange: set };
  return (
    <FormDrawer
      title={notice ? t('editOf', { name: notice.name }) : t('add')}
      action={notice ? s('save') : t('create')}
      busy={create.isPending || change.isPending}
      error={Object.keys(told).length > 0 ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} hint={t('nameHint')} complaint={complaints.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <WatchedFields {...part} library={library} />
      <ReceiverFields {...part} known={notice?.to.kind === 'staff' ? notice.to.staff : []} kept={kept} />
      <TemplateFields {...part} />
      <TryNotice fields={fields} notice={notice} kept={kept !== null} />
      <QuietFields {...part} />
      <Field label={t('again')} hint={t('againHint')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={24 * 90}
            precision={0}
            suffix={t('hours')}
            style={{ width: 160 }}
            value={fields.againAfterHours}
            onChange={(hours) => set({ againAfterHours: hours ?? 0 })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}

function WatchedFields({
  fields,
  complaints,
  onChange,
  library,
}: PartProps & { library: Library | undefined }) {
  const t = useTexts(noticesTexts);
  const words = useTexts(taggingTexts);
  return (
    <>
      <Field label={t('tags')} hint={t('tagsHint')} complaint={complaints.tags}>
        {(control) => (
          <TagSelect
            control={control}
            label={t('tags')}
            library={library}
            value={fields.tags}
            onChange={(tags) => onChange({ tags })}
          />
        )}
      </Field>
      <Field label={t('groups')} complaint={complaints.groups}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            placeholder={t('chooseGroups')}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...fields.groups]}
            onChange={(groups: string[]) => onChange({ groups })}
            options={(library?.groups ?? [])
              .filter((group) => !group.archived)
              .map((group) => ({ value: group.id, label: group.name }))}
          />
        )}
      </Field>
      <Field label={t('sources')} hint={t('sourcesHint')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            placeholder={t('anySource')}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...fields.sources]}
            onChange={(chosen: NoticeFields['sources']) => onChange({ sources: chosen })}
            options={sources.map((source) => ({ value: source, label: words(sourceWords[source]) }))}
          />
        )}
      </Field>
    </>
  );
}

interface ReceiverFieldsProps extends PartProps {
  known: readonly { readonly id: string; readonly name: string }[];
  /** Last characters of the robot that is kept; null: none is. */
  kept: string | null;
}

function ReceiverFields({ fields, complaints, onChange, known, kept }: ReceiverFieldsProps) {
  const t = useTexts(noticesTexts);
  return (
    <>
      <Field label={t('to')} group hint={fields.kind === 'owner' ? t('ownerHint') : undefined}>
        {() => (
          <Segments
            label={t('to')}
            wide
            value={fields.kind}
            options={[
              { value: 'robot', label: t('robot') },
              { value: 'staff', label: t('staff') },
              { value: 'owner', label: t('owner') },
            ]}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      {fields.kind === 'robot' && (
        <>
          <Field
            label={t('webhook')}
            hint={kept === null ? t('webhookHint') : t('webhookKept', { tail: kept })}
            complaint={complaints.webhook}
          >
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="off"
                spellCheck={false}
                placeholder={kept === null ? 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=' : ''}
                value={fields.webhook}
                onChange={(event) => onChange({ webhook: event.target.value })}
              />
            )}
          </Field>
          <Checkbox
            checked={fields.mentionOwner}
            onChange={(event) => onChange({ mentionOwner: event.target.checked })}
          >
            {t('mentionOwner')}
          </Checkbox>
        </>
      )}
      {fields.kind !== 'robot' && <WayField {...{ fields, complaints, onChange }} />}
      {fields.kind === 'staff' && (
        <Field label={t('staff')} complaint={complaints.staff}>
          {(control) => (
            <PeopleSelect
              control={control}
              label={t('staff')}
              value={fields.staff}
              known={known}
              onChange={(staff) => onChange({ staff })}
            />
          )}
        </Field>
      )}
    </>
  );
}
