import { Button } from 'antd';
import {
  call,
  Drawer,
  EmptyState,
  ErrorState,
  Facts,
  ShortcutLayer,
  SkeletonRows,
  TagChip,
  toHue,
  useApi,
  useFormat,
  useTexts,
} from '#ui';
import { bringBackTag, patchTag, type Tag, tags } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import { isAutomatic } from '../wall.ts';
import type { Store } from './cold-strip.tsx';
import styles from './stores.module.css';
import { storesTexts } from './texts.ts';

const icons = { cold: 'snow', reserve: 'box', recycled: 'bin' } as const;
const intro = { cold: 'coldText', reserve: 'reserveText', recycled: 'recycledText' } as const;
const empty = { cold: 'emptyCold', reserve: 'emptyReserve', recycled: 'emptyRecycled' } as const;

export interface StorePanelProps {
  store: Store;
  onClose: () => void;
}

/** One of the places beside the wall, with the way back for each tag. */
export function StorePanel({ store, onClose }: StorePanelProps) {
  const t = useTexts(storesTexts);
  const stored = useApi(tags, { query: { state: store } });
  return (
    <Drawer open title={t(store)} size={440} onClose={onClose}>
      <ShortcutLayer>
        <p className={styles.intro}>{t(intro[store])}</p>
        {stored.error && (
          <ErrorState error={stored.error} what={t('failed')} onRetry={() => void stored.refetch()} />
        )}
        {stored.isPending && <SkeletonRows rows={5} />}
        {stored.data?.items.length === 0 && (
          <EmptyState icon={icons[store]} title={t(empty[store])}>
            {store === 'cold' && t('emptyColdText')}
          </EmptyState>
        )}
        {stored.data?.items.toSorted(byTime).map((tag) => (
          <Line key={tag.id} tag={tag} store={store} />
        ))}
      </ShortcutLayer>
    </Drawer>
  );
}

/** Who has waited longest comes first, as in the strip. */
const byTime = (a: Tag, b: Tag): number => a.stateSince.localeCompare(b.stateSince);

function Line({ tag, store }: { tag: Tag; store: Store }) {
  const t = useTexts(storesTexts);
  const format = useFormat();
  const { mayWrite, mayDelete, ask } = useCabinetActions();
  const back = useLibraryWrite(
    async () => {
      const { name, id } = tag;
      if (store !== 'recycled') {
        const { changeSet } = await call(patchTag, { params: { id }, body: { state: 'active' } });
        return { text: t('thawed', { name }), changeSets: [changeSet] };
      }
      const { changeSet, dropped } = await call(bringBackTag, { params: { id } });
      const text =
        dropped > 0 ? t('restoredPartly', { name, dropped: format.count(dropped) }) : t('restored', { name });
      return { text, changeSets: [changeSet] };
    },
    { loud: true },
  );
  const when = format.relative(tag.stateSince);
  const merged = tag.mergedInto !== null;
  const mayBring = store === 'recycled' ? mayDelete && !merged : mayWrite;
  return (
    <div className={styles.line}>
      <div>
        <TagChip
          name={tag.name}
          hue={toHue(tag.hue)}
          scope={tag.scope}
          automatic={isAutomatic(tag)}
          guarded={tag.protected}
          card={{ meaning: tag.definition.meaning, group: tag.group.name }}
        />
        <small>
          <Facts>
            {tag.group.name}
            {t(store === 'recycled' ? 'deletedSince' : 'coldSince', { when })}
            {merged ? t('mergedAway') : t('people', { count: tag.customers })}
          </Facts>
        </small>
      </div>
      {mayBring && (
        <Button size="small" loading={back.isPending} onClick={() => back.mutate()}>
          {t(store === 'cold' ? 'thaw' : store === 'reserve' ? 'takeOut' : 'restore')}
        </Button>
      )}
      {store !== 'recycled' && mayDelete && (
        <Button size="small" danger onClick={() => ask({ kind: 'deleteTag', tag })}>
          {t('remove')}
        </Button>
      )}
    </div>
  );
}
