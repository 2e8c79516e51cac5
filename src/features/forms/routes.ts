import { type Route, route } from '#platform/http';
import * as contract from './contract.ts';
import { changeForm, createForm, deleteForm } from './save-form.ts';
import { listAnswers, listForms, showForm } from './show-form.ts';

export const formRoutes: readonly Route[] = [
  route(contract.listForms, (ctx, { query }) => listForms(ctx, query)),
  route(contract.createForm, (ctx, { body }) => createForm(ctx, body)),
  route(contract.getForm, (ctx, { params }) => showForm(ctx, params.id)),
  route(contract.changeForm, (ctx, { params, body }) => changeForm(ctx, params.id, body)),
  route(contract.deleteForm, (ctx, { params }) => deleteForm(ctx, params.id)),
  route(contract.listAnswers, (ctx, { params, query }) => listAnswers(ctx, params.id, query)),
];
