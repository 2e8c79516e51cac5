import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupLeaf, TagsLeaf } from './draft.ts';
import { chooseLevel, type LevelMode, levelModes, levelsOf, sayLevels } from './levels.ts';
import { libraryOf } from './library.ts';

const names = ['沉睡', '低意向', '中意向', '高意向'];
const library = libraryOf({
  groups: [{ id: 'grp_1', name: '意向', hue: 'zhu', ordered: true, choice: 'single', archived: false }],
  tags: names.toReversed().map((name) => ({
    id: `tag_${names.indexOf(name) + 1}`,
    name,
    hue: 'zhu',
    order: names.indexOf(name),
    scope: 'enterprise',
    automatic: false,
    guarded: false,
    aliases: [],
    meaning: '',
    groupId: 'grp_1',
  })),
  attributes: [],
  staff: [],
  departments: [],
  audiences: [],
});
const [group] = library.groups;
if (!group) throw new Error('the group is there');
const idOf = (tag: string) => library.tag(tag)?.id;
const read = (leaf: TagsLeaf | GroupLeaf, negated = false) => levelsOf({ leaf, negated }, group, idOf);
const within = (leaf: TagsLeaf | GroupLeaf, negated = false) =>
  [...read(leaf, negated).within].map((id) => library.tag(id)?.name);

it('levels stand from the lowest up', () => expect(group.tags.map((tag) => tag.name)).toEqual(names));

describe('a line of an ordered group means', () => {
  it.each<[TagsLeaf | GroupLeaf, boolean, string[]]>([
    [{ group: '意向', min: '中意向' }, false, ['中意向', '高意向']],
    [{ group: 'grp_1', max: 'tag_2' }, false, ['沉睡', '低意向']],
    [{ group: 'grp_1', min: '低意向', max: '中意向' }, false, ['低意向', '中意向']],
    [{ tags: ['意向/高意向', '沉睡'] }, false, ['沉睡', '高意向']],
    [{ tags: ['高意向'] }, true, ['沉睡', '低意向', '中意向']],
    [{ group: 'grp_1', any: true }, false, names],
    [{ group: 'grp_1', none: true }, false, []],
    [{ group: 'grp_1', min: '没有这一级' }, false, []],
  ])('%j, negated %s: %j', (leaf, negated, levels) => expect(within(leaf, negated)).toEqual(levels));
});

const ids = group.tags.map((tag) => tag.id);
const modes = fc.constantFrom<LevelMode>(...levelModes);

it('what a line says is read back as it was said', () =>
  fc.assert(
    fc.property(modes, fc.subarray(ids, { minLength: 1 }), (mode, chosen) => {
      const said = sayLevels(mode, chosen, group);
      const leaf = said.leaf as TagsLeaf | GroupLeaf;
      const levels = levelsOf({ leaf, negated: said.negated }, group, idOf);
      expect(levels.mode).toBe(mode);
      expect(sayLevels(levels.mode, levels.chosen, group)).toEqual(said);
    }),
  ));

it('a click on a level always makes that level count, unless it is switched off or left out', () =>
  fc.assert(
    fc.property(
      fc.constantFrom<LevelMode>('min', 'max', 'range', 'is'),
      fc.subarray(ids, { minLength: 1 }),
      fc.constantFrom(...ids),
      (mode, chosen, tag) => {
        const before = sayLevels(mode, chosen, group);
        const levels = read(before.leaf as GroupLeaf);
        const after = sayLevels(mode, chooseLevel(levels, tag, group), group);
        const now = read(after.leaf as GroupLeaf).within;
        const off = mode === 'is' && levels.chosen.includes(tag) && levels.chosen.length > 1;
        expect(now.has(tag)).toBe(!off);
        expect(now.size).toBeGreaterThan(0);
      },
    ),
  ));

it('a new line begins in the middle', () =>
  expect(sayLevels('min', [], group).leaf).toEqual({ group: 'grp_1', min: 'tag_3' }));
