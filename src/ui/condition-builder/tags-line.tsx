/** A line about tags of one group: which, or for an ordered group from which level on; and when and how they were given. */
import { type Source, sources } from '#kernel';
import { Icon } from '../icon/icon.tsx';
import { Popup } from '../overlay/popup.tsx';
import { HueGlyph } from '../theme/hue-glyph.tsx';
import { type LineProps, useBuilder, useLineChange } from './builder-context.tsx';
import { chipOf } from './chip-of.tsx';
import { type Choice, ChoiceToken } from './choice-token.tsx';
import type { GroupLeaf, TagsLeaf } from './draft.ts';
import styles from './fields.module.css';
import { DropButton, SelectToken, Subject, Word } from './fields.tsx';
import { LevelScale } from './level-scale.tsx';
import { chooseLevel, type LevelMode, levelsOf, sayLevels } from './levels.ts';
import type { GroupItem } from './library.ts';
import { WindowFields } from './window-fields.tsx';

const tagChoices = (
  group: GroupItem,
  headCounts: ReadonlyMap<string, number>,
  count: (n: number) => string,
): Choice[] =>
  group.tags.map((tag) => {
    const people = headCounts.get(tag.id);
    return {
      value: tag.id,
      label: tag.name,
      shown: chipOf(tag),
      aliases: tag.aliases,
      ...(people === undefined ? {} : { detail: count(people) }),
    };
  });

export function TagsLine({ node, leaf }: LineProps<TagsLeaf | GroupLeaf>) {
  const { t, library } = useBuilder();
  const group = 'tags' in leaf ? library.tag(leaf.tags[0] ?? '')?.group : library.group(leaf.group);
  if (!group)
    return (
      <Subject icon={<Icon name="alert" size={12} />}>
        {t('unknownTag', { text: 'tags' in leaf ? leaf.tags.join('、') : leaf.group })}
      </Subject>
    );
  return (
    <>
      <Subject icon={<HueGlyph hue={group.hue} coloured />}>{group.name}</Subject>
      {group.ordered ? (
        <LevelFields node={node} leaf={leaf} group={group} />
      ) : (
        <SetFields node={node} leaf={leaf} group={group} />
      )}
      {'tags' in leaf && <Meant node={node} leaf={leaf} />}
    </>
  );
}

type FieldsProps = LineProps<TagsLeaf | GroupLeaf> & { group: GroupItem };

const meantBy = (leaf: TagsLeaf | GroupLeaf): Omit<TagsLeaf, 'tags'> => {
  if (!('tags' in leaf)) return {};
  const { tags: _, ...meant } = leaf;
  return meant;
};

function LevelFields({ node, leaf, group }: FieldsProps) {
  const { t, library } = useBuilder();
  const { setLine } = useLineChange(node);
  const levels = levelsOf({ leaf, negated: node.negated }, group, (text) => library.tag(text)?.id);
  const say = (mode: LevelMode, chosen: readonly string[]) =>
    setLine(sayLevels(mode, chosen, group, meantBy(leaf)));
  const several = levels.mode === 'is' || levels.mode === 'isNot' || levels.mode === 'range';
  return (
    <>
      {levels.mode !== 'any' && levels.mode !== 'none' && (
        <LevelScale
          label={t('levelsOf', { name: group.name })}
          group={group}
          within={levels.within}
          chosen={levels.chosen}
          several={several}
          onChoose={(tag) => say(levels.mode, chooseLevel(levels, tag, group))}
        />
      )}
      <SelectToken<LevelMode>
        label={t('comparison', { name: group.name })}
        quiet
        value={levels.mode}
        options={[
          { value: 'min', label: t('levelMin') },
          { value: 'max', label: t('levelMax') },
          { value: 'is', label: t('levelIs') },
          { value: 'isNot', label: t('levelIsNot') },
          { value: 'range', label: t('levelRange') },
          { value: 'any', label: t('isAny') },
          { value: 'none', label: t('isNone') },
        ]}
        onChange={(mode) => say(mode, levels.chosen)}
      />
    </>
  );
}

type SetMode = 'has' | 'hasNot' | 'any' | 'none';

function SetFields({ node, leaf, group }: FieldsProps) {
  const { t, library, headCounts, format } = useBuilder();
  const { setLine, setLeaf } = useLineChange(node);
  const mode: SetMode =
    'tags' in leaf ? (node.negated ? 'hasNot' : 'has') : 'none' in leaf !== node.negated ? 'none' : 'any';
  const ids = 'tags' in leaf ? leaf.tags.map((text) => library.tag(text)?.id ?? text) : [];
  const choose = (next: SetMode) => {
    if (next === 'any') setLine({ leaf: { group: group.id, any: true }, negated: false });
    else if (next === 'none') setLine({ leaf: { group: group.id, none: true }, negated: false });
    else {
      const tags = ids.length > 0 ? ids : group.tags.slice(0, 1).map((tag) => tag.id);
      setLine({ leaf: { tags, ...meantBy(leaf) }, negated: next === 'hasNot' });
    }
  };
  return (
    <>
      <SelectToken<SetMode>
        label={t('comparison', { name: group.name })}
        quiet
        value={mode}
        options={[
          { value: 'has', label: t('contains') },
          { value: 'hasNot', label: t('containsNot') },
          { value: 'any', label: t('isAny') },
          { value: 'none', label: t('isNone') },
        ]}
        onChange={choose}
      />
      {'tags' in leaf && (
        <ChoiceToken
          label={group.name}
          choices={tagChoices(group, headCounts, format.count)}
          chosen={ids}
          onChange={(tags) => setLeaf({ ...leaf, tags })}
        />
      )}
    </>
  );
}

/** When, through what and by whom the tag was given. */
function Meant({ node, leaf }: LineProps<TagsLeaf>) {
  const { t, names, library } = useBuilder();
  const { setLeaf } = useLineChange(node);
  const { assigned, source, staff, tags } = leaf;
  const without = (field: 'assigned' | 'source' | 'staff') => {
    const { [field]: _, ...rest } = leaf;
    setLeaf(rest);
  };
  const offers = [
    ...(assigned ? [] : [['assignedWhen', { assigned: { last: '7d' } }] as const]),
    ...(source ? [] : [['assignedHow', { source: ['manual'] as Source[] }] as const]),
    ...(staff || library.staff.length === 0
      ? []
      : [['assignedBy', { staff: library.staff[0]?.id ?? '' }] as const]),
  ];
  return (
    <>
      {assigned && (
        <span className={styles.extra}>
          <Word>{t('assignedWhen')}</Word>
          <WindowFields
            label={t('assignedWhen')}
            window={assigned}
            onChange={(next, field) =>
              next ? setLeaf({ ...leaf, assigned: next }, field) : without('assigned')
            }
          />
          <DropButton label={t('remove', { name: t('assignedWhen') })} onClick={() => without('assigned')} />
        </span>
      )}
      {source && (
        <span className={styles.extra}>
          <Word>{t('assignedHow')}</Word>
          <ChoiceToken
            label={t('assignedHow')}
            choices={sources.map((value) => ({ value, label: names.source(value) }))}
            chosen={source}
            onChange={(next) => setLeaf({ ...leaf, source: sources.filter((each) => next.includes(each)) })}
          />
          <DropButton label={t('remove', { name: t('assignedHow') })} onClick={() => without('source')} />
        </span>
      )}
      {staff !== undefined && (
        <span className={styles.extra}>
          <Word>{t('assignedBy')}</Word>
          <ChoiceToken
            label={t('assignedBy')}
            single
            choices={library.staff.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={[staff]}
            onChange={([next = staff]) => setLeaf({ ...leaf, staff: next })}
          />
          <DropButton label={t('remove', { name: t('assignedBy') })} onClick={() => without('staff')} />
        </span>
      )}
      {offers.length > 0 && tags.length > 0 && (
        <span data-late="">
          <Popup
            label={t('moreLabel')}
            align="start"
            width={150}
            buttonClassName={styles.offer}
            button={<Icon name="clock" size={14} />}
          >
            {(close) => (
              <div className={styles.menu}>
                {offers.map(([key, change]) => (
                  <button
                    key={key}
                    type="button"
                    onClick={() => {
                      close();
                      setLeaf({ ...leaf, ...change });
                    }}
                  >
                    {t(key)}
                  </button>
                ))}
              </div>
            )}
          </Popup>
        </span>
      )}
    </>
  );
}
