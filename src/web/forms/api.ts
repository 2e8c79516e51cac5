/** The endpoints of this screen. */
import type { changeForm, createForm, deleteForm, listAnswers, listForms } from '#features/forms/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const listFormsRoute = route<typeof listForms>('GET /forms');
export const createFormRoute = route<typeof createForm>('POST /forms');
export const changeFormRoute = route<typeof changeForm>('PATCH /forms/{id}');
export const deleteFormRoute = route<typeof deleteForm>('DELETE /forms/{id}');
export const listAnswersRoute = route<typeof listAnswers>('GET /forms/{id}/answers');

export type Form = OutputOf<typeof listForms>['items'][number];
export type FormBody = BodyInput<typeof createForm>;
export type Answer = OutputOf<typeof listAnswers>['items'][number];
