/** The endpoints of this screen. */
import type {
  changeForm,
  createForm,
  deleteForm,
  formLinkPicture,
  listAnswers,
  listForms,
  makeFormLink,
} from '#features/forms/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const listFormsRoute = route<typeof listForms>('GET /forms');
export const createFormRoute = route<typeof createForm>('POST /forms');
export const changeFormRoute = route<typeof changeForm>('PATCH /forms/{id}');
export const deleteFormRoute = route<typeof deleteForm>('DELETE /forms/{id}');
export const listAnswersRoute = route<typeof listAnswers>('GET /forms/{id}/answers');
export const makeLinkRoute = route<typeof makeFormLink>('POST /forms/{id}/links');
export const linkPictureRoute = route<typeof formLinkPicture>('GET /form-links/{id}/qr');

export type Form = OutputOf<typeof listForms>['items'][number];
export type FormBody = BodyInput<typeof createForm>;
export type Answer = OutputOf<typeof listAnswers>['items'][number];
