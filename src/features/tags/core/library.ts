/**
 * The library as a value: categories of any depth, groups, tags. Elements point to their parents by key, so a
 * library can be compared, planned and written to a file without a database.
 * Keys are unique per kind of element, never change meaning, and survive a rename.
 */

/** The twelve hues of the tag palette (ui/guide.md section 3). */
export const hues = [
  'zhu',
  'ju',
  'hu',
  'jiang',
  'zhu2',
  'song',
  'qing',
  'tian',
  'dian',
  'zi',
  'mei',
  'mo',
] as const;
export type Hue = (typeof hues)[number];

export const hueNames: Readonly<Record<Hue, string>> = {
  zhu: '朱',
  ju: '橘',
  hu: '琥珀',
  jiang: '姜黄',
  zhu2: '竹',
  song: '松',
  qing: '青',
  tian: '天',
  dian: '靛',
  zi: '紫',
  mei: '梅',
  mo: '墨',
};

export const choices = ['single', 'multiple'] as const;
export type Choice = (typeof choices)[number];

/** Enterprise tags belong to the company; a personal tag to one member of staff, and is not part of documents. */
export const scopes = ['enterprise', 'personal'] as const;
export type Scope = (typeof scopes)[number];

/** How a tag comes about: set by people, earned by behaviour, or computed from several data sets. */
export const kinds = ['base', 'behaviour', 'composite'] as const;
export type Kind = (typeof kinds)[number];

export type ElementKind = 'category' | 'group' | 'tag';

/** What a tag means, so that everybody tags alike (T32). Empty text: not said. */
export interface Definition {
  readonly meaning: string;
  readonly scope: string;
  readonly example: string;
  readonly counterExample: string;
  readonly appliedBy: string;
  readonly removeWhen: string;
}
export const definitionFields = [
  'meaning',
  'scope',
  'example',
  'counterExample',
  'appliedBy',
  'removeWhen',
] as const satisfies readonly (keyof Definition)[];

export interface Category {
  readonly key: string;
  readonly name: string;
  /** Key of the category above; `null` for the first level. */
  readonly parent: string | null;
  readonly order: number;
  readonly description: string;
  readonly archived: boolean;
}

export interface TagGroup {
  readonly key: string;
  readonly name: string;
  /** Key of the category; `null`: not placed. */
  readonly category: string | null;
  readonly order: number;
  /** Other and former names, so that `group/name` keeps answering after a rename. */
  readonly aliases: readonly string[];
  readonly choice: Choice;
  /** Most tags of a multiple-choice group that one customer may hold; `null`: no maximum. */
  readonly max: number | null;
  /** Tags are levels: a larger `order` is a higher level. */
  readonly ordered: boolean;
  /** Every customer should hold a tag of this group (MECE, T28). */
  readonly exhaustive: boolean;
  /** Each member of staff has an own answer; otherwise the whole company shares one. */
  readonly perStaff: boolean;
  /** Rules replace what a hand put on when the customer has done something since; otherwise hands keep it. */
  readonly newerWins: boolean;
  /** Kind that new tags of the group start with. */
  readonly kind: Kind;
  readonly color: Hue | null;
  readonly description: string;
  /** Structured names such as `{阶段}-{产品}` (T39); `null`: free names. */
  readonly pattern: string | null;
  /** Product line whose team sees the group as its own pool (T38). */
  readonly productLine: string | null;
  /** References to staff as the caller writes them (id, `wecom:USERID` or e-mail address). */
  readonly steward: string | null;
  readonly deputy: string | null;
  /** Departments that see the group; empty: everybody. */
  readonly departments: readonly string[];
  readonly archived: boolean;
}

export interface Tag {
  readonly key: string;
  readonly name: string;
  /** Key of the group. */
  readonly group: string;
  readonly order: number;
  readonly scope: Scope;
  /** The member of staff whom a personal tag belongs to. */
  readonly owner: string | null;
  readonly kind: Kind;
  /** `null`: the color of the group. */
  readonly color: Hue | null;
  readonly aliases: readonly string[];
  readonly definition: Definition;
  /** Only those with the right `tags:applyProtected` add or remove it. */
  readonly protected: boolean;
  readonly pinned: boolean;
  /** Marks colleagues and tests: left out of statistics, broadcasts and quotas (T44). */
  readonly internal: boolean;
  /** What the tag is good for, in words (the iron rule, T34). */
  readonly purpose: string;
  readonly archived: boolean;
}

export interface Library {
  readonly categories: readonly Category[];
  readonly groups: readonly TagGroup[];
  readonly tags: readonly Tag[];
}

export const emptyLibrary: Library = { categories: [], groups: [], tags: [] };

export const emptyDefinition: Definition = {
  meaning: '',
  scope: '',
  example: '',
  counterExample: '',
  appliedBy: '',
  removeWhen: '',
};

/** What a new element is when nothing else is said. */
export const categoryDefaults = { parent: null, order: 1, description: '', archived: false } as const;
export const groupDefaults = {
  category: null,
  order: 1,
  aliases: [],
  choice: 'multiple',
  max: null,
  ordered: false,
  exhaustive: false,
  perStaff: false,
  newerWins: false,
  kind: 'base',
  color: null,
  description: '',
  pattern: null,
  productLine: null,
  steward: null,
  deputy: null,
  departments: [],
  archived: false,
} as const satisfies Omit<TagGroup, 'key' | 'name'>;
export const tagDefaults = {
  order: 1,
  scope: 'enterprise',
  owner: null,
  kind: 'base',
  color: null,
  aliases: [],
  definition: emptyDefinition,
  protected: false,
  pinned: false,
  internal: false,
  purpose: '',
  archived: false,
} as const satisfies Omit<Tag, 'key' | 'name' | 'group'>;

/** Sizes of a library. Only `nameMost` is a hard limit (WeCom); the others give advice (T29–T31, T33). */
export interface LibraryLimits {
  /** Characters (Unicode code points) of a name, at most. */
  readonly nameMost: number;
  readonly nameAdvice: number;
  readonly firstLevel: number;
  readonly activeTags: number;
  readonly tagsPerCustomer: number;
}
export const defaultLimits: LibraryLimits = {
  nameMost: 30,
  nameAdvice: 15,
  firstLevel: 9,
  activeTags: 200,
  tagsPerCustomer: 20,
};

/** The colour shown for a tag: its own, else the group's, else ink. */
export const hueOf = (tag: Pick<Tag, 'color'>, group: Pick<TagGroup, 'color'>): Hue =>
  tag.color ?? group.color ?? 'mo';

/** Display order: by `order`; of equal ones the earlier in the list first. */
export const inOrder = <T extends { readonly order: number }>(elements: readonly T[]): T[] =>
  elements
    .map((element, i) => ({ element, i }))
    .sort((a, b) => a.element.order - b.element.order || a.i - b.i)
    .map(({ element }) => element);

/** Names from the first level down to the category itself. A broken or cyclic chain ends where it breaks. */
export function categoryPaths(library: Library): (key: string | null) => string[] {
  const byKey = new Map(library.categories.map((category) => [category.key, category]));
  return (key) => {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at = key; at !== null && !seen.has(at); ) {
      seen.add(at);
      const category = byKey.get(at);
      if (!category) break;
      names.unshift(category.name);
      at = category.parent;
    }
    return names;
  };
}

/**
 * Order in a picker (T37): pinned tags first, then those used most in the last 30 days, then the library's own order.
 * `uses` counts applications by tag key.
 */
export function pickerOrder(tags: readonly Tag[], uses: ReadonlyMap<string, number>): Tag[] {
  const used = (tag: Tag) => uses.get(tag.key) ?? 0;
  return inOrder(tags).sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || used(b) - used(a) || a.order - b.order,
  );
}
