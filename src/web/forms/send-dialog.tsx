/** One's own link to a form, to copy or to scan. */
import { useEffect } from 'react';
import { addressOf, useTexts, useWrite } from '#ui';
import { LinkDialog } from '../materials/link-dialog.tsx';
import { type Form, linkPictureRoute, makeLinkRoute } from './api.ts';
import { formsTexts } from './texts.ts';

export function SendDialog({ form, onClose }: { form: Form; onClose: () => void }) {
  const t = useTexts(formsTexts);
  const { mutate, data, error } = useWrite(makeLinkRoute);
  useEffect(() => mutate({ params: { id: form.id }, body: {} }), [form.id, mutate]);
  return (
    <LinkDialog
      title={t('sendOf', { name: form.name })}
      text={t('sendText')}
      linkLabel={t('yourLink')}
      close={t('close')}
      error={error}
      onClose={onClose}
      link={
        data && {
          url: data.url,
          picture: addressOf(linkPictureRoute, { params: { id: data.id } }),
          pictureLabel: t('codeOf', { name: form.name }),
        }
      }
    />
  );
}
