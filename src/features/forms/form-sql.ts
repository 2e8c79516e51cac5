/** SQL on `form`. */
import type { Named } from '#features/tags/core';
import type { Queryable, Tx } from '#platform/db';
import type { Question } from './core/public.ts';

export interface FormRow {
  readonly workspace_id: number;
  readonly id: number;
  readonly name: string;
  readonly consent_text: string | null;
  readonly questions: readonly Question[];
  readonly tags: readonly number[];
  readonly seen_position: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

/** What a person decides. */
export type FormSettings = Pick<FormRow, 'name' | 'consent_text' | 'questions'>;

const tagsOf = ({ questions }: Pick<FormRow, 'questions'>): number[] => [
  ...new Set(questions.flatMap((one) => one.options.flatMap((option) => option.tags))),
];

const settingParams = (settings: FormSettings) => [
  settings.name,
  settings.consent_text,
  JSON.stringify(settings.questions),
  tagsOf(settings),
];

export const insertForm = (tx: Tx, workspace: number, settings: FormSettings, seen: number, now: Date) =>
  tx.one<{ id: number }>(
    `insert into form (workspace_id, created_at, updated_at, seen_position, name, consent_text, questions, tags)
     values ($1, $2, $2, $3, $4, $5, $6, $7) returning id`,
    [workspace, now, seen, ...settingParams(settings)],
  );

export const updateForm = (
  tx: Tx,
  workspace: number,
  id: number,
  form: FormSettings & Pick<FormRow, 'archived_at' | 'seen_position'>,
  now: Date,
) =>
  tx.run(
    `update form set updated_at = $3, archived_at = $4, seen_position = $5, name = $6, consent_text = $7, questions = $8,
                     tags = $9
      where workspace_id = $1 and id = $2`,
    [workspace, id, now, form.archived_at, form.seen_position, ...settingParams(form)],
  );

export const formById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<FormRow>('select * from form where workspace_id = $1 and id = $2', [workspace, id]);

export const formNames = (db: Queryable, workspace: number) =>
  db.many<Named>('select id, name from form where workspace_id = $1 and archived_at is null', [workspace]);

export const listFormRows = (db: Queryable, workspace: number, archived: boolean) =>
  db.many<FormRow>(
    'select * from form where workspace_id = $1 and (archived_at is not null) = $2 order by name, id',
    [workspace, archived],
  );

/** Forms that name one of these tags, or one that was merged into it. */
export const formsWithTags = (db: Queryable, workspace: number, tags: readonly number[]) =>
  db.many<{ id: number; name: string; tag: number }>(
    `with recursive named as (
       select id, id as tag from tag where workspace_id = $1 and id = any($2::int[])
       union
       select t.id, named.tag from tag t join named on t.merged_into = named.id where t.workspace_id = $1)
     select f.id, f.name, min(named.tag) as tag from form f join named on named.id = any(f.tags)
      where f.workspace_id = $1 and f.archived_at is null group by f.id, f.name, named.tag order by f.id, named.tag`,
    [workspace, tags],
  );

/** Workspaces with forms whose answers may not be counted yet. */
export const workspacesBehind = async (db: Queryable): Promise<number[]> =>
  (
    await db.many<{ id: number }>(
      `select distinct w.id from form f join workspace w on w.id = f.workspace_id
        where f.archived_at is null and f.seen_position < w.position order by w.id`,
    )
  ).map((row) => row.id);

export const lockForms = (tx: Tx, workspace: number) =>
  tx.many<FormRow>(
    'select * from form where workspace_id = $1 and archived_at is null order by id for update',
    [workspace],
  );

/** From where on answers are to be looked for; null: there are no forms. */
export const seenUpTo = async (db: Queryable, workspace: number): Promise<number | null> =>
  (
    await db.one<{ seen: number | null }>(
      'select min(seen_position) as seen from form where workspace_id = $1 and archived_at is null',
      [workspace],
    )
  ).seen;

export const noteSeen = (tx: Tx, workspace: number, position: number) =>
  tx.run(
    'update form set seen_position = $2 where workspace_id = $1 and archived_at is null and seen_position < $2',
    [workspace, position],
  );
