/**
 * Takes deliveries of a chat archive in: what customers agreed to first, then messages of those who did, as
 * `message.received` and `message.sent`. Each step of some lines is one transaction; a delivery that a crash
 * interrupted is read anew, and every message counts once by its id.
 */
import { customerDirectory } from '#features/customers';
import { acceptEvents, takeBackEvents } from '#features/events';
import { staffByKey } from '#features/staff';
import { DAY } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import { type Db, isFull, isLost, type Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { EachUnlessResting, type Line, type Schedule } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import type { Connection, Connections } from '../connection/connections.ts';
import {
  type ArchiveConsent,
  type ArchiveMessage,
  type ArchiveProblem,
  readArchiveLine,
} from '../core/archive-line.ts';
import {
  beginFile,
  consentKey,
  consentsOf,
  endFile,
  failFile,
  forgetOldFiles,
  keepConsent,
  keepTally,
  type LineProblem,
  type Tally,
} from './archive-sql.ts';
import type { ArchiveLines, ChatArchive, Delivery } from './chat-archive.ts';

export interface ArchiveParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly connections: Pick<Connections, 'all'>;
  /** Null: nobody hands messages over. */
  readonly archive: ChatArchive | null;
}

const REST_MS = 2000;
const TRIES = 5;
const KEPT_PROBLEMS = 100;
const ASIDE_DAYS = 7;
const FILES_DAYS = 90;
/** Ids of events that come from here. */
const PREFIX = 'archive:';

const NOTHING: Tally = { lines: 0, accepted: 0, duplicates: 0, withheld: 0, skipped: 0, aside: 0 };

/** How often each delivery, by workspace and name, failed in this process. */
type Failures = Map<string, number>;

/** One delivery of each corp at a step. */
export function archiveStep(
  { connections, ...parts }: ArchiveParts,
  archive: ChatArchive,
  failures: Failures,
): () => Promise<boolean> {
  const each = new EachUnlessResting(
    'a delivery of the chat archive could not be read',
    ({ workspace }: Pick<Connection, 'workspace' | 'corpId'>) => ({ workspace }),
  );
  return async () =>
    each.step(parts.log, await connections.all(), async ({ workspace, corpId }) => {
      const delivery = await archive.next(corpId);
      if (!delivery) return false;
      await takeOrPutAside(await systemCtx(parts, workspace, 'chat archive'), delivery, failures);
      return true;
    });
}

/** One that fails again and again, with nothing amiss but itself, must not keep those behind it waiting for ever. */
async function takeOrPutAside(ctx: Ctx, delivery: Delivery, failures: Failures): Promise<void> {
  const key = `${ctx.workspace} ${delivery.name}`;
  try {
    await takeDelivery(ctx, delivery);
  } catch (error) {
    if (isLost(error) || isFull(error)) throw error;
    const times = (failures.get(key) ?? 0) + 1;
    failures.set(key, times);
    if (times < TRIES) throw error;
    const { db, workspace, now, log } = ctx;
    if (await delivery.putAside()) {
      log.error({ err: error, workspace }, 'a delivery of the chat archive was put aside');
      await failFile(db, workspace, delivery.name, 'archive.failed', now);
    }
  }
  failures.delete(key);
}

async function takeDelivery(ctx: Ctx, delivery: Delivery): Promise<void> {
  const { db, workspace } = ctx;
  const { id } = await db.transaction((tx) => beginFile(tx, workspace, delivery, ctx.now));
  let tally = NOTHING;
  let problems: readonly LineProblem[] = [];
  const aside = new Set<number>();
  for await (const lines of delivery.read())
    await db.transaction(async (tx) => {
      const taken = new Taken(tx, ctx, lines);
      await taken.all();
      tally = sum(tally, taken.tally);
      problems = [...problems, ...taken.problems].slice(0, KEPT_PROBLEMS);
      for (const { line } of taken.problems) aside.add(line);
      await keepTally(tx, workspace, id, tally, problems);
    });
  // One that changed while it was read comes again, and is counted anew then.
  if (await delivery.finish(aside)) await endFile(db, workspace, id, ctx.now);
}

const sum = (a: Tally, b: Tally): Tally => ({
  lines: a.lines + b.lines,
  accepted: a.accepted + b.accepted,
  duplicates: a.duplicates + b.duplicates,
  withheld: a.withheld + b.withheld,
  skipped: a.skipped + b.skipped,
  aside: a.aside + b.aside,
});

interface Numbered {
  readonly line: number;
  readonly message: ArchiveMessage;
}

/** A message between a customer and somebody of the company. */
interface Placed extends Numbered {
  readonly externalUserid: string;
  readonly userid: string | null;
  readonly chat: string;
  readonly received: boolean;
}

/** The lines of one step, in their order: what somebody agrees to counts for what he writes behind it. */
class Taken {
  readonly problems: LineProblem[] = [];
  readonly #tally: { -readonly [K in keyof Tally]: number };
  #waiting: Numbered[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly ctx: Ctx,
    private readonly lines: ArchiveLines,
  ) {
    this.#tally = { ...NOTHING, lines: lines.lines.length };
  }

  get tally(): Tally {
    return this.#tally;
  }

  async all(): Promise<void> {
    await advance(this.tx, this.ctx.workspace, 0);
    for (const [i, text] of this.lines.lines.entries()) {
      const line = this.lines.first + i;
      const read =
        text === null ? ({ kind: 'wrong', code: 'archive.tooLong' } as const) : readArchiveLine(text);
      if (read.kind === 'message') this.#waiting.push({ line, message: read });
      else if (read.kind === 'wrong') this.#aside(line, read.code);
      else if (read.kind === 'nothing') this.#tally.skipped++;
      else {
        await this.#flush();
        if (read.kind === 'recall') await this.#recall(read.id, read.parties);
        else for (const consent of read.consents) await this.#consent(consent);
      }
    }
    await this.#flush();
  }

  #aside(line: number, code: ArchiveProblem | string): void {
    this.#tally.aside++;
    this.problems.push({ line, code });
  }

  async #customersOf(externalUserids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const keys = [...new Set(externalUserids)].map((id) => `external:${id}`);
    const found = await customerDirectory.find(this.tx, this.ctx, keys);
    return new Map([...found].map(([key, ordinal]) => [key.slice('external:'.length), ordinal]));
  }

  /** Who does not agree any more takes back what he wrote and was written: no rule may look at it. */
  async #consent(consent: ArchiveConsent): Promise<void> {
    const { externalUserid, chat, agreed } = consent;
    const customer = (await this.#customersOf([externalUserid])).get(externalUserid) ?? null;
    const isNew = await keepConsent(this.tx, this.ctx.workspace, consent, customer, this.ctx.now);
    if (!isNew || agreed || customer === null) return;
    const staff = await staffByKey(this.tx, this.ctx.workspace, [`wecom:${chat}`]);
    await takeBackEvents(this.tx, this.ctx, {
      customers: [customer],
      prefix: PREFIX,
      chat: { id: chat, staff: staff.get(`wecom:${chat}`)?.id ?? null },
    });
  }

  async #recall(id: string, parties: readonly string[]): Promise<void> {
    const customers = [...(await this.#customersOf(parties)).values()];
    if (customers.length > 0)
      await takeBackEvents(this.tx, this.ctx, { customers, prefix: PREFIX, ids: [`${PREFIX}${id}`] });
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const parties = waiting.flatMap(({ message }) => [message.from, ...message.to]);
    const customers = await this.#customersOf(parties);
    const placed = waiting.flatMap((one) => this.#placed(one, customers) ?? []);
    const consents = await consentsOf(this.tx, this.ctx.workspace, placed);
    const allowed = placed.filter(({ externalUserid, chat, message }) => {
      const consent = consents.get(consentKey(externalUserid, chat));
      const agrees = consent?.agreed === true && consent.at <= message.at;
      if (!agrees) this.#tally.withheld++;
      return agrees;
    });
    await this.#accept(allowed);
  }

  #placed({ line, message }: Numbered, customers: ReadonlyMap<string, number>): Placed | null {
    const { from, to, room } = message;
    const received = customers.has(from);
    const externalUserid = received ? from : room ? undefined : to.find((one) => customers.has(one));
    // What staff write into a group is said to nobody in particular.
    if (externalUserid === undefined) {
      if (isExternal(from) || (!room && to.some(isExternal))) this.#aside(line, 'archive.unknownCustomer');
      else this.#tally.skipped++;
      return null;
    }
    const userid = room && received ? null : (received ? to[0] : from)?.toLowerCase();
    if (userid === undefined) {
      this.#tally.skipped++;
      return null;
    }
    return { line, message, externalUserid, userid, chat: room ?? userid ?? '', received };
  }

  async #accept(allowed: readonly Placed[]): Promise<void> {
    if (allowed.length === 0) return;
    const keys = allowed.flatMap(({ userid }) => (userid === null ? [] : [`wecom:${userid}`]));
    const staff = await staffByKey(this.tx, this.ctx.workspace, [...new Set(keys)]);
    const rows = allowed.map(({ message, externalUserid, userid, received }) => ({
      id: `${PREFIX}${message.id}`,
      type: received ? 'message.received' : 'message.sent',
      customer: `external:${externalUserid}`,
      at: message.at.toISOString(),
      properties: {
        kind: message.type,
        ...(message.text === null ? {} : { text: message.text }),
        ...(message.room === null ? {} : { chat: message.room }),
        // Whoever is no member of staff here may become one before the customer takes the chat back.
        ...(userid === null ? {} : { with: userid }),
      },
      ...(userid !== null && staff.has(`wecom:${userid}`) ? { staff: `wecom:${userid}` } : {}),
    }));
    const { accepted, duplicates, refused } = await acceptEvents(this.tx, this.ctx, rows, customerDirectory);
    this.#tally.accepted += accepted;
    this.#tally.duplicates += duplicates;
    for (const { index, error } of refused) this.#aside(allowed[index]?.line ?? 0, error.code);
  }
}

/** External ids of WeCom begin so; staff may be called anything, and then nothing is set aside for them. */
const isExternal = (id: string): boolean => /^w[mo][\w-]{20,}$/.test(id);

export function archiveLines(parts: ArchiveParts): readonly Line[] {
  if (!parts.archive) return [];
  return [{ name: 'chat archive', restMs: REST_MS, step: archiveStep(parts, parts.archive, new Map()) }];
}

export const archiveSchedules = ({
  archive,
  clock,
}: Pick<ArchiveParts, 'archive' | 'clock'>): readonly Schedule[] => [
  {
    name: 'chat-archive-forget',
    cron: '21 19 * * *',
    work: async (db: Db) => {
      const days = (n: number) => new Date(clock().getTime() - n * DAY);
      await forgetOldFiles(db, days(FILES_DAYS));
      await archive?.forget(new Date(Date.now() - ASIDE_DAYS * DAY));
    },
  },
];
