/** The tag library as these screens use it: asked for once, looked up by id. */
import { useMemo } from 'react';
import type { Source } from '#kernel';
import { type Hue, toHue, useApi } from '#ui';
import { type Group, groupsRoute, type Tag, tagsRoute } from './api.ts';

export interface Library {
  readonly groups: readonly Group[];
  readonly group: (id: string) => Group | undefined;
  readonly tag: (id: string) => Tag | undefined;
  /** Tags that can be put on now, in the order of the library. */
  readonly offered: readonly Tag[];
  readonly hueOf: (tag: string) => Hue;
  /** Tags in the order of the library; those that are not in it come last. */
  readonly inOrder: <T extends { readonly id: string }>(tags: readonly T[]) => readonly T[];
}

const FRESH = 60_000;

/** Undefined while it is on its way; `error` when it cannot be read. */
export function useLibrary(): { readonly library: Library | undefined; readonly error: unknown } {
  const tags = useApi(tagsRoute, {}, { staleTime: FRESH });
  const groups = useApi(groupsRoute, {}, { staleTime: FRESH });
  const library = useMemo(
    () => (tags.data && groups.data ? libraryOf(tags.data.items, groups.data.items) : undefined),
    [tags.data, groups.data],
  );
  return { library, error: tags.error ?? groups.error };
}

export function libraryOf(tags: readonly Tag[], groups: readonly Group[]): Library {
  const tagById = new Map(tags.map((tag) => [tag.id, tag]));
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const place = new Map(tags.map((tag, i) => [tag.id, i]));
  const placeOf = ({ id }: { readonly id: string }) => place.get(id) ?? tags.length;
  return {
    groups,
    group: (id) => groupById.get(id),
    tag: (id) => tagById.get(id),
    offered: tags.filter(
      (tag) => tag.state === 'active' && tag.foreign !== 'strategy' && !groupById.get(tag.group.id)?.archived,
    ),
    hueOf: (id) => toHue(tagById.get(id)?.hue),
    inOrder: (some) => some.toSorted((a, b) => placeOf(a) - placeOf(b)),
  };
}

const automatic: ReadonlySet<Source> = new Set<Source>(['rule', 'model', 'channel', 'material']);

/** Whether a product, not a person, put a tag on. */
export const isAutomatic = (source: string): boolean => (automatic as ReadonlySet<string>).has(source);
