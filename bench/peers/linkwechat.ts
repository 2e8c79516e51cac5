/**
 * LinkWeChat's shape: the tags of a customer are one text with commas in the customer's row, and every condition is a
 * FIND_IN_SET over it, so each question reads every customer.
 */
import { clauses, type Question } from '../suite/question.ts';
import { mariadb, type Shape } from './mariadb.ts';

const NO_ANY = 'its filter has no “any of these tags”';

function where(question: Question): string | null {
  const found = clauses(question);
  if (!found || found.some(({ tags, without }) => tags.length > 1 && !without)) return null;
  return found
    .flatMap(({ tags, without }) =>
      tags.map((rank) => `${without ? '!' : ''}find_in_set('${rank}', wcr.tag_ids)`),
    )
    .join(' and ');
}

const FROM =
  'from we_customer wcr left join sys_user su on su.we_user_id = wcr.add_user_id where wcr.del_flag = 0 and';

const shape: Shape = {
  database: 'linkwechat',
  title: 'LinkWeChat’s shape',
  about: [
    '`we_customer (…, tag_ids text)` with the tags as a text with commas; `sys_user` joined on the left',
    'every condition `find_in_set` or `!find_in_set`; pages with OFFSET',
  ],
  fill: (sql, { lists }) =>
    sql.run(
      `create table sys_user (user_id bigint primary key, we_user_id varchar(64), user_name varchar(30), key (we_user_id))`,
      `insert into sys_user select seq, concat('staff', seq), concat('员工', seq) from seq_0_to_199`,
      `create table we_customer (id bigint primary key, external_userid varchar(32) not null, customer_name varchar(128),
         add_user_id varchar(64), add_time datetime, track_state tinyint, del_flag tinyint not null default 0, tag_ids text,
         unique key (external_userid, add_user_id))`,
      `load data infile '${lists}' into table we_customer (@customer, @tags)
         set id = @customer, external_userid = concat('wm', @customer), customer_name = concat('客户', @customer),
             add_user_id = concat('staff', @customer % 200), add_time = '2024-01-01' + interval @customer second, track_state = 1,
             tag_ids = @tags`,
      'analyze table we_customer, sys_user',
    ),
  session: (sql) => ({
    count: (question) => {
      const condition = where(question);
      return condition ? () => sql.number(`select count(0) ${FROM} ${condition}`) : NO_ANY;
    },
    page: ({ question, offset, limit }) => {
      const condition = where(question);
      if (!condition) return NO_ANY;
      return async () => ({
        total: await sql.number(`select count(0) ${FROM} ${condition}`),
        ids: (
          await sql.rows<{ id: number }>(
            `select wcr.id ${FROM} ${condition} order by wcr.add_time desc limit ${offset}, ${limit}`,
          )
        ).map((row) => Number(row.id)),
      });
    },
  }),
};

export const linkwechat = mariadb(shape);
