/** What the steps of forms share. */
import { findCustomers } from '#features/customers';
import { toId } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import type { Db, Queryable } from '#platform/db';
import type { Log } from '#platform/telemetry';

export interface FormParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
}

/** The product itself as the one who reads what customers answered. */
export const formCtx = (parts: FormParts, workspace: number): Promise<Ctx> =>
  systemCtx(parts, workspace, 'forms');

/** Who the customers of some rows are now: a record that was merged away is its survivor; those who are gone are missing. */
export async function livingOf(
  db: Queryable,
  ctx: Ctx,
  rows: readonly { readonly customer: number }[],
): Promise<ReadonlyMap<number, number>> {
  const ordinals = [...new Set(rows.map((row) => row.customer))];
  const found = await findCustomers(
    db,
    ctx,
    ordinals.map((one) => toId('customer', one)),
  );
  return new Map(
    ordinals.flatMap((one) => {
      const living = found.get(toId('customer', one));
      return living === undefined ? [] : [[one, living] as const];
    }),
  );
}
