import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import {
  apiPages,
  Badge,
  call,
  Drawer,
  EmptyState,
  ErrorState,
  Facts,
  ShortcutLayer,
  ShowMore,
  SkeletonRows,
  useFormat,
  useTexts,
} from '#ui';
import { useActorName } from '../../session/actor-name.ts';
import { type ChangeSet, changeSets, undoSet } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import styles from './history.module.css';
import { historyTexts } from './texts.ts';

/** Every change of the library, newest first, each with its way back. */
export function HistoryPanel({ onClose }: { onClose: () => void }) {
  const t = useTexts(historyTexts);
  const pages = useInfiniteQuery(apiPages(changeSets, { query: { limit: 30 } }));
  const sets = pages.data?.pages.flatMap((page) => page.items);
  return (
    <Drawer open title={t('title')} size={520} onClose={onClose}>
      <ShortcutLayer>
        <p className={styles.intro}>{t('intro')}</p>
        {pages.error && (
          <ErrorState error={pages.error} what={t('failed')} onRetry={() => void pages.refetch()} />
        )}
        {pages.isPending && <SkeletonRows rows={6} />}
        {sets?.length === 0 && <EmptyState icon="clock" title={t('empty')} />}
        {sets?.map((set) => (
          <SetEntry key={set.id} set={set} />
        ))}
        <ShowMore query={pages} newestFirst />
      </ShortcutLayer>
    </Drawer>
  );
}

const didTexts = {
  'tag.created': 'tagCreated',
  'tag.changed': 'tagChanged',
  'tag.merged': 'tagMerged',
  'tag.adopted': 'tagAdopted',
  'wecom.libraryTaken': 'wecomTaken',
  'library.released': 'released',
  'tag.deleted': 'tagDeleted',
  'tag.restored': 'tagRestored',
  'group.created': 'groupCreated',
  'group.changed': 'groupChanged',
  'group.deleted': 'groupDeleted',
  'category.created': 'categoryCreated',
  'category.changed': 'categoryChanged',
  'category.deleted': 'categoryDeleted',
  'library.applied': 'libraryApplied',
  'changeSet.undone': 'changeSetUndone',
} as const;
const isKnown = (did: string): did is keyof typeof didTexts => Object.hasOwn(didTexts, did);

function SetEntry({ set }: { set: ChangeSet }) {
  const t = useTexts(historyTexts);
  const format = useFormat();
  const actorName = useActorName();
  const { mayWrite } = useCabinetActions();
  const what = isKnown(set.did)
    ? t(didTexts[set.did], { subject: set.subject })
    : t('other', { did: set.did, subject: set.subject });
  const undo = useLibraryWrite(
    async () => {
      const { changeSet, kept } = await call(undoSet, { params: { id: set.id } });
      const text = kept.length > 0 ? t('takenPartly', { what, kept: kept.length }) : t('taken', { what });
      return { text, changeSets: [changeSet] };
    },
    { loud: true },
  );
  const old = set.undoUntil !== null && Date.parse(set.undoUntil) < format.now.getTime();
  return (
    <div className={styles.set} data-undone={set.undoneBy !== null || undefined}>
      <div className={styles.head}>
        <div>
          <b>{what}</b>
          <small>
            <Facts>
              {actorName(set.by.name)}
              {format.moment(set.at)}
            </Facts>
          </small>
        </div>
        {set.undoes !== null && <Badge>{t('isUndo')}</Badge>}
        {set.undoneBy !== null ? (
          <Badge>{t('undone')}</Badge>
        ) : old ? (
          <Badge>{t('tooOld')}</Badge>
        ) : (
          mayWrite && (
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
              {t('undo')}
            </Button>
          )
        )}
      </div>
      {set.changes.length > 0 && <Changes changes={set.changes} />}
    </div>
  );
}

const LINES = 50;

const fieldTexts = {
  definition: 'fieldDefinition',
  sort: 'fieldOrder',
  color: 'fieldColor',
  kind: 'fieldKind',
  protected: 'fieldProtected',
  pinned: 'fieldPinned',
  aliases: 'fieldAliases',
  group_id: 'fieldPlace',
  category_id: 'fieldPlace',
  parent_id: 'fieldPlace',
  state: 'fieldState',
  purpose: 'fieldPurpose',
  choice: 'fieldChoice',
  max: 'fieldChoice',
  ordered: 'fieldChoice',
  steward_id: 'fieldSteward',
  deputy_id: 'fieldSteward',
  description: 'fieldDescription',
  departments: 'fieldVisible',
} as const;
const isField = (field: string): field is keyof typeof fieldTexts => Object.hasOwn(fieldTexts, field);
/** They change along with others and say nothing to a person. */
const silent = new Set(['updated_at', 'state_since', 'key', 'name']);

const verbs = [
  'created',
  'updated',
  'renamed',
  'archived',
  'unarchived',
  'restored',
  'deleted',
  'merged',
] as const;

function Changes({ changes }: { changes: ChangeSet['changes'] }) {
  const t = useTexts(historyTexts);
  const format = useFormat();
  const words = (change: ChangeSet['changes'][number]): string => {
    const verb = verbs.find((one) => one === change.verb);
    if (verb === 'renamed')
      return t('fromTo', { from: String(change.before.name ?? ''), to: String(change.after.name ?? '') });
    if (verb !== 'updated') return '';
    const fields = Object.keys(change.after).filter((field) => !silent.has(field));
    return format.list([
      ...new Set(fields.map((field) => t(isField(field) ? fieldTexts[field] : 'fieldOther'))),
    ]);
  };
  return (
    <details>
      <summary>{t('changes', { count: changes.length })}</summary>
      <ul className={styles.changes}>
        {changes.slice(0, LINES).map((change) => (
          <li key={`${change.element} ${change.id}`}>
            {t(verbs.find((one) => one === change.verb) ?? 'updated')} {t(change.element)}{' '}
            <b>{change.name}</b> {words(change)}
          </li>
        ))}
        {changes.length > LINES && <li>{t('moreChanges', { count: changes.length - LINES })}</li>}
      </ul>
    </details>
  );
}
