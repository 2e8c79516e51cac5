/** Reference: PostgreSQL with the tags of a customer as an int[] and a GIN index of `intarray`, asked with its query_int. */
import type { Question } from '../suite/question.ts';
import { postgres, type Shape } from './postgres.ts';
import { inPairs, inRanks } from './tables.ts';

function said(question: Question): string {
  if ('tag' in question) return String(question.tag);
  if ('not' in question) return `!${said(question.not)}`;
  const [parts, sign] = 'all' in question ? [question.all, '&'] : [question.any, '|'];
  return `(${parts.map(said).join(sign)})`;
}

const where = (question: Question): string => `tags @@ '${said(question)}'::query_int`;

const shape: Shape = {
  database: 'arrays',
  title: 'PostgreSQL, arrays',
  about: [
    '`customer (id, name, tags int[])` with `gin (tags gin__int_ops)` of the extension intarray',
    '`tags @@ query_int` for every question; page: `id < …` on the primary key, total counted; sizes: `unnest`',
  ],
  fill: async (sql, { lists }) => {
    await sql.run(`
      create extension intarray;
      create table staged (id int, list text);
      create table customer (id int primary key, name text not null, tags int[] not null)`);
    await sql.copy('staged', lists);
    await sql.run(`
      insert into customer select id, '客户' || id, string_to_array(list, ',')::int[] from staged;
      drop table staged;
      create index on customer using gin (tags gin__int_ops)`);
  },
  session: (sql) => ({
    count: (question) => () => sql.number(`select count(*) from customer where ${where(question)}`),
    page: ({ question, after, limit }) => {
      const before = after === null ? '' : ` and id < ${after}`;
      return async () => ({
        total: await sql.number(`select count(*) from customer where ${where(question)}`),
        ids: (
          await sql.rows<{ id: number }>(
            `select id, name from customer where ${where(question)}${before} order by id desc limit ${limit}`,
          )
        ).map((row) => row.id),
      });
    },
    sizes: () => async () =>
      inRanks(await sql.rows('select t as tag, count(*) as n from customer, unnest(tags) t group by t')),
    facets: (question) => async () =>
      inRanks(
        await sql.rows(
          `select t as tag, count(*) as n from customer, unnest(tags) t where ${where(question)} group by t`,
        ),
      ),
    overlap: (tags) => async () =>
      inPairs(
        tags,
        await sql.rows(
          `select a, b, count(*) as n from (select tags & '{${tags}}'::int[] as held from customer where tags && '{${tags}}'::int[]) c,
             unnest(held) a, unnest(held) b where a < b group by 1, 2`,
        ),
      ),
  }),
};

export const postgresArrays = postgres(shape);
