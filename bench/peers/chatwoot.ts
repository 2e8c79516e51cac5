/**
 * Chatwoot's shape: contacts, tags and polymorphic taggings with the indexes that its tagging library brings. Each label
 * filter is a correlated EXISTS that finds tags by name; filters stand in a row of AND and OR without brackets.
 */

import { type Clause, clauses, type Question } from '../suite/question.ts';
import { tagName } from '../support/fill.ts';
import { TAGS } from '../support/shape.ts';
import { postgres, type Shape } from './postgres.ts';

const DEEPER = 'its filter has no brackets';

const filter = ({ tags, without }: Clause): string =>
  `${without ? 'not ' : ''}exists (select 1 from taggings where taggings.taggable_id = contacts.id and taggings.taggable_type = 'Contact'
     and taggings.context = 'labels' and taggings.tag_id in (select tags.id from tags where tags.name in (${tags.map((rank) => `'${tagName(rank)}'`)})))`;

function where(question: Question): string | null {
  const found = clauses(question);
  return found && `contacts.account_id = 1 and ${found.map(filter).join(' and ')}`;
}

const shape: Shape = {
  database: 'chatwoot',
  title: 'Chatwoot’s shape',
  about: [
    '`contacts`, `tags`, `taggings (tag_id, taggable_type, taggable_id, context, tagger_type, tagger_id)` with nine indexes',
    'each label filter a correlated `[not] exists`, tags by name; page with OFFSET, total by a second query',
  ],
  fill: async (sql, { byCustomer }, { customers }) => {
    await sql.run(`
      create table contacts (id bigint primary key, account_id int not null, name text, email text, phone_number text,
        last_activity_at timestamptz, created_at timestamptz not null, custom_attributes jsonb default '{}');
      insert into contacts select i, 1, '客户' || i, null, null, now(), now(), '{}' from generate_series(1, ${customers}) i;
      create index on contacts (account_id); create index on contacts (account_id, last_activity_at desc nulls last);
      create table tags (id int primary key, name text unique, taggings_count int default 0);
      create table taggings (id bigserial, tag_id int, taggable_type text default 'Contact', taggable_id int, tagger_type text,
        tagger_id int, context varchar(128) default 'labels', created_at timestamptz default now())`);
    const names = Array.from({ length: TAGS }, (_, i) => `(${i + 1}, '${tagName(i + 1)}')`);
    await sql.run(`insert into tags (id, name) values ${names}`);
    await sql.copy('taggings (taggable_id, tag_id)', byCustomer);
    await sql.run(`
      alter table taggings add primary key (id);
      create unique index on taggings (tag_id, taggable_id, taggable_type, context, tagger_id, tagger_type);
      create index on taggings (taggable_id, taggable_type, context);
      create index on taggings (taggable_id, taggable_type, tagger_id, context);
      create index on taggings (context); create index on taggings (tag_id); create index on taggings (taggable_id);
      create index on taggings (taggable_type); create index on taggings (tagger_id)`);
  },
  session: (sql) => ({
    count: (question) => {
      const condition = where(question);
      return condition ? () => sql.number(`select count(*) from contacts where ${condition}`) : DEEPER;
    },
    page: ({ question, offset, limit }) => {
      const condition = where(question);
      if (!condition) return DEEPER;
      return async () => ({
        total: await sql.number(`select count(*) from contacts where ${condition}`),
        ids: (
          await sql.rows<{ id: number }>(
            `select contacts.* from contacts where ${condition} order by contacts.id desc limit ${limit} offset ${offset}`,
          )
        ).map((row) => Number(row.id)),
      });
    },
  }),
};

export const chatwoot = postgres(shape);
