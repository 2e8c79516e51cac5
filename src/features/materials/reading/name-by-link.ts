/** A link for one customer names the browser by which it is used first. */
import { findCustomers } from '#features/customers';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { nameReader, type ReaderRow } from '../reader-sql.ts';
import { creditVisits } from '../visit-sql.ts';

/** A link that was made for a record which was merged away is the survivor's; one for somebody deleted is nobody's. */
export async function survivorOf(tx: Tx, ctx: Ctx, customer: number | null): Promise<number | null> {
  if (customer === null) return null;
  const key = toId('customer', customer);
  return (await findCustomers(tx, ctx, [key])).get(key) ?? null;
}

export interface NamingLink {
  /** For whom it was made, as he is now; null: for everybody. */
  readonly customer: number | null;
  /** He as he is kept until the commit; null: he is gone. */
  readonly held: number | null;
  readonly first_reader: number | null;
}

/**
 * Unless the browser is known already or WeCom did not know it: from then on the link is taken, and whoever else comes by it
 * got it from somebody. What was read before in this browser is his. `isFirst`: to be kept with the link.
 */
export async function namedByLink(
  tx: Tx,
  { workspace }: Ctx,
  link: NamingLink,
  reader: ReaderRow,
): Promise<{ readonly reader: ReaderRow; readonly isFirst: boolean }> {
  if (link.customer === null || link.customer !== link.held || link.first_reader !== null)
    return { reader, isFirst: false };
  const isHim = reader.customer === link.customer;
  if (!isHim && (reader.customer !== null || reader.asked_at !== null)) return { reader, isFirst: false };
  if (isHim) return { reader, isFirst: true };
  await nameReader(tx, workspace, reader.id, { customer: link.customer, knownBy: 'link' });
  await creditVisits(tx, workspace, reader.id, link.customer);
  return { reader: { ...reader, customer: link.customer, known_by: 'link' }, isFirst: true };
}
