/** Where a condition begins: everything one can ask for, by search and by kind. */
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { Icon } from '../icon/icon.tsx';
import { isComposing } from '../keyboard/keys.ts';
import { Popup } from '../overlay/popup.tsx';
import { Segments } from '../parts/segments.tsx';
import { HueGlyph } from '../theme/hue-glyph.tsx';
import { attributeIcon } from './attribute-line.tsx';
import { eventIcon } from './behaviour-line.tsx';
import { useBuilder } from './builder-context.tsx';
import { chipOf } from './chip-of.tsx';
import fields from './fields.module.css';
import styles from './picker.module.css';
import { type PickerItem, pickerIndex } from './picker-items.ts';
import { PickerSections, type Section } from './picker-sections.tsx';
import { type Picking, usePicking } from './picking.ts';
import { useFinder } from './use-finder.ts';

export interface PickerButtonProps {
  /** The group that what is picked goes into. */
  group: number;
  section: Section;
  label: string;
  className: string | undefined;
  children: ReactNode;
  /** A line that still has to be filled in is being added. */
  onAdded: (line: number) => void;
}

export function PickerButton({ group, section, label, className, children, onAdded }: PickerButtonProps) {
  return (
    <span data-add={section === 'tags' ? group : undefined}>
      <Popup label={label} align="start" width={560} buttonClassName={className} button={children}>
        {(close) => (
          <Picker
            group={group}
            section={section}
            onClose={close}
            onAdded={(line) => {
              onAdded(line);
              close();
            }}
          />
        )}
      </Popup>
    </span>
  );
}

interface PickerProps {
  group: number;
  section: Section;
  onClose: () => void;
  onAdded: (line: number) => void;
}

function Picker({ group, section: first, onClose, onAdded }: PickerProps) {
  const { t, library, names } = useBuilder();
  const [section, setSection] = useState(first);
  const [query, setQuery] = useState('');
  const [leaveOut, setLeaveOut] = useState(false);
  const [at, setAt] = useState(0);
  const id = useId();
  const picking = usePicking(group, leaveOut, onAdded);
  const index = useMemo(() => pickerIndex(library, names), [library, names]);
  const found = useFinder(index.findable, query);
  const items = (found ?? []).flatMap((each) => index.byId.get(each) ?? []);
  const current = Math.min(at, items.length - 1);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || !found) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const item = items[current];
    if (by && items.length > 0) setAt((current + by + items.length) % items.length);
    else if (event.key === 'Enter' && item) {
      picking.pick(item);
      // What is typed next looks for something else.
      event.currentTarget.select();
    } else if (event.key === 'Enter' && query.trim()) picking.add({ did: query.trim(), count: { min: 1 } });
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.picker}>
      <div className={styles.pickerHead}>
        <div className={fields.searchField}>
          <Icon name="search" size={14} />
          <input
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the panel was opened to search in it
            autoFocus
            autoComplete="off"
            role="combobox"
            aria-label={t('search')}
            aria-expanded={found !== null}
            aria-controls={`${id}-list`}
            aria-activedescendant={found && items.length > 0 ? `${id}-${current}` : undefined}
            placeholder={t('search')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <Segments
          label={t('wantOrLeaveOut')}
          small
          value={leaveOut ? 'out' : 'want'}
          options={[
            { value: 'want', label: t('want') },
            { value: 'out', label: t('leaveOut') },
          ]}
          onChange={(value) => setLeaveOut(value === 'out')}
        />
      </div>
      {found ? (
        <>
          <span className="sr" role="status">
            {t('found', { count: items.length })}
          </span>
          <div id={`${id}-list`} role="listbox" aria-label={t('results')} className={styles.hits}>
            {items.map((item, i) => (
              <Hit
                key={found[i]}
                id={`${id}-${i}`}
                item={item}
                current={i === current}
                picking={picking}
                leaveOut={leaveOut}
              />
            ))}
          </div>
          {items.length === 0 && (
            <div className={fields.nothing}>
              <p>{t('nothingFound', { text: query.trim() })}</p>
              <button
                type="button"
                className={fields.quietButton}
                onClick={() => picking.add({ did: query.trim(), count: { min: 1 } })}
              >
                <Icon name="pulse" size={12} />
                {t('customEvent', { text: query.trim() })}
              </button>
            </div>
          )}
        </>
      ) : (
        <PickerSections section={section} onSection={setSection} picking={picking} />
      )}
      <div className={styles.pickerFoot}>
        <button type="button" className={fields.button} onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </div>
  );
}

interface HitProps {
  id: string;
  item: PickerItem;
  current: boolean;
  picking: Picking;
  leaveOut: boolean;
}

function Hit({ id, item, current, picking, leaveOut }: HitProps) {
  const { t, headCounts, format } = useBuilder();
  const [name, detail] = useHitWords(item);
  const people = item.kind === 'tag' ? headCounts.get(item.tag.id) : undefined;
  const chosen = item.kind === 'tag' ? picking.chosen(item.tag.id) : null;
  const out = chosen ? chosen === 'out' : leaveOut;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the current option
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses the current option
    <div
      id={id}
      role="option"
      aria-selected={current}
      className={styles.hit}
      ref={(element) => {
        if (current) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => picking.pick(item)}
    >
      {item.kind === 'tag' ? chipOf(item.tag) : <HitIcon item={item} />}
      {item.kind !== 'tag' && <span className="ell">{name}</span>}
      <span className={styles.hitDetail}>{detail}</span>
      <span className="sp" />
      {people !== undefined && <span className={styles.hitDetail}>{t('people', { count: people })}</span>}
      <span className={styles.hitMark} data-out={out || undefined}>
        {chosen ? t(out ? 'leftOut' : 'added') : <Icon name={out ? 'minus' : 'plus'} size={12} />}
      </span>
      {people !== undefined && <span className="sr">{format.count(people)}</span>}
    </div>
  );
}

function HitIcon({ item }: { item: PickerItem }) {
  if (item.kind === 'group') return <HueGlyph hue={item.group.hue} coloured />;
  if (item.kind === 'attribute') return <Icon name={attributeIcon[item.attribute.type]} size={14} />;
  if (item.kind === 'event') return <Icon name={eventIcon(item.did)} size={14} />;
  return <Icon name={item.kind === 'staff' ? 'person' : 'filter'} size={14} />;
}

function useHitWords(item: PickerItem): readonly [name: string, detail: string] {
  const { t, names } = useBuilder();
  switch (item.kind) {
    case 'tag':
      return [item.tag.name, item.tag.group.name];
    case 'group':
      return [item.group.name, item.group.ordered ? t('byLevel') : t('anyTag')];
    case 'attribute':
      return [item.attribute.label, t('attributes')];
    case 'event':
      return [names.event(item.did), t('behaviour')];
    case 'staff':
      return [item.staff.name, t('followStaff')];
    case 'audience':
      return [item.audience.name, t('audiences')];
  }
}
