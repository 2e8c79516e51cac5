/**
 * The orders of a real shop: 69,659 orders of 23,570 customers of CDNOW over 18 months (Fader and Hardie). The file is
 * public but not ours to hand on, so it lies beside the checkout, or beside a folder around it, and not in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const CDNOW = { orders: 69_659, customers: 23_570, threeOrMore: 7_583 } as const;

function beside(folder: string): string | null {
  const file = join(folder, 'shared', 'data', 'cdnow-orders.txt');
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? null : beside(dirname(folder));
}
const path = process.env.CDNOW_FILE ?? beside(resolve(import.meta.dirname, '..', '..', '..'));

/** Why the stories about these orders cannot be told here; `null` when they can. A file that is named must be there. */
export const cdnowMissing: string | null =
  path !== null
    ? null
    : 'not run: CDNOW_FILE names no file with the CDNOW orders (customer_id, yyyymmdd, number_of_cds, dollar_value)';

export const cdnowFile = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path ?? ''));
