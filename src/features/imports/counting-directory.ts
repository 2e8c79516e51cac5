/** Customers as orders and events ask for them. */
import { customerDirectoryFor } from '#features/customers';
import type { CustomerDirectory } from '#features/events';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

/** Counts the customers that come into being. `job`: of which they are known to come; null in a dry run. */
export function countingDirectory(job: number | null): CustomerDirectory & { readonly created: number } {
  const directory = customerDirectoryFor(job);
  const counted = {
    ...directory,
    created: 0,
    findOrCreate: async (tx: Tx, ctx: Ctx, keys: readonly string[]) => {
      const found = await directory.find(tx, ctx, keys);
      const missing = keys.filter((key) => !found.has(key));
      if (missing.length === 0) return found;
      const made = await directory.findOrCreate(tx, ctx, missing);
      counted.created += new Set(made.values()).size;
      return new Map([...found, ...made]);
    },
  };
  return counted;
}
