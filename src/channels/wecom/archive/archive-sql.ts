/** SQL on `chat_consent` and `chat_archive_file`. */
import type { Db, Queryable, Tx } from '#platform/db';
import type { ArchiveConsent } from '../core/archive-line.ts';

/** Who agreed, or did not, by `EXTERNAL CHAT`. */
export async function consentsOf(
  db: Queryable,
  workspace: number,
  pairs: readonly { readonly externalUserid: string; readonly chat: string }[],
): Promise<ReadonlyMap<string, { readonly agreed: boolean; readonly at: Date }>> {
  const rows = await db.many<{ external_userid: string; chat: string; agreed: boolean; at: Date }>(
    `select external_userid, chat, agreed, at from chat_consent
      where workspace_id = $1 and (external_userid, chat) in (select * from unnest($2::text[], $3::text[]))`,
    [workspace, pairs.map((one) => one.externalUserid), pairs.map((one) => one.chat)],
  );
  return new Map(rows.map((row) => [consentKey(row.external_userid, row.chat), row]));
}

export const consentKey = (externalUserid: string, chat: string): string => `${externalUserid} ${chat}`;

/**
 * The newest word counts, of one moment the refusal. A refusal stands until an agreement that is known to be later, and what
 * somebody has written since he agreed stays readable. So without a time a refusal is of `now` at least and always counts,
 * and an agreement counts only as the first word, until any other word has a time or is a refusal. True: this is it.
 */
export const keepConsent = async (
  tx: Tx,
  workspace: number,
  { externalUserid, chat, agreed, at }: ArchiveConsent,
  customer: number | null,
  now: Date,
): Promise<boolean> =>
  (await tx.run(
    `insert into chat_consent as own (workspace_id, external_userid, chat, agreed, at, at_known, customer)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, external_userid, chat) do update
        set agreed = excluded.agreed, at_known = excluded.at_known,
            at = case when own.agreed and not own.at_known then excluded.at else greatest(excluded.at, own.at) end,
            customer = coalesce(excluded.customer, own.customer)
      where case when own.agreed and not own.at_known then excluded.at_known or not excluded.agreed
                 when excluded.agreed then excluded.at_known and excluded.at > own.at
                 else not excluded.at_known or excluded.at >= own.at end`,
    [workspace, externalUserid, chat, agreed, at ?? now, at !== null, customer],
  )) > 0;

export const forgetConsents = (tx: Tx, workspace: number, customers: readonly number[]): Promise<number> =>
  tx.run('delete from chat_consent where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

export interface Tally {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly withheld: number;
  readonly skipped: number;
  readonly aside: number;
}

/** Why a line could not be used. Never what stands in it. */
export interface LineProblem {
  readonly line: number;
  readonly code: string;
}

export interface ArchiveFileRow extends Tally {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly problems: readonly LineProblem[];
}

/** What a crash left unfinished under this name is counted anew. */
export const beginFile = (
  tx: Tx,
  workspace: number,
  { name, bytes }: { readonly name: string; readonly bytes: number },
  now: Date,
): Promise<{ id: number }> =>
  tx.one<{ id: number }>(
    `with unfinished as (delete from chat_archive_file where workspace_id = $1 and name = $2 and ended_at is null)
     insert into chat_archive_file (workspace_id, name, bytes, started_at) values ($1, $2, $3, $4) returning id`,
    [workspace, name, bytes, now],
  );

export const keepTally = (
  tx: Queryable,
  workspace: number,
  id: number,
  tally: Tally,
  problems: readonly LineProblem[],
): Promise<number> =>
  tx.run(
    `update chat_archive_file set lines = $3, accepted = $4, duplicates = $5, withheld = $6, skipped = $7, aside = $8,
            problems = $9 where workspace_id = $1 and id = $2`,
    [
      workspace,
      id,
      tally.lines,
      tally.accepted,
      tally.duplicates,
      tally.withheld,
      tally.skipped,
      tally.aside,
      JSON.stringify(problems),
    ],
  );

export const endFile = (db: Queryable, workspace: number, id: number, now: Date): Promise<number> =>
  db.run('update chat_archive_file set ended_at = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    now,
  ]);

/** What could not be read ends where it was begun last, with the line behind which it went wrong. */
export const failFile = (db: Queryable, workspace: number, name: string, code: string, now: Date) =>
  db.run(
    `update chat_archive_file set ended_at = $4, aside = aside + 1,
            problems = problems || jsonb_build_array(jsonb_build_object('line', lines + 1, 'code', $3::text))
      where workspace_id = $1 and name = $2 and ended_at is null`,
    [workspace, name, code, now],
  );

export const newestFiles = (db: Queryable, workspace: number, limit: number): Promise<ArchiveFileRow[]> =>
  db.many<ArchiveFileRow>(
    `select id, name, bytes, started_at, ended_at, lines, accepted, duplicates, withheld, skipped, aside, problems
       from chat_archive_file where workspace_id = $1 order by id desc limit $2`,
    [workspace, limit],
  );

export const countConsents = (
  db: Queryable,
  workspace: number,
): Promise<{ agreed: number; declined: number }> =>
  db.one<{ agreed: number; declined: number }>(
    `select count(*) filter (where agreed)::int as agreed, count(*) filter (where not agreed)::int as declined
       from chat_consent where workspace_id = $1`,
    [workspace],
  );

export const forgetOldFiles = (db: Db, before: Date): Promise<number> =>
  db.run('delete from chat_archive_file where started_at < $1', [before]);
