/** A visit begins, goes on and is believed: what the reading page tells, and what of it counts. */
import { randomBytes } from 'node:crypto';
import { holdLiving } from '#features/customers';
import { believed, crossesMark, resumed, SAME_VISIT_MS, tenths } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { type LinkRow, lockLink, setFirstReader } from '../link-sql.ts';
import type { MaterialRow } from '../material-sql.ts';
import { needReader, type ReaderRow } from '../reader-sql.ts';
import {
  insertVisit,
  lastVisit,
  lastVisitOfReader,
  lockVisit,
  noteBeacon,
  noteShared,
  resumeVisit,
  type VisitRow,
  visitByShareCode,
} from '../visit-sql.ts';
import { namedByLink, survivorOf } from './name-by-link.ts';
import { readerHash, secretHash, visitSecret } from './reader.ts';
import { tellReader, tellVisits } from './tell.ts';

export interface Begun {
  /** What the page's beacons carry. */
  readonly visit: string;
  /** What stands in the address while it is read. */
  readonly share: string;
  /** What counts already: a visit that is gone on with. */
  readonly seconds: number;
}

interface Beginning {
  readonly link: LinkRow;
  readonly material: MaterialRow;
  readonly token: string;
  /** The share code in the address by which the page was opened. */
  readonly from: string | null;
}

/** Null: it is somebody of the company, whose reading does not count. */
export async function beginVisit(ctx: Ctx, beginning: Beginning): Promise<Begun | null> {
  const { workspace, now } = ctx;
  const begun = await ctx.db.transaction(async (tx) => {
    const held = await holdFirst(tx, ctx, beginning.link);
    const locked = await lockLink(tx, workspace, beginning.link.id);
    const link = { ...locked, customer: await survivorOf(tx, ctx, locked.customer) };
    const found = await needReader(tx, workspace, readerHash(workspace, beginning.token), now);
    if (found.is_staff) return null;
    const reader = await firstToOpen(tx, ctx, { ...link, held }, found);
    const named = reader.customer !== found.customer;
    const again = await lastVisit(tx, workspace, reader, link.id, new Date(now.getTime() - SAME_VISIT_MS));
    if (again) {
      const { seconds, lastAt, countsFrom } = resumed(again.seconds, now.getTime());
      await resumeVisit(tx, workspace, again.id, {
        lastAt: new Date(lastAt),
        countsFrom: new Date(countsFrom),
      });
      return { visit: again, seconds, reader, named, origin: null };
    }
    const origin = await originOf(tx, ctx, { ...beginning, link }, reader);
    if (origin) await noteShared(tx, workspace, origin.id, now);
    const shareCode = randomBytes(9).toString('base64url');
    const visit = await insertVisit(
      tx,
      workspace,
      {
        material: link.material_id,
        link: link.id,
        reader: reader.id,
        customer: reader.customer,
        secretHash: secretHash(visitSecret(beginning.token, shareCode)),
        shareCode,
        sharedFrom: origin?.id ?? null,
      },
      now,
    );
    return { visit, seconds: 0, reader, named, origin };
  });
  if (!begun) return null;
  if (begun.named) await tellReader(ctx, begun.reader.id, begun.visit.id);
  if (begun.origin && begun.origin.shared_at === null) await tellVisits(ctx, [begun.origin.id], false);
  const share = begun.visit.share_code;
  return { visit: visitSecret(beginning.token, share), share, seconds: tenths(begun.seconds) };
}

/** Of a link that nobody has opened yet: for whom it is, kept as he is until the commit. Before the link, as erasing does. */
async function holdFirst(tx: Tx, ctx: Ctx, link: LinkRow): Promise<number | null> {
  if (link.first_reader !== null) return null;
  const customer = await survivorOf(tx, ctx, link.customer);
  return customer !== null && (await holdLiving(tx, ctx.workspace, customer)) ? customer : null;
}

async function firstToOpen(
  tx: Tx,
  ctx: Ctx,
  link: LinkRow & { readonly held: number | null },
  found: ReaderRow,
): Promise<ReaderRow> {
  const { reader, isFirst } = await namedByLink(tx, ctx, link, found);
  if (isFirst) await setFirstReader(tx, ctx.workspace, link.id, reader.id);
  return reader;
}

/** The visit whose address was passed on to this reader; null: nobody's. */
async function originOf(
  tx: Tx,
  { workspace }: Ctx,
  { link, from }: Beginning,
  reader: ReaderRow,
): Promise<VisitRow | null> {
  const origin =
    from !== null
      ? await visitByShareCode(tx, workspace, from, link.material_id)
      : link.first_reader !== null && link.first_reader !== reader.id
        ? await lastVisitOfReader(tx, workspace, link.first_reader, link.id)
        : null;
  if (!origin || origin.reader_id === reader.id) return null;
  // The same person on another device has not passed it on.
  return origin.customer !== null && origin.customer === reader.customer ? null : origin;
}

export interface Beacon {
  readonly visit: string;
  /** Of the whole visit, in the foreground, by the page's own count. */
  readonly seconds: number;
  /** Percent of the page that was seen. */
  readonly depth: number;
}

/** `false`: there is no such visit, it is too long ago, or the browser is somebody else's now: the page begins another. */
export async function takeBeacon(
  ctx: Ctx,
  link: LinkRow,
  threshold: number,
  beacon: Beacon,
): Promise<boolean> {
  const { workspace, now } = ctx;
  const taken = await ctx.db.transaction(async (tx) => {
    const visit = await lockVisit(tx, workspace, secretHash(beacon.visit));
    if (!visit || visit.link_id !== link.id) return null;
    if (now.getTime() - visit.last_at.getTime() > SAME_VISIT_MS) return null;
    const counting = {
      seconds: visit.seconds,
      lastAt: visit.last_at.getTime(),
      countsFrom: visit.counts_from.getTime(),
    };
    const seconds = believed(counting, beacon.seconds, now.getTime());
    const at = new Date(Math.max(now.getTime(), counting.lastAt));
    await noteBeacon(tx, workspace, visit.id, { seconds, depth: beacon.depth, at });
    return { id: visit.id, due: crossesMark(visit.told_s, tenths(seconds), threshold) };
  });
  if (taken?.due) await tellVisits(ctx, [taken.id], false);
  return taken !== null;
}
