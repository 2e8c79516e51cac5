/**
 * Every tag within reach of one press: those used last and marked, then group by group; typing finds by Chinese,
 * pinyin, initials and alias. It only says what was pressed; what that does is its user's business.
 */
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import {
  ErrorState,
  HueGlyph,
  hueClass,
  Icon,
  isComposing,
  SkeletonRows,
  toHue,
  useFinder,
  useTexts,
} from '#ui';
import type { Group, Tag } from '../api.ts';
import { type Library, useLibrary } from '../library.ts';
import { LevelChoice } from './level-choice.tsx';
import { markTag, useMarkedTags, useRecentTags } from './stored-tags.ts';
import { TagToggle } from './tag-toggle.tsx';
import styles from './tagging.module.css';
import { taggingTexts } from './texts.ts';

export interface TagChooserProps {
  /** Ids of the tags that are on. */
  on: ReadonlySet<string>;
  onToggle: (tag: Tag, on: boolean) => void;
  /** Whose recent and marked tags are shown. */
  person: string;
  /** Single-choice groups as levels, of which one can be on. Otherwise every tag by itself, as in a filter. */
  exclusive?: boolean;
  mayChoose?: (tag: Tag) => boolean;
  /** Offered when a search finds nothing: makes a personal tag of the text. */
  onMakePersonal?: (name: string) => void;
  /** For fingers. */
  large?: boolean;
  autoFocus?: boolean;
  /** Pixels high: it scrolls in itself, so that what is below stays where it is. */
  height?: number;
}

/** Tags of a group that are shown before 「还有 n 个」. */
const SHOWN = 14;
const MOST_FOUND = 40;
/** More levels than this do not fit side by side. */
const MOST_LEVELS = 6;

export function TagChooser(props: TagChooserProps) {
  const t = useTexts(taggingTexts);
  const { library, error } = useLibrary();
  if (error) return <ErrorState error={error} what={t('libraryFailed')} />;
  if (!library) return <SkeletonRows rows={3} />;
  if (library.offered.length === 0) return <p className="t2">{t('noLibrary')}</p>;
  return <Loaded {...props} library={library} />;
}

function Loaded(props: TagChooserProps & { library: Library }) {
  const { on, onToggle, library, person, large = false, autoFocus = false } = props;
  const { mayChoose = () => true, onMakePersonal } = props;
  const t = useTexts(taggingTexts);
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const findable = useMemo(
    () => library.offered.map((tag) => ({ ...tag, group: tag.group.name })),
    [library],
  );
  const found = (useFinder(findable, query, MOST_FOUND) ?? []).flatMap((each) => library.tag(each) ?? []);
  const marked = useMarkedTags(person);
  const recent = useRecentTags(person);
  const typed = query.trim();
  const current = Math.min(at, found.length - 1);

  const toggle = (tag: Tag | undefined) => {
    if (tag && (mayChoose(tag) || on.has(tag.id))) onToggle(tag, !on.has(tag.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) setAt((current + step + found.length) % found.length);
    else if (event.key === 'Enter' && typed) toggle(found[current]);
    else if (event.key === 'Escape' && query) setQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drawn = (tag: Tag, active?: boolean) => (
    <TagToggle
      key={tag.id}
      {...(active === undefined ? {} : { id: `${id}-${tag.id}`, active })}
      tag={tag}
      on={on.has(tag.id)}
      marked={marked.includes(tag.id)}
      locked={!mayChoose(tag)}
      large={large}
      onToggle={() => toggle(tag)}
      onMark={() => markTag(person, tag.id)}
    />
  );
  const offered = new Set(library.offered.map((tag) => tag.id));
  const known = (ids: readonly string[]) =>
    ids.flatMap((each) => (offered.has(each) ? (library.tag(each) ?? []) : []));
  const favourites = known(marked);
  const latest = known(recent.filter((each) => !marked.includes(each)));
  const pointed = found[current];
  return (
    <div
      className={styles.chooser}
      data-large={large || undefined}
      data-bounded={props.height !== undefined || undefined}
      style={{ '--chooser-height': `${props.height}px` } as CSSProperties}
    >
      <div className={`search-box ${styles.search}`}>
        <Icon name="search" size={14} />
        <input
          type="search"
          data-large={large || undefined}
          role="combobox"
          aria-label={t('findTag')}
          aria-expanded={typed !== ''}
          aria-controls={`${id}-found`}
          aria-activedescendant={pointed ? `${id}-${pointed.id}` : undefined}
          placeholder={t('findTag')}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to choose a tag
          autoFocus={autoFocus}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {typed ? (
        <div id={`${id}-found`} className={styles.found}>
          {found.map((tag) => (
            <div key={tag.id} className="row g6">
              {drawn(tag, tag.id === pointed?.id)}
              <span className="t3 fs12 ell">{tag.group.name}</span>
            </div>
          ))}
          {found.length === 0 && (
            <div className="row wrap">
              <span className="t2">{t('noTagFound', { text: typed })}</span>
              {onMakePersonal && (
                <button type="button" className={styles.textButton} onClick={() => onMakePersonal(typed)}>
                  {t('makePersonal')}
                </button>
              )}
            </div>
          )}
          <span className="sr" role="status">
            {t('tagsFound', { count: found.length })}
          </span>
        </div>
      ) : (
        <div className={styles.groups}>
          {favourites.length > 0 && <Row label={t('marked')}>{favourites.map((tag) => drawn(tag))}</Row>}
          {latest.length > 0 && <Row label={t('recent')}>{latest.slice(0, 8).map((tag) => drawn(tag))}</Row>}
          {library.groups.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              library={library}
              props={{ ...props, mayChoose }}
              drawn={drawn}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface GroupRowProps {
  group: Group;
  library: Library;
  props: TagChooserProps & { mayChoose: (tag: Tag) => boolean };
  drawn: (tag: Tag) => ReactNode;
}

function GroupRow({ group, library, props, drawn }: GroupRowProps) {
  const t = useTexts(taggingTexts);
  const [all, setAll] = useState(false);
  const tags = library.offered.filter((tag) => tag.group.id === group.id);
  if (tags.length === 0) return null;
  const levels = group.choice === 'single' && group.ordered && tags.length <= MOST_LEVELS;
  const shown = all ? tags : tags.slice(0, SHOWN);
  const label = (
    <span className={`row g4 ${hueClass(toHue(group.color))}`}>
      <HueGlyph hue={toHue(group.color)} coloured />
      <span className="ell" title={group.name}>
        {group.name}
      </span>
    </span>
  );
  return (
    <Row label={label}>
      {props.exclusive && levels ? (
        <LevelChoice
          group={group}
          tags={tags}
          on={props.on}
          large={props.large ?? false}
          mayChoose={props.mayChoose}
          onToggle={props.onToggle}
        />
      ) : (
        shown.map((tag) => drawn(tag))
      )}
      {!(props.exclusive && levels) && tags.length > shown.length && (
        <button type="button" className={styles.textButton} onClick={() => setAll(true)}>
          {t('moreTags', { count: tags.length - shown.length })}
        </button>
      )}
    </Row>
  );
}

const Row = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className={styles.groupRow}>
    <div className={styles.groupName}>{label}</div>
    <div className={styles.groupTags}>{children}</div>
  </div>
);
