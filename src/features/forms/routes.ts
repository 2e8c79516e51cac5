import { sendPicture } from '#features/materials';
import { type Route, route } from '#platform/http';
import * as contract from './contract.ts';
import { type Address, linkPicture, makeLink } from './links.ts';
import { changeForm, createForm, deleteForm } from './save-form.ts';
import { listAnswers, listForms, showForm } from './show-form.ts';

export const formRoutes = (address: Address): readonly Route[] => [
  route(contract.listForms, (ctx, { query }) => listForms(ctx, query)),
  route(contract.createForm, (ctx, { body }) => createForm(ctx, body)),
  route(contract.getForm, (ctx, { params }) => showForm(ctx, params.id)),
  route(contract.changeForm, (ctx, { params, body }) => changeForm(ctx, params.id, body)),
  route(contract.deleteForm, (ctx, { params }) => deleteForm(ctx, params.id)),
  route(contract.listAnswers, (ctx, { params, query }) => listAnswers(ctx, params.id, query)),
  route(contract.makeFormLink, (ctx, { params, body }) => makeLink(address, ctx, params.id, body)),
  route(contract.formLinkPicture, async (ctx, { params, reply }) => {
    await sendPicture(reply, await linkPicture(address, ctx, params.id));
    return undefined as never;
  }),
];
