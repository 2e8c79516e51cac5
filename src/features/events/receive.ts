/** `POST /events` and `POST /orders`. */
import { AppError, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Db, gathered, type Tx } from '#platform/db';
import { acceptOutsideEvents } from './accept-events.ts';
import { acceptOrders } from './accept-orders.ts';
import type { Refusal, RefusedRow, Rows } from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { readRows, sayRefused, stopIfRefused } from './refused-rows.ts';
import { eventsTexts } from './texts.ts';

const MOST_ROWS = 1000;

/** What became of one call's rows. */
interface Received {
  readonly refused: readonly Refusal[];
}

type Accept<R> = (tx: Tx, ctx: Ctx, rows: readonly unknown[], directory: CustomerDirectory) => Promise<R>;

interface Call {
  readonly ctx: Ctx;
  readonly rows: Rows;
  readonly directory: CustomerDirectory;
  readonly say: (refused: readonly Refusal[]) => RefusedRow[];
}

/**
 * Calls that arrive while the workspace is being written to share the next transaction. `didNothing`: nothing has to be
 * taken back of a call of one row that was refused.
 */
const receiver = <R extends Received>(accept: Accept<R>, didNothing: (received: R) => boolean) =>
  gathered<Call, R | AppError>({
    carry: async (tx, calls) => {
      const answers: (R | AppError)[] = [];
      for (const call of calls) answers.push(await receiveOne(tx, call, accept, didNothing));
      return answers;
    },
    mostCalls: 50,
    mostSize: 5000,
    sizeOf: ({ rows }) => rows.rows.length,
  });

/** A call that is refused as a whole fails its transaction, and the others are tried again, unless it did nothing. */
async function receiveOne<R extends Received>(
  tx: Tx,
  { ctx, rows, directory, say }: Call,
  accept: Accept<R>,
  didNothing: (received: R) => boolean,
): Promise<R | AppError> {
  const received = await accept(tx, ctx, rows.rows, directory);
  try {
    stopIfRefused(received.refused, rows, say);
  } catch (error) {
    if (rows.single && didNothing(received) && error instanceof AppError) return error;
    throw error;
  }
  return received;
}

const takeEvents = receiver(acceptOutsideEvents, ({ accepted }) => accepted === 0);
const takeOrders = receiver(acceptOrders, () => false);

async function receive<R extends Received>(
  ctx: Ctx,
  body: unknown,
  list: string,
  directory: CustomerDirectory,
  take: (db: Db, workspace: number, call: Call) => Promise<R | AppError>,
): Promise<Omit<R, 'refused'> & { refused: RefusedRow[] }> {
  requireRight(ctx.actor, 'events:write');
  const rows = readRows(body, list, MOST_ROWS);
  const say = (refused: readonly Refusal[]) => sayRefused(refused, ctx, eventsTexts, list);
  const received = await take(ctx.db, ctx.workspace, { ctx, rows, directory, say });
  if (received instanceof AppError) throw received;
  return { ...received, refused: say(received.refused) };
}

/** Errors: `right.missing`, `input.invalid`, `rows.refused`; for one event alone also what refuses a row. */
export const receiveEvents = (ctx: Ctx, body: unknown, directory: CustomerDirectory) =>
  receive(ctx, body, 'events', directory, takeEvents);

/** Errors: `right.missing`, `input.invalid`, `rows.refused`; for one order alone also what refuses a row. */
export async function receiveOrders(ctx: Ctx, body: unknown, directory: CustomerDirectory) {
  const accepted = await receive(ctx, body, 'orders', directory, takeOrders);
  return { ...accepted, differing: sayRefused(accepted.differing, ctx, eventsTexts, 'orders') };
}
