/** Tags that something names, such as a channel or a form, as chips with their meaning behind them. */
import { TagChip } from '#ui';
import type { Library } from './library.ts';
import styles from './named-tags.module.css';

interface NamedTag {
  readonly id: string;
  readonly name: string;
  readonly group: { readonly name: string };
}

export interface NamedTagProps {
  tag: NamedTag;
  library: Library | undefined;
  /** Put on by the product, not by people. */
  automatic?: boolean;
}

export const NamedTag = ({ tag, library, automatic = false }: NamedTagProps) => (
  <TagChip
    size={20}
    tabStop={false}
    name={tag.name}
    hue={library?.hueOf(tag.id) ?? 'mo'}
    automatic={automatic}
    card={{ group: tag.group.name, meaning: library?.tag(tag.id)?.definition.meaning ?? null }}
  />
);

export interface NamedTagsProps {
  tags: readonly NamedTag[];
  library: Library | undefined;
  /** Words instead of chips, when it names none. */
  none?: string;
}

export function NamedTags({ tags, library, none }: NamedTagsProps) {
  if (tags.length === 0 && none !== undefined) return <span className="t3">{none}</span>;
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <NamedTag key={tag.id} tag={tag} library={library} />
      ))}
    </span>
  );
}
