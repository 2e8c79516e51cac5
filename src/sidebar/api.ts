/** The endpoints of the page. Contracts are imported as types only. */
import type {
  offerTags,
  setFavourites,
  showCustomer,
  signPage,
  tagCustomer,
  writeNote,
  writeRemark,
} from '#channels/wecom/contract';
import type { liveCustomer } from '#features/customers/contract';
import type { listForms, makeFormLink } from '#features/forms/contract';
import type { listMaterials, makeLink } from '#features/materials/contract';
import type { acceptSuggestion, listSuggestions, rejectSuggestion } from '#features/rules/contract';
import type { explainTag } from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui/lean';

export const customerRoute = route<typeof showCustomer>('GET /sidebar/customer');
export const tagRoute = route<typeof tagCustomer>('POST /sidebar/tags');
export const noteRoute = route<typeof writeNote>('POST /sidebar/notes');
export const remarkRoute = route<typeof writeRemark>('PATCH /sidebar/remark');
export const favouritesRoute = route<typeof setFavourites>('PUT /sidebar/favourites');
export const signatureRoute = route<typeof signPage>('POST /sidebar/signature', { reads: true });
export const offerRoute = route<typeof offerTags>('GET /sidebar/tags');
export const liveRoute = route<typeof liveCustomer>('GET /customers/{id}/live');
export const explainRoute = route<typeof explainTag>('GET /customers/{id}/explain');

export const suggestionsRoute = route<typeof listSuggestions>('GET /customers/{id}/suggestions');
export const acceptRoute = route<typeof acceptSuggestion>(
  'POST /customers/{id}/suggestions/{suggestion}/accept',
);
export const rejectRoute = route<typeof rejectSuggestion>(
  'POST /customers/{id}/suggestions/{suggestion}/reject',
);
export const materialsRoute = route<typeof listMaterials>('GET /materials');
export const linkRoute = route<typeof makeLink>('POST /materials/{id}/links');
export const formsRoute = route<typeof listForms>('GET /forms');
export const formLinkRoute = route<typeof makeFormLink>('POST /forms/{id}/links');

export type Shown = OutputOf<typeof showCustomer>;
export type Suggestion = OutputOf<typeof listSuggestions>['items'][number];
export type Held = Shown['tags'][number];
export type Offered = Shown['quick'][number];
export type Explanation = OutputOf<typeof explainTag>;
