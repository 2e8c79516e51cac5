/**
 * Mautic's shape: contacts, a table of (contact, tag), segments as a table of members. Each tag filter is an IN over the
 * tag table, a missing tag a correlated NOT EXISTS, and the count wraps the whole in a DISTINCT. Members of a segment are
 * written 300 at a time, one insert each, the segment query asked again for every batch, with a second of sleep after it.
 */
import type { BulkDone } from '../suite/participant.ts';
import { type Clause, clauses, type Question } from '../suite/question.ts';
import { mariadb, type Shape, type Sql } from './mariadb.ts';
import { inRanks } from './tables.ts';

const filter = ({ tags, without }: Clause): string =>
  without
    ? `not exists (select null from lead_tags_xref x where x.lead_id = l.id and x.tag_id in (${tags}))`
    : `l.id in (select x.lead_id from lead_tags_xref x where x.tag_id in (${tags}))`;

function segment(question: Question): string | null {
  const found = clauses(question);
  return found && `select l.id from leads l where ${found.map(filter).join(' and ')}`;
}

/** As it ships. */
const BATCH = 300;
const SLEEP_SECONDS = 1;
/** Batches that are really run. */
const SAMPLE = 20;

const DEEPER = 'a segment has no such brackets';

/** The members of a new segment of everybody, as the other participants write. */
async function rebuild(sql: Sql, customers: number): Promise<readonly BulkDone[]> {
  const list = 7;
  await sql.run(`delete from lead_lists_leads where leadlist_id = ${list}`);
  const query = 'select l.id from leads l where l.id > 0';
  const began = performance.now();
  const { last = 0 } = (
    await sql.rows<{ last: number }>(
      `select count(distinct s.id) as n, max(s.id) as last, min(s.id) as first from (${query}) s`,
    )
  )[0] ?? { last: 0 };
  for (let batch = 0; batch < SAMPLE; batch++) {
    const found = await sql.rows<{ id: number }>(
      `select distinct s.id from (${query}) s where s.id <= ${last}
        and s.id not in (select m.lead_id from lead_lists_leads m where m.leadlist_id = ${list}) order by s.id limit ${BATCH}`,
    );
    for (const { id } of found)
      await sql.run(
        `insert into lead_lists_leads (leadlist_id, lead_id, date_added, manually_removed, manually_added)
         values (${list}, ${id}, now(), 0, 0)`,
      );
  }
  const seconds = (performance.now() - began) / 1000;
  const rows = await sql.number(`select count(*) from lead_lists_leads where leadlist_id = ${list}`);
  const expected = Math.min(customers, SAMPLE * BATCH);
  if (rows !== expected) throw new Error(`${rows} members written, not ${expected}`);
  await sql.run(`delete from lead_lists_leads where leadlist_id = ${list}`);
  const sleeping = Math.ceil(rows / BATCH) * SLEEP_SECONDS;
  return [
    {
      way: 'its loop without the sleep',
      rows,
      seconds,
      durable: true,
      note: `the first ${rows.toLocaleString('en')} of ${customers.toLocaleString('en')}; later batches are slower, the segment query is asked again for each`,
    },
    {
      way: 'its loop as shipped',
      rows,
      seconds: seconds + sleeping,
      durable: true,
      note: `the same with ${SLEEP_SECONDS} s of sleep for every ${BATCH}, added by arithmetic`,
    },
  ];
}

const shape: Shape = {
  database: 'mautic',
  title: 'Mautic’s shape',
  about: [
    '`leads (id)`, `lead_tags_xref (lead_id, tag_id)` with both as primary key and an index on `tag_id`, `lead_lists_leads (leadlist_id, lead_id)`',
    'each filter `id in (select lead_id … tag_id in (…))`, NOT as correlated `not exists`, count over `select distinct`',
  ],
  fill: (sql, { byCustomer }, { customers }) =>
    sql.run(
      `create table leads (id int unsigned primary key, firstname varchar(255), points int not null default 0,
         date_added datetime, last_active datetime, key (date_added), key (last_active))`,
      `insert into leads (id, firstname, date_added, last_active) select seq, concat('客户', seq), now(), now() from seq_1_to_${customers}`,
      `create table lead_tags_xref (lead_id int unsigned not null, tag_id int unsigned not null, primary key (lead_id, tag_id))`,
      `load data infile '${byCustomer}' into table lead_tags_xref (lead_id, tag_id)`,
      'alter table lead_tags_xref add key (tag_id)',
      `create table lead_lists_leads (leadlist_id int unsigned not null, lead_id int unsigned not null, date_added datetime not null,
         manually_removed tinyint(1) not null, manually_added tinyint(1) not null, primary key (leadlist_id, lead_id),
         key (lead_id), key (manually_removed))`,
      'analyze table leads, lead_tags_xref',
    ),
  session: (sql, { customers }) => ({
    count: (question) => {
      const inner = segment(question);
      if (!inner) return DEEPER;
      const text = `select count(s.id), max(s.id), min(s.id) from (${inner.replace('select l.id', 'select distinct l.id')}) s`;
      return () => sql.number(text);
    },
    page: ({ question, offset, limit }) => {
      const inner = segment(question);
      if (!inner) return DEEPER;
      const rows = inner.replace('select l.id', 'select l.id, l.firstname, l.points, l.last_active');
      return async () => ({
        total: await sql.number(inner.replace('select l.id', 'select count(l.id)')),
        ids: (
          await sql.rows<{ id: number }>(`${rows} order by l.id desc limit ${limit} offset ${offset}`)
        ).map((row) => row.id),
      });
    },
    sizes: () => async () =>
      inRanks(await sql.rows('select tag_id as tag, count(*) as n from lead_tags_xref group by tag_id')),
    bulk: () => rebuild(sql, customers),
  }),
};

export const mautic = mariadb(shape);
