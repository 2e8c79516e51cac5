/**
 * Group commit for single writes of tags. Requests are decided one after the other on top of each other, and what one of
 * them is refused (or takes back, when it is all or nothing) is settled in memory before anything is written: only the
 * database itself can fail the transaction.
 */
import { gathered } from '#platform/db';
import { type Applied, type Request, sendAll } from './apply.ts';

const apply = gathered<Request, Applied>({
  carry: async (tx, requests) => (await sendAll(tx, requests)).answers,
  mostCalls: 200,
  // Customers.
  mostSize: 5000,
  sizeOf: (request) => request.customers.length,
});

/** Applies a request in a transaction of its own or together with others; resolves when it is durable. */
export const applyGathered = (request: Request): Promise<Applied> =>
  apply(request.ctx.db, request.ctx.workspace, request);
