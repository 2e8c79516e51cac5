/**
 * Reference: PostgreSQL with one row per customer and tag, indexed both ways, asked as a good engineer would: joins on
 * the index, anti-joins for what must be missing, pages by place instead of OFFSET, COPY for bulk.
 */
import type { Question } from '../suite/question.ts';
import { postgres, type Shape, type Sql } from './postgres.ts';
import { inPairs, inRanks } from './tables.ts';

/** The customers for whom a question holds, as a query with the one column customer_id, each of them once. */
function people(question: Question): string {
  if ('tag' in question) return `select customer_id from customer_tag where tag_id = ${question.tag}`;
  if ('any' in question) {
    const tags = question.any.flatMap((part) => ('tag' in part ? [part.tag] : []));
    return tags.length === question.any.length
      ? `select distinct customer_id from customer_tag where tag_id = any('{${tags}}')`
      : question.any.map((part) => `(${people(part)})`).join(' union ');
  }
  if ('not' in question)
    return `select id as customer_id from customer where id not in (${people(question.not)})`;
  const wanted = question.all.filter((part) => !('not' in part));
  const [first = '', ...more] = wanted.map((part, i) => `(${people(part)}) p${i}`);
  const joined = [first, ...more.map((part) => `join ${part} using (customer_id)`)].join(' ');
  const unwanted = question.all
    .flatMap((part) => ('not' in part ? [part.not] : []))
    .map((part, i) => {
      const inner = `select from (${people(part)}) n${i} where n${i}.customer_id = p0.customer_id`;
      return `not exists (${inner})`;
    });
  const where = unwanted.length > 0 ? ` where ${unwanted.join(' and ')}` : '';
  return `select p0.customer_id from ${joined}${where}`;
}

const count = (question: Question): string => `select count(*) from (${people(question)}) found`;

async function bulk(sql: Sql, customers: number) {
  const table = 'bulk_assignment';
  await sql.run(`drop table if exists ${table};
    create table ${table} (like customer_tag including all); create index on ${table} (customer_id, tag_id)`);
  const began = performance.now();
  await sql.run(`insert into ${table} (tag_id, customer_id) select 301, id from customer`);
  const seconds = (performance.now() - began) / 1000;
  const rows = await sql.number(`select count(*) from ${table}`);
  if (rows !== customers) throw new Error(`${rows} rows of ${customers}`);
  await sql.run(`drop table ${table}`);
  return [
    {
      way: 'insert … select, two indexes',
      rows,
      seconds,
      durable: true,
      note: 'no history, no checks, nothing derived',
    },
  ];
}

export const rowsShape: Shape = {
  database: 'rows',
  title: 'PostgreSQL, rows',
  about: [
    '`customer (id, name)`, `customer_tag (tag_id, customer_id)` with the primary key in this order and an index in the other',
    'AND: joins; OR: `tag_id = any (…)` with `distinct`; NOT: anti-join; page: `customer_id < …` on the key, total counted',
  ],
  fill: async (sql, files, { customers }) => {
    await sql.run(`
      create table customer (id int primary key, name text not null);
      create table customer_tag (tag_id int not null, customer_id int not null);
      insert into customer select i, '客户' || i from generate_series(1, ${customers}) i`);
    await sql.copy('customer_tag', files.byTag);
    await sql.run('alter table customer_tag add primary key (tag_id, customer_id)');
    await sql.run('create index on customer_tag (customer_id, tag_id)');
    await sql.run('vacuum (analyze)');
  },
  session: (sql, { customers }) => ({
    count: (question) => {
      const text = count(question);
      return () => sql.number(text);
    },
    page: ({ question, after, limit }) => {
      const before = after === null ? '' : `where found.customer_id < ${after}`;
      const text = `select c.id, c.name from (${people(question)}) found join customer c on c.id = found.customer_id
                    ${before} order by found.customer_id desc limit ${limit}`;
      return async () => ({
        total: await sql.number(count(question)),
        ids: (await sql.rows<{ id: number }>(text)).map((row) => row.id),
      });
    },
    sizes: () => async () => {
      const text = 'select tag_id as tag, count(*) as n from customer_tag group by tag_id';
      return inRanks(await sql.rows(text));
    },
    facets: (question) => async () => {
      const text = `select t.tag_id as tag, count(*) as n from (${people(question)}) found
                    join customer_tag t using (customer_id) group by t.tag_id`;
      return inRanks(await sql.rows(text));
    },
    overlap: (tags) => async () => {
      const text = `select a.tag_id as a, b.tag_id as b, count(*) as n from customer_tag a join customer_tag b using (customer_id)
                    where a.tag_id < b.tag_id and a.tag_id = any('{${tags}}') and b.tag_id = any('{${tags}}') group by 1, 2`;
      return inPairs(tags, await sql.rows(text));
    },
    bulk: () => bulk(sql, customers),
  }),
};

export const postgresRows = postgres(rowsShape);
