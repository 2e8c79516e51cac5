import { useState } from 'react';
import { call, useTexts } from '#ui';
import { patchTag, type Tag } from '../api.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AskFrame } from './ask-frame.tsx';
import { GroupChooser } from './choosers.tsx';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

export function MoveDialog({
  library,
  tag,
  onClose,
}: {
  library: LibraryAnswers;
  tag: Tag;
  onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const [into, setInto] = useState<string | null>(null);
  const group = library.groups.find((one) => one.id === into);
  const move = useLibraryWrite(async () => {
    const { changeSet } = await call(patchTag, { params: { id: tag.id }, body: { group: into ?? '' } });
    onClose();
    return { text: t('moved', { name: tag.name, group: group?.name ?? '' }), changeSets: [changeSet] };
  });
  return (
    <AskFrame
      title={t('moveTitle', { name: tag.name })}
      action={group ? t('moveAction', { group: group.name }) : t('groupPlaceholder')}
      ready={group !== undefined}
      busy={move.isPending}
      error={move.error}
      onConfirm={() => move.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('moveText')}</p>
      <Field label={t('group')}>
        {(id) => (
          <GroupChooser
            id={id}
            library={library}
            value={into}
            except={tag.group.id}
            autoFocus
            onChange={setInto}
          />
        )}
      </Field>
      {group?.choice === 'single' && <p className="t2 fs12">{t('moveSingle', { group: group.name })}</p>}
    </AskFrame>
  );
}
