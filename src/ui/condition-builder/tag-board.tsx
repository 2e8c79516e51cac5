/** All tags group by group, to be clicked on and off. */
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.tsx';
import { Icon } from '../icon/icon.tsx';
import { HueGlyph } from '../theme/hue-glyph.tsx';
import { chipOf } from './chip-of.tsx';
import type { GroupItem, TagItem } from './library.ts';
import styles from './picker.module.css';

export type Chosen = 'want' | 'out';

export interface TagBoardProps {
  groups: readonly GroupItem[];
  /** Only these tags of them; all unless told. */
  shown?: ReadonlySet<string> | null;
  /** Whether it was chosen, and to be there or to be missing. */
  chosen: (tag: TagItem) => Chosen | null;
  onToggle: (tag: TagItem) => void;
  /** People with each tag. */
  headCounts: ReadonlyMap<string, number>;
  /** Further offers at the head of a group. */
  actions?: (group: GroupItem) => ReactNode;
}

export function TagBoard({ groups, shown = null, actions, ...chips }: TagBoardProps) {
  return groups.map((group) => {
    const tags = shown ? group.tags.filter((tag) => shown.has(tag.id)) : group.tags;
    if (tags.length === 0) return null;
    return (
      <div key={group.id} className={styles.tagGroup}>
        <div className={styles.tagGroupHead}>
          <HueGlyph hue={group.hue} coloured />
          <h3 className="ell">{group.name}</h3>
          <span className="sp" />
          {actions?.(group)}
        </div>
        <div className={styles.tagChips}>
          {tags.map((tag) => (
            <TagToggle key={tag.id} tag={tag} {...chips} />
          ))}
        </div>
      </div>
    );
  });
}

type TagToggleProps = Pick<TagBoardProps, 'chosen' | 'onToggle' | 'headCounts'> & { tag: TagItem };

function TagToggle({ tag, chosen, onToggle, headCounts }: TagToggleProps) {
  const format = useFormat();
  const people = headCounts.get(tag.id);
  const how = chosen(tag);
  return (
    <button
      type="button"
      className={styles.tagButton}
      aria-pressed={how !== null}
      data-out={how === 'out' || undefined}
      title={tag.meaning || undefined}
      onClick={() => onToggle(tag)}
    >
      {chipOf(tag)}
      {people !== undefined && <span className={styles.tagCount}>{format.compact(people)}</span>}
      {how && <Icon name={how === 'out' ? 'minus' : 'check'} size={12} />}
    </button>
  );
}
