/** WeCom's library as it is taken over: what of it is news, what it is called here, who keeps it, and what is ours again. */
import type {
  ForeignElement,
  ForeignGroup,
  Gone,
  LibraryGroup as OurGroup,
  LibraryTag as OurTag,
} from '#features/tags';
import { isMoved } from '../core/shown-order.ts';
import type { WecomGroupRow, WecomTagRow } from './library-sql.ts';
import type { GroupThere } from './library-there.ts';
import type { SharedLibrary } from './shared-library.ts';

type Here = Pick<OurGroup | OurTag, 'name' | 'kept_by' | 'sort'>;

export interface Known {
  readonly groups: ReadonlyMap<string, WecomGroupRow>;
  readonly tags: ReadonlyMap<string, WecomTagRow>;
  /** What a group or tag that is mapped is here; null: not any more. */
  readonly group: (group: number) => (Here & Pick<OurGroup, 'ordered'>) | null;
  readonly tag: (tag: number) => Here | null;
  readonly isOurs: IsOurs;
}

/** Whether we wrote it in WeCom ourselves since the listing was asked for: then the listing may be older. */
export type IsOurs = (row: WecomGroupRow | WecomTagRow | undefined) => boolean;

/** Whether WeCom shows these in another order than when we last looked. `shown`: WeCom's ids in the order here. */
const movedIn = (
  there: readonly { readonly id: string; readonly order: number }[],
  rows: ReadonlyMap<string, WecomGroupRow | WecomTagRow>,
  isOurs: IsOurs,
  shown: readonly string[],
): boolean =>
  !there.some(({ id }) => isOurs(rows.get(id))) &&
  isMoved(
    shown,
    new Map([...rows.values()].map((row) => [row.id, row.sort])),
    new Map(there.map(({ id, order }) => [id, order])),
  );

/** First one on top; of levels the highest. */
function idsShown(
  elements: readonly { readonly id: string }[],
  sortOf: (id: string) => number | null,
): string[] {
  const placed = elements.flatMap(({ id }) => {
    const sort = sortOf(id);
    return sort === null ? [] : [{ id, sort }];
  });
  return placed.sort((a, b) => a.sort - b.sort).map(({ id }) => id);
}

/** Who keeps what our app did not make. */
const keeperOf = (row: WecomGroupRow | WecomTagRow | undefined, { strategy }: GroupThere) => {
  if (strategy !== null) return 'strategy' as const;
  return row?.owned ? null : ('wecom' as const);
};

/** Longest name that both sides take, in characters. */
const NAME_MOST = 30;

/** Strategies have groups of the same names, which the library knows once: theirs say whose they are. */
function nameHere({ name, strategy }: GroupThere): string {
  if (strategy === null) return name;
  const [base, own] = [[...name], [...(strategy || '规则组')]];
  const suffix = `（${own.slice(0, NAME_MOST / 2).join('')}）`;
  return base.slice(0, NAME_MOST - [...suffix].length).join('') + suffix;
}

/**
 * The library as it is there, and whether any of it is new. Only a name that changed there is news: a rename of ours that is
 * still to be sent is not taken back, whether it came before the listing or while it was under way.
 */
export function foreignGroups(there: readonly GroupThere[], known: Known) {
  const ofCorp = there.filter((group) => group.strategy === null);
  const groupOf = (id: number | null | undefined) => (id == null ? null : known.group(id));
  const tagOf = (id: number | null | undefined) => (id == null ? null : known.tag(id));
  const sortOfGroup = (id: string) => groupOf(known.groups.get(id)?.group_id)?.sort ?? null;
  const moved = movedIn(ofCorp, known.groups, known.isOurs, idsShown(ofCorp, sortOfGroup));
  let news = moved;
  const groups = there.map((group): ForeignGroup => {
    const row = known.groups.get(group.id);
    const ours = known.isOurs(row);
    const here = groupOf(row?.group_id);
    const down = here?.ordered ? -1 : 1;
    const sortOfTag = (id: string) => {
      const own = tagOf(known.tags.get(id)?.tag_id);
      return own && down * own.sort;
    };
    const tagsMoved = movedIn(group.tags, known.tags, known.isOurs, idsShown(group.tags, sortOfTag));
    if (tagsMoved) news = true;
    const keptBy = keeperOf(row, group);
    const sameGroup = here !== null && row?.name === group.name && row.strategy === group.strategy;
    if (!ours && (!sameGroup || here.kept_by !== keptBy)) news = true;
    const tags = group.tags.flatMap((tag): ForeignElement[] => {
      const was = known.tags.get(tag.id);
      const own = tagOf(was?.tag_id);
      // A tag that was retired here, or could not be taken over, is not made again by each reading.
      const settled = was !== undefined && was.deleted_at === null && own === null && was.name === tag.name;
      if (settled || known.isOurs(was)) return [];
      const same = was?.name === tag.name && own !== null;
      const tagKeptBy = keeperOf(was, group);
      if (!same || own.kept_by !== tagKeptBy) news = true;
      return [
        {
          key: tag.id,
          name: same ? own.name : tag.name,
          renames: !same,
          known: own === null ? null : (was?.tag_id ?? null),
          keptBy: tagKeptBy,
        },
      ];
    });
    return {
      key: group.id,
      name: sameGroup ? here.name : nameHere(group),
      renames: !sameGroup && !ours,
      known: here === null ? null : (row?.group_id ?? null),
      keptBy,
      ...(group.strategy ? { strategy: group.strategy } : {}),
      tags,
      moved: tagsMoved,
    };
  });
  return { news, groups, moved };
}

/** What is foreign here and has nobody who keeps it: deleted there, or of a corp that is connected no more. */
export function releasedBy(left: ReadonlySet<string>, { library, groups, tags }: SharedLibrary): Gone {
  const kept = {
    groups: new Set(groups.flatMap((row) => (left.has(row.id) ? (row.group_id ?? []) : []))),
    tags: new Set(tags.flatMap((row) => (left.has(row.id) ? (row.tag_id ?? []) : []))),
  };
  const released = (elements: Iterable<OurGroup | OurTag>, by: ReadonlySet<number>): number[] =>
    [...elements].flatMap((one) => (one.kept_by === null || by.has(one.id) ? [] : [one.id]));
  return {
    groups: released(library.groups.values(), kept.groups),
    tags: released(library.tags.values(), kept.tags),
  };
}
