import { type Route, route } from '#platform/http';
import * as contract from './contract.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { listEvents, listOrders } from './list-journal.ts';
import { receiveEvents, receiveOrders } from './receive.ts';

export const eventsRoutes = (directory: CustomerDirectory): readonly Route[] => [
  route(contract.sendEvents, (ctx, { body }) => receiveEvents(ctx, body, directory)),
  route(contract.sendOrders, (ctx, { body }) => receiveOrders(ctx, body, directory)),
  route(contract.listEvents, (ctx, { query }) => listEvents(ctx, query, directory)),
  route(contract.listOrders, (ctx, { query }) => listOrders(ctx, query, directory)),
];
