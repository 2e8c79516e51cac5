/** Text, attachments and hours of a welcome message. */
import { Button, Input } from 'antd';
import { useRef } from 'react';
import { ErrorNote, Field, IconButton, useTexts, useWrite, VariableText } from '#ui';
import { type Attachment, uploadImageRoute } from './api.ts';
import styles from './channels.module.css';
import {
  type AttachmentLine,
  attachmentLine,
  type ChannelFields,
  newLine,
  newWindow,
  type VariantFields,
} from './form-fields.ts';
import { asBase64 } from './read-picture.ts';
import { channelsTexts } from './texts.ts';
import { WindowFieldsOf } from './window-fields.tsx';

const VARIABLES = [
  ['customer.name', 'customerName'],
  ['staff.name', 'staffName'],
  ['channel.name', 'channelName'],
] as const;
const MOST_ATTACHMENTS = 9;

export interface WelcomeFieldsProps {
  fields: Pick<ChannelFields, 'text' | 'attachments' | 'variants'>;
  complaint: string | undefined;
  onChange: (change: Partial<ChannelFields>) => void;
}

export function WelcomeFields({ fields, complaint, onChange }: WelcomeFieldsProps) {
  const t = useTexts(channelsTexts);
  const { attachments, variants } = fields;
  const setVariant = (key: string, change: Partial<VariantFields>) =>
    onChange({ variants: variants.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  return (
    <>
      <WelcomeText text={fields.text} complaint={complaint} onChange={(text) => onChange({ text })} />
      <Attachments value={attachments} onChange={(now) => onChange({ attachments: now })} />
      {variants.map((variant, i) => (
        <Field key={variant.key} label={t('variant', { n: i + 1 })} group>
          {() => (
            <div className={styles.nested}>
              <div className={styles.line}>
                <WindowFieldsOf value={variant} onChange={(window) => setVariant(variant.key, window)} />
                <IconButton
                  icon="cross"
                  label={t('removeOf', { what: t('variant', { n: i + 1 }) })}
                  onClick={() => onChange({ variants: variants.filter((one) => one !== variant) })}
                />
              </div>
              <Input.TextArea
                aria-label={t('variant', { n: i + 1 })}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={variant.text}
                onChange={(event) => setVariant(variant.key, { text: event.target.value })}
              />
              <Attachments
                value={variant.attachments}
                onChange={(now) => setVariant(variant.key, { attachments: now })}
              />
            </div>
          )}
        </Field>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            onChange({ variants: [...variants, newLine({ ...newWindow, text: '', attachments: [] })] })
          }
        >
          {t('addVariant')}
        </Button>
      </div>
    </>
  );
}

export interface WelcomeTextProps {
  text: string;
  complaint: string | undefined;
  onChange: (text: string) => void;
}

export function WelcomeText({ text, complaint, onChange }: WelcomeTextProps) {
  const t = useTexts(channelsTexts);
  return (
    <Field label={t('welcome')} hint={t('welcomeHint')} complaint={complaint}>
      {(control) => (
        <VariableText
          control={control}
          value={text}
          variables={VARIABLES.map(([name, label]) => ({ name, label: t(label) }))}
          maxLength={1300}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function Attachments(props: {
  value: readonly AttachmentLine[];
  onChange: (value: readonly AttachmentLine[]) => void;
}) {
  const { value, onChange } = props;
  const t = useTexts(channelsTexts);
  const picker = useRef<HTMLInputElement>(null);
  const upload = useWrite(uploadImageRoute, {
    onDone: ({ pictureUrl }) => onChange([...value, attachmentLine({ type: 'image', pictureUrl })]),
  });
  const full = value.length >= MOST_ATTACHMENTS;
  return (
    <>
      {value.map(({ key, attachment }) => (
        <div key={key} className={styles.line}>
          {attachment.type === 'link' ? (
            <LinkFields
              value={attachment}
              onChange={(link) =>
                onChange(value.map((one) => (one.key === key ? { key, attachment: link } : one)))
              }
            />
          ) : (
            <span className={styles.attachment}>
              {t(attachment.type)} {'title' in attachment ? attachment.title : ''}
            </span>
          )}
          <IconButton
            icon="cross"
            label={t('removeOf', { what: t(attachment.type === 'link' ? 'address' : attachment.type) })}
            onClick={() => onChange(value.filter((one) => one.key !== key))}
          />
        </div>
      ))}
      <div className={styles.inserts}>
        <Button
          size="small"
          disabled={full}
          onClick={() => onChange([...value, attachmentLine({ type: 'link', title: '', url: '' })])}
        >
          {t('addLink')}
        </Button>
        <Button
          size="small"
          disabled={full}
          loading={upload.isPending}
          onClick={() => picker.current?.click()}
        >
          {t('addImage')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept="image/png,image/jpeg"
          aria-label={t('addImage')}
          onChange={async (event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) upload.mutate({ body: { name: file.name, base64: await asBase64(file) } });
          }}
        />
      </div>
      <ErrorNote error={upload.error} />
    </>
  );
}

type Link = Extract<Attachment, { type: 'link' }>;

function LinkFields({ value, onChange }: { value: Link; onChange: (link: Link) => void }) {
  const t = useTexts(channelsTexts);
  return (
    <div className={styles.pair}>
      <Input
        aria-label={t('linkTitle')}
        placeholder={t('linkTitle')}
        value={value.title}
        onChange={(event) => onChange({ ...value, title: event.target.value })}
      />
      <Input
        type="url"
        aria-label={t('linkUrl')}
        placeholder="https://"
        value={value.url}
        onChange={(event) => onChange({ ...value, url: event.target.value })}
      />
    </div>
  );
}
