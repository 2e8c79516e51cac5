import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiError, call, ErrorState, useFormat, useTexts } from '#ui';
import { type Group, removeGroup, type TagUse } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { ReferenceLine } from '../tray/tray-use.tsx';
import { useLibraryWrite } from '../use-library-write.ts';
import { AskFrame, Strategy } from './ask-frame.tsx';
import styles from './dialogs.module.css';
import { dialogTexts } from './texts.ts';

type References = TagUse['references'];

/** A group with tags is never deleted without a strategy: the refusal names everything that refers to it. */
async function referencesOf(group: Group): Promise<References> {
  try {
    await call(removeGroup, { params: { id: group.id }, query: {} });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'library.inUse')
      return error.extra.references as References;
    throw error;
  }
  return { customers: 0, items: [] };
}

export function DeleteGroupDialog({
  group,
  tags,
  onClose,
}: {
  group: Group;
  tags: number;
  onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const format = useFormat();
  const name = useId();
  const { close } = useCabinetActions();
  const [way, setWay] = useState<'freeze' | 'delete'>('freeze');
  const filled = tags > 0;
  const found = useQuery({
    queryKey: ['group references', group.id],
    queryFn: () => referencesOf(group),
    enabled: filled,
    staleTime: 0,
  });
  const remove = useLibraryWrite(async () => {
    const query = filled ? { strategy: way } : {};
    const { changeSet } = await call(removeGroup, { params: { id: group.id }, query });
    onClose();
    close();
    const text = t(filled && way === 'freeze' ? 'groupArchived' : 'groupDeleted', { name: group.name });
    return { text, changeSets: [changeSet] };
  });
  const references = found.data;
  return (
    <AskFrame
      title={t('deleteGroupTitle', { name: group.name })}
      action={
        !filled
          ? t('dropGroupEmptyAction')
          : t(way === 'freeze' ? 'archiveGroupAction' : 'dropGroupAction', { tags: format.count(tags) })
      }
      danger={!filled || way === 'delete'}
      ready={!filled || references !== undefined}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      {!filled && <p>{t('deleteGroupEmpty')}</p>}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {filled && found.isPending && <p className="t3">{t('counting')}</p>}
      {references && (
        <>
          <p>
            {t.rich('deleteGroupEffect', {
              tags: <b>{format.count(tags)}</b>,
              people: <b>{format.count(references.customers)}</b>,
              items: <b>{format.count(references.items.length)}</b>,
            })}
          </p>
          {references.items.length > 0 && (
            <div className={styles.references}>
              {references.items.map((item) => (
                <ReferenceLine key={`${item.kind} ${item.id}`} item={item} />
              ))}
            </div>
          )}
          <div className="col">
            <Strategy
              name={name}
              checked={way === 'freeze'}
              label={t('archiveGroup')}
              text={t('archiveGroupText')}
              onChoose={() => setWay('freeze')}
            />
            <Strategy
              name={name}
              checked={way === 'delete'}
              label={t('dropGroup')}
              text={t('dropGroupText')}
              onChoose={() => setWay('delete')}
            />
          </div>
        </>
      )}
    </AskFrame>
  );
}
