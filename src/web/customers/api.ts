/** The endpoints that customers are shown and changed by. */
import type { bulkTaggings, countAudience, queryAudience, sentenceOf } from '#features/audience/contract';
import type {
  changeCustomer,
  deleteCustomer,
  listAttributes,
  listCustomers,
  liveCustomer,
  mergeCustomers,
  readCustomer,
  readTimeline,
  revealPhone,
  saveCustomers,
  unmergeCustomer,
} from '#features/customers/contract';
import type { listEvents } from '#features/events/contract';
import type { cancelJob, getJob } from '#features/jobs/contract';
import type { acceptSuggestion, listSuggestions, rejectSuggestion } from '#features/rules/contract';
import type { listStaff } from '#features/staff/contract';
import type {
  changeCustomerTag,
  createTag,
  customerTagHistory,
  customerTags,
  explainTag,
  getCause,
  listGroups,
  listTags,
  tagCustomers,
  undoCause,
  undoJob,
} from '#features/tags/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const queryRoute = route<typeof queryAudience>('POST /audiences/query', { reads: true });
export const countRoute = route<typeof countAudience>('POST /audiences/count', { reads: true });
export const sentenceRoute = route<typeof sentenceOf>('POST /audiences/sentence', { reads: true });
export const bulkRoute = route<typeof bulkTaggings>('POST /taggings/bulk');
/** The same with `dryRun`: it only asks. */
export const bulkTrialRoute = route<typeof bulkTaggings>('POST /taggings/bulk', { reads: true });

export const listRoute = route<typeof listCustomers>('GET /customers');
export const saveRoute = route<typeof saveCustomers>('POST /customers');
/** As a stream: somebody changed the customer. */
export const liveRoute = route<typeof liveCustomer>('GET /customers/{id}/live');
export const readRoute = route<typeof readCustomer>('GET /customers/{id}');
export const changeRoute = route<typeof changeCustomer>('PATCH /customers/{id}');
export const deleteRoute = route<typeof deleteCustomer>('DELETE /customers/{id}');
export const revealRoute = route<typeof revealPhone>('POST /customers/{id}/reveal');
export const mergeRoute = route<typeof mergeCustomers>('POST /customers/{id}/merge');
/** The same with `dryRun`: it only asks. */
export const mergeTrialRoute = route<typeof mergeCustomers>('POST /customers/{id}/merge', { reads: true });
export const unmergeRoute = route<typeof unmergeCustomer>('POST /customers/{id}/unmerge');
export const timelineRoute = route<typeof readTimeline>('GET /customers/{id}/timeline');
export const attributesRoute = route<typeof listAttributes>('GET /attributes');
export const eventsRoute = route<typeof listEvents>('GET /events');
export const staffRoute = route<typeof listStaff>('GET /staff');

export const tagsRoute = route<typeof listTags>('GET /tags');
export const createTagRoute = route<typeof createTag>('POST /tags');
export const groupsRoute = route<typeof listGroups>('GET /tag-groups');
export const taggingsRoute = route<typeof tagCustomers>('POST /taggings');
export const heldRoute = route<typeof customerTags>('GET /customers/{id}/tags');
export const suggestionsRoute = route<typeof listSuggestions>('GET /customers/{id}/suggestions');
export const acceptRoute = route<typeof acceptSuggestion>(
  'POST /customers/{id}/suggestions/{suggestion}/accept',
);
export const rejectRoute = route<typeof rejectSuggestion>(
  'POST /customers/{id}/suggestions/{suggestion}/reject',
);
export const changeHeldRoute = route<typeof changeCustomerTag>('PATCH /customers/{id}/tags/{tag}');
export const historyRoute = route<typeof customerTagHistory>('GET /customers/{id}/tags/history');
export const explainRoute = route<typeof explainTag>('GET /customers/{id}/explain');
export const causeRoute = route<typeof getCause>('GET /causes/{id}');
export const undoRoute = route<typeof undoCause>('POST /causes/{id}/undo');
export const undoJobRoute = route<typeof undoJob>('POST /jobs/{id}/undo');
export const jobRoute = route<typeof getJob>('GET /jobs/{id}');
export const cancelJobRoute = route<typeof cancelJob>('POST /jobs/{id}/cancel');

export type ShownCustomer = OutputOf<typeof queryAudience>['items'][number];
export type Customer = OutputOf<typeof readCustomer>;
export type Attribute = OutputOf<typeof listAttributes>['items'][number];
export type Tag = OutputOf<typeof listTags>['items'][number];
export type Group = OutputOf<typeof listGroups>['items'][number];
export type HeldTag = OutputOf<typeof customerTags>['items'][number];
export type Suggestion = OutputOf<typeof listSuggestions>['items'][number];
export type HistoryItem = OutputOf<typeof customerTagHistory>['items'][number];
export type Explanation = OutputOf<typeof explainTag>;
export type TimelineItem = OutputOf<typeof readTimeline>['items'][number];
export type MergeAnswer = OutputOf<typeof mergeCustomers>;
export type Job = OutputOf<typeof getJob>;
export type TaggingsInput = BodyInput<typeof tagCustomers>;
