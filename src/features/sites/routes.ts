import { type Route, route } from '#platform/http';
import type { Sealer } from '#platform/sealing';
import * as contract from './contract.ts';
import { changeSite, createSite, deleteSite, listSites, renewSecret } from './sites.ts';

export const siteRoutes = (sealer: Sealer): readonly Route[] => [
  route(contract.listSites, (ctx, { query }) => listSites(ctx, query)),
  route(contract.createSite, (ctx, { body }) => createSite(ctx, sealer, body)),
  route(contract.changeSite, (ctx, { params, body }) => changeSite(ctx, params.id, body)),
  route(contract.renewSecret, (ctx, { params }) => renewSecret(ctx, sealer, params.id)),
  route(contract.deleteSite, (ctx, { params }) => deleteSite(ctx, params.id)),
];
