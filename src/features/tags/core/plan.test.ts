import { describe, expect, it } from 'vitest';
import { documentOf, readDocument } from './document.ts';
import { emptyLibrary, type Library, tagDefaults } from './library.ts';
import { canApply, type PlanOptions, planLibrary } from './plan.ts';
import { applyPlan } from './plan-apply.ts';
import type { Plan } from './plan-parts.ts';

const plan = (library: Library, wanted: unknown, options?: PlanOptions): Plan =>
  planLibrary(library, readDocument(wanted), options);
const build = (wanted: unknown): Library => applyPlan(emptyLibrary, plan(emptyLibrary, wanted));
/** `kind element path` of every change. */
const lines = ({ changes }: Plan) => changes.map((one) => `${one.kind} ${one.element} ${one.path}`);
const warnings = ({ findings }: Plan) => findings.map((one) => `${one.code} ${one.path}`);
const refusals = ({ refused }: Plan) => refused.map((one) => `${one.code} ${one.path} ${one.at}`);

const meaning = { meaning: '说清楚了' };
const tags = (...names: string[]) =>
  names.map((name) => ({
    key: `k-${name.length}-${[...name].map((c) => c.codePointAt(0)?.toString(36)).join('')}`,
    name,
    definition: meaning,
  }));
const intent = (...names: string[]) => ({
  groups: [{ key: 'intent', name: '意向', choice: 'single', ordered: true, tags: tags(...names) }],
});
const library = build(intent('沉睡客户', '低意向', '中意向', '高意向'));
const keyOf = (from: Library, name: string) => from.tags.find((tag) => tag.name === name)?.key;
const namesIn = (from: Library, group = 'intent') =>
  from.tags
    .filter((tag) => tag.group === group && !tag.archived)
    .sort((a, b) => a.order - b.order)
    .map((tag) => tag.name);

describe('a new library', () => {
  it('is created from the top down', () => {
    const made = plan(emptyLibrary, {
      categories: [
        {
          name: '需求',
          categories: [{ name: '产品', groups: [{ name: '兴趣', tags: [{ name: '衣柜' }] }] }],
        },
      ],
    });
    expect(lines(made)).toEqual([
      'create category 需求',
      'create category 需求/产品',
      'create group 兴趣',
      'create tag 兴趣/衣柜',
    ]);
    expect(made.summary).toEqual({ create: { category: 2, group: 1, tag: 1 } });
  });

  it('numbers levels from the lowest up', () =>
    expect(library.tags.map((tag) => [tag.name, tag.order])).toEqual([
      ['沉睡客户', 1],
      ['低意向', 2],
      ['中意向', 3],
      ['高意向', 4],
    ]));

  it('derives keys that say what they are', () => {
    const made = build({ groups: [{ name: '意向', tags: [{ name: '高意向' }] }] });
    expect([made.groups[0]?.key, made.tags[0]?.key]).toEqual(['yi-xiang', 'yi-xiang.gao-yi-xiang']);
  });
});

describe('a rename', () => {
  const renamed = {
    groups: [
      { key: 'intent', name: '意愿', tags: [{ key: keyOf(library, '高意向') ?? '', name: '强意愿' }] },
    ],
  };

  it('by key keeps the identity: nothing is created and nothing archived', () =>
    expect(lines(plan(library, renamed))).toEqual(['rename group 意向', 'rename tag 意向/高意向']));

  it('leaves the old name as an alias of tag and group', () => {
    const after = applyPlan(library, plan(library, renamed));
    expect(after.groups[0]).toMatchObject({ key: 'intent', name: '意愿', aliases: ['意向'] });
    expect(after.tags.find((tag) => tag.name === '强意愿')).toMatchObject({
      key: keyOf(library, '高意向'),
      aliases: ['高意向'],
      order: 4,
    });
  });

  it('and back leaves only the other name as an alias', () => {
    const after = applyPlan(library, plan(library, renamed));
    const back = applyPlan(after, plan(after, documentOf(library)));
    expect(back.tags.find((tag) => tag.name === '高意向')?.aliases).toEqual(['强意愿']);
  });

  it('of two tags that swap names gives neither an alias that the other has as its name', () => {
    const [high, low] = [keyOf(library, '高意向') ?? '', keyOf(library, '低意向') ?? ''];
    const swapped = plan(library, {
      groups: [
        {
          key: 'intent',
          name: '意向',
          tags: [
            { key: low, name: '高意向' },
            { key: high, name: '低意向' },
          ],
        },
      ],
    });
    expect(swapped.refused).toEqual([]);
    const after = applyPlan(library, swapped);
    expect(
      after.tags.filter((tag) => [high, low].includes(tag.key)).map((tag) => [tag.name, tag.aliases]),
    ).toEqual([
      ['高意向', []],
      ['低意向', []],
    ]);
  });

  it('without a key is a new tag beside the old one', () =>
    expect(lines(plan(library, { groups: [{ name: '意向', tags: [{ name: '强意愿' }] }] }))).toEqual([
      'create tag 意向/强意愿',
    ]));
});

describe('what a document does not say', () => {
  it('stays as it is', () =>
    expect(plan(library, { groups: [{ name: '意向', tags: [{ name: '高意向' }] }] }).changes).toEqual([]));

  it('is archived when pruning, tags before their groups, and nothing is deleted', () => {
    const pruned = plan(library, { groups: [{ name: '来源', tags: [{ name: '官网' }] }] }, { prune: true });
    expect(lines(pruned)).toEqual([
      'create group 来源',
      'create tag 来源/官网',
      'archive tag 意向/沉睡客户',
      'archive tag 意向/低意向',
      'archive tag 意向/中意向',
      'archive tag 意向/高意向',
      'archive group 意向',
    ]);
    expect(applyPlan(library, pruned).tags).toHaveLength(5);
  });

  it('comes back with its identity when it is mentioned again', () => {
    const gone = applyPlan(library, plan(library, {}, { prune: true }));
    const back = plan(gone, { groups: [{ name: '意向', tags: [{ name: '高意向' }] }] });
    expect(lines(back)).toEqual(['restore group 意向', 'restore tag 意向/高意向']);
    expect(namesIn(applyPlan(gone, back))).toEqual(['高意向']);
  });

  it('includes personal tags, which no document touches', () => {
    const personal = {
      ...tagDefaults,
      key: 'p',
      name: '老婆喜欢红色',
      group: 'intent',
      scope: 'personal',
      owner: 'stf_1',
    } as const;
    const mixed: Library = { ...library, tags: [...library.tags, personal] };
    const rekeyed = plan(mixed, { groups: [{ key: 'wish', name: '意向', archived: true }] }, { prune: true });
    expect(applyPlan(mixed, rekeyed).tags.find((tag) => tag.scope === 'personal')).toEqual({
      ...personal,
      group: 'wish',
    });
    expect(documentOf(mixed)).toEqual(documentOf(library));
  });
});

describe('order', () => {
  it('changes as one step that names only who changes', () => {
    const reordered = plan(library, intent('低意向', '沉睡客户', '中意向', '高意向'));
    expect(reordered.changes).toEqual([
      {
        kind: 'reorder',
        element: 'tag',
        key: 'intent',
        path: '意向',
        before: { [keyOf(library, '沉睡客户') ?? '']: 1, [keyOf(library, '低意向') ?? '']: 2 },
        after: { [keyOf(library, '沉睡客户') ?? '']: 2, [keyOf(library, '低意向') ?? '']: 1 },
      },
    ]);
  });

  it('of a new level in the middle leaves the others in their order', () => {
    const more = plan(library, intent('沉睡客户', '低意向', '中意向', '中高意向', '高意向'));
    expect(namesIn(applyPlan(library, more))).toEqual(['沉睡客户', '低意向', '中意向', '中高意向', '高意向']);
  });

  it('of tags that are not mentioned stays next to their neighbours', () => {
    const some = plan(library, intent('高意向', '低意向'));
    expect(namesIn(applyPlan(library, some))).toEqual(['高意向', '沉睡客户', '低意向', '中意向']);
  });

  it('may be written as numbers, also equal ones', () => {
    const wanted = {
      groups: [
        {
          name: '意向',
          tags: [
            { name: '低意向', order: 5 },
            { name: '中意向', order: 5 },
          ],
        },
      ],
    };
    const after = applyPlan(library, plan(library, wanted));
    expect(after.tags.map((tag) => [tag.name, tag.order])).toEqual([
      ['沉睡客户', 1],
      ['低意向', 5],
      ['中意向', 5],
      ['高意向', 4],
    ]);
    expect(plan(after, wanted).changes).toEqual([]);
  });
});

describe('moves', () => {
  const two = build({
    categories: [
      {
        key: 'a',
        name: '甲',
        categories: [
          {
            key: 'b',
            name: '乙',
            groups: [{ key: 'g', name: '组', tags: [{ key: 't', name: '签', definition: meaning }] }],
          },
        ],
      },
    ],
    groups: [{ key: 'h', name: '另一组', choice: 'single' }],
  });

  it('of a tag to another group is a move, and says that it is one', () => {
    const moved = plan(two, { groups: [{ key: 'h', name: '另一组', tags: [{ key: 't', name: '签' }] }] });
    expect(lines(moved)).toEqual(['move tag 组/签']);
    expect(moved.findings).toMatchObject([
      { code: 'crossGroupMove', facts: { from: '组/签', to: '另一组/签' } },
      { code: 'moveIntoSingle', facts: { group: '另一组' } },
    ]);
  });

  it('may turn a tree upside down without ever making a circle', () => {
    const turned = plan(two, {
      categories: [{ key: 'b', name: '乙', categories: [{ key: 'a', name: '甲' }] }],
    });
    expect(lines(turned)).toEqual(['move category 甲/乙', 'move category 甲']);
    expect(applyPlan(two, turned).categories.map((one) => [one.key, one.parent])).toEqual([
      ['a', 'b'],
      ['b', null],
    ]);
  });

  it('of namesakes in one state go to the one that stands in the category of the document', () => {
    const inUse = build({ groups: [{ key: 'd', name: '阶段' }] });
    const former = plan(inUse, {
      categories: [{ key: 'k', name: '旧', groups: [{ key: 'a', name: '阶段', archived: true }] }],
      groups: [{ key: 'd', name: '阶段' }],
    });
    const wanted = { categories: [{ name: '旧', groups: [{ name: '阶段', archived: true }] }] };
    const pruned = plan(applyPlan(inUse, former), wanted, { prune: true });
    expect(lines(pruned)).toEqual(['archive group 阶段']);
    expect(plan(applyPlan(applyPlan(inUse, former), pruned), wanted, { prune: true }).changes).toEqual([]);
  });

  it.each([
    [
      'the one that holds what the document names below it, used or not',
      { groups: [{ name: '规模', archived: true }] },
    ],
    ['the first, when none holds anything of it', { description: '旧的' }],
  ])('of archived namesakes are the same once the others are pruned: %s', (_, more) => {
    const inUse = build({ categories: [{ key: 'a', name: '阶段' }] });
    const former = plan(inUse, {
      categories: [
        { key: 'a', name: '阶段' },
        { key: 'd', name: '阶段', archived: true, groups: [{ name: '规模', archived: true }] },
      ],
    });
    const both = applyPlan(inUse, former);
    const wanted = { categories: [{ name: '阶段', archived: true, ...more }] };
    const after = applyPlan(both, plan(both, wanted, { prune: true }));
    expect(after.groups).toMatchObject([{ name: '规模', category: 'd' }]);
    expect(lines(plan(after, wanted, { prune: true }))).toEqual([]);
  });

  it('of more archived mentions than archived namesakes take those in use, too, and the same ones again', () => {
    const inUse = build({ categories: [{ key: 'c', name: '职位', description: '说明' }] });
    const former = plan(inUse, {
      categories: [
        { key: 'c', name: '职位' },
        { key: 'd', name: '职位', archived: true },
      ],
    });
    const both = applyPlan(inUse, former);
    const wanted = {
      categories: [
        { name: '职位', archived: true, description: '' },
        { name: '职位', archived: true, description: '说明' },
      ],
    };
    const after = applyPlan(both, plan(both, wanted));
    expect(after.categories.map((one) => one.archived)).toEqual([true, true]);
    expect(lines(plan(after, wanted))).toEqual([]);
  });

  it('give an element found by its place the key of the document', () => {
    const adopted = plan(two, { groups: [{ key: 'other', name: '另一组' }] });
    expect(adopted.changes).toEqual([
      {
        kind: 'rekey',
        element: 'group',
        key: 'other',
        path: '另一组',
        before: { key: 'h' },
        after: { key: 'other' },
      },
    ]);
    expect(applyPlan(two, adopted).groups.map((group) => group.key)).toEqual(['g', 'other']);
  });
});

describe('a plan is refused, with the place in the document', () => {
  it.each<[string, unknown, string]>([
    [
      'two groups of one name',
      { groups: [{ name: '意向' }, { name: '来源' }, { key: 'x', name: '来源' }] },
      'duplicatePath 来源 groups.2',
    ],
    [
      'two tags of one name',
      { groups: [{ name: '来源', tags: [{ name: '官网' }, { name: '官网 ' }] }] },
      'duplicatePath 来源/官网 groups.0.tags.1',
    ],
    [
      'two tags of one key',
      {
        groups: [
          {
            name: '来源',
            tags: [
              { key: 'x', name: '官网' },
              { key: 'x', name: '广告' },
            ],
          },
        ],
      },
      'duplicateKey 广告 groups.0.tags.1',
    ],
    [
      'a category inside itself',
      {
        categories: [
          { key: 'x', name: '甲', categories: [{ name: '乙', categories: [{ key: 'x', name: '甲' }] }] },
        ],
      },
      'cycle 甲 categories.0.categories.0.categories.0',
    ],
    [
      'a tag in use in an archived group',
      { groups: [{ name: '来源', archived: true, tags: [{ name: '官网' }] }] },
      'archivedParent 官网 groups.0.tags.0',
    ],
    [
      'archiving a group whose tags stay',
      {
        groups: [
          {
            name: '意向',
            archived: true,
            tags: [
              { name: '高意向', archived: true },
              { name: '中意向', archived: true },
              { name: '低意向', archived: true },
            ],
          },
        ],
      },
      'archivedParent 沉睡客户 null',
    ],
    [
      'a maximum in a single-choice group',
      { groups: [{ name: '来源', choice: 'single', max: 2 }] },
      'maxOnSingle 来源 groups.0',
    ],
    [
      'a rename onto a neighbour',
      { groups: [{ name: '意向', tags: [{ key: keyOf(library, '高意向') ?? '', name: '低意向' }] }] },
      'duplicatePath 意向/低意向 groups.0.tags.0',
    ],
  ])('%s', (_, wanted, refusal) => {
    const made = plan(library, wanted);
    expect(refusals(made)).toContain(refusal);
    expect(canApply(made)).toBe(false);
    expect(() => applyPlan(library, made)).toThrow(/library.planRefused/);
  });

  it('but not for what is wrong already', () => {
    const broken: Library = { ...library, groups: library.groups.map((group) => ({ ...group, max: 3 })) };
    expect(plan(broken, { groups: [{ name: '来源', tags: tags('官网') }] }).refused).toEqual([]);
  });
});

describe('a plan tells', () => {
  it('which names and texts must not be stored', () => {
    const made = plan(emptyLibrary, {
      groups: [
        {
          name: '来源',
          description: '卡 6222021000112233449',
          tags: [
            { name: '110101199003078515', definition: meaning },
            { name: '官网', aliases: ['a/b'], definition: { meaning: '证 11010519491231002X' } },
          ],
        },
      ],
    });
    expect(
      made.findings.filter((one) => one.severity === 'block').map((one) => `${one.code} ${one.path}`),
    ).toEqual([
      'identifier 来源',
      'identifier 来源/110101199003078515',
      'pathSeparator 来源/官网',
      'identifier 来源/官网',
    ]);
    expect(canApply(made)).toBe(false);
  });

  it('which tags nobody has explained', () =>
    expect(warnings(plan(library, { groups: [{ name: '意向', tags: [{ name: '暂缓' }] }] }))).toEqual([
      'noDefinition 意向/暂缓',
    ]));

  it('which names look alike, also inside the plan itself', () =>
    expect(
      warnings(plan(emptyLibrary, { groups: [{ name: '来源', tags: tags('名片外发', '外发名片') }] })),
    ).toEqual(['nearDuplicate 来源/名片外发', 'nearDuplicate 来源/外发名片']));

  it('which names do not follow the pattern of their group', () =>
    expect(
      warnings(
        plan(emptyLibrary, {
          groups: [{ name: '成交', pattern: '{阶段}-{产品}', tags: tags('已成交-衣柜', '橱柜') }],
        }),
      ),
    ).toEqual(['patternMismatch 成交/橱柜']));

  it('what a stricter group does to customers', () => {
    const loose = build({ groups: [{ name: '来源', max: 3 }] });
    expect(warnings(plan(loose, { groups: [{ name: '来源', max: 2 }] }))).toEqual(['maxLowered 来源']);
    expect(
      warnings(plan(loose, { groups: [{ name: '来源', choice: 'single', max: null, perStaff: true }] })),
    ).toEqual(['choiceNarrowed 来源', 'perStaffChanged 来源']);
  });

  it('which aliases must not be stored, also beside a new name', () => {
    const key = keyOf(library, '高意向') ?? '';
    const renamed = {
      groups: [{ name: '意向', tags: [{ key, name: '强意愿', aliases: ['110101199003078515'] }] }],
    };
    const made = plan(library, renamed);
    expect(lines(made)).toEqual(['rename tag 意向/高意向']);
    expect(warnings(made)).toEqual(['identifier 意向/高意向']);
    expect(canApply(made)).toBe(false);
  });

  it('when protection is lifted', () => {
    const vip = build({
      groups: [{ name: '价值', tags: [{ name: 'VIP客户', protected: true, definition: meaning }] }],
    });
    expect(
      warnings(plan(vip, { groups: [{ name: '价值', tags: [{ name: 'VIP客户', protected: false }] }] })),
    ).toEqual(['protectionLifted 价值/VIP客户']);
  });

  it('when the library grows beyond the advice, and not again when it already has', () => {
    const names = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ name: `第${i}项标签`, definition: meaning }));
    const large = {
      categories: names(10).map(({ name }) => ({ name })),
      groups: [{ name: '很多', tags: names(201) }],
    };
    expect(plan(emptyLibrary, large).findings.filter((one) => one.element === 'library')).toMatchObject([
      { code: 'manyFirstLevel', facts: { size: 10, advice: 9 } },
      { code: 'largeLibrary', facts: { size: 201, advice: 200 } },
    ]);
    const grown = build(large);
    expect(
      plan(grown, { groups: [{ name: '很多', tags: [{ name: '第0项标签', pinned: true }] }] }).findings,
    ).toEqual([]);
  });
});

describe('only adding', () => {
  it('fills what is blank and leaves what is there', () => {
    const own = build({
      groups: [
        {
          key: 'own',
          name: '意向',
          choice: 'multiple',
          tags: [{ name: '高意向', definition: { meaning: '我们的说法' }, color: 'mo' }],
        },
      ],
    });
    const added = plan(
      own,
      {
        categories: [
          {
            name: '需求',
            groups: [
              {
                key: 'intent',
                name: '意向',
                choice: 'single',
                color: 'zhu',
                tags: [
                  { name: '低意向', definition: meaning },
                  {
                    key: 'intent.high',
                    name: '高意向',
                    color: 'zhu',
                    definition: { meaning: '别人的说法', example: '例' },
                  },
                ],
              },
            ],
          },
        ],
      },
      { keepExisting: true },
    );
    expect(lines(added)).toEqual([
      'create category 需求',
      'update group 意向',
      'create tag 意向/低意向',
      'update tag 意向/高意向',
      'reorder tag 意向',
    ]);
    const after = applyPlan(own, added);
    expect(after.groups[0]).toMatchObject({ key: 'own', choice: 'multiple', color: 'zhu', category: null });
    expect(after.tags[0]).toMatchObject({
      color: 'mo',
      definition: { meaning: '我们的说法', example: '例' },
    });
    expect(namesIn(after, 'own')).toEqual(['低意向', '高意向']);
  });
});

describe('applying', () => {
  it('a group that becomes single-choice loses its maximum', () => {
    const loose = build({ groups: [{ name: '来源', max: 3 }] });
    const narrowed = plan(loose, { groups: [{ name: '来源', choice: 'single' }] });
    expect(applyPlan(loose, narrowed).groups[0]).toMatchObject({ choice: 'single', max: null });
  });

  it('refuses a plan that was made for another library', () => {
    const made = plan(library, { groups: [{ name: '意向', description: '新说明' }] });
    expect(() => applyPlan(emptyLibrary, made)).toThrow(/library.planStale/);
  });
});
