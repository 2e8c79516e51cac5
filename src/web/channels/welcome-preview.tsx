/** The welcome message as the customer sees it: bubbles on a phone. */

import { Avatar, Icon, type IconName, useTexts } from '#ui';
import type { Attachment } from './api.ts';
import styles from './channels.module.css';
import { filledExample } from './example.ts';
import { channelsTexts } from './texts.ts';

const ICONS: Readonly<Record<Attachment['type'], IconName>> = {
  link: 'link',
  image: 'eye',
  miniprogram: 'box',
  video: 'play',
  file: 'file',
};

export interface WelcomePreviewProps {
  text: string;
  attachments: readonly Attachment[];
  channel: string;
}

export function WelcomePreview({ text, attachments, channel }: WelcomePreviewProps) {
  const t = useTexts(channelsTexts);
  const words = filledExample(text, {
    'customer.name': t('exampleCustomer'),
    'staff.name': t('exampleStaff'),
    'channel.name': channel,
  }).trim();
  return (
    <figure className={styles.preview}>
      <figcaption>{t('preview')}</figcaption>
      <div className={styles.phone}>
        {words === '' && attachments.length === 0 && <p className={styles.silent}>{t('previewNothing')}</p>}
        {words !== '' && (
          <div className={styles.said}>
            <Avatar name={t('exampleStaff')} />
            <p className={styles.bubble}>{words}</p>
          </div>
        )}
        {attachments.map((attachment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no identity besides their place
          <div key={i} className={styles.said}>
            <Avatar name={t('exampleStaff')} />
            <div className={styles.cardBubble}>
              <span className={styles.cardWords}>
                <b>{'title' in attachment ? attachment.title || t(attachment.type) : t(attachment.type)}</b>
                {attachment.type === 'link' && (
                  <small>{attachment.description || attachment.url.replace(/^https?:\/\//, '')}</small>
                )}
              </span>
              <Icon name={ICONS[attachment.type]} size={20} />
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}
