/**
 * OpenSCRM's shape: customers, followers of customers, tags of followers, all joined by 64-character ids. Its filter knows
 * only "any of these tags"; the index of the tag table starts with the follower, so a tag is found by reading all of it.
 */
import { clauses, type Question } from '../suite/question.ts';
import { mariadb, type Shape } from './mariadb.ts';

const ONLY_ANY = 'its filter only knows “any of these tags”';

function tagsOf(question: Question): readonly number[] | null {
  const [first, more] = clauses(question) ?? [];
  return first && !more && !first.without ? first.tags : null;
}

const id = (kind: string, number: string): string => `concat('${kind}', lpad(${number}, 30, '0'))`;

const from = (tags: readonly number[]): string =>
  `from customer left join customer_staff cs on customer.ext_id = cs.ext_customer_id
   left join customer_staff_tag cst on cst.customer_staff_id = cs.id
   where cs.ext_corp_id = 'ww0000000000000001' and cst.ext_tag_id in (${tags.map((rank) => id('et', String(rank)))})
     and customer.deleted_at is null`;

const shape: Shape = {
  database: 'openscrm',
  title: 'OpenSCRM’s shape',
  about: [
    '`customer`, `customer_staff`, `customer_staff_tag` with ids of `char(64)`; unique index (customer_staff_id, ext_tag_id)',
    'two left joins, `ext_tag_id in (…)`, `count(distinct customer.id)`; page with `group by customer.ext_id` and OFFSET (an order is added here, it ships without one)',
  ],
  fill: (sql, { byCustomer }, { customers }) =>
    sql.run(
      `create table customer (id char(64) character set ascii primary key, ext_corp_id char(64) character set ascii,
         ext_id char(64) character set ascii, name varchar(255), gender tinyint, type tinyint(1), deleted_at datetime,
         unique key (ext_id), key (ext_corp_id), key (type), key (deleted_at))`,
      `insert into customer select ${id('c', 'seq')}, 'ww0000000000000001', ${id('wm', 'seq')}, concat('客户', seq), 0, 1, null from seq_1_to_${customers}`,
      `create table customer_staff (id char(64) character set ascii primary key, ext_corp_id char(64) character set ascii,
         ext_customer_id char(64) character set ascii, ext_staff_id char(64) character set ascii, add_way int, deleted_at datetime,
         unique key (ext_customer_id, ext_staff_id), key (ext_corp_id), key (ext_staff_id))`,
      `insert into customer_staff select ${id('s', 'seq')}, 'ww0000000000000001', ${id('wm', 'seq')}, concat('staff', seq % 200), 1, null from seq_1_to_${customers}`,
      `create table customer_staff_tag (id char(64) character set ascii primary key, customer_staff_id char(64) character set ascii,
         ext_tag_id char(64) character set ascii, tag_name varchar(255), type tinyint, unique key (customer_staff_id, ext_tag_id))`,
      `load data infile '${byCustomer}' into table customer_staff_tag (@customer, @tag)
         set id = concat('t', lpad(@customer * 1000 + @tag, 30, '0')), customer_staff_id = ${id('s', '@customer')}, ext_tag_id = ${id('et', '@tag')},
             tag_name = concat('标签', @tag), type = 1`,
      'analyze table customer, customer_staff, customer_staff_tag',
    ),
  session: (sql) => ({
    count: (question) => {
      const tags = tagsOf(question);
      return tags ? () => sql.number(`select count(distinct customer.id) ${from(tags)}`) : ONLY_ANY;
    },
    page: ({ question, offset, limit }) => {
      const tags = tagsOf(question);
      if (!tags) return ONLY_ANY;
      return async () => ({
        total: await sql.number(`select count(distinct customer.id) ${from(tags)}`),
        ids: (
          await sql.rows<{ ext_id: string }>(
            `select customer.* ${from(tags)} group by customer.ext_id order by customer.ext_id desc limit ${limit} offset ${offset}`,
          )
        ).map((row) => Number(row.ext_id.slice(2))),
      });
    },
  }),
};

export const openscrm = mariadb(shape);
