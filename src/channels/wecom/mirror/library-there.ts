/**
 * WeCom's library as it is there: that of the corp, and those of strategies (规则组). Of strategies an app is told only its
 * own; tags of others are known by what customers carry.
 */
import type { Ctx } from '#platform/context';
import { type LibraryGroup, WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { WecomGroupRow, WecomTagRow } from './library-sql.ts';
import { type SeenTag, storable } from './reading.ts';

export interface GroupThere extends LibraryGroup {
  /** Name of the strategy that it belongs to, empty when nobody tells it; null: of the corp. */
  readonly strategy: string | null;
}

export interface LibraryThere {
  /** As WeCom shows it, first one on top; those of the corp first. */
  readonly groups: readonly GroupThere[];
  /** Nothing was told of strategies this time: what is known of them stays. */
  readonly strategiesUnread: boolean;
}

/** `seen`: tags of strategies that customers carry. */
export async function libraryThere(
  ctx: Ctx,
  { api }: Connection,
  known: { readonly groups: readonly WecomGroupRow[]; readonly tags: readonly WecomTagRow[] },
  seen: readonly SeenTag[],
): Promise<LibraryThere> {
  const corp = (await api.tags.list({})).map((group) => ({ ...group, strategy: null }));
  const own = await ownStrategies(ctx, api);
  const listed = new Set(own?.flatMap((group) => group.tags.map((tag) => tag.id)));
  const groups = [
    ...inOrder(corp),
    ...inOrder(own ?? []),
    ...seenGroups(known, seen).map((group) => ({
      ...group,
      tags: group.tags.filter((tag) => !listed.has(tag.id)),
    })),
  ];
  return {
    groups: groups
      .filter((group) => group.tags.length > 0)
      .map((group) => ({ ...group, tags: inOrder(group.tags) })),
    strategiesUnread: own === null,
  };
}

/** The larger number first. */
const inOrder = <T extends { readonly order: number }>(elements: readonly T[]): T[] =>
  [...elements].sort((a, b) => b.order - a.order);

/** Null when WeCom does not let this app read them; everything else is read all the same. */
async function ownStrategies(ctx: Ctx, api: Connection['api']): Promise<GroupThere[] | null> {
  try {
    const groups = await api.tags.ofStrategies();
    const names = new Map<number, string>();
    for (const id of new Set(groups.map((group) => group.strategyId)))
      names.set(id, storable((await api.tags.strategy(id)).name));
    return groups.map(({ strategyId, ...group }) => ({ ...group, strategy: names.get(strategyId) ?? '' }));
  } catch (error) {
    if (!(error instanceof WecomError) || error.code === null) throw error;
    ctx.log.warn({ api: error.api, code: error.code }, 'the strategies of WeCom were not read');
    return null;
  }
}

/** Stands for the id of a group that WeCom did not tell. */
const SEEN = 'seen:';
export const isSeen = (id: string): boolean => id.startsWith(SEEN);

/** By the name of their group: what was seen before, and what is seen now. */
function seenGroups(
  known: { readonly groups: readonly WecomGroupRow[]; readonly tags: readonly WecomTagRow[] },
  seen: readonly SeenTag[],
): GroupThere[] {
  const before = known.tags.flatMap(({ id, group_id, name }): SeenTag[] =>
    isSeen(group_id) ? [{ id, group: group_id.slice(SEEN.length), name }] : [],
  );
  const tags = new Map([...before, ...seen].map((one) => [one.id, one]));
  const groups = new Map<string, SeenTag[]>();
  for (const one of tags.values()) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const bare = { order: 0, createdAt: null, deleted: false };
  return [...groups].map(([name, own]) => ({
    id: SEEN + name,
    name,
    strategy: '',
    ...bare,
    tags: own.map(({ id, name: tag }) => ({ id, name: tag, ...bare })),
  }));
}
