/** SQL on `form_link` and `form_answer`. */
import { type LinkTo, linkTable } from '#features/materials';
import type { Queryable, Tx } from '#platform/db';

export type LinkRow = LinkTo<'form_id'>;

export const { linkFor, linkById, lockLink, setFirstReader } = linkTable('form_link', 'form_id');

export interface LinkAnywhere extends LinkRow {
  readonly workspace_id: number;
  /** Whose form it is. */
  readonly company: string;
}

/** Of any workspace: whoever fills it in knows nothing but the code. */
export const linkByCode = (db: Queryable, code: string) =>
  db.maybe<LinkAnywhere>(
    `select l.*, w.name as company from form_link l join workspace w on w.id = l.workspace_id where code = $1`,
    [code],
  );

export const forgetLinks = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from form_link where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

export interface NewAnswer {
  readonly form: number;
  readonly link: number;
  readonly reader: number;
  readonly sentHash: Buffer;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Null: the same was sent before. */
export const insertAnswer = (tx: Tx, workspace: number, answer: NewAnswer, now: Date) =>
  tx.maybe<{ id: number }>(
    `insert into form_answer (workspace_id, form_id, link_id, reader_id, sent_hash, at, properties)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (workspace_id, sent_hash) do nothing returning id`,
    [
      workspace,
      answer.form,
      answer.link,
      answer.reader,
      answer.sentHash,
      now,
      JSON.stringify(answer.properties),
    ],
  );

export interface UntoldAnswer {
  readonly id: number;
  readonly customer: number;
  readonly staff_id: number | null;
  readonly at: Date;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Answers from browsers whose people are known, by what materials and WeCom know of them. */
const UNTOLD = `form_answer a
       join material_reader r on r.workspace_id = a.workspace_id and r.id = a.reader_id and r.customer is not null
      where a.properties is not null and a.refused is null`;

export const untoldAnswers = (tx: Tx, workspace: number, limit: number) =>
  tx.many<UntoldAnswer>(
    `select a.id, r.customer, a.at, a.properties,
            (select staff_id from form_link l where l.workspace_id = a.workspace_id and l.id = a.link_id) as staff_id
       from ${UNTOLD} and a.workspace_id = $1 order by a.id limit $2`,
    [workspace, limit],
  );

export const workspacesWithUntold = async (db: Queryable): Promise<number[]> =>
  (
    await db.many<{ workspace_id: number }>(
      `select distinct a.workspace_id from ${UNTOLD} order by a.workspace_id`,
    )
  ).map((row) => row.workspace_id);

/** The journal has them now. */
export const noteTold = (tx: Tx, workspace: number, answers: readonly number[]) =>
  tx.run('update form_answer set properties = null where workspace_id = $1 and id = any($2::bigint[])', [
    workspace,
    answers,
  ]);

/** The journal does not take them; `refused`: by answer the code of the error. */
export const setAside = (tx: Tx, workspace: number, refused: ReadonlyMap<number, string>) =>
  tx.run(
    `update form_answer a set refused = r.code from unnest($2::bigint[], $3::text[]) r (id, code)
      where a.workspace_id = $1 and a.id = r.id`,
    [workspace, [...refused.keys()], [...refused.values()]],
  );

/** Of people whom nobody knows yet, by form. */
export const waitingAnswers = async (
  db: Queryable,
  workspace: number,
): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await db.many<{ form_id: number; n: number }>(
        `select form_id, count(*)::int as n from form_answer
          where workspace_id = $1 and properties is not null and refused is null group by form_id`,
        [workspace],
      )
    ).map((row) => [row.form_id, row.n]),
  );

export const forgetAnswersOf = (tx: Tx, workspace: number, readers: readonly number[]) =>
  tx.run(
    'delete from form_answer where workspace_id = $1 and reader_id = any($2::bigint[]) and properties is not null',
    [workspace, readers],
  );

export const forgetOldAnswers = (db: Queryable, before: Date) =>
  db.run('delete from form_answer where at < $1', [before]);
