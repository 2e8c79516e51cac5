/** Making a material or changing one. */
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import {
  type ApiError,
  Field,
  FormDrawer,
  messagesWithin,
  Segments,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { TagSelect } from '../channels/choices.tsx';
import type { Library } from '../customers/library.ts';
import { changeMaterialRoute, createMaterialRoute, listMaterialsRoute, type Material } from './api.ts';
import { FileField, FilePicker } from './file-field.tsx';
import {
  contentOf,
  emptyFields,
  fieldsOf,
  type MaterialFields,
  missingIn,
  settingsOf,
} from './form-fields.ts';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';

export interface MaterialFormProps {
  /** Without one a new material is made. */
  material?: Material;
  library: Library | undefined;
  onMade: (material: Material) => void;
  onClose: () => void;
}

const KINDS = ['article', 'case', 'link', 'file', 'video'] as const;
const FIELDS = ['name', 'summary', 'text', 'url', 'file', 'cover', 'threshold', 'tags'] as const;
type Complaints = Partial<Record<(typeof FIELDS)[number], string>>;

const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';
const FILES = `application/pdf,${PICTURES},.doc,.docx,.xls,.xlsx,.ppt,.pptx`;

/** The server's words about a field, or about something inside it. */
function complaintsIn(error: ApiError | null): Complaints {
  if (error?.code === 'material.nameTaken') return { name: error.message };
  return messagesWithin(error, FIELDS);
}

export function MaterialForm({ material, library, onMade, onClose }: MaterialFormProps) {
  const t = useTexts(materialsTexts);
  const toast = useToast();
  const [fields, setFields] = useState(() => (material ? fieldsOf(material) : emptyFields));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<MaterialFields>) => setFields((now) => ({ ...now, ...change }));
  const create = useWrite(createMaterialRoute, {
    invalidates: [listMaterialsRoute],
    onDone: (made) => {
      toast({ text: t('created', { name: made.name }) });
      onMade(made);
    },
  });
  const change = useWrite(changeMaterialRoute, {
    invalidates: [listMaterialsRoute],
    onDone: (now) => {
      toast({ text: t('changed', { name: now.name }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const told = complaintsIn(error);
  const missing = tried ? missingIn(fields) : [];
  const complaints: Complaints = {
    ...told,
    ...Object.fromEntries(missing.map((field) => [field, t('required')])),
  };
  const submit = () => {
    setTried(true);
    if (missingIn(fields).length > 0) return;
    const body = settingsOf(fields);
    if (material) change.mutate({ params: { id: material.id }, body });
    else create.mutate({ body: { ...body, kind: fields.kind } });
  };
  return (
    <FormDrawer
      title={material ? t('editOf', { name: material.name }) : t('add')}
      action={material ? t('save') : t('create')}
      busy={create.isPending || change.isPending}
      error={Object.keys(told).length > 0 ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      {!material && (
        <Field label={t('kind')} group>
          {() => (
            <Segments
              label={t('kind')}
              value={fields.kind}
              options={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
              onChange={(kind) => set({ kind, file: null })}
            />
          )}
        </Field>
      )}
      <Field label={t('name')} hint={t('nameHint')} complaint={complaints.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={80}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('summary')} hint={t('summaryHint')} complaint={complaints.summary}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={fields.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <Content fields={fields} complaints={complaints} onChange={set} />
      <Field label={t('cover')} hint={t('coverHint')} complaint={complaints.cover} group>
        {() => (
          <FileField
            label={t('cover')}
            accept={PICTURES}
            value={fields.cover}
            onChange={(cover) => set({ cover })}
          />
        )}
      </Field>
      <Field label={t('threshold')} hint={t('thresholdHint')} complaint={complaints.threshold}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={3600}
            precision={0}
            value={fields.threshold}
            onChange={(threshold) => set({ threshold })}
          />
        )}
      </Field>
      <Field label={t('tags')} hint={t('tagsHint')} complaint={complaints.tags}>
        {(control) => (
          <TagSelect
            control={control}
            label={t('tags')}
            library={library}
            value={fields.tags}
            onChange={(tags) => set({ tags })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}

interface ContentProps {
  fields: MaterialFields;
  complaints: Complaints;
  onChange: (change: Partial<MaterialFields>) => void;
}

function Content({ fields, complaints, onChange }: ContentProps) {
  const t = useTexts(materialsTexts);
  const { kind, text } = fields;
  switch (contentOf(kind)) {
    case 'text':
      return (
        <>
          <Field label={t('text')} hint={t('textHint')} complaint={complaints.text}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 8, maxRows: 18 }}
                maxLength={100_000}
                value={text}
                onChange={(event) => onChange({ text: event.target.value })}
              />
            )}
          </Field>
          <div className={styles.line}>
            <FilePicker
              label={t('insertPicture')}
              name={t('text')}
              accept={PICTURES}
              onFile={(file) => onChange({ text: `${text.trimEnd()}\n![](${file.id})\n`.trimStart() })}
            />
          </div>
        </>
      );
    case 'url':
      return (
        <Field label={t('url')} hint={t('urlHint')} complaint={complaints.url}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://"
              maxLength={2000}
              value={fields.url}
              onChange={(event) => onChange({ url: event.target.value })}
            />
          )}
        </Field>
      );
    case 'file': {
      const isVideo = kind === 'video';
      const label = isVideo ? t('video') : t('file');
      return (
        <Field
          label={label}
          hint={isVideo ? t('videoHint') : t('fileHint')}
          complaint={complaints.file}
          group
        >
          {() => (
            <FileField
              label={label}
              accept={isVideo ? 'video/mp4' : FILES}
              value={fields.file}
              onChange={(file) => onChange({ file })}
            />
          )}
        </Field>
      );
    }
  }
}
