/**
 * The levels of an ordered group side by side, lowest first. With one threshold it is a choice of one (arrows move, 1–9 choose);
 * where several levels can be meant, each is on or off.
 */
import { type KeyboardEvent, useId } from 'react';
import { hueClass } from '../theme/hues.ts';
import styles from './fields.module.css';
import { type GroupItem, shortName } from './library.ts';

export interface LevelScaleProps {
  label: string;
  group: GroupItem;
  /** Ids of the levels that count. */
  within: ReadonlySet<string>;
  /** Ids of the levels that were chosen: thresholds, or each one. */
  chosen: readonly string[];
  several?: boolean;
  onChoose: (tag: string) => void;
}

export function LevelScale({ label, group, within, chosen, several = false, onChoose }: LevelScaleProps) {
  const name = useId();
  const byNumber = (event: KeyboardEvent) => {
    const level = /^[1-9]$/.test(event.key) ? group.tags[Number(event.key) - 1] : undefined;
    if (!level || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(level.id);
  };
  return (
    <fieldset aria-label={label} className={`${styles.scale} ${hueClass(group.hue)}`} onKeyDown={byNumber}>
      {group.tags.map((tag) => (
        <label
          key={tag.id}
          className={styles.level}
          data-in={within.has(tag.id) || undefined}
          title={tag.name}
        >
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            aria-label={tag.name}
            checked={chosen.includes(tag.id)}
            onChange={() => onChoose(tag.id)}
          />
          <span>{shortName(tag, group)}</span>
        </label>
      ))}
    </fieldset>
  );
}
