import { eventShare, orderShare } from '#features/events';
import { type Route, route } from '#platform/http';
import { changeAttribute } from './attributes/change-attribute.ts';
import { createAttribute } from './attributes/create-attribute.ts';
import { deleteAttribute } from './attributes/delete-attribute.ts';
import { listAttributes } from './attributes/list-attributes.ts';
import { changeCustomer } from './change-customer.ts';
import * as contract from './contract.ts';
import { deleteCustomer } from './delete-customer.ts';
import { listCustomers } from './list-customers.ts';
import { followCustomer, type LiveCustomers } from './live.ts';
import { mergeCustomers } from './merging/merge-customers.ts';
import { unmergeCustomer } from './merging/unmerge-customer.ts';
import type { CustomerPorts, MergeParticipant } from './ports.ts';
import { readCustomer } from './read-customer.ts';
import { readTimeline } from './read-timeline.ts';
import { setFollowers } from './relations/set-followers.ts';
import { revealPhone } from './reveal-phone.ts';
import { saveCustomers } from './save-customers.ts';
import { ownTimeline } from './timeline-sources.ts';

/** Whoever owns something of a customer that moves with a merge. */
export const mergeParticipants = (ports: Pick<CustomerPorts, 'merge'>): readonly MergeParticipant[] => [
  eventShare,
  orderShare,
  ...ports.merge,
];

export function customersRoutes(ports: CustomerPorts, live: LiveCustomers): readonly Route[] {
  const merging = mergeParticipants(ports);
  const timeline = [...ownTimeline, ...ports.timeline];
  return [
    route(contract.listAttributes, (ctx, { query }) =>
      listAttributes(ctx, {
        archived: query.archived === 'true',
        builtIn: query.builtIn === 'true',
        cursor: query.cursor,
        limit: query.limit,
      }),
    ),
    route(contract.createAttribute, (ctx, { body }) => createAttribute(ctx, body)),
    route(contract.changeAttribute, (ctx, { params, body }) =>
      changeAttribute(ctx, params.id, body, ports.attributeReferences),
    ),
    route(contract.deleteAttribute, (ctx, { params }) =>
      deleteAttribute(ctx, params.id, ports.attributeReferences),
    ),
    route(contract.saveCustomers, (ctx, { body }) => saveCustomers(ctx, body)),
    route(contract.listCustomers, (ctx, { query }) => listCustomers(ctx, query)),
    route(contract.readCustomer, (ctx, { params }) => readCustomer(ctx, params.id)),
    route(contract.changeCustomer, (ctx, { params, body }) => changeCustomer(ctx, params.id, body)),
    route(contract.deleteCustomer, (ctx, { params, query }) =>
      deleteCustomer(ctx, params.id, query.erase === 'true', ports.erase),
    ),
    route(contract.revealPhone, (ctx, { params }) => revealPhone(ctx, params.id)),
    route(contract.liveCustomer, (ctx, input) => followCustomer(ctx, live, input.params.id, input)),
    route(contract.mergeCustomers, (ctx, { params, body }) => mergeCustomers(ctx, params.id, body, merging)),
    route(contract.unmergeCustomer, (ctx, { params, body }) =>
      unmergeCustomer(ctx, params.id, body.from, merging),
    ),
    route(contract.setFollowers, (ctx, { params, body }) => setFollowers(ctx, params.id, body)),
    route(contract.readTimeline, (ctx, { params, query }) => readTimeline(ctx, params.id, query, timeline)),
  ];
}
