/** What forms owe to the library and to customers. */
import { type EraseParticipant, type MergeParticipant, rowsThatFollow } from '#features/customers';
import { readersOf } from '#features/materials';
import type { ReferenceSource } from '#features/tags';
import { toId } from '#kernel';
import { formsWithTags } from './form-sql.ts';
import { forgetAnswersOf, forgetLinks } from './link-sql.ts';

/** Forms whose answers give a tag. They name a merged tag as before: what it became is asked when somebody answers. */
export const formReferences: ReferenceSource = {
  find: async (ctx, tags, tx) =>
    (await formsWithTags(tx ?? ctx.db, ctx.workspace, tags)).map(({ id, name, tag }) => ({
      kind: 'form',
      id: toId('form', id),
      name,
      tag,
    })),
};

/** Links that were made for an erased customer, and what he filled in that nobody was told of yet. Before his browsers are forgotten. */
export const eraseForms: EraseParticipant = async (tx, { workspace }, customers) => {
  await forgetAnswersOf(tx, workspace, await readersOf(tx, workspace, customers));
  await forgetLinks(tx, workspace, customers);
};

/** As links to materials do: where both have one of the same form by the same member of staff, each record keeps its own. */
export const formShares: readonly MergeParticipant[] = [
  rowsThatFollow(
    'formLinks',
    'form_link',
    `exists (select from form_link own
              where own.workspace_id = $1 and own.customer = $3 and own.form_id = form_link.form_id
                and own.staff_id is not distinct from form_link.staff_id)`,
  ),
];
