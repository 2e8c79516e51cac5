/**
 * MoChat's shape: a pivot of (contact, employee, tag) with its own number as the only key, so that every question about
 * tags reads all of it. Its filter knows "any of these tags"; its exclusion looks at one row at a time and therefore lets
 * through whoever also has another tag, so it is not asked here.
 */
import { clauses, type Question } from '../suite/question.ts';
import { mariadb, type Shape } from './mariadb.ts';
import { inRanks } from './tables.ts';

const ONLY_ANY = 'its filter only knows “any of these tags”; its exclusion answers something else';

function tagsOf(question: Question): readonly number[] | null {
  const [first, more] = clauses(question) ?? [];
  return first && !more && !first.without ? first.tags : null;
}

const from = (tags: readonly number[]): string =>
  `from mc_work_contact c join mc_work_contact_tag_pivot p on p.contact_id = c.id
   where c.corp_id = 1 and c.deleted_at is null and p.deleted_at is null and p.contact_tag_id in (${tags})`;

const shape: Shape = {
  database: 'mochat',
  title: 'MoChat’s shape',
  about: [
    '`mc_work_contact`, `mc_work_contact_tag_pivot (id, contact_id, employee_id, contact_tag_id, …)` without any secondary index, as it ships',
    'join and `contact_tag_id in (…)`, `count(distinct …)`; size of a tag: `group by` over the whole pivot',
  ],
  fill: (sql, { byCustomer }, { customers }) =>
    sql.run(
      `create table mc_work_contact (id int unsigned primary key, corp_id int not null, wx_external_userid varchar(255), name varchar(255),
         created_at timestamp null, deleted_at timestamp null)`,
      `insert into mc_work_contact select seq, 1, concat('wm', seq), concat('客户', seq), '2024-01-01' + interval seq second, null from seq_1_to_${customers}`,
      `create table mc_work_contact_tag_pivot (id int unsigned auto_increment primary key, contact_id int not null, employee_id int not null,
         contact_tag_id int not null, type tinyint not null default 1, created_at timestamp null, updated_at timestamp null, deleted_at timestamp null)`,
      `load data infile '${byCustomer}' into table mc_work_contact_tag_pivot (contact_id, contact_tag_id)
         set employee_id = contact_id % 200, created_at = now()`,
      'analyze table mc_work_contact, mc_work_contact_tag_pivot',
    ),
  session: (sql) => ({
    count: (question) => {
      const tags = tagsOf(question);
      return tags ? () => sql.number(`select count(distinct c.id) ${from(tags)}`) : ONLY_ANY;
    },
    page: ({ question, offset, limit }) => {
      const tags = tagsOf(question);
      if (!tags) return ONLY_ANY;
      return async () => ({
        total: await sql.number(`select count(distinct c.id) ${from(tags)}`),
        ids: (
          await sql.rows<{ id: number }>(
            `select distinct c.id, c.name, c.created_at ${from(tags)} order by c.id desc limit ${limit} offset ${offset}`,
          )
        ).map((row) => row.id),
      });
    },
    sizes: () => async () =>
      inRanks(
        await sql.rows(
          'select contact_tag_id as tag, count(*) as n from mc_work_contact_tag_pivot where deleted_at is null group by contact_tag_id',
        ),
      ),
  }),
};

export const mochat = mariadb(shape);
