/** What forms owe to the library. */
import type { ReferenceSource } from '#features/tags';
import { toId } from '#kernel';
import { formsWithTags } from './form-sql.ts';

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
