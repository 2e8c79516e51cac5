/** What an error says about database and disk, rather than about a statement. */

// Of the network and of PostgreSQL: classes 08 (connection) and 57P (shut down, crashed, starting), too many connections.
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/** The database is away: stopped, crashed, starting, or out of reach. */
export function isLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && LOST.has(code)) return true;
  // What pg says of a connection that ended has no code.
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message)
  );
}

/** It passes by itself: deadlocks and serialization failures (class 40), locks and resources that were not to be had (53, 55, 57). */
export const isTransient = (error: unknown): boolean =>
  /^(40|53|55|57)/.test(String((error as { code?: unknown } | null)?.code ?? ''));

// A quota and a limit on file sizes are a full disk to whoever runs into them.
const FULL = new Set(['53100', '58030', 'ENOSPC', 'EDQUOT', 'EFBIG']);

/** There is no room on a disk, the program's or the database's. */
export function isFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && FULL.has(code);
}
