/**
 * The library as the wall shows it: shelves (categories) of drawers (groups) with compartments (tags). Pure: answers
 * of the server in, what is drawn out.
 */
import { type Hue, toHue } from '#ui';
import type { Category, Group, Tag, Usage } from './api.ts';
import { type DrawerShape, shapeOf } from './drawer-shape.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { groupedBy } from './grouped-by.ts';

export const scopes = ['all', 'enterprise', 'automatic', 'personal'] as const;
export type Scope = (typeof scopes)[number];
export const measures = ['people', 'use'] as const;
export type Measure = (typeof measures)[number];

export interface Compartment {
  readonly tag: Tag;
  readonly hue: Hue;
  /** Earned by behaviour or computed, rather than put on by hand. */
  readonly automatic: boolean;
  /** Customers who have it, among those that the reader sees. */
  readonly people: number;
  /** How often it was put on in the last 30 days; null while unknown. */
  readonly uses: number | null;
  /** Share of the width that is filled, 0 to 1: root of the number against the largest of the drawer. */
  readonly fill: number;
  /** Personal tags have none; nor has any tag while its use is unknown. */
  readonly freshness: Freshness | null;
  /** When it was last put on; of a tag that never was, when it was made. */
  readonly lit: string;
  /** In an ordered group: 1 is the highest. */
  readonly level: number | null;
}

export interface Drawer {
  readonly group: Group;
  readonly hue: Hue;
  readonly compartments: readonly Compartment[];
  readonly shape: DrawerShape;
  /** All its tags are the reader's own. */
  readonly personal: boolean;
}

export interface Shelf {
  /** Null: groups without a category. */
  readonly category: Category | null;
  readonly drawers: readonly Drawer[];
}

export interface LibraryAnswers {
  readonly categories: readonly Category[];
  readonly groups: readonly Group[];
  readonly tags: readonly Tag[];
  readonly usage: readonly Usage[] | undefined;
}

export const isAutomatic = (tag: Pick<Tag, 'kind'>): boolean => tag.kind !== 'base';

export const inScope = (tag: Pick<Tag, 'scope' | 'kind'>, scope: Scope): boolean => {
  switch (scope) {
    case 'all':
      return true;
    case 'enterprise':
      return tag.scope === 'enterprise';
    case 'automatic':
      return tag.scope === 'enterprise' && isAutomatic(tag);
    case 'personal':
      return tag.scope === 'personal';
  }
};

export interface WallOptions {
  readonly scope: Scope;
  readonly measure: Measure;
  readonly now: Date;
}

/**
 * Active tags of groups in use. Empty drawers stay, so that something can be put into them, unless only a part of the
 * tags is asked for. Sub-categories stand behind their parent as shelves of their own.
 */
export function wallOf(answers: LibraryAnswers, { scope, measure, now }: WallOptions): readonly Shelf[] {
  const usage = answers.usage && new Map(answers.usage.map((u) => [u.tag, u]));
  const byGroup = groupedBy(
    answers.tags.filter((tag) => tag.state === 'active'),
    (tag) => tag.group.id,
  );
  const drawerOf = (group: Group): Drawer[] => {
    const all = levelled(group, byGroup.get(group.id) ?? []);
    const shown = all.filter(({ tag }) => inScope(tag, scope));
    if (shown.length === 0 && scope !== 'all') return [];
    const facts = shown.map(({ tag, level }) => {
      const use = usage?.get(tag.id);
      return {
        tag,
        level,
        hue: toHue(tag.hue),
        automatic: isAutomatic(tag),
        people: tag.customers,
        uses: usage ? (use?.added ?? 0) : null,
        freshness: freshnessIn(tag, use, usage !== undefined, now),
        lit: litOf(tag, use),
      };
    });
    const amount = (one: (typeof facts)[number]) => (measure === 'use' ? one.uses : one.people) ?? 0;
    const largest = Math.max(1, ...facts.map(amount));
    return [
      {
        group,
        hue: toHue(group.color),
        compartments: facts.map((one) => ({ ...one, fill: Math.sqrt(amount(one) / largest) })),
        shape: shapeOf(shown.map(({ tag }) => tag.name)),
        personal: shown.length > 0 && shown.every(({ tag }) => tag.scope === 'personal'),
      },
    ];
  };
  const groups = answers.groups.filter((group) => !group.archived).toSorted((a, b) => a.order - b.order);
  const byCategory = groupedBy(groups, (group) => group.category);
  const shelves = inTreeOrder(answers.categories.filter((one) => !one.archived)).map((category) => ({
    category,
    drawers: (byCategory.get(category.id) ?? []).flatMap(drawerOf),
  }));
  const known = new Set(shelves.map((shelf) => shelf.category.id));
  const loose = groups.filter((group) => group.category === null || !known.has(group.category));
  return [...shelves, { category: null, drawers: loose.flatMap(drawerOf) }].filter(
    (shelf) => shelf.drawers.length > 0 || (shelf.category !== null && scope === 'all'),
  );
}

const litOf = (tag: Tag, use: Usage | undefined): string => use?.lastLit ?? tag.createdAt;

function freshnessIn(tag: Tag, use: Usage | undefined, known: boolean, now: Date): Freshness | null {
  if (tag.scope === 'personal') return null;
  return known ? freshnessOf(litOf(tag, use), now) : null;
}

/** In drawer order: of an ordered group the highest level first, pinned tags first otherwise. */
function levelled(group: Group, tags: readonly Tag[]): { tag: Tag; level: number | null }[] {
  if (group.ordered)
    return tags.toSorted((a, b) => b.order - a.order).map((tag, i) => ({ tag, level: i + 1 }));
  return tags
    .toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || a.order - b.order)
    .map((tag) => ({ tag, level: null }));
}

/** Every category before those below it, siblings in their order. */
function inTreeOrder(categories: readonly Category[]): Category[] {
  const known = new Set(categories.map((one) => one.id));
  const children = groupedBy(categories, (one) => (one.parent && known.has(one.parent) ? one.parent : null));
  const walk = (parent: string | null): Category[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.order - b.order)
      .flatMap((one) => [one, ...walk(one.id)]);
  return walk(null);
}

export interface Tally {
  readonly groups: number;
  readonly tags: number;
  readonly fresh: number;
  readonly fading: number;
  readonly mouldy: number;
  readonly byHand: number;
  readonly automatic: number;
  readonly personal: number;
  /** Some are kept in WeCom. */
  readonly foreign: boolean;
}

/** What the legend and the label of a shelf count. */
export function tallyOf(drawers: readonly Drawer[]): Tally {
  const all = drawers.flatMap((drawer) => drawer.compartments);
  const n = (holds: (one: Compartment) => boolean) => all.filter(holds).length;
  const company = (one: Compartment) => one.tag.scope === 'enterprise';
  return {
    groups: drawers.length,
    tags: all.length,
    fresh: n((one) => one.freshness === 'fresh'),
    fading: n((one) => one.freshness === 'fading'),
    mouldy: n((one) => one.freshness === 'mouldy'),
    byHand: n((one) => company(one) && !one.automatic),
    automatic: n((one) => company(one) && one.automatic),
    personal: n((one) => one.tag.scope === 'personal'),
    foreign: all.some((one) => one.tag.foreign !== null),
  };
}
