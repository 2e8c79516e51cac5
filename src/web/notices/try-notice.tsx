/** Sends a sample to where the form points, before anything is saved. */
import { Button } from 'antd';
import { ErrorNote, Icon, Note, useLanguage, useTexts, useWrite } from '#ui';
import { type Notice, tryNoticeRoute } from './api.ts';
import { type NoticeFields, receiversMissing, receiversOf } from './form-fields.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';

interface TryNoticeProps {
  fields: NoticeFields;
  notice: Notice | undefined;
  kept: boolean;
}

export function TryNotice({ fields, notice, kept }: TryNoticeProps) {
  const t = useTexts(noticesTexts);
  const { language } = useLanguage();
  const send = useWrite(tryNoticeRoute);
  const ready = receiversMissing(fields, kept).length === 0 && fields.template.trim() !== '';
  const { data } = send;
  return (
    <div className={styles.try}>
      <Button
        icon={<Icon name="send" size={14} />}
        disabled={!ready}
        loading={send.isPending}
        onClick={() =>
          send.mutate({
            body: {
              name: fields.name.trim() || t('unnamed'),
              to: receiversOf(fields),
              template: fields.template,
              language: notice?.language ?? language,
              ...(notice ? { notice: notice.id } : {}),
            },
          })
        }
      >
        {t('try')}
      </Button>
      {!ready && <span className="t3">{t('tryNeeds')}</span>}
      <div role="status">
        {data?.outcome === 'sent' && !data.problem && <Note tone="ok">{t('trySent')}</Note>}
        {data?.problem && (
          <Note tone="warn">
            {data.problem.meaning} {data.problem.remedy}
            {data.problem.code !== null && <span className="t3"> ({data.problem.code})</span>}
          </Note>
        )}
      </div>
      <ErrorNote error={send.error} />
    </div>
  );
}
