/** The levels of an ordered single-choice group side by side. Radio buttons underneath; 1–9 choose a level. */
import { type KeyboardEvent, useId } from 'react';
import { hueClass, IconButton, toHue, useTexts } from '#ui';
import type { Group, Tag } from '../api.ts';
import styles from './tagging.module.css';
import { taggingTexts } from './texts.ts';

export interface LevelChoiceProps {
  group: Group;
  /** In the order of the library: the lowest level first. */
  tags: readonly Tag[];
  on: ReadonlySet<string>;
  large: boolean;
  mayChoose: (tag: Tag) => boolean;
  onToggle: (tag: Tag, on: boolean) => void;
}

export function LevelChoice({ group, tags, on, large, mayChoose, onToggle }: LevelChoiceProps) {
  const t = useTexts(taggingTexts);
  const name = useId();
  const chosen = tags.find((tag) => on.has(tag.id));
  // The highest level stands first, as people speak of it: 高、中、低.
  const levels = tags.toReversed();
  const onKeyDown = (event: KeyboardEvent) => {
    const level = levels[Number(event.key) - 1];
    if (!level || event.ctrlKey || event.metaKey || event.altKey || !mayChoose(level)) return;
    event.preventDefault();
    if (!on.has(level.id)) onToggle(level, true);
  };
  return (
    <div className="row g4">
      <div
        className={styles.levels}
        role="radiogroup"
        aria-label={t('levels', { group: group.name })}
        data-large={large || undefined}
        onKeyDown={onKeyDown}
      >
        {levels.map((tag) => (
          <label key={tag.id} className={`${styles.level} ${hueClass(toHue(tag.hue))}`} title={tag.name}>
            <input
              type="radio"
              name={name}
              checked={on.has(tag.id)}
              disabled={!mayChoose(tag)}
              onChange={() => onToggle(tag, true)}
            />
            <span>{tag.name}</span>
          </label>
        ))}
      </div>
      {chosen && (
        <IconButton
          icon="cross"
          label={t('takeLevelOff', { group: group.name })}
          onClick={() => onToggle(chosen, false)}
        />
      )}
    </div>
  );
}
