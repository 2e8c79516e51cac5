/** Groups and tags that another system has (WeCom): found here by name, made where they are missing, renamed with it. */
import { findForbiddenIdentifier, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { foldName, normalizeName } from '../core/public.ts';
import { blankGroup, blankTag } from './blank-rows.ts';
import type { Draft } from './draft.ts';
import { type Edit, editLibrary } from './edit.ts';
import { newKey, nextOrder, renamed } from './naming.ts';
import { type GroupRow, isAlive, type Keeper, newIds, type RowOf, type TagRow } from './rows.ts';
import { namesTaken } from './take-over-names.ts';
import { placeGroups, placeTags } from './take-over-order.ts';

export interface ForeignElement {
  /** What the other system calls it by; comes back in the answer. */
  readonly key: string;
  readonly name: string;
  /** Whether the name is news, so that what is known here takes it. */
  readonly renames: boolean;
  /** What it is here already; null: to be found by name or made. What is gone from here meanwhile is not made again. */
  readonly known: number | null;
  /** Who keeps it; null: we made it there. */
  readonly keptBy: Keeper | null;
}

export interface ForeignGroup extends ForeignElement {
  /** The strategy that it belongs to. */
  readonly strategy?: string;
  /** In the order in which the other system shows them. */
  readonly tags: readonly ForeignElement[];
  /** It shows them in another order than before. */
  readonly moved: boolean;
}

export interface TakenOver {
  /** Numbers here by key. */
  readonly groups: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
  /** Keys of what could not be taken over, with the reason. */
  readonly refused: ReadonlyMap<string, 'identifier' | 'twin' | 'empty'>;
}

export interface ForeignLibrary {
  /** In the order in which the other system shows them. */
  readonly groups: readonly ForeignGroup[];
  /** It shows the groups in another order than before. */
  readonly moved: boolean;
  readonly gone: Gone;
}

/** Numbers here of what the other system has no more: it is ours now. */
export interface Gone {
  readonly groups: readonly number[];
  readonly tags: readonly number[];
}

/**
 * One change set. A name that holds an identity or bank card number, or that equals a neighbour's but for case and width,
 * is refused and the others are taken over. `within` runs in the same transaction, after the library was written.
 */
export function takeOverLibrary(
  ctx: Ctx,
  did: string,
  { groups, moved, gone }: ForeignLibrary,
  within: (tx: Tx, taken: TakenOver) => Promise<void>,
): Promise<Edit<TakenOver>> {
  requireRight(ctx.actor, 'library:write');
  return editLibrary(ctx, { did, judged: true, keeper: true }, async ({ draft, tx, about, afterwards }) => {
    about('WeCom');
    const taken = {
      groups: new Map<string, number>(),
      tags: new Map<string, number>(),
      refused: new Map<string, 'identifier' | 'twin' | 'empty'>(),
    };
    const known = {
      groups: knownOf(groups),
      tags: knownOf(groups.flatMap((group) => group.tags)),
    };
    const taking = { draft, tx, taken, known, fresh: { groups: new Set<number>(), tags: new Set<number>() } };
    release(draft, gone);
    const groupNames = namesTaken(groups, livingGroups(draft));
    for (const group of groups) {
      const id = await takeGroup(taking, group, groupNames);
      if (id === null) continue;
      taken.groups.set(group.key, id);
      keep(draft, 'group', id, { kept_by: group.keptBy, strategy: group.strategy ?? null });
      const tagNames = namesTaken(group.tags, livingTags(draft, id));
      for (const tag of group.tags) {
        const tagId = await takeTag(taking, id, tag, tagNames);
        if (tagId === null) continue;
        taken.tags.set(tag.key, tagId);
        keep(draft, 'tag', tagId, { kept_by: tag.keptBy });
      }
      const shown = group.tags.flatMap((tag) => taken.tags.get(tag.key) ?? []);
      placeTags(draft, id, { shown, moved: group.moved, fresh: taking.fresh.tags });
    }
    const shown = groups.flatMap((group) => taken.groups.get(group.key) ?? []);
    placeGroups(draft, { shown, moved, fresh: taking.fresh.groups });
    afterwards(() => within(tx, taken));
    return taken;
  });
}

/** When the other system is not connected any more everything is ours. */
export async function releaseForeign(ctx: Ctx): Promise<void> {
  await editLibrary(ctx, { did: 'library.released', judged: true, keeper: true }, async ({ draft }) => {
    const kept = <E extends 'group' | 'tag'>(element: E): number[] =>
      draft.all(element).flatMap((row) => (row.kept_by === null ? [] : [row.id]));
    release(draft, { groups: kept('group'), tags: kept('tag') });
  });
}

function release(draft: Draft, { groups, tags }: Gone): void {
  for (const id of groups) keep(draft, 'group', id, { kept_by: null, strategy: null });
  for (const id of tags) keep(draft, 'tag', id, { kept_by: null });
}

/** Only what differs: a reading that says the same changes nothing. */
function keep<E extends 'group' | 'tag'>(
  draft: Draft,
  element: E,
  id: number,
  fields: Partial<RowOf[E]>,
): void {
  const row = draft.get(element, id);
  const differs =
    row && Object.entries(fields).some(([name, value]) => row[name as keyof RowOf[E]] !== value);
  if (differs) draft.change(element, id, fields);
}

/** What is somebody's already is not found by name for somebody else. */
const knownOf = (elements: readonly ForeignElement[]): ReadonlySet<number> =>
  new Set(elements.flatMap((one) => (one.known === null ? [] : [one.known])));

interface Taking {
  readonly known: { readonly groups: ReadonlySet<number>; readonly tags: ReadonlySet<number> };
  /** Made by this change. */
  readonly fresh: { readonly groups: Set<number>; readonly tags: Set<number> };
  readonly draft: Draft;
  readonly tx: Tx;
  readonly taken: {
    readonly groups: Map<string, number>;
    readonly tags: Map<string, number>;
    readonly refused: Map<string, 'identifier' | 'twin' | 'empty'>;
  };
}

type Names = ReadonlyMap<number, string>;

/** As it is called once all names are taken over. */
const laterName = (row: { readonly id: number; readonly name: string }, names: Names): string =>
  names.get(row.id) ?? row.name;

const livingGroups = (draft: Draft): GroupRow[] =>
  draft.all('group').filter((row) => row.deleted_at === null && row.archived_at === null);

/** Enterprise tags of a group. */
const livingTags = (draft: Draft, group: number): TagRow[] =>
  draft.all('tag').filter((row) => row.group_id === group && row.owner_id === null && isAlive(row));

function rename(
  draft: Draft,
  element: 'group' | 'tag',
  row: GroupRow | TagRow,
  names: Names,
  neighbours: readonly (GroupRow | TagRow)[],
): void {
  const name = names.get(row.id);
  if (name === undefined || name === row.name) return;
  const others = neighbours.filter((one) => one.id !== row.id);
  draft.change(
    element,
    row.id,
    renamed(
      row,
      name,
      others.map((one) => ({ name: laterName(one, names) })),
    ),
  );
}

function refusalOf(name: string): 'identifier' | 'empty' | null {
  if (name === '') return 'empty';
  return findForbiddenIdentifier(name) ? 'identifier' : null;
}

async function takeGroup(
  { draft, tx, taken, fresh, known: others }: Taking,
  group: ForeignGroup,
  names: Names,
): Promise<number | null> {
  const name = normalizeName(group.name);
  const refusal = refusalOf(name);
  if (refusal) {
    taken.refused.set(group.key, refusal);
    return null;
  }
  const living = draft.all('group').filter((row) => row.deleted_at === null);
  const used = new Set(taken.groups.values());
  const named = living.filter(
    (row) => foldName(laterName(row, names)) === foldName(name) && row.archived_at === null,
  );
  const known = group.known === null ? undefined : living.find((row) => row.id === group.known);
  if (group.known !== null && !known) return null;
  if (known) {
    rename(draft, 'group', known, names, living);
    return known.id;
  }
  const found = named.find((row) => !used.has(row.id) && !others.groups.has(row.id));
  if (found) return found.id;
  if (named.length > 0) {
    taken.refused.set(group.key, 'twin');
    return null;
  }
  const [id = 0] = await newIds(tx, 'group', 1);
  draft.put('group', newGroup(draft, id, name));
  fresh.groups.add(id);
  return id;
}

const newGroup = (draft: Draft, id: number, name: string): GroupRow => ({
  ...blankGroup,
  id,
  key: newKey(draft, 'group', name),
  name,
  sort: nextOrder(draft.all('group')),
  created_at: draft.now,
  updated_at: draft.now,
  deleted_at: null,
});

async function takeTag(
  { draft, tx, taken, fresh, known: others }: Taking,
  group: number,
  tag: ForeignElement,
  names: Names,
): Promise<number | null> {
  const name = normalizeName(tag.name);
  const refusal = refusalOf(name);
  if (refusal) {
    taken.refused.set(tag.key, refusal);
    return null;
  }
  const neighbours = livingTags(draft, group);
  const used = new Set(taken.tags.values());
  const named = neighbours.filter((row) => foldName(laterName(row, names)) === foldName(name));
  const known = tag.known === null ? undefined : draft.get('tag', tag.known);
  if (tag.known !== null && !(known && isAlive(known))) return null;
  if (known) {
    rename(draft, 'tag', known, names, neighbours);
    return known.id;
  }
  const found = named.find((row) => !used.has(row.id) && !others.tags.has(row.id));
  if (found) return found.id;
  if (named.length > 0) {
    taken.refused.set(tag.key, 'twin');
    return null;
  }
  const [id = 0] = await newIds(tx, 'tag', 1);
  draft.put('tag', newTag(draft, id, group, name, neighbours));
  fresh.tags.add(id);
  return id;
}

function newTag(
  draft: Draft,
  id: number,
  group: number,
  name: string,
  neighbours: readonly TagRow[],
): TagRow {
  const row = draft.get('group', group);
  if (!row) throw new Error(`no group ${group} in the library`);
  return {
    ...blankTag,
    id,
    group_id: group,
    key: newKey(draft, 'tag', name, undefined, row.key),
    name,
    sort: nextOrder(neighbours),
    kind: row.kind,
    state_since: draft.now,
    created_at: draft.now,
    updated_at: draft.now,
  };
}
