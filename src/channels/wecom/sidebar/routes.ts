import { type Route, route } from '#platform/http';
import type { WecomParts } from '../parts.ts';
import { tagCustomer, writeNote, writeRemark } from './change-customer.ts';
import * as contract from './contract.ts';
import { offerTags, setFavourites } from './shortcuts.ts';
import { showCustomer } from './show-customer.ts';
import { signPage } from './sign-page.ts';

/** `publicUrl`: the address that people type, as far as it is known. */
export const sidebarRoutes = ({ connections }: WecomParts, publicUrl: () => string): readonly Route[] => [
  route(contract.signPage, (ctx, { body, request }) => {
    const known = URL.parse(publicUrl())?.origin;
    const typed = `${request.protocol}://${request.host}`;
    return signPage(ctx, connections, known === undefined ? [typed] : [known, typed], body);
  }),
  route(contract.showCustomer, (ctx, { query }) => showCustomer(ctx, query.external)),
  route(contract.offerTags, (ctx, { query }) => offerTags(ctx, query.q)),
  route(contract.tagCustomer, (ctx, { body }) => tagCustomer(ctx, body)),
  route(contract.writeNote, (ctx, { body }) => writeNote(ctx, body)),
  route(contract.writeRemark, (ctx, { body }) => writeRemark(ctx, body)),
  route(contract.setFavourites, (ctx, { body }) => setFavourites(ctx, body)),
];
