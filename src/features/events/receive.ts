/** `POST /events` and `POST /orders`. */
import { gate, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { acceptOutsideEvents } from './accept-events.ts';
import { acceptOrders } from './accept-orders.ts';
import type { Refusal, RefusedRow } from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { readRows, sayRefused, stopIfRefused } from './refused-rows.ts';
import { eventsTexts } from './texts.ts';

const MOST_ROWS = 1000;

type Accept<R> = (tx: Tx, ctx: Ctx, rows: readonly unknown[], directory: CustomerDirectory) => Promise<R>;

/** Writers of a workspace take turns anyway; those who wait here keep no connection from others. */
const turns = new WeakMap<Db, Map<number, ReturnType<typeof gate>>>();

function turnOf({ db, workspace }: Ctx): ReturnType<typeof gate> {
  const known = turns.get(db) ?? new Map<number, ReturnType<typeof gate>>();
  turns.set(db, known);
  const turn = known.get(workspace) ?? gate(1);
  known.set(workspace, turn);
  return turn;
}

async function receive<R extends { readonly refused: readonly Refusal[] }>(
  ctx: Ctx,
  body: unknown,
  list: string,
  directory: CustomerDirectory,
  accept: Accept<R>,
): Promise<Omit<R, 'refused'> & { refused: RefusedRow[] }> {
  requireRight(ctx.actor, 'events:write');
  const rows = readRows(body, list, MOST_ROWS);
  const say = (refused: readonly Refusal[]) => sayRefused(refused, ctx, eventsTexts, list);
  const result = await turnOf(ctx)(() =>
    ctx.db.pipeline(async (tx) => {
      const accepted = await accept(tx, ctx, rows.rows, directory);
      stopIfRefused(accepted.refused, rows, say);
      return accepted;
    }),
  );
  return { ...result, refused: say(result.refused) };
}

/** Errors: `right.missing`, `input.invalid`, `rows.refused`; for one event alone also what refuses a row. */
export const receiveEvents = (ctx: Ctx, body: unknown, directory: CustomerDirectory) =>
  receive(ctx, body, 'events', directory, acceptOutsideEvents);

/** Errors: `right.missing`, `input.invalid`, `rows.refused`; for one order alone also what refuses a row. */
export async function receiveOrders(ctx: Ctx, body: unknown, directory: CustomerDirectory) {
  const accepted = await receive(ctx, body, 'orders', directory, acceptOrders);
  return { ...accepted, differing: sayRefused(accepted.differing, ctx, eventsTexts, 'orders') };
}
