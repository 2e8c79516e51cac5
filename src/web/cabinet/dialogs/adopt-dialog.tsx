import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { call, useTexts } from '#ui';
import { type Tag, takeOverTag } from '../api.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AskFrame } from './ask-frame.tsx';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

export interface AdoptDialogProps {
  library: LibraryAnswers;
  tag: Tag;
  onClose: () => void;
  onShowTag: (tag: Tag) => void;
}

/** A copy of a tag that was made in WeCom, kept here: where it goes, and whether those who have the other get it too. */
export function AdoptDialog({ library, tag, onClose, onShowTag }: AdoptDialogProps) {
  const t = useTexts(dialogTexts);
  const [group, setGroup] = useState(t('ownGroup', { group: tag.group.name }));
  const [holders, setHolders] = useState(true);
  const name = group.trim();
  const foreign = library.groups.some((one) => one.foreign !== null && one.name === name);
  const adopt = useLibraryWrite(async () => {
    const made = await call(takeOverTag, { params: { id: tag.id }, body: { group: name, holders } });
    onClose();
    onShowTag({ ...made, customers: made.taken });
    const text = made.job ? 'adoptedLater' : holders ? 'adoptedWith' : 'adopted';
    return { text: t(text, { name: tag.name, count: made.taken }), changeSets: [made.changeSet] };
  });
  return (
    <AskFrame
      title={t('adoptTitle', { name: tag.name })}
      action={t('adoptAction')}
      ready={name !== '' && !foreign}
      busy={adopt.isPending}
      error={adopt.error}
      onConfirm={() => adopt.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('adoptText')}</p>
      <Field
        label={t('adoptGroup')}
        hint={t('adoptGroupHint')}
        wrong={foreign ? t('adoptGroupForeign') : adopt.error?.fieldMessage('group')}
      >
        {(id) => (
          <Input
            id={id}
            value={group}
            maxLength={200}
            autoFocus
            status={foreign ? 'error' : ''}
            onChange={(event) => setGroup(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={holders} onChange={(event) => setHolders(event.target.checked)}>
        {t('adoptHolders', { count: tag.customers })}
      </Checkbox>
    </AskFrame>
  );
}
