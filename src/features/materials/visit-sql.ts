/** SQL that writes `material_visit`. */
import type { Queryable, Tx } from '#platform/db';
import type { ReaderRow } from './reader-sql.ts';

export interface VisitRow {
  readonly id: number;
  readonly material_id: number;
  readonly link_id: number;
  readonly reader_id: number;
  /** Whose it is, also when another one is named in the same browser later; null: nobody's yet. */
  readonly customer: number | null;
  readonly share_code: string;
  readonly shared_from: number | null;
  readonly shared_at: Date | null;
  readonly began_at: Date;
  readonly last_at: Date;
  readonly counts_from: Date;
  readonly seconds: number;
  readonly depth: number;
  readonly told_s: number | null;
  readonly tagged_at: Date | null;
  readonly share_told: boolean;
}

const COLUMNS = `id, material_id, link_id, reader_id, customer, share_code, shared_from, shared_at, began_at, last_at,
  counts_from, seconds, depth, told_s, tagged_at, share_told`;

export interface NewVisit {
  readonly material: number;
  readonly link: number;
  readonly reader: number;
  readonly customer: number | null;
  readonly secretHash: Buffer;
  readonly shareCode: string;
  readonly sharedFrom: number | null;
}

export const insertVisit = (tx: Tx, workspace: number, visit: NewVisit, now: Date) =>
  tx.one<VisitRow>(
    `insert into material_visit (workspace_id, material_id, link_id, reader_id, secret_hash, share_code, shared_from,
                                 began_at, last_at, counts_from, customer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9) returning ${COLUMNS}`,
    [
      workspace,
      visit.material,
      visit.link,
      visit.reader,
      visit.secretHash,
      visit.shareCode,
      visit.sharedFrom,
      now,
      visit.customer,
    ],
  );

/** The last visit of a reader by a link, to be gone on with; what another one read in the same browser is not. */
export const lastVisit = (
  tx: Queryable,
  workspace: number,
  { id, customer }: Pick<ReaderRow, 'id' | 'customer'>,
  link: number,
  since: Date,
) =>
  tx.maybe<VisitRow>(
    `select ${COLUMNS} from material_visit
      where workspace_id = $1 and reader_id = $2 and link_id = $3 and last_at >= $4
        and customer is not distinct from $5
      order by last_at desc limit 1`,
    [workspace, id, link, since, customer],
  );

export const resumeVisit = (
  tx: Tx,
  workspace: number,
  id: number,
  at: { readonly lastAt: Date; readonly countsFrom: Date },
) =>
  tx.run('update material_visit set last_at = $3, counts_from = $4 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    at.lastAt,
    at.countsFrom,
  ]);

/**
 * Locks the visit; of several beacons one is taken after the other. Null also when its browser is somebody else's now,
 * or somebody's of the company.
 */
export const lockVisit = (tx: Tx, workspace: number, secretHash: Buffer) =>
  tx.maybe<VisitRow>(
    `select ${COLUMNS} from material_visit visit
      where workspace_id = $1 and secret_hash = $2
        and exists (select from material_reader reader
                     where reader.workspace_id = visit.workspace_id and reader.id = visit.reader_id
                       and reader.customer is not distinct from visit.customer and not reader.is_staff)
        for update`,
    [workspace, secretHash],
  );

export const noteBeacon = (
  tx: Tx,
  workspace: number,
  id: number,
  beacon: { readonly seconds: number; readonly depth: number; readonly at: Date },
) =>
  tx.run(
    `update material_visit set seconds = $3, depth = greatest(depth, $4), last_at = $5
      where workspace_id = $1 and id = $2`,
    [workspace, id, beacon.seconds, beacon.depth, beacon.at],
  );

export const visitByShareCode = (db: Queryable, workspace: number, code: string, material: number) =>
  db.maybe<VisitRow>(
    `select ${COLUMNS} from material_visit where workspace_id = $1 and share_code = $2 and material_id = $3`,
    [workspace, code, material],
  );

/** The last visit of the browser that opened a customer's link first: who else comes by it got it from there. */
export const lastVisitOfReader = (db: Queryable, workspace: number, reader: number, link: number) =>
  db.maybe<VisitRow>(
    `select ${COLUMNS} from material_visit
      where workspace_id = $1 and reader_id = $2 and link_id = $3 order by last_at desc limit 1`,
    [workspace, reader, link],
  );

/** What a browser read while nobody was known is his who is the first to be named. */
export const creditVisits = (tx: Tx, workspace: number, reader: number, customer: number) =>
  tx.run(
    'update material_visit set customer = $3 where workspace_id = $1 and reader_id = $2 and customer is null',
    [workspace, reader, customer],
  );

/** What a browser read that turns out to be the company's own is nobody's. */
export const creditNobody = (tx: Tx, workspace: number, reader: number) =>
  tx.run('update material_visit set customer = null where workspace_id = $1 and reader_id = $2', [
    workspace,
    reader,
  ]);

export const noteShared = (tx: Tx, workspace: number, id: number, now: Date) =>
  tx.run(
    'update material_visit set shared_at = coalesce(shared_at, $3) where workspace_id = $1 and id = $2',
    [workspace, id, now],
  );

/** What failed lately waits, and what was set aside is not told any more; `now` is the parameter of that number. */
const notFailing = (now: number): string => `(tell_after is null or tell_after <= $${now})`;

/** What of a visit is still to be told, with whom and what it is about. */
export interface Telling extends VisitRow {
  readonly customer: number;
  readonly staff_id: number | null;
  readonly threshold_s: number;
  readonly tags: readonly number[];
  readonly name: string;
}

const TELLINGS = `
  select visit.id, visit.material_id, visit.link_id, visit.reader_id, visit.customer, visit.share_code, visit.shared_from,
         visit.shared_at, visit.began_at, visit.last_at, visit.counts_from, visit.seconds, visit.depth, visit.told_s,
         visit.tagged_at, visit.share_told, link.staff_id, material.threshold_s, material.tags, material.name
    from material_visit visit
    join material_link link on link.workspace_id = visit.workspace_id and link.id = visit.link_id
    join material on material.workspace_id = visit.workspace_id and material.id = visit.material_id`;

export const tellingsAt = (tx: Tx, workspace: number, visits: readonly number[], now: Date) =>
  tx.many<Telling>(
    `${TELLINGS} where visit.workspace_id = $1 and visit.customer is not null and visit.id = any($2::bigint[])
        and ${notFailing(3)} for update of visit`,
    [workspace, visits, now],
  );

/** Of a reader who has become known. */
export const tellingsOfReader = (tx: Tx, workspace: number, reader: number, limit: number, now: Date) =>
  tx.many<Telling>(
    `${TELLINGS} where visit.workspace_id = $1 and visit.customer is not null and visit.reader_id = $2
        and ${notFailing(4)}
      order by visit.began_at desc limit $3 for update of visit`,
    [workspace, reader, limit, now],
  );

export interface UntoldVisit {
  readonly workspace_id: number;
  readonly id: number;
  /** How often telling of it has failed. */
  readonly failures: number;
}

/** Visits that have ended and were told less than they lasted, or whose passing on was not told: `material_visit_untold`. */
export const untoldVisits = (
  db: Queryable,
  { now, endedBefore, since }: { readonly now: Date; readonly endedBefore: Date; readonly since: Date },
  limit: number,
  exceptIn: readonly number[] = [],
) =>
  db.many<UntoldVisit>(
    `select workspace_id, id, failures from material_visit
      where last_at < $1 and last_at > $2 and customer is not null and workspace_id <> all($4::int[])
        and (told_s is null or told_s < floor(seconds * 10) / 10 or (shared_at is not null and not share_told))
        and ${notFailing(5)}
      order by last_at limit $3`,
    [endedBefore, since, limit, exceptIn, now],
  );

export const noteTold = (
  tx: Tx,
  workspace: number,
  id: number,
  told: { readonly seconds: number | null; readonly taggedAt: Date | null; readonly shareTold: boolean },
) =>
  tx.run(
    `update material_visit set told_s = coalesce($3, told_s), tagged_at = coalesce(tagged_at, $4), share_told = $5,
                               failure = null, failures = 0, tell_after = null
      where workspace_id = $1 and id = $2`,
    [workspace, id, told.seconds, told.taggedAt, told.shareTold],
  );

/** `after`: not told before then; infinity: set aside for a person to look at. */
export const noteFailure = (
  db: Queryable,
  workspace: number,
  id: number,
  { failure, after }: { readonly failure: string; readonly after: Date | 'infinity' },
) =>
  db.run(
    `update material_visit set failure = $3, failures = failures + 1, tell_after = $4
      where workspace_id = $1 and id = $2`,
    [workspace, id, failure, after],
  );

export const forgetVisitsOf = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from material_visit where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

/** Old visits: of what is known of customers the journal has its own lines. */
export const forgetVisits = (db: Queryable, before: Date) =>
  db.run('delete from material_visit where last_at < $1', [before]);
