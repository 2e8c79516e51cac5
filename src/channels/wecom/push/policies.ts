/** To whose relations the tags of a group are written: shown for every group, chosen for one. */

import { record } from '#features/staff';
import { type LibraryGroup, libraryOf } from '#features/tags';
import { type BodyOf, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { writePolicy } from '../mirror/library-sql.ts';
import { type SharedLibrary, sharedLibrary } from '../mirror/shared-library.ts';

type Policy = OutputOf<typeof contract.setPolicy>;

function view(group: LibraryGroup, shared: SharedLibrary): Policy {
  const there = shared.groups.find((row) => row.group_id === group.id && row.deleted_at === null);
  return {
    group: { id: toId('group', group.id), name: group.name },
    writesTo: shared.writesTo(group.id),
    wecomName: there?.name ?? null,
    owned: there?.owned ?? false,
  };
}

export async function listPolicies(ctx: Ctx): Promise<OutputOf<typeof contract.listPolicies>> {
  requireRight(ctx.actor, 'library:write');
  const shared = await sharedLibrary(ctx.db, ctx.workspace);
  const items = [...shared.library.groups.values()]
    .filter((group) => group.archived_at === null)
    .map((group) => view(group, shared));
  return { items, nextCursor: null, total: items.length };
}

/** Pairs are written anew as customers change, and all of them by the next comparison. Error: `group.notFound`. */
export async function setPolicy(
  ctx: Ctx,
  ref: string,
  { writesTo }: BodyOf<typeof contract.setPolicy>,
): Promise<Policy> {
  requireRight(ctx.actor, 'library:write');
  const group = (await libraryOf(ctx.db, ctx.workspace)).resolveGroup(ref, ctx.actor);
  if (!group) throw notFound('group.notFound', { group: ref.slice(0, 200) });
  await ctx.db.transaction(async (tx) => {
    await writePolicy(tx, ctx.workspace, group.id, writesTo);
    await record(tx, ctx, {
      did: 'wecom.policyChanged',
      subject: toId('group', group.id),
      after: { writesTo },
    });
  });
  return view(group, await sharedLibrary(ctx.db, ctx.workspace));
}
