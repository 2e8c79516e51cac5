/** A one-time link with which somebody sets a password. It is made when the dialog opens and shown only here. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Dialog, ErrorState, Note, SkeletonRows, uiTexts, useFormat, useTexts, useWrite } from '#ui';
import { inviteStaffRoute, type Staff } from '../api.ts';
import { CopyText } from '../copy-text.tsx';
import shared from '../dialog.module.css';
import { staffTexts } from './texts.ts';

export function InviteDialog({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useTexts(staffTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const invite = useWrite(inviteStaffRoute);
  const asked = useRef(false);
  const { mutate } = invite;
  useEffect(() => {
    // Each link ends the one before: exactly one may be made, however often this runs.
    if (asked.current) return;
    asked.current = true;
    mutate({ params: { id: person.id } });
  }, [mutate, person.id]);
  const title = t('inviteTitle', { name: person.name });
  return (
    <Dialog label={title} onClose={onClose} width={560}>
      <div className={shared.box}>
        <h2>{title}</h2>
        {invite.error ? (
          <ErrorState
            error={invite.error}
            what={t('inviteFailed')}
            onRetry={() => mutate({ params: { id: person.id } })}
          />
        ) : invite.data ? (
          <>
            <p className="t2">
              {t('inviteText', { name: person.name, until: format.moment(invite.data.expiresAt) })}
            </p>
            <CopyText label={t('link')} text={invite.data.link} />
            <Note tone="warn">{t('inviteOnce')}</Note>
          </>
        ) : (
          <SkeletonRows rows={2} />
        )}
        <div className={shared.actions}>
          <Button onClick={onClose}>{ui('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
