/** What tags the audience has, and which it has more often than everybody. A click adds the tag to the condition. */
import { useMemo, useState } from 'react';
import type { ApiError } from '#ui';
import {
  Card,
  Dialog,
  ErrorState,
  HueGlyph,
  hueClass,
  Icon,
  linesOf,
  SkeletonRows,
  useFinder,
  useFormat,
  useTexts,
} from '#ui';
import type { BuilderView } from './builder-view.ts';
import { type FacetGroup, type FacetRow, facetGroups, tellingGroups } from './facet-groups.ts';
import styles from './facets-card.module.css';
import { audiencesTexts } from './texts.ts';
import { isWrongCondition } from './use-count.ts';

const GROUPS = 4;
const ROWS = 3;

export interface FacetsCardProps {
  view: BuilderView;
  stale: boolean;
  error: ApiError | null;
  onRetry: () => void;
}

export function FacetsCard({ view, stale, error, onRetry }: FacetsCardProps) {
  const t = useTexts(audiencesTexts);
  const [open, setOpen] = useState(false);
  const { facets, library, draft } = view;
  const groups = useMemo(() => (facets ? facetGroups(facets, library) : []), [facets, library]);
  const asked = useMemo(() => {
    const ids = linesOf(draft).flatMap(({ leaf }) =>
      'tags' in leaf
        ? leaf.tags.flatMap((tag) => library.tag(tag)?.group.id ?? [])
        : 'group' in leaf
          ? [library.group(leaf.group)?.id ?? '']
          : [],
    );
    return new Set(ids);
  }, [draft, library]);
  const shown = tellingGroups(groups, asked, GROUPS);
  const tags = library.groups.reduce((sum, group) => sum + group.tags.length, 0);
  return (
    <Card
      title={t('facets')}
      sub={t('facetsSub')}
      actions={
        tags > 0 && (
          <button type="button" className={styles.all} onClick={() => setOpen(true)}>
            {t('allTags', { count: tags })}
          </button>
        )
      }
    >
      {isWrongCondition(error) ? (
        <p className={styles.none}>{t('wrongCondition')}</p>
      ) : error && !facets ? (
        <ErrorState error={error} what={t('facetsFailed')} onRetry={onRetry} />
      ) : !facets ? (
        <SkeletonRows rows={3} />
      ) : shown.length === 0 ? (
        <p className={styles.none}>{t('noFacets')}</p>
      ) : (
        <div className={`${styles.groups} ${stale ? 'stale' : ''}`}>
          {shown.map((group) => (
            <Group key={group.group.id} group={{ ...group, rows: group.rows.slice(0, ROWS) }} view={view} />
          ))}
        </div>
      )}
      {open && <AllTags groups={groups} view={view} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Group({ group: { group, rows }, view }: { group: FacetGroup; view: BuilderView }) {
  return (
    <div className={hueClass(group.hue)}>
      <h3 className={styles.groupName}>
        <HueGlyph hue={group.hue} coloured />
        {group.name}
      </h3>
      {rows.map((row) => (
        <Row key={row.tag.id} row={row} view={view} />
      ))}
    </div>
  );
}

/** At least so much away from chance before the ratio is coloured. */
const NOTABLE = 1.05;

function Row({ row, view }: { row: FacetRow; view: BuilderView }) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const { tag, people, lift } = row;
  const all = view.facets?.count ?? 0;
  // Among everybody every ratio is one.
  const whole = view.facets?.count === view.facets?.total;
  const ratio = lift === null || whole ? '' : format.ratio(lift);
  return (
    <button
      type="button"
      className={styles.row}
      title={`${tag.name} ${format.share(people, all)}`}
      onClick={() => view.addTag(tag.id)}
    >
      <span className="ell">{tag.name}</span>
      <span className="sr">{t('addToCondition')}</span>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${all > 0 ? (people / all) * 100 : 0}%` }} />
      </span>
      <span className={styles.people}>
        {format.count(people)}
        <span className={styles.lift} data-up={lift !== null && lift >= NOTABLE ? true : undefined}>
          {ratio}
        </span>
      </span>
    </button>
  );
}

function AllTags({
  groups,
  view,
  onClose,
}: {
  groups: readonly FacetGroup[];
  view: BuilderView;
  onClose: () => void;
}) {
  const t = useTexts(audiencesTexts);
  const [query, setQuery] = useState('');
  const findable = useMemo(
    () =>
      groups.flatMap(({ group, rows }) =>
        rows.map(({ tag }) => ({ id: tag.id, name: tag.name, group: group.name, aliases: tag.aliases })),
      ),
    [groups],
  );
  const found = useFinder(findable, query, 200);
  const kept = found && new Set(found);
  const shown = groups.flatMap(({ group, rows }) => {
    const left = kept ? rows.filter(({ tag }) => kept.has(tag.id)) : rows;
    return left.length > 0 ? [{ group, rows: left }] : [];
  });
  return (
    <Dialog label={t('facets')} onClose={onClose} width={640} high>
      <div className={styles.dialogHead}>
        <h2>{t('facets')}</h2>
        <span className={styles.none}>{t('addsHint')}</span>
        <span className="sp" />
        <button type="button" className={styles.all} onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <div className={`search-box ${styles.search}`}>
        <Icon name="search" size={14} />
        <input
          type="search"
          autoFocus
          aria-label={t('searchTags')}
          placeholder={t('searchTags')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached with the keyboard */}
      <section className={styles.dialogBody} tabIndex={0} aria-label={t('tags')}>
        {shown.length === 0 && (
          <p className={styles.none}>
            {query.trim() ? t('noTagFound', { text: query.trim() }) : t('noFacets')}
          </p>
        )}
        <div className={styles.groups}>
          {shown.map((group) => (
            <Group
              key={group.group.id}
              group={group}
              view={{
                ...view,
                addTag: (tag) => {
                  onClose();
                  view.addTag(tag);
                },
              }}
            />
          ))}
        </div>
      </section>
    </Dialog>
  );
}
