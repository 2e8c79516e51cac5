/** SQL on `site_visitor` and `site_event`. */
import type { Queryable, Tx } from '#platform/db';

export interface VisitorRow {
  readonly id: number;
  readonly customer: number | null;
}

/** Locks the visitor: what one browser tells is taken one after the other. */
export const needVisitor = (tx: Tx, workspace: number, site: number, hash: Buffer, now: Date) =>
  tx.one<VisitorRow>(
    `insert into site_visitor (workspace_id, site_id, token_hash, created_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, token_hash) do update set token_hash = excluded.token_hash returning id, customer`,
    [workspace, site, hash, now],
  );

export const visitorByToken = (db: Queryable, workspace: number, hash: Buffer) =>
  db.maybe<VisitorRow>('select id, customer from site_visitor where workspace_id = $1 and token_hash = $2', [
    workspace,
    hash,
  ]);

export const nameVisitor = (tx: Tx, workspace: number, id: number, customer: number) =>
  tx.run('update site_visitor set customer = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    customer,
  ]);

export interface SiteEventRow {
  readonly id: number;
  /** Whose it is, also when another one is named in the same browser later; null: nobody's yet. */
  readonly customer: number | null;
  readonly type: 'page.view' | 'form.submitted';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly last_at: Date;
  readonly seconds: number;
  readonly told_s: number | null;
}

const COLUMNS = 'id, customer, type, properties, at, last_at, seconds, told_s';

export const eventByPageId = (tx: Tx, workspace: number, visitor: number, pageId: string) =>
  tx.maybe<SiteEventRow>(
    `select ${COLUMNS} from site_event where workspace_id = $1 and visitor_id = $2 and page_id = $3 for update`,
    [workspace, visitor, pageId],
  );

export const countEventsOf = async (tx: Tx, workspace: number, visitor: number): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      'select count(*)::int as n from site_event where workspace_id = $1 and visitor_id = $2',
      [workspace, visitor],
    )
  ).n;

export const insertSiteEvent = (
  tx: Tx,
  workspace: number,
  visitor: VisitorRow,
  event: Pick<SiteEventRow, 'type' | 'properties'> & { readonly pageId: string },
  now: Date,
) =>
  tx.run(
    `insert into site_event (workspace_id, visitor_id, customer, page_id, type, properties, at, last_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      workspace,
      visitor.id,
      visitor.customer,
      event.pageId,
      event.type,
      JSON.stringify(event.properties),
      now,
    ],
  );

/** What a browser did while nobody was known is his who is the first to be named. */
export const creditEvents = (tx: Tx, workspace: number, visitor: number, customer: number) =>
  tx.run(
    'update site_event set customer = $3 where workspace_id = $1 and visitor_id = $2 and customer is null',
    [workspace, visitor, customer],
  );

export const noteSeconds = (tx: Tx, workspace: number, id: number, seconds: number, at: Date) =>
  tx.run('update site_event set seconds = $3, last_at = $4 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    seconds,
    at,
  ]);

export interface UntoldEvent extends SiteEventRow {
  readonly customer: number;
}

const UNTOLD = 'customer is not null and (told_s is null or told_s < floor(seconds * 10) / 10)';

/** Of customers: what was never told, and views that lasted longer than was told. */
export const untoldOf = (tx: Tx, workspace: number, visitor: number, limit: number) =>
  tx.many<UntoldEvent>(
    `select ${COLUMNS} from site_event where workspace_id = $1 and visitor_id = $2 and ${UNTOLD}
      order by at limit $3 for update`,
    [workspace, visitor, limit],
  );

export interface VisitorWithEnded {
  readonly workspace_id: number;
  readonly visitor_id: number;
}

/** Visitors with views that have ended and lasted longer than was told: `site_event_untold`. */
export const visitorsWithEnded = (
  db: Queryable,
  endedBefore: Date,
  since: Date,
  limit: number,
  except: readonly number[] = [],
) =>
  db.many<VisitorWithEnded>(
    `select distinct workspace_id, visitor_id
       from (select workspace_id, visitor_id from site_event
              where last_at < $1 and last_at > $2 and ${UNTOLD} and visitor_id <> all($4::bigint[])
              order by last_at limit $3) due`,
    [endedBefore, since, limit, except],
  );

export const noteTold = (tx: Tx, workspace: number, id: number, seconds: number) =>
  tx.run('update site_event set told_s = $3 where workspace_id = $1 and id = $2', [workspace, id, seconds]);

export const forgetSiteEvents = (db: Queryable, before: Date) =>
  db.run('delete from site_event where last_at < $1', [before]);

export const forgetIdleVisitors = (db: Queryable, before: Date) =>
  db.run(
    `delete from site_visitor where created_at < $1
        and not exists (select from site_event where site_event.workspace_id = site_visitor.workspace_id
                           and site_event.visitor_id = site_visitor.id)`,
    [before],
  );

export const forgetEventsOf = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from site_event where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

/** Browsers of these customers, with what is left of others in them: the journal has been told of it. */
export const forgetVisitors = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from site_visitor where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);
