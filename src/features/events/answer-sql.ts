/** SQL on `form.submitted` of the journal: what customers answered to forms. */
import type { Queryable } from '#platform/db';
import { type Before, COLUMNS, type Customers, type EventRecord, ofCustomers } from './journal-sql.ts';

/** `form.submitted` that was accepted after a position and up to another one, in that order. */
export const answersBetween = (
  db: Queryable,
  workspace: number,
  after: number,
  upTo: number,
  limit: number,
): Promise<EventRecord[]> =>
  db.many<EventRecord>(
    `select ${COLUMNS} from event
      where workspace_id = $1 and type = 'form.submitted' and position > $2 and position <= $3
      order by position limit $4`,
    [workspace, after, upTo, limit],
  );

/** What these customers answered at a time or later, to any form. */
export const answersSince = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  since: Date,
): Promise<EventRecord[]> =>
  db.many<EventRecord>(
    `select ${COLUMNS} from event
      where workspace_id = $1 and customer = any($2::int[]) and type = 'form.submitted' and at >= $3`,
    [workspace, customers, since],
  );

/** What forms are called in the journal, as pages wrote it. */
export const formsTold = async (db: Queryable, workspace: number): Promise<string[]> =>
  (
    await db.many<{ form: string }>(
      `select distinct properties->>'form' as form from event
        where workspace_id = $1 and type = 'form.submitted' and jsonb_typeof(properties->'form') = 'string'`,
      [workspace],
    )
  ).map((row) => row.form);

const OF_FORM = `type = 'form.submitted' and jsonb_typeof(properties->'form') = 'string' and properties->>'form' = any($3::text[])`;

/** Answers to a form under these of the names that were told; newest first. */
export const answersTo = (
  db: Queryable,
  workspace: number,
  customers: Customers,
  names: readonly string[],
  before: Before | null,
  limit: number,
): Promise<EventRecord[]> => {
  const { are, these } = ofCustomers('event', customers);
  return db.many<EventRecord>(
    `select ${COLUMNS} from event
      where workspace_id = $1 and ${are} and ${OF_FORM}
        and ($4::timestamptz is null or (at, position) < ($4, $5::bigint))
      order by at desc, position desc limit $6`,
    [workspace, these, names, before?.at ?? null, before?.key ?? null, limit],
  );
};

/** `since` null: ever. */
export async function countAnswersTo(
  db: Queryable,
  workspace: number,
  customers: Customers,
  names: readonly string[],
  since: Date | null,
): Promise<number> {
  const { are, these } = ofCustomers('event', customers);
  const { n } = await db.one<{ n: number }>(
    `select count(*)::int as n from event
      where workspace_id = $1 and ${are} and ${OF_FORM} and ($4::timestamptz is null or at >= $4)`,
    [workspace, these, names, since],
  );
  return n;
}
