/** The endpoints of this screen. */
import type {
  bulkTaggings,
  changeAudience,
  countAudience,
  createAudience,
  deleteAudience,
  explainCondition,
  exportAudience,
  exportCondition,
  facetsOf,
  freezeAudience,
  getAudience,
  listAudiences,
  overlapOf,
  queryAudience,
  sentenceOf,
} from '#features/audience/contract';
import type { listAttributes } from '#features/customers/contract';
import type { cancelJob, getJob } from '#features/jobs/contract';
import type { listDepartments, listStaff } from '#features/staff/contract';
import type {
  explainTag,
  listGroups,
  listTags,
  tagCustomers,
  undoCause,
  undoJob,
} from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const countRoute = route<typeof countAudience>('POST /audiences/count', { reads: true });
export const sentenceRoute = route<typeof sentenceOf>('POST /audiences/sentence', { reads: true });
export const facetsRoute = route<typeof facetsOf>('POST /audiences/facets', { reads: true });
export const overlapRoute = route<typeof overlapOf>('POST /audiences/overlap', { reads: true });
export const queryRoute = route<typeof queryAudience>('POST /audiences/query', { reads: true });
export const explainRoute = route<typeof explainCondition>('POST /audiences/explain', { reads: true });

export const audiencesRoute = route<typeof listAudiences>('GET /audiences');
export const audienceRoute = route<typeof getAudience>('GET /audiences/{id}');
export const createRoute = route<typeof createAudience>('POST /audiences');
export const changeRoute = route<typeof changeAudience>('PATCH /audiences/{id}');
export const deleteRoute = route<typeof deleteAudience>('DELETE /audiences/{id}');
export const freezeRoute = route<typeof freezeAudience>('POST /audiences/{id}/freeze');
export const exportSavedRoute = route<typeof exportAudience>('GET /audiences/{id}/export');
export const exportRoute = route<typeof exportCondition>('POST /audiences/export', { reads: true });

export const bulkRoute = route<typeof bulkTaggings>('POST /taggings/bulk');
/** The same endpoint asked for the effect only: it may be repeated and cancelled. */
export const bulkEffectRoute = route<typeof bulkTaggings>('POST /taggings/bulk', { reads: true });
export const taggingsRoute = route<typeof tagCustomers>('POST /taggings');
export const undoCauseRoute = route<typeof undoCause>('POST /causes/{id}/undo');
export const undoJobRoute = route<typeof undoJob>('POST /jobs/{id}/undo');
export const jobRoute = route<typeof getJob>('GET /jobs/{id}');
export const cancelJobRoute = route<typeof cancelJob>('POST /jobs/{id}/cancel');
export const explainTagRoute = route<typeof explainTag>('GET /customers/{id}/explain');

export const groupsRoute = route<typeof listGroups>('GET /tag-groups');
export const tagsRoute = route<typeof listTags>('GET /tags');
export const attributesRoute = route<typeof listAttributes>('GET /attributes');
export const staffRoute = route<typeof listStaff>('GET /staff');
export const departmentsRoute = route<typeof listDepartments>('GET /departments');

export type Audience = OutputOf<typeof getAudience>;
export type ShownCustomer = OutputOf<typeof queryAudience>['items'][number];
export type Facets = OutputOf<typeof facetsOf>;
export type Counted = OutputOf<typeof countAudience>;
