/** The tags of a customer in a row: the first few as chips, each with the story of how it came; the rest behind +n. */
import { type BuilderLibrary, Popup, TagChip, useFormat, useTexts } from '#ui';
import type { ShownCustomer } from './api.ts';
import styles from './result-table.module.css';
import { TagStory } from './tag-story.tsx';
import { audiencesTexts } from './texts.ts';

/** Put on by a rule, a model or a channel, not by hand. */
const isAutomatic = (source: string): boolean => ['rule', 'model', 'channel', 'material'].includes(source);

const SHOWN = 3;

export interface TagCellsProps {
  customer: ShownCustomer;
  library: BuilderLibrary;
  /** Those of the customer's tags that stand here. */
  tags: ShownCustomer['tags'];
}

export function TagCells({ customer, library, tags }: TagCellsProps) {
  const t = useTexts(audiencesTexts);
  const rest = tags.length - SHOWN;
  return (
    <span className={styles.tags}>
      {tags.slice(0, SHOWN).map((tag) => (
        <TagButton key={tag.id} tag={tag} customer={customer} library={library} />
      ))}
      {rest > 0 && (
        <Popup
          label={t('tags')}
          buttonLabel={t('moreTags', { n: rest })}
          width={320}
          buttonClassName={styles.moreTags}
          button={`+${rest}`}
        >
          {() => (
            <div className={styles.tagCloud}>
              {tags.slice(SHOWN).map((tag) => (
                <TagButton key={tag.id} tag={tag} customer={customer} library={library} />
              ))}
            </div>
          )}
        </Popup>
      )}
    </span>
  );
}

type TagButtonProps = Omit<TagCellsProps, 'tags'> & { tag: ShownCustomer['tags'][number] };

/** One tag of a customer, and behind it the story of how it came. */
export function TagButton({ tag, customer, library }: TagButtonProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const known = library.tag(tag.id);
  return (
    <Popup
      label={t('whyTag', { name: tag.name })}
      buttonLabel={`${tag.path}, ${format.moment(tag.since)}`}
      align="start"
      width={340}
      buttonClassName={styles.tagButton}
      button={
        <TagChip
          name={tag.name}
          hue={known?.hue ?? library.group(tag.group.id)?.hue ?? 'mo'}
          size={20}
          plain
          scope={known?.scope ?? 'enterprise'}
          guarded={known?.guarded ?? false}
          automatic={isAutomatic(tag.source)}
        />
      }
    >
      {() => <TagStory customer={customer} tag={tag.id} name={tag.name} />}
    </Popup>
  );
}
