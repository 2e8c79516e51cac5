/** Adding or removing tags for many: choose, see the exact effect, do it, take it back. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  Dialog,
  ErrorState,
  Icon,
  TagBoard,
  type TagItem,
  useFinder,
  useFormat,
  useShortcut,
  useTexts,
} from '#ui';
import type { BuilderView } from '../builder-view.ts';
import { type Selection, sizeOf } from '../selection.ts';
import styles from './bulk-dialog.module.css';
import { type BulkVerb, type Effect, toggleTag } from './effect.ts';
import { Outcome } from './outcome.tsx';
import { bulkTexts } from './texts.ts';
import { useBulk, useEffectOf } from './use-bulk.ts';

export type { BulkVerb } from './effect.ts';

export interface BulkDialogProps {
  verb: BulkVerb;
  view: BuilderView;
  selection: Selection;
  /** Of the whole condition. */
  total: number;
  onClose: () => void;
  /** Something was changed. */
  onDone: () => void;
}

export function BulkDialog(props: BulkDialogProps) {
  const { verb, view, total, onClose, onDone } = props;
  const t = useTexts(bulkTexts);
  // The work is about those who were chosen when the dialog opened, whatever the list shows afterwards.
  const [selection] = useState(props.selection);
  const [condition] = useState(view.settled);
  const [people] = useState(() => sizeOf(selection, total));
  const [tags, setTags] = useState<readonly TagItem[]>([]);
  const [reason, setReason] = useState('');
  const asked = { condition, selection, verb };
  const bulk = useBulk(asked);
  const choosing = bulk.stage.kind === 'choosing' || bulk.stage.kind === 'sending';
  const close = () => {
    if (!choosing) onDone();
    onClose();
  };
  const title = verb === 'add' ? t('addTo', { n: people }) : t('removeFrom', { n: people });
  return (
    <Dialog label={title} onClose={close} width={640}>
      <div className={styles.dialog}>
        <h2>{title}</h2>
        {choosing ? (
          <Choosing
            asked={asked}
            view={view}
            tags={tags}
            reason={reason}
            sending={bulk.stage.kind === 'sending'}
            failure={bulk.error}
            onTags={setTags}
            onReason={setReason}
            onStart={() => void bulk.start(tags, reason)}
            onClose={onClose}
          />
        ) : (
          <Outcome bulk={bulk} verb={verb} tags={tags} onClose={close} />
        )}
      </div>
    </Dialog>
  );
}

interface ChoosingProps {
  asked: Parameters<typeof useEffectOf>[0];
  view: BuilderView;
  tags: readonly TagItem[];
  reason: string;
  sending: boolean;
  failure: unknown;
  onTags: (tags: readonly TagItem[]) => void;
  onReason: (reason: string) => void;
  onStart: () => void;
  onClose: () => void;
}

function Choosing(props: ChoosingProps) {
  const { asked, view, tags, reason, sending, failure, onTags, onReason, onStart, onClose } = props;
  const { verb, selection } = asked;
  const t = useTexts(bulkTexts);
  const reckoned = useEffectOf(asked, tags);
  const { effect, reckoning } = reckoned;
  const changes = effect ? effect.added + (verb === 'remove' ? effect.removed : 0) : 0;
  const ready = changes > 0 && !reckoning && !sending;
  useShortcut({
    keys: 'mod+enter',
    label: verb === 'add' ? t('addTags') : t('removeTags'),
    group: t('keyPage'),
    inFields: true,
    run: () => ready && onStart(),
  });
  const [first] = tags;
  const single = tags.length === 1;
  const named = !first ? '' : single ? first.name : t('tagsMore', { first: first.name, n: tags.length });
  const actions = single
    ? ({ add: 'confirmAddOne', remove: 'confirmRemoveOne' } as const)
    : ({ add: 'confirmAdd', remove: 'confirmRemove' } as const);
  const action = t(actions[verb], { tags: named, n: changes });
  return (
    <>
      <TagChooser verb={verb} view={view} selection={selection} tags={tags} onTags={onTags} />
      <div className={styles.effect} aria-live="polite">
        <EffectText verb={verb} tags={tags} effect={effect} reckoning={reckoning} />
        {reckoned.error && (
          <ErrorState error={reckoned.error} what={t('effectFailed')} onRetry={reckoned.retry} />
        )}
      </div>
      <label className={styles.reason}>
        <span>{t('reason')}</span>
        <input
          type="text"
          maxLength={500}
          placeholder={t('reasonHint')}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      </label>
      {failure !== null && <ErrorState error={failure} what={t('bulkFailed')} safe={t('nothingDone')} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('leaveIt')}</Button>
        <Button type="primary" disabled={!ready} loading={sending} onClick={onStart}>
          {changes > 0 ? action : verb === 'add' ? t('addTags') : t('removeTags')}
        </Button>
      </div>
    </>
  );
}

/** For removing: only tags that somebody of them has. */
function useOffered(view: BuilderView, verb: BulkVerb, selection: Selection): ReadonlyMap<string, number> {
  return useMemo(() => {
    const counts = new Map<string, number>();
    if (selection.kind === 'some')
      for (const customer of selection.customers.values())
        for (const tag of customer.tags) counts.set(tag.id, (counts.get(tag.id) ?? 0) + 1);
    else
      for (const facet of view.facets?.facets ?? [])
        if (facet.count > 0 || verb === 'add') counts.set(facet.tag, facet.count);
    return counts;
  }, [view.facets, verb, selection]);
}

type TagChooserProps = Pick<ChoosingProps, 'view' | 'tags' | 'onTags'> & {
  verb: BulkVerb;
  selection: Selection;
};

function TagChooser({ verb, view, selection, tags, onTags }: TagChooserProps) {
  const t = useTexts(bulkTexts);
  const [query, setQuery] = useState('');
  const { library } = view;
  const counts = useOffered(view, verb, selection);
  const findable = useMemo(
    () =>
      library.groups.flatMap((group) =>
        group.tags.map(({ id, name, aliases }) => ({ id, name, group: group.name, aliases })),
      ),
    [library],
  );
  const found = useFinder(findable, query, 200);
  const offered = verb === 'remove' ? new Set(counts.keys()) : null;
  const shown = found ? new Set(found.filter((id) => !offered || offered.has(id))) : offered;
  const none = shown !== null && shown.size === 0;
  const toggle = (tag: TagItem) => onTags(toggleTag(tags, tag, verb));
  return (
    <>
      <div className={`search-box ${styles.search}`}>
        <Icon name="search" size={14} />
        <input
          type="search"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose tags
          autoFocus
          aria-label={t('searchTags')}
          placeholder={t('searchTags')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const best = found?.find((id) => !offered || offered.has(id));
            const tag = best === undefined ? undefined : library.tag(best);
            if (
              event.key !== 'Enter' ||
              event.nativeEvent.isComposing ||
              event.ctrlKey ||
              event.metaKey ||
              !tag
            )
              return;
            event.preventDefault();
            toggle(tag);
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached with the keyboard */}
      <section className={styles.board} tabIndex={0} aria-label={t('chooseTags')}>
        {none && (
          <p className="t3">{query.trim() ? t('noTagFound', { text: query.trim() }) : t('noTagsHere')}</p>
        )}
        <TagBoard
          groups={library.groups}
          shown={shown}
          chosen={(tag) => (tags.some(({ id }) => id === tag.id) ? (verb === 'add' ? 'want' : 'out') : null)}
          onToggle={toggle}
          headCounts={counts}
        />
      </section>
    </>
  );
}

interface EffectTextProps {
  verb: BulkVerb;
  tags: readonly TagItem[];
  effect: Effect | null;
  reckoning: boolean;
}

function EffectText({ verb, tags, effect, reckoning }: EffectTextProps) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  if (!effect) return <p className="t3">{reckoning ? t('reckoning') : t('effectHint')}</p>;
  const n = (value: number) => <b>{format.count(value)}</b>;
  const { added, removed, unchanged, refused } = effect;
  const nothing = added + removed === 0;
  const [only, second] = tags;
  const name = second ? undefined : only?.name;
  return (
    <ul className={reckoning ? 'stale' : ''}>
      {nothing && <li>{t('nothingChanges')}</li>}
      {added > 0 && (
        <li>
          {name === undefined
            ? t.rich('willAdd', { n: n(added) })
            : t.rich('willAddOne', { n: n(added), name })}
        </li>
      )}
      {removed > 0 && verb === 'add' && <li>{t.rich('willReplace', { n: n(removed) })}</li>}
      {removed > 0 && verb === 'remove' && (
        <li>
          {name === undefined
            ? t.rich('willRemove', { n: n(removed) })
            : t.rich('willRemoveOne', { n: n(removed), name })}
        </li>
      )}
      {unchanged > 0 && <li className="t2">{t.rich('willStay', { n: n(unchanged) })}</li>}
      {refused > 0 && <li className="warn">{t.rich('willRefuse', { n: n(refused) })}</li>}
    </ul>
  );
}
