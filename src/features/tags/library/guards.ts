/** What no change of the library may bring about, whoever makes it: by hand, by a document, by an undo. */
import { AppError, conflict } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { checkLibrary } from '../core/public.ts';
import { crowdedCustomers, customersOfTags } from '../tagging/counts.ts';
import type { RowChange } from './draft.ts';
import type { GroupRow, RowOf, TagRow } from './rows.ts';
import { isAlive } from './rows.ts';
import type { LibrarySnapshot } from './snapshot.ts';

/** Faults that the library had before are not this change's business. Errors: `library.nameTaken`, `library.unsound`. */
export function refuseUnsound(before: LibrarySnapshot, after: LibrarySnapshot): void {
  const name = (fault: { code: string; element: string; key: string }) =>
    `${fault.code} ${fault.element} ${fault.key}`;
  const faults = checkLibrary(after.model);
  if (faults.length === 0) return;
  const old = new Set(checkLibrary(before.model).map(name));
  const fresh = faults.filter((fault) => !old.has(name(fault)));
  const isTaken = fresh.every(({ code }) => code === 'duplicatePath' || code === 'duplicateKey');
  if (fresh.length > 0)
    throw new AppError(
      isTaken ? 'conflict' : 'invalid',
      isTaken ? 'library.nameTaken' : 'library.unsound',
      { count: fresh.length },
      fresh.slice(0, 100).map((fault) => ({
        path: fault.path,
        code: `library.${fault.code}`,
        facts: { ...fault.facts, element: fault.element },
      })),
    );
}

type Pair<E extends 'group' | 'tag'> = { readonly before: RowOf[E] | null; readonly after: RowOf[E] };

const pairsOf = <E extends 'group' | 'tag'>(changes: readonly RowChange[], element: E): Pair<E>[] =>
  changes.flatMap((change) =>
    change.element === element
      ? [{ before: change.before as RowOf[E] | null, after: change.after as RowOf[E] }]
      : [],
  );

/**
 * Rules of a group are tightened only as far as its customers already keep them. Errors: `group.choiceConflict` when
 * somebody would hold more tags of the group than it allows, `group.inUse` when answers per staff would become shared or
 * the other way round.
 */
export async function refuseNarrowing(
  tx: Tx,
  workspace: number,
  changes: readonly RowChange[],
  after: LibrarySnapshot,
): Promise<void> {
  const groups = pairsOf(changes, 'group');
  const tags = pairsOf(changes, 'tag');
  const narrowed = new Set([
    ...groups.filter(allowsLess).map((pair) => pair.after.id),
    ...tags.filter(comesIn).map((pair) => pair.after.group_id),
  ]);
  for (const id of narrowed) {
    const group = after.groups.get(id);
    const most = group ? roomOf(group) : null;
    if (!group || most === null) continue;
    const tagIds = group.tags.map((tag) => tag.id);
    const customers = await crowdedCustomers(tx, workspace, tagIds, most);
    if (customers > 0) throw conflict('group.choiceConflict', { group: group.name, customers, most });
  }
  const perStaff = (group: number) => after.groups.get(group)?.per_staff;
  const reread = [
    ...groups
      .filter(({ before, after: row }) => before !== null && before.per_staff !== row.per_staff)
      .map(({ after: row }) => ({
        name: row.name,
        tags: after.groups.get(row.id)?.tags.map((tag) => tag.id) ?? [],
      })),
    ...tags
      .filter(
        ({ before, after: row }) => before !== null && perStaff(before.group_id) !== perStaff(row.group_id),
      )
      .map(({ after: row }) => ({ name: row.name, tags: [row.id] })),
  ];
  for (const { name, tags: own } of reread) {
    const customers = await customersOfTags(tx, workspace, own);
    if (customers > 0) throw conflict('group.inUse', { group: name, customers });
  }
}

/** How many tags of a group a customer may have; null: any number. */
const roomOf = ({ choice, max }: Pick<GroupRow, 'choice' | 'max'>): number | null =>
  choice === 'single' ? 1 : max;

const allowsLess = ({ before, after }: { before: GroupRow | null; after: GroupRow }): boolean =>
  before !== null &&
  (roomOf(after) ?? Number.POSITIVE_INFINITY) < (roomOf(before) ?? Number.POSITIVE_INFINITY);

/** An existing tag moves into a group, or comes back into use there. */
const comesIn = ({ before, after }: { before: TagRow | null; after: TagRow }): boolean =>
  before !== null && isAlive(after) && (before.group_id !== after.group_id || !isAlive(before));

/**
 * What is kept elsewhere is read from there: here nobody renames, moves or deletes it. Everything that WeCom knows nothing
 * of (colour, meaning, aliases, category, shelves) may be changed, and a tag may be merged into one of ours. Errors:
 * `group.foreign`, `tag.foreign` (409).
 */
export function refuseForeign(changes: readonly RowChange[]): void {
  for (const { before, after } of pairsOf(changes, 'group'))
    if (before?.kept_by && (before.name !== after.name || after.deleted_at !== null))
      throw conflict('group.foreign', { group: before.name });
  for (const { before, after } of pairsOf(changes, 'tag')) {
    if (!before?.kept_by) continue;
    const goes = isAlive(before) && !isAlive(after);
    const merged = after.merged_into !== null && before.kept_by !== 'strategy';
    if (before.name !== after.name || before.group_id !== after.group_id || (goes && !merged))
      throw conflict('tag.foreign', { tag: before.name });
  }
}

/** Error: `tag.protected` when a protected tag is put away or loses its protection without the right. */
export function refuseUnprotecting(ctx: Ctx, changes: readonly RowChange[]): void {
  if (ctx.actor.rights.has('tags:applyProtected')) return;
  const touched = pairsOf(changes, 'tag').find(
    ({ before, after }) =>
      before?.protected === true &&
      (!after.protected || (before.state === 'active' && after.state !== 'active')),
  );
  if (touched) throw new AppError('notAllowed', 'tag.protected', { tag: touched.after.name });
}
