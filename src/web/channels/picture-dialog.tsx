/** A code in full size, to download in several sizes, with or without a mark in the middle. */
import { Button, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { addressOf, Dialog, ErrorNote, Field, Icon, Note, Segments, useTexts, useToast, useWrite } from '#ui';
import { mayDo } from '../session/session.ts';
import { CopyText } from '../settings/copy-text.tsx';
import { useSession } from '../shell/shell-route.ts';
import { type Channel, pictureRoute, picturesRoute, setLogoRoute } from './api.ts';
import styles from './channels.module.css';
import { asMark } from './read-picture.ts';
import { channelsTexts } from './texts.ts';

/** Those that WeCom's own console offers. */
const SIZES = [258, 430, 860, 1280];

export interface PictureDialogProps {
  /** One channel, or all of a batch; null: all there are. */
  of: Channel | { readonly batch: string | null };
  onClose: () => void;
}

export function PictureDialog({ of, onClose }: PictureDialogProps) {
  const t = useTexts(channelsTexts);
  const [size, setSize] = useState(430);
  const [format, setFormat] = useState<'png' | 'svg'>('png');
  const [logo, setLogo] = useState(false);
  // Another mark is another picture at the same address.
  const [version, setVersion] = useState(0);
  const channel = 'id' in of ? of : null;
  const query = { size, format, ...(logo ? { logo: 'true' as const } : {}) };
  const title = channel
    ? t('codeOf', { name: channel.name })
    : of.batch === null
      ? t('downloadAll')
      : t('downloadBatch', { batch: of.batch });
  const file = channel
    ? addressOf(pictureRoute, { params: { id: channel.id }, query })
    : addressOf(picturesRoute, { query: { ...query, ...(of.batch === null ? {} : { batch: of.batch }) } });
  return (
    <Dialog label={title} onClose={onClose} width={420}>
      <div className={styles.picture}>
        <h2>{title}</h2>
        {channel && (
          <img
            key={version}
            className={styles.large}
            width={240}
            height={240}
            alt={t('codeOf', { name: channel.name })}
            src={`${addressOf(pictureRoute, {
              params: { id: channel.id },
              query: { size: 480, format: 'svg', ...(logo ? { logo: 'true' as const } : {}) },
            })}#${version}`}
          />
        )}
        {channel?.url && <CopyText label={t('address')} text={channel.url} />}
        <div className={styles.pair}>
          <Field label={t('size')}>
            {(control) => (
              <Select
                {...control}
                style={{ width: '100%' }}
                value={size}
                onChange={setSize}
                options={SIZES.map((n) => ({ value: n, label: t('pixels', { n }) }))}
              />
            )}
          </Field>
          <Field label={t('format')} group>
            {() => (
              <Segments
                label={t('format')}
                value={format}
                options={[
                  { value: 'png', label: 'PNG' },
                  { value: 'svg', label: 'SVG' },
                ]}
                onChange={setFormat}
              />
            )}
          </Field>
        </div>
        <div className={styles.line}>
          <Checkbox checked={logo} onChange={(event) => setLogo(event.target.checked)}>
            {t('withLogo')}
          </Checkbox>
          <span className="sp" />
          {logo && <ChangeLogo onChanged={() => setVersion((n) => n + 1)} />}
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('close')}</Button>
          <a href={file} download>
            <Button type="primary" tabIndex={-1} icon={<Icon name="download" size={14} />}>
              {t('download')}
            </Button>
          </a>
        </div>
      </div>
    </Dialog>
  );
}

function ChangeLogo({ onChanged }: { onChanged: () => void }) {
  const t = useTexts(channelsTexts);
  const toast = useToast();
  const session = useSession();
  const picker = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const save = useWrite(setLogoRoute, {
    onDone: () => {
      toast({ text: t('logoChanged') });
      onChanged();
    },
  });
  if (!mayDo(session, 'library:write')) return null;
  return (
    <>
      <Button size="small" loading={save.isPending} onClick={() => picker.current?.click()}>
        {t('changeLogo')}
      </Button>
      <Button size="small" onClick={() => save.mutate({ body: { png: null } })}>
        {t('ownLogoGone')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept="image/*"
        aria-label={t('changeLogo')}
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          const png = file ? await asMark(file) : null;
          setUnreadable(file !== undefined && png === null);
          if (png) save.mutate({ body: { png } });
        }}
      />
      {unreadable && (
        <Note tone="bad" live>
          {t('logoUnreadable')}
        </Note>
      )}
      <ErrorNote error={save.error} />
    </>
  );
}
