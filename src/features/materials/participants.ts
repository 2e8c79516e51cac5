/** What materials owe to customers and to the library. */
import { type EraseParticipant, type MergeParticipant, rowsThatFollow } from '#features/customers';
import { tagLists } from '#features/tags';
import { materialsWithTags } from './material-sql.ts';
import { forgetLinks, forgetReaders } from './reader-sql.ts';
import { copyTold, forgetToldOf } from './told-sql.ts';
import { forgetVisitsOf } from './visit-sql.ts';

/** What an erased customer read, browsers that were his, and links made for him are gone. */
export const eraseReading: EraseParticipant = async (tx, { workspace }, customers) => {
  await forgetVisitsOf(tx, workspace, customers);
  await forgetReaders(tx, workspace, customers);
  await forgetLinks(tx, workspace, customers);
  await forgetToldOf(tx, workspace, customers);
};

/** Nobody is told twice of one person, neither when his records become one nor when they are parted again. */
const tellings: MergeParticipant = {
  name: 'readingTold',
  // They are copied: nothing moves that whoever merges would have to know of.
  count: async () => 0,
  move: async (tx, { workspace }, from, into) => {
    await copyTold(tx, workspace, from, into);
    return null;
  },
  moveBack: async (tx, { workspace }, from, into) => {
    await copyTold(tx, workspace, into, from);
  },
};

/**
 * Browsers, visits and links are the survivor's. Where both have a link to the same material by the same member of staff,
 * that of the other stays with the record that was merged away: whoever comes by it is led to the survivor.
 */
export const readingShares: readonly MergeParticipant[] = [
  rowsThatFollow('reading', 'material_reader'),
  rowsThatFollow('readingVisits', 'material_visit'),
  rowsThatFollow(
    'readingLinks',
    'material_link',
    `exists (select from material_link own
              where own.workspace_id = $1 and own.customer = $3 and own.material_id = material_link.material_id
                and own.staff_id is not distinct from material_link.staff_id)`,
  ),
  tellings,
];

/** Materials that give a tag, for the library's deletes and merges. */
export const materialReferences = tagLists('material', materialsWithTags);
