/** Tokens, circuits and usage in the database: one truth for all processes. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '#platform/db';
import type { Sealer } from '#platform/sealing';
import type { CircuitStore, FreshToken, TokenKind, TokenStore } from '../client/public.ts';

const about = (workspace: number, kind: TokenKind): string => `wecom token ${kind} ${workspace}`;

/** How long a process that renews is waited for by others; longer than a call takes with its repetitions. */
const LEASE_S = 30;
/** How often a process that waits for another's renewal looks. */
const LOOK_MS = 200;

interface Row {
  readonly value: Buffer | null;
  readonly expires_at: Date | null;
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * A renewal is one flight in a process, and takes a lease of the row among processes. Neither who flies nor who waits
 * holds a connection while WeCom is asked: hundreds may wait for one token, from inside of what else they do.
 */
export function tokenStore(db: Db, sealer: Sealer, workspace: number, clock: () => Date): TokenStore {
  const flights = new Map<TokenKind, Promise<string>>();
  const read = (kind: TokenKind, row: Row | null): string | null =>
    row?.value && row.expires_at && row.expires_at > clock()
      ? sealer.open(row.value, about(workspace, kind))
      : null;
  const current = async (kind: TokenKind) =>
    read(
      kind,
      await db.maybe<Row>('select value, expires_at from wecom_token where workspace_id = $1 and kind = $2', [
        workspace,
        kind,
      ]),
    );

  async function fly(
    kind: TokenKind,
    stale: string | null,
    fetchNew: () => Promise<FreshToken>,
  ): Promise<string> {
    while (!(await takeLease(db, workspace, kind))) {
      await wait(LOOK_MS);
      const known = await current(kind);
      if (known !== null && known !== stale) return known;
    }
    try {
      // Somebody may have renewed it before the lease was ours.
      const known = await current(kind);
      if (known !== null && known !== stale) return known;
      const fresh = await fetchNew();
      await db.run(
        'update wecom_token set value = $3, expires_at = $4 where workspace_id = $1 and kind = $2',
        [workspace, kind, sealer.seal(fresh.value, about(workspace, kind)), fresh.usableUntil],
      );
      return fresh.value;
    } finally {
      await endLease(db, workspace, kind);
    }
  }

  return {
    current,
    renew: async (kind, stale, fetchNew) => {
      for (;;) {
        const flight = flights.get(kind);
        if (!flight) break;
        const token = await flight;
        // It may have begun before the token was found worn out.
        if (token !== stale) return token;
      }
      const flight = fly(kind, stale, fetchNew).finally(() => flights.delete(kind));
      flights.set(kind, flight);
      return flight;
    },
    drop: async (kind, token) =>
      (await current(kind)) === token &&
      (await db.run(
        'update wecom_token set expires_at = null where workspace_id = $1 and kind = $2 and expires_at is not null',
        [workspace, kind],
      )) > 0,
    isRefused: async (secret) =>
      (await db.maybe('select 1 from wecom_refused_secret where workspace_id = $1 and secret_hash = $2', [
        workspace,
        digestOf(secret),
      ])) !== null,
    refuse: async (secret) => {
      await db.run(
        `insert into wecom_refused_secret (workspace_id, secret_hash, refused_at)
         select workspace_id, $2, $3 from wecom_connection where workspace_id = $1
         on conflict (workspace_id) do update set secret_hash = excluded.secret_hash, refused_at = excluded.refused_at`,
        [workspace, digestOf(secret), clock()],
      );
    },
  };
}

/** By the database's clock: processes may have others. A process that died loses it by and by. */
const takeLease = async (db: Db, workspace: number, kind: TokenKind): Promise<boolean> =>
  (await db.run(
    `insert into wecom_token as t (workspace_id, kind, renewing_until)
     values ($1, $2, now() + interval '${LEASE_S} seconds')
     on conflict (workspace_id, kind) do update set renewing_until = excluded.renewing_until
      where t.renewing_until is null or t.renewing_until < now()`,
    [workspace, kind],
  )) > 0;

const endLease = (db: Db, workspace: number, kind: TokenKind) =>
  db.run('update wecom_token set renewing_until = null where workspace_id = $1 and kind = $2', [
    workspace,
    kind,
  ]);

export const circuitStore = (db: Db, workspace: number): CircuitStore => ({
  openUntil: async (api) => {
    const row = await db.maybe<{ open_until: Date }>(
      'select open_until from wecom_circuit where workspace_id = $1 and api = $2',
      [workspace, api],
    );
    return row?.open_until ?? null;
  },
  open: async (api, until) => {
    await db.run(
      `insert into wecom_circuit (workspace_id, api, open_until, opened_at) values ($1, $2, $3, now())
       on conflict (workspace_id, api) do update
          set open_until = greatest(excluded.open_until, wecom_circuit.open_until), opened_at = now()`,
      [workspace, api, until],
    );
  },
});
