/** What the verbs of this channel share. */
import type { LibraryPorts } from '#features/tags';
import { type Ctx, systemCtx } from '#platform/context';
import type { Db, Queryable } from '#platform/db';
import type { Log } from '#platform/telemetry';
import type { ChatArchive } from './archive/chat-archive.ts';
import type { Connections } from './connection/connections.ts';
import type { Erasures } from './mirror/erasures.ts';

export interface WecomParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly connections: Connections;
  /** Makes the second record part of the first. */
  readonly merge: (ctx: Ctx, into: string, from: string) => Promise<void>;
  /** What refers to tags. */
  readonly library: LibraryPorts;
  readonly erasures: Erasures;
  /** Where decrypted messages of the chat archive come from; null: from nowhere. */
  readonly archive: ChatArchive | null;
  /** The channel that a `state` stands for, of a workspace. */
  readonly channelsByState: (db: Queryable, workspace: number) => Promise<ReadonlyMap<string, number>>;
}

/** The channel itself as the one who acts: what WeCom told, whoever did it there. */
export const wecomCtx = (parts: WecomParts, workspace: number): Promise<Ctx> =>
  systemCtx(parts, workspace, 'WeCom');

export type ChannelOf = (state: string | null) => number | null;

/** What is asked about pairs that WeCom tells of. */
export interface Observing {
  /** The channel that a `state` stands for. */
  readonly channelOf: ChannelOf;
  readonly erasures: Erasures;
}

export const observing = async (parts: WecomParts, workspace: number): Promise<Observing> => ({
  channelOf: await channelOfState(parts, workspace),
  erasures: parts.erasures,
});

/** The channels of a workspace as a question. */
async function channelOfState({ db, channelsByState }: WecomParts, workspace: number): Promise<ChannelOf> {
  const channels = await channelsByState(db, workspace);
  return (state) => channels.get(state ?? '') ?? null;
}

/** The database's time, by which readings and what touches pairs are compared: processes may have other clocks. */
export const databaseNow = async (db: Queryable): Promise<Date> =>
  (await db.one<{ now: Date }>('select clock_timestamp() as now')).now;

/**
 * Does `work` for each item, `lanes` at a time. False from it: no further item is begun. Waits for what is under way,
 * then fails with the first failure: nothing goes on unwatched.
 */
export async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const waiting = [...items];
  let goesOn = true;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && goesOn; next = waiting.shift())
      if (!(await work(next))) goesOn = false;
  };
  for (const one of await Promise.allSettled(Array.from({ length: lanes }, lane)))
    if (one.status === 'rejected') throw one.reason;
}

/** Of growing pauses in seconds the one after so many attempts; the last counts for all further ones. */
export const pauseAfter = (attempts: number, pauses: readonly [number, ...number[]]): number =>
  pauses[Math.min(attempts, pauses.length - 1)] ?? pauses[0];
