import { useId, useState } from 'react';
import { call, ErrorState, useApi, useFormat, useTexts } from '#ui';
import { removeTag, type Tag, usageOfTag } from '../api.ts';
import { ReferenceLine } from '../tray/tray-use.tsx';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AskFrame, Strategy } from './ask-frame.tsx';
import { TagChooser } from './choosers.tsx';
import styles from './dialogs.module.css';
import { dialogTexts } from './texts.ts';

type Way = 'replace' | 'freeze' | 'delete';

/** Deletes a tag only after showing everything that refers to it, and offers what is usually better. */
export function DeleteDialog({
  library,
  tag,
  onClose,
}: {
  library: LibraryAnswers;
  tag: Tag;
  onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const format = useFormat();
  const name = useId();
  const company = tag.scope === 'enterprise';
  const use = useApi(usageOfTag, { params: { id: tag.id } });
  const [chosen, setChosen] = useState<Way | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const people = use.data?.references.customers ?? 0;
  const items = use.data?.references.items ?? [];
  const free = use.data !== undefined && people === 0 && items.length === 0;
  const way: Way = chosen ?? (free || !company ? 'delete' : tag.state === 'active' ? 'replace' : 'delete');
  const other = library.tags.find((one) => one.id === by);
  const remove = useLibraryWrite(async () => {
    const query = way === 'replace' ? { strategy: way, with: by ?? '' } : { strategy: way };
    const done = await call(removeTag, { params: { id: tag.id }, query });
    onClose();
    if ('job' in done) return { text: t('inJob'), changeSets: [] };
    const text =
      way === 'replace'
        ? t('replaced', { name: tag.name, with: other?.name ?? '' })
        : t(way === 'freeze' ? 'frozen' : 'deleted', { name: tag.name });
    return { text, changeSets: [done.changeSet] };
  });
  const actions = {
    replace: other ? t('replaceAction', { name: other.name }) : t('replaceActionNone'),
    freeze: t('freezeAction'),
    delete: people > 0 ? t('dropAction', { people: format.count(people) }) : t('dropActionFree'),
  };
  return (
    <AskFrame
      title={t('deleteTitle', { name: tag.name })}
      action={actions[way]}
      danger={way !== 'freeze'}
      ready={use.data !== undefined && (way !== 'replace' || other !== undefined)}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      {use.error && <ErrorState error={use.error} onRetry={() => void use.refetch()} />}
      {use.isPending && <p className="t3">{t('counting')}</p>}
      {use.data && (
        <>
          <p>
            {free
              ? t('deleteFree')
              : t.rich(items.length > 0 ? 'deleteEffect' : 'deleteLoses', {
                  people: <b>{format.count(people)}</b>,
                  items: <b>{format.count(items.length)}</b>,
                })}
          </p>
          {items.length > 0 && (
            <div className={styles.references}>
              {items.map((item) => (
                <ReferenceLine key={`${item.kind} ${item.id}`} item={item} />
              ))}
            </div>
          )}
          {company && !free && (
            <div className="col">
              <Strategy
                name={name}
                checked={way === 'replace'}
                label={t('replace')}
                text={t('replaceText')}
                onChoose={() => setChosen('replace')}
              />
              {way === 'replace' && (
                <TagChooser library={library} value={by} except={tag.id} onChange={setBy} />
              )}
              {tag.state === 'active' && (
                <Strategy
                  name={name}
                  checked={way === 'freeze'}
                  label={t('freeze')}
                  text={t('freezeText')}
                  onChoose={() => setChosen('freeze')}
                />
              )}
              <Strategy
                name={name}
                checked={way === 'delete'}
                label={t('drop')}
                text={t('dropText')}
                onChoose={() => setChosen('delete')}
              />
            </div>
          )}
        </>
      )}
    </AskFrame>
  );
}
