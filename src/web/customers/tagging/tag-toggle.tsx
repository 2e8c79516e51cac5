/** One tag to put on or take off: a press does it; hover, focus or a long press tells what it means. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import {
  HueGlyph,
  hueClass,
  Icon,
  isComposing,
  TagChip,
  toHue,
  useFormat,
  useHoverCard,
  useTexts,
} from '#ui';
import type { Tag } from '../api.ts';
import styles from './tagging.module.css';
import { taggingTexts } from './texts.ts';

/** Milliseconds until a touch counts as held. */
const LONG_PRESS = 450;

export interface TagToggleProps {
  tag: Tag;
  on: boolean;
  marked: boolean;
  /** May not be put on by this person: it stays visible, locked. */
  locked: boolean;
  large: boolean;
  /** The keyboard of a search points at it. */
  active?: boolean;
  id?: string;
  onToggle: () => void;
  onMark: () => void;
}

export function TagToggle(props: TagToggleProps) {
  const { tag, on, marked, locked, large, active = false, id, onToggle, onMark } = props;
  const hover = useHoverCard(() => <TagMeaningCard tag={tag} marked={marked} onMark={onMark} />);
  const held = useRef({ timer: 0, shown: false });

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    held.current.shown = false;
    if (event.pointerType !== 'touch') return;
    const element = event.currentTarget;
    held.current.timer = window.setTimeout(() => {
      held.current.shown = true;
      hover.showNow(element);
    }, LONG_PRESS);
  };
  const release = () => window.clearTimeout(held.current.timer);
  const onClick = () => {
    if (!held.current.shown) onToggle();
    held.current.shown = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== 'f') return;
    event.preventDefault();
    onMark();
  };
  return (
    <>
      <button
        type="button"
        id={id}
        className={styles.toggle}
        data-on={on || undefined}
        data-active={active || undefined}
        data-large={large || undefined}
        aria-pressed={on}
        tabIndex={active ? -1 : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => held.current.shown && event.preventDefault()}
        {...hover.props}
        onPointerDown={onPointerDown}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <TagChip
          name={tag.name}
          hue={toHue(tag.hue)}
          scope={tag.scope}
          guarded={tag.protected}
          foreign={tag.foreign}
          size={large ? 32 : 22}
          plain
        />
        {on && <Icon name="check" size={large ? 16 : 13} />}
        {!on && marked && <Icon name="flag" size={12} />}
        {locked && !tag.protected && <Icon name="lock" size={12} />}
      </button>
      {hover.card}
    </>
  );
}

interface TagMeaningCardProps {
  tag: Tag;
  marked: boolean;
  onMark: () => void;
}

function TagMeaningCard({ tag, marked, onMark }: TagMeaningCardProps) {
  const t = useTexts(taggingTexts);
  const format = useFormat();
  const { meaning, scope, example, counterExample, appliedBy, removeWhen } = tag.definition;
  const lines = [
    [t('scopeOf'), scope],
    [t('example'), example],
    [t('counterExample'), counterExample],
    [t('appliedBy'), appliedBy],
    [t('removeWhen'), removeWhen],
    [t('aliases'), format.list(tag.aliases)],
  ] as const;
  return (
    <div className={`${styles.meaning} ${hueClass(toHue(tag.hue))}`}>
      <div className="row g6 b">
        <HueGlyph hue={toHue(tag.hue)} />
        {tag.name}
        <span className="t3">{tag.group.name}</span>
        <span className="sp" />
        <span className="t3">{t('people', { count: tag.customers })}</span>
      </div>
      <p>{meaning || <span className="t3">{t('noMeaning')}</span>}</p>
      <dl>
        {lines.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <button type="button" className={styles.textButton} onClick={onMark}>
        {t(marked ? 'unmark' : 'mark')}
      </button>
    </div>
  );
}
