import { useDeferredValue, useId, useRef, useState } from 'react';
import {
  Icon,
  isComposing,
  Kbd,
  keyLabel,
  onMac,
  TagChip,
  toHue,
  useFormat,
  useShortcut,
  useTexts,
  useTyped,
} from '#ui';
import type { Group, Tag } from './api.ts';
import styles from './head.module.css';
import type { CabinetHits } from './search-index.ts';
import { cabinetTexts } from './texts.ts';
import { isAutomatic, type LibraryAnswers } from './wall.ts';

export interface SearchBoxProps {
  library: LibraryAnswers;
  query: string;
  found: CabinetHits | null;
  onQuery: (query: string) => void;
  /** Somebody is about to search. */
  onAwait: () => void;
  onOpenTag: (tag: Tag) => void;
  onOpenGroup: (group: Group) => void;
  onPeople: (tag: Tag) => void;
}

type Option = { readonly tag: Tag; readonly alias: string | null } | { readonly group: Group };

const TAGS_AT_MOST = 7;
const GROUPS_AT_MOST = 3;

/** Best tags and groups; those in the stores behind those on the wall. */
function optionsOf({ tags, groups }: LibraryAnswers, found: CabinetHits): Option[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const tagOptions = found.tags.flatMap((hit) => {
    const tag = byId.get(hit.id);
    return tag ? [{ tag, alias: hit.field === 'alias' ? hit.text : null }] : [];
  });
  const active = tagOptions.filter(({ tag }) => tag.state === 'active');
  const stored = tagOptions.filter(({ tag }) => tag.state !== 'active');
  const groupOptions = found.groups.flatMap((hit) => {
    const group = groupById.get(hit.id);
    return group ? [{ group }] : [];
  });
  return [...active.slice(0, TAGS_AT_MOST), ...groupOptions.slice(0, GROUPS_AT_MOST), ...stored.slice(0, 2)];
}

/** Finds any tag by name, pinyin, initials or alias. The wall dims what was not found; the list takes Enter. */
export function SearchBox(props: SearchBoxProps) {
  const { library, query, found, onQuery, onAwait, onOpenTag, onOpenGroup, onPeople } = props;
  const t = useTexts(cabinetTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = useDeferredValue(found);
  const options = shown ? optionsOf(library, shown) : [];
  const current = options[Math.min(at, options.length - 1)];
  const [text, type] = useTyped(query, onQuery);
  const typed = query.trim();
  const listed = open && typed !== '' && options.length > 0;
  useShortcut({
    keys: '/',
    label: t('keySearch'),
    group: t('keysWall'),
    run: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const choose = (option: Option) => {
    setOpen(false);
    if ('group' in option) onOpenGroup(option.group);
    else onOpenTag(option.tag);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape' && text !== '') {
      type('');
      setOpen(false);
    } else if (!listed) return;
    else if (event.key === 'ArrowDown') setAt((at + 1) % options.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + options.length) % options.length);
    else if (event.key === 'Enter' && current) {
      if ((event.ctrlKey || event.metaKey) && 'tag' in current) onPeople(current.tag);
      else choose(current);
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices that the focus has left field and list
    <div
      className={styles.search}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <div className={styles.field}>
        <Icon name="search" size={14} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('search')}
          aria-expanded={listed}
          aria-controls={listed ? `${id}list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={listed ? `${id}${Math.min(at, options.length - 1)}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('searchHint')}
          value={text}
          onFocus={() => {
            setOpen(true);
            onAwait();
          }}
          onChange={(event) => {
            setOpen(true);
            setAt(0);
            type(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        {typed !== '' && (
          <span className={styles.found} role="status">
            {found ? t('hits', { count: found.tags.length }) : t('searchLoading')}
          </span>
        )}
        {text !== '' ? (
          <button
            type="button"
            aria-label={t('clearSearch')}
            onClick={() => {
              type('');
              input.current?.focus();
            }}
          >
            <Icon name="cross" size={12} />
          </button>
        ) : (
          <Kbd>/</Kbd>
        )}
      </div>
      {listed && (
        <div className={styles.list}>
          <div role="listbox" id={`${id}list`} aria-label={t('search')}>
            {options.map((option, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses from the field
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
              <div
                key={'tag' in option ? option.tag.id : option.group.id}
                id={`${id}${i}`}
                role="option"
                aria-selected={option === current}
                className={styles.option}
                onPointerMove={() => setAt(i)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={(event) => {
                  if ((event.ctrlKey || event.metaKey) && 'tag' in option) onPeople(option.tag);
                  else choose(option);
                }}
              >
                <OptionContent option={option} />
              </div>
            ))}
          </div>
          <Keys />
        </div>
      )}
    </div>
  );
}

function OptionContent({ option }: { option: Option }) {
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  if ('group' in option) {
    const { group } = option;
    return (
      <>
        <Icon name="cabinet" size={14} />
        <b>{group.name}</b>
        <small>
          {t('groupHit')} {t('tags', { count: group.tagCount })}
        </small>
      </>
    );
  }
  const { tag, alias } = option;
  return (
    <>
      <TagChip
        plain
        name={tag.name}
        hue={toHue(tag.hue)}
        scope={tag.scope}
        automatic={isAutomatic(tag)}
        guarded={tag.protected}
      />
      <small>
        {tag.state === 'active' ? tag.group.name : t(tag.state === 'cold' ? 'coldStore' : 'reserveStore')}
        {alias !== null && `${t('comma')}${t('aliasOf', { alias })}`}
      </small>
      <em>{format.count(tag.customers)}</em>
    </>
  );
}

function Keys() {
  const t = useTexts(cabinetTexts);
  return (
    <div className={styles.keys} aria-hidden="true">
      <span>
        <Kbd>↑↓</Kbd>
        {t('keyChoose')}
      </span>
      <span>
        <Kbd>Enter</Kbd>
        {t('keyOpen')}
      </span>
      <span>
        <Kbd>{keyLabel('mod+enter', onMac())}</Kbd>
        {t('keyPeople')}
      </span>
    </div>
  );
}
