/** The names of this workspace that headers and cells may use, as this caller sees them. */
import { attributeCatalogue } from '#features/customers';
import type { Vocabulary } from '#features/imports/core';
import { staffTerms } from '#features/staff';
import { libraryOf, seesGroup } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';

export async function vocabularyOf(ctx: Ctx): Promise<Vocabulary> {
  const [library, attributes, staff] = await Promise.all([
    libraryOf(ctx.db, ctx.workspace),
    attributeCatalogue(ctx.db, ctx.workspace, ctx.language),
    staffTerms(ctx.db, ctx.workspace),
  ]);
  return {
    groups: [...library.groups.values()]
      .filter((group) => seesGroup(ctx.actor, group))
      .map(({ name, aliases }) => ({ name, aliases })),
    attributes: attributes.filter((one) => !one.builtIn),
    staff: staff.map(({ id, name, wecomUserId }) => ({ id: toId('staff', id), name, wecomUserId })),
  };
}
