import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, readDocument } from './document.ts';
import { documentFromTable, tableOf } from './document-table.ts';
import { documentFormats, parseLibraryText, writeDocument } from './document-text.ts';
import { foldName } from './folding.ts';
import {
  type Category,
  emptyDefinition,
  emptyLibrary,
  groupDefaults,
  hues,
  kinds,
  type Library,
  type Tag,
  type TagGroup,
  tagDefaults,
} from './library.ts';
import { checkLibrary } from './library-check.ts';
import { canApply, type PlanOptions, planLibrary } from './plan.ts';
import { applyPlan } from './plan-apply.ts';

/** Few keys and few names, so that two libraries have much in common and much in conflict. */
const KEYS = ['a', 'b', 'c', 'd', 'e'];
const NAMES = ['意向', '阶段', '来源', '行业', '职位', '规模'];
const TAG_KEYS = ['t1', 't2', 't3', 't4', 't5', 't6', 't7'];

const categoriesOf = fc
  .tuple(
    fc.shuffledSubarray(KEYS),
    fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    fc.shuffledSubarray(NAMES, { minLength: 5, maxLength: 5 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([keys, parents, names, orders]): Category[] =>
    keys.map((key, i) => {
      // A parent is one of the earlier ones, so there is no cycle.
      const above = (parents[i] ?? 0) % (i + 1);
      return {
        key,
        name: names[i] ?? key,
        parent: above === i ? null : (keys[above] ?? null),
        order: orders[i] ?? 1,
        description: (parents[i] ?? 0) % 3 === 0 ? '说明' : '',
        archived: false,
      };
    }),
  );

const someAliases = fc.uniqueArray(fc.constantFrom('甲', '乙', '意向', '丙'), { maxLength: 2 });

const groupsOf = (categories: readonly Category[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(KEYS),
      fc.shuffledSubarray(NAMES, { minLength: 5, maxLength: 5 }),
      fc.array(
        fc.record({
          place: fc.nat(),
          order: fc.integer({ min: 1, max: 3 }),
          aliases: someAliases,
          single: fc.boolean(),
          ordered: fc.boolean(),
          kind: fc.constantFrom(...kinds),
          color: fc.option(fc.constantFrom(...hues)),
          departments: fc.subarray(['销售', '客服']),
        }),
        { minLength: 5, maxLength: 5 },
      ),
    )
    .map(([keys, names, more]): TagGroup[] =>
      keys.map((key, i) => {
        const one = more[i] ?? {
          place: 0,
          order: 1,
          aliases: [],
          single: true,
          ordered: true,
          kind: 'base' as const,
          color: null,
          departments: [],
        };
        const { place, single, aliases, ...fields } = one;
        return {
          ...groupDefaults,
          ...fields,
          key,
          name: names[i] ?? key,
          category: categories[place % (categories.length + 1)]?.key ?? null,
          choice: single ? 'single' : 'multiple',
          max: single ? null : 3,
          aliases: aliases.filter((alias) => foldName(alias) !== foldName(names[i] ?? key)),
        };
      }),
    );

const tagsOf = (groups: readonly TagGroup[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(TAG_KEYS),
      fc.array(
        fc.record({
          place: fc.nat(),
          name: fc.constantFrom(...NAMES),
          order: fc.integer({ min: 1, max: 4 }),
          kind: fc.constantFrom(...kinds),
          aliases: someAliases,
          meaning: fc.constantFrom('', '含义'),
          isProtected: fc.boolean(),
        }),
        { minLength: 7, maxLength: 7 },
      ),
    )
    .map(([keys, more]): Tag[] => {
      const used = new Set<string>();
      return keys.flatMap((key, i): Tag[] => {
        const one = more[i];
        const group = one && groups[one.place % Math.max(1, groups.length)];
        if (!one || !group || used.has(`${group.key}/${one.name}`)) return [];
        used.add(`${group.key}/${one.name}`);
        return [
          {
            ...tagDefaults,
            key,
            name: one.name,
            group: group.key,
            order: one.order,
            kind: one.kind,
            aliases: one.aliases.filter((alias) => alias !== one.name),
            definition: { ...emptyDefinition, meaning: one.meaning },
            protected: one.isProtected,
          },
        ];
      });
    });

const libraries: fc.Arbitrary<Library> = categoriesOf.chain((categories) =>
  groupsOf(categories).chain((groups) => tagsOf(groups).map((tags) => ({ categories, groups, tags }))),
);

/**
 * The part in use, without what a plan adds on its own (former names). Tags of one level have no order among
 * themselves, so they are listed by key.
 */
const shown = (library: Library): unknown => {
  const levels = new Set(library.groups.filter((group) => group.ordered).map((group) => group.key));
  const inUse = {
    categories: library.categories.filter((one) => !one.archived),
    groups: library.groups.filter((one) => !one.archived).map((one) => ({ ...one, aliases: [] })),
    tags: library.tags.filter((one) => !one.archived).map((one) => ({ ...one, aliases: [] })),
  };
  const byKey = inUse.tags.filter((tag) => levels.has(tag.group)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const tags = [...inUse.tags.filter((tag) => !levels.has(tag.group)), ...byKey];
  return documentOf({ ...inUse, tags }, { complete: true });
};

const aliasesIn = (library: Library): string[] =>
  [...library.groups, ...library.tags].flatMap((one) => one.aliases.map((alias) => `${one.key}:${alias}`));

/** A library with a past: archived elements, former names, gaps in the order. */
const grownLibraries = fc.tuple(libraries, libraries, fc.boolean()).map(([first, second, prune]) => {
  const plan = planLibrary(first, documentOf(second), { prune });
  return canApply(plan) ? applyPlan(first, plan) : first;
});

type Keyed = { key?: string; categories?: Keyed[]; groups?: Keyed[]; tags?: Keyed[] };

/** The same document as somebody writes it by hand, without keys. */
function withoutKeys<T extends Keyed>(part: T): T {
  const { key: _, ...rest } = part;
  return {
    ...rest,
    ...(part.categories ? { categories: part.categories.map(withoutKeys) } : {}),
    ...(part.groups ? { groups: part.groups.map(withoutKeys) } : {}),
    ...(part.tags ? { tags: part.tags.map(withoutKeys) } : {}),
  } as T;
}

describe('for any two libraries', () => {
  it('the random libraries are sound', () =>
    fc.assert(
      fc.property(libraries, (library) => {
        expect(checkLibrary(library)).toEqual([]);
      }),
    ));

  it('an exported library has nothing to plan on itself', () =>
    fc.assert(
      fc.property(libraries, fc.boolean(), fc.boolean(), (library, complete, prune) => {
        expect(planLibrary(library, documentOf(library, { complete }), { prune }).changes).toEqual([]);
      }),
    ));

  it('an exported library makes the same library again from nothing', () =>
    fc.assert(
      fc.property(libraries, (library) => {
        const copy = applyPlan(emptyLibrary, planLibrary(emptyLibrary, documentOf(library)));
        expect(documentOf(copy, { complete: true })).toEqual(documentOf(library, { complete: true }));
      }),
    ));

  it('a pruning plan turns the one into the other, and keeps every alias', () =>
    fc.assert(
      fc.property(libraries, libraries, (from, to) => {
        const plan = planLibrary(from, documentOf(to, { complete: true }), { prune: true });
        expect(plan.refused).toEqual([]);
        const reached = applyPlan(from, plan);
        expect(shown(reached)).toEqual(shown(to));
        expect(aliasesIn(reached)).toEqual(expect.arrayContaining(aliasesIn(to)));
        expect(checkLibrary(reached)).toEqual([]);
      }),
      { numRuns: 100 },
    ));

  it.each<[string, PlanOptions]>([
    ['adding and changing', {}],
    ['pruning', { prune: true }],
    ['only adding', { keepExisting: true }],
  ])('a plan that was applied leaves nothing to plan: %s', (_, options) =>
    fc.assert(
      fc.property(grownLibraries, grownLibraries, fc.boolean(), fc.boolean(), (from, to, complete, keyed) => {
        const exported = documentOf(to, { complete });
        const wanted = keyed ? exported : withoutKeys(exported);
        const plan = planLibrary(from, wanted, options);
        if (!canApply(plan)) return;
        expect(planLibrary(applyPlan(from, plan), wanted, options).changes).toEqual([]);
      }),
      { numRuns: 100 },
    ),
  );

  it('an element that both have is never created again', () =>
    fc.assert(
      fc.property(libraries, libraries, (from, to) => {
        const created = planLibrary(from, documentOf(to)).changes.filter(
          (change) => change.kind === 'create',
        );
        const has = { category: from.categories, group: from.groups, tag: from.tags };
        for (const { element, key } of created) expect(has[element].map((one) => one.key)).not.toContain(key);
      }),
    ));

  it('adding alone changes no name, no place, no order and no choice of what exists', () =>
    fc.assert(
      fc.property(libraries, libraries, (from, to) => {
        const plan = planLibrary(from, documentOf(to), { keepExisting: true });
        const allowed = new Set(['aliases', 'description', 'definition', 'purpose', 'color']);
        for (const change of plan.changes) {
          expect(['create', 'update', 'reorder']).toContain(change.kind);
          if (change.kind === 'update')
            for (const field of Object.keys(change.after)) expect(allowed).toContain(field);
        }
        if (!canApply(plan)) return;
        const after = applyPlan(from, plan);
        const order = (library: Library, keys: ReadonlySet<string>) =>
          [...library.tags]
            .sort((a, b) => a.order - b.order)
            .flatMap((tag) => (keys.has(tag.key) ? [tag.key] : []));
        for (const group of from.groups.filter((one) => one.ordered)) {
          const own = from.tags.filter((tag) => tag.group === group.key);
          if (new Set(own.map((tag) => tag.order)).size < own.length) continue;
          const keys = new Set(own.map((tag) => tag.key));
          expect(order(after, keys)).toEqual(order(from, keys));
        }
      }),
    ));

  it.each(documentFormats)('nothing is lost through %s', (format) =>
    fc.assert(
      fc.property(grownLibraries, (library) => {
        const read = parseLibraryText(writeDocument(documentOf(library), format), format);
        expect(planLibrary(library, read).changes).toEqual([]);
        const copy = applyPlan(emptyLibrary, planLibrary(emptyLibrary, read));
        expect(documentOf(copy, { complete: true })).toEqual(documentOf(library, { complete: true }));
      }),
      { numRuns: 50 },
    ),
  );

  it('nothing is lost through a table with English headers', () =>
    fc.assert(
      fc.property(grownLibraries, (library) => {
        const read = documentFromTable(tableOf(documentOf(library), 'en'));
        const copy = applyPlan(emptyLibrary, planLibrary(emptyLibrary, read));
        expect(documentOf(copy, { complete: true })).toEqual(documentOf(library, { complete: true }));
      }),
      { numRuns: 50 },
    ));

  it('every export is a valid document', () =>
    fc.assert(
      fc.property(libraries, (library) => {
        const document = documentOf(library, { complete: true });
        expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
      }),
    ));
});
