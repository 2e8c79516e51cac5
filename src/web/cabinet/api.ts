import type { countAudience } from '#features/audience/contract';
import type { listStaff } from '#features/staff/contract';
import type {
  adoptTag,
  changeCategory,
  changeGroup,
  changeTag,
  createCategory,
  createGroup,
  createTag,
  deleteCategory,
  deleteGroup,
  deleteTag,
  libraryHealth,
  libraryUsage,
  listCategories,
  listChangeSets,
  listGroups,
  listTags,
  mergeTag,
  restoreTag,
  tagUsage,
  undoChangeSet,
} from '#features/tags/contract';
import { keyOf, type Route, route } from '#ui';

export const categories = route<typeof listCategories>('GET /categories');
export const groups = route<typeof listGroups>('GET /tag-groups');
export const tags = route<typeof listTags>('GET /tags');
export const usage = route<typeof libraryUsage>('GET /library/usage');
export const health = route<typeof libraryHealth>('GET /library/health');
export const usageOfTag = route<typeof tagUsage>('GET /tags/{id}/usage');
export const count = route<typeof countAudience>('POST /audiences/count', { reads: true });
export const changeSets = route<typeof listChangeSets>('GET /change-sets');
export const staff = route<typeof listStaff>('GET /staff');

export const newCategory = route<typeof createCategory>('POST /categories');
export const patchCategory = route<typeof changeCategory>('PATCH /categories/{id}');
export const removeCategory = route<typeof deleteCategory>('DELETE /categories/{id}');
export const newGroup = route<typeof createGroup>('POST /tag-groups');
export const patchGroup = route<typeof changeGroup>('PATCH /tag-groups/{id}');
export const removeGroup = route<typeof deleteGroup>('DELETE /tag-groups/{id}');
export const newTag = route<typeof createTag>('POST /tags');
export const patchTag = route<typeof changeTag>('PATCH /tags/{id}');
export const removeTag = route<typeof deleteTag>('DELETE /tags/{id}');
export const bringBackTag = route<typeof restoreTag>('POST /tags/{id}/restore');
export const mergeTags = route<typeof mergeTag>('POST /tags/{id}/merge');
export const takeOverTag = route<typeof adoptTag>('POST /tags/{id}/adopt');
export const undoSet = route<typeof undoChangeSet>('POST /change-sets/{id}/undo');

type Of<R> = R extends Route<infer X> ? X['output'] : never;
type ItemOf<R> = Of<R> extends { items: readonly (infer Item)[] } ? Item : never;

export type Category = ItemOf<typeof categories>;
export type Group = ItemOf<typeof groups>;
export type Tag = ItemOf<typeof tags>;
export type Usage = ItemOf<typeof usage>;
export type ChangeSet = ItemOf<typeof changeSets>;
export type MergePreview = Extract<Of<typeof mergeTags>, { customers: number }>;
export type TagUse = Of<typeof usageOfTag>;

/** Where answers are kept that may be others after a change of the library. */
export const libraryLists = [
  keyOf(categories),
  keyOf(groups),
  keyOf(tags),
  keyOf(usage),
  keyOf(health),
  keyOf(usageOfTag),
  keyOf(count),
  keyOf(changeSets),
];
