/** One condition being built, with everything that follows it. */
import { useMemo, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import {
  Badge,
  type BuilderLibrary,
  Card,
  ConditionBuilder,
  emptyDraft,
  Icon,
  Note,
  narrowByTag,
  readCondition,
  removeNode,
  TypedSentence,
  useApi,
  useFormat,
  useLabelWords,
  useShortcut,
  useTexts,
  useToast,
} from '#ui';
import { type Audience, facetsRoute } from './api.ts';
import styles from './builder.module.css';
import { BuilderHeader } from './builder-header.tsx';
import type { BuilderView } from './builder-view.ts';
import { CountCard } from './count-card.tsx';
import { FacetsCard } from './facets-card.tsx';
import { funnelOf } from './funnel.ts';
import { OverlapCard } from './overlap-card.tsx';
import { conditionOf } from './restore.ts';
import { ResultCard } from './result-card.tsx';
import type { BuilderSearch } from './route.ts';
import { writeSort } from './sorting.ts';
import { audiencesTexts } from './texts.ts';
import { numbersOf, useCount } from './use-count.ts';
import { useDebounced } from './use-debounced.ts';
import { type Linked, type LinkRead, useLinkedDraft } from './use-linked-draft.ts';

/** Milliseconds of rest before lists, facets and the sentence follow the number. */
const SETTLED = 200;

export interface BuilderProps {
  first: LinkRead;
  saved: Audience | null;
  library: BuilderLibrary;
  search: BuilderSearch;
  /** Undefined takes a part out of the address. */
  setSearch: (change: { readonly [K in keyof BuilderSearch]?: BuilderSearch[K] | undefined }) => void;
}

export function Builder({ first, saved, library, search, setSearch }: BuilderProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const base = useMemo<Condition | null>(
    // A frozen list is a set, not its old condition: it is built upon by name.
    () => saved && (saved.kind === 'frozen' ? { audience: saved.id } : conditionOf(saved)),
    [saved],
  );
  const linked = useLinkedDraft({
    first,
    link: search.c,
    saved: base,
    library,
    setLink: (c) => setSearch({ c }),
  });
  const { draft, written, change } = linked;
  const count = useCount(written.condition, written.places);
  const settled = useSound(useDebounced(written.condition, SETTLED), count.problems.size > 0);
  const facets = useApi(facetsRoute, { body: { condition: settled } }, { keepOld: true });
  const words = useLabelWords(library);
  const toast = useToast();
  // The bars are of the draft that was counted last.
  const funnel = useMemo(
    () => (count.counted && !count.stale ? funnelOf(draft, written.places, count.counted) : null),
    [count.counted, count.stale, draft, written.places],
  );
  const shownFunnel = useLast(funnel, count.stale);
  const headCounts = useMemo(
    () => new Map((facets.data?.facets ?? []).map((facet) => [facet.tag, facet.all])),
    [facets.data],
  );
  const view: BuilderView = {
    library,
    words,
    draft,
    places: written.places,
    count,
    funnel: shownFunnel,
    settled,
    facets: facets.data ?? null,
    saved,
    changed: linked.changed,
    remove: (part) => change((now) => removeNode(now, part)),
    addTag: (tag) => {
      change((now) => narrowByTag(now, tag, false));
      toast({ text: t('tagAdded', { name: library.tag(tag)?.name ?? tag }), tone: 'info', seconds: 3 });
    },
  };
  return (
    <>
      <BuilderHeader view={view} condition={written.condition} link={linked} />
      {linked.unreadable && (
        <div className={styles.note}>
          <Note tone="warn" live>
            {t('linkUnreadable')}
          </Note>
        </div>
      )}
      {saved?.kind === 'frozen' && saved.frozenAt && (
        <div className={styles.note}>
          <Note>{t('frozenNote', { at: format.instant(saved.frozenAt), text: saved.text })}</Note>
        </div>
      )}
      <div className={styles.grid}>
        <Card flush className={styles.condition}>
          <ConditionHead linked={linked} saved={saved !== null} />
          <TypedSentence
            onRead={(condition) =>
              linked.change(readCondition(condition, (tag) => library.tag(tag)?.group.id))
            }
          />
          <ConditionBuilder
            draft={draft}
            library={library}
            places={written.places}
            numbers={numbersOf(count.counted)}
            stale={count.stale}
            problems={count.problems}
            headCounts={headCounts}
            change={change}
          />
        </Card>
        <div className={styles.side}>
          <CountCard view={view} />
          <FacetsCard
            view={view}
            stale={facets.isPlaceholderData}
            error={facets.error}
            onRetry={() => void facets.refetch()}
          />
          <OverlapCard view={view} />
        </div>
      </div>
      <ResultCard view={view} sort={search.sort} onSort={(keys) => setSearch({ sort: writeSort(keys) })} />
    </>
  );
}

/** The last condition that the server could read: what is wrong is shown in the builder, not in every card. */
function useSound(condition: Condition, wrong: boolean): Condition {
  const [sound, setSound] = useState(condition);
  if (!wrong && sound !== condition) setSound(condition);
  return wrong ? sound : condition;
}

/** The last value while a new one is on its way. */
function useLast<T>(value: T | null, waiting: boolean): T | null {
  const [last, setLast] = useState(value);
  if (!waiting && last !== value) setLast(value);
  return waiting ? last : value;
}

function ConditionHead({ linked, saved }: { linked: Linked; saved: boolean }) {
  const t = useTexts(audiencesTexts);
  const group = t('condition');
  const { undo, redo, changed, draft } = linked;
  useShortcut(undo && { keys: 'mod+z', label: t('undo'), group, inFields: false, run: undo });
  useShortcut(
    redo && { keys: ['mod+shift+z', 'mod+y'], label: t('redo'), group, inFields: false, run: redo },
  );
  return (
    <div className={styles.conditionHead}>
      <h2>{t('condition')}</h2>
      {saved &&
        (changed ? (
          <Badge tone="warn">{t('unsaved')}</Badge>
        ) : (
          <Badge tone="ok" icon="check">
            {t('saved')}
          </Badge>
        ))}
      <span className="sp" />
      <HeadButton label={t('undo')} onClick={undo} icon="undo" />
      <HeadButton label={t('redo')} onClick={redo} icon="redo" />
      {saved && changed ? (
        <HeadButton label={t('revert')} onClick={linked.revert} />
      ) : (
        <HeadButton
          label={t('clear')}
          onClick={draft.of.length > 0 ? () => linked.change(emptyDraft()) : null}
        />
      )}
    </div>
  );
}

interface HeadButtonProps {
  label: string;
  icon?: 'undo' | 'redo';
  onClick: (() => void) | null;
}

function HeadButton({ label, icon, onClick }: HeadButtonProps) {
  return (
    <button
      type="button"
      className={styles.headButton}
      disabled={onClick === null}
      onClick={() => onClick?.()}
    >
      {icon && (
        <span className={icon === 'redo' ? styles.mirrored : undefined}>
          <Icon name="undo" size={14} />
        </span>
      )}
      {label}
    </button>
  );
}
