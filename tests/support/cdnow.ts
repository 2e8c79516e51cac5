/**
 * The orders of a real shop: 69,659 orders of 23,570 customers of CDNOW over 18 months (Fader and Hardie). The file is
 * public but not ours to hand on, so it lies beside the checkout and not in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const CDNOW = { orders: 69_659, customers: 23_570, threeOrMore: 7_583 } as const;

/** Error: a sentence that says where to put the file. A check that cannot look at its data must not pass. */
export function cdnowFile(): Uint8Array<ArrayBuffer> {
  const beside = resolve(join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'cdnow-orders.txt'));
  const path = process.env.CDNOW_FILE ?? beside;
  if (!existsSync(path))
    throw new Error(
      `The CDNOW orders are not there. Put the file at ${beside}, or name it in CDNOW_FILE (columns: customer_id, date yyyymmdd, number_of_cds, dollar_value).`,
    );
  return new Uint8Array(readFileSync(path));
}
