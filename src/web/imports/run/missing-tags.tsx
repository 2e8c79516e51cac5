/** Tags that the file names and nobody has made yet: added here, without leaving the import. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { missingTags } from '#features/imports/contract';
import type { OutputOf } from '#kernel';
import { ApiError, call, Icon, useApi, useErrorSentence, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { addTagRoute, type ImportItem, missingTagsRoute } from '../api.ts';
import styles from '../imports.module.css';
import { runTexts } from './texts.ts';

type Missing = OutputOf<typeof missingTags>['items'][number];
/** What became of one: on its way, added, or why not. */
type State = 'adding' | 'added' | ApiError;

const SHOWN = 8;
const pathOf = ({ group, name }: Missing): string => (group === null ? name : `${group}/${name}`);

export function MissingTags({ item }: { item: ImportItem }) {
  const t = useTexts(runTexts);
  const session = useSession();
  const { data } = useApi(missingTagsRoute, { params: { id: item.id } }, { staleTime: 0 });
  const { states, add } = useAdding();
  if (!data || data.items.length === 0) return null;
  const mayAdd = mayDo(session, 'library:write');
  const shown = data.items.slice(0, SHOWN);
  const open = shown.filter((one) => one.group !== null && !states.has(pathOf(one)));
  return (
    <section className={styles.missing} aria-label={t('missingTags')}>
      <div className="row">
        <h3>{t('missingTags')}</h3>
        <span className="sp" />
        {mayAdd && open.length > 1 && (
          <Button size="small" onClick={() => void add(open)}>
            {t('addAllMissing', { count: open.length })}
          </Button>
        )}
      </div>
      <ul>
        {shown.map((one) => (
          <MissingTag
            key={pathOf(one)}
            tag={one}
            state={states.get(pathOf(one))}
            onAdd={mayAdd ? () => void add([one]) : null}
          />
        ))}
      </ul>
      {data.items.length > SHOWN && (
        <p className="fs12 t3">{t('moreMissing', { count: data.items.length - SHOWN })}</p>
      )}
      {mayAdd && <p className="fs12 t3">{t('tryAgainNow')}</p>}
    </section>
  );
}

function useAdding() {
  const client = useQueryClient();
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map());
  const add = async (tags: readonly Missing[]) => {
    const note = (tag: Missing, state: State) => setStates((now) => new Map([...now, [pathOf(tag), state]]));
    for (const tag of tags) note(tag, 'adding');
    for (const tag of tags)
      try {
        await call(addTagRoute, {
          body: { name: tag.name, ...(tag.group === null ? {} : { group: tag.group }) },
        });
        note(tag, 'added');
      } catch (error) {
        if (error instanceof ApiError) note(tag, error);
      }
    await client.invalidateQueries();
  };
  return { states, add };
}

interface MissingTagProps {
  tag: Missing;
  state: State | undefined;
  /** Null: this person may not. */
  onAdd: (() => void) | null;
}

function MissingTag({ tag, state, onAdd }: MissingTagProps) {
  const t = useTexts(runTexts);
  const sentence = useErrorSentence();
  const path = pathOf(tag);
  return (
    <li>
      <span className="ell" title={path}>
        {tag.group !== null && <span className="t3">{tag.group} / </span>}
        <b>{tag.name}</b>
      </span>
      <span className="t3 nw">{t('missingRows', { count: tag.rows })}</span>
      <span className="sp" />
      {state === 'added' ? (
        <span className="ok row g4">
          <Icon name="check" size={12} />
          {t('addedMissing')}
        </span>
      ) : tag.group === null ? (
        <Link to="/cabinet" title={t('whichGroup')}>
          {t('addMissing')}
        </Link>
      ) : (
        onAdd && (
          <Button
            size="small"
            type="link"
            loading={state === 'adding'}
            aria-label={t('addMissingOf', { name: path })}
            onClick={onAdd}
          >
            {t('addMissing')}
          </Button>
        )
      )}
      {state instanceof ApiError && <div className={`bad ${styles.missingWhy}`}>{sentence(state)}</div>}
    </li>
  );
}
