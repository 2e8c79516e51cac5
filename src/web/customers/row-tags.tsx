/** The first tags of a row, and how many more there are. */
import { TagChip, useFormat, useHoverCard, useTexts } from '#ui';
import type { ShownCustomer } from './api.ts';
import { isAutomatic, type Library } from './library.ts';
import styles from './row-tags.module.css';
import { customersTexts } from './texts.ts';

export interface RowTagsProps {
  tags: ShownCustomer['tags'];
  library: Library | undefined;
  /** Chips before 「+n」. */
  most: number;
}

export function RowTags({ tags, library, most }: RowTagsProps) {
  const t = useTexts(customersTexts);
  const format = useFormat();
  const ordered = library?.inOrder(tags) ?? tags;
  const rest = ordered.slice(most);
  const names = format.list(rest.map((tag) => tag.name));
  const more = t('moreTags', { count: rest.length, names });
  const hint = useHoverCard(() => names, 'hint');
  if (tags.length === 0) return <span className="t3">{t('noTags')}</span>;
  return (
    <span className={styles.tags}>
      {ordered.slice(0, most).map((each) => {
        const tag = library?.tag(each.id);
        return (
          <TagChip
            key={each.id}
            name={each.name}
            hue={library?.hueOf(each.id) ?? 'mo'}
            scope={tag?.scope ?? 'enterprise'}
            guarded={tag?.protected ?? false}
            foreign={tag?.foreign === 'strategy' ? 'strategy' : null}
            automatic={isAutomatic(each.source)}
            size={20}
            tabStop={false}
            card={{ group: each.group.name, meaning: tag?.definition.meaning ?? null }}
          />
        );
      })}
      {rest.length > 0 && (
        <span className={styles.more} {...hint.props}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr">{more}</span>
        </span>
      )}
      {hint.card}
    </span>
  );
}
