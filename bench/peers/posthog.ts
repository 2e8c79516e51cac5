/**
 * PostHog's shape: members of a cohort as signed rows of a version, persons beside them. A combination is a chain of
 * `id in (select distinct person …)`.
 */
import type { Question } from '../suite/question.ts';
import { clickhouse, pairs, type Shape } from './clickhouse.ts';

const PERSON = (number: string) =>
  `toUUID(concat('0185c000-0000-4000-8000-', leftPad(toString(${number}), 12, '0')))`;

function where(question: Question): string {
  if ('tag' in question)
    return `id in (select distinct person_id from peer.cohortpeople where team_id = 2 and cohort_id = ${question.tag} and version = 1)`;
  if ('not' in question) return `not (${where(question.not)})`;
  const [parts, word] = 'all' in question ? [question.all, 'and'] : [question.any, 'or'];
  return `(${parts.map(where).join(` ${word} `)})`;
}

const persons = (question: Question): string =>
  `select id from peer.person where team_id = 2 and ${where(question)} group by id having argMax(is_deleted, version) = 0`;

const shape: Shape = {
  folder: 'posthog',
  title: 'PostHog’s shape',
  about: [
    '`cohortpeople (person_id UUID, cohort_id, team_id, sign, version)`, CollapsingMergeTree by (team_id, cohort_id, person_id, version); `person`, ReplacingMergeTree',
    '`id in (select distinct person_id …)` for each cohort, deleted persons left out by `argMax`; page with OFFSET',
  ],
  fill: (sql, { byTag }, { customers }) =>
    sql.run(
      `create table peer.cohortpeople (person_id UUID, cohort_id Int64, team_id Int64, sign Int8, version UInt64)
       engine = CollapsingMergeTree(sign) order by (team_id, cohort_id, person_id, version)`,
      `insert into peer.cohortpeople select ${PERSON('customer')}, tag, 2, 1, 1 from ${pairs(byTag, 'tag', 'customer')}`,
      'optimize table peer.cohortpeople final',
      `create table peer.person (id UUID, created_at DateTime64(3), team_id Int64, properties String, is_identified Int8, is_deleted Int8, version UInt64)
       engine = ReplacingMergeTree(version) order by (team_id, id)`,
      `insert into peer.person select ${PERSON('number + 1')}, now64(3), 2, '{}', 1, 0, 1 from numbers(${customers})`,
      'optimize table peer.person final',
    ),
  session: (sql, { customers }) => ({
    count: (question) => () => sql.number(`select count() from (${persons(question)})`),
    page:
      ({ question, offset, limit }) =>
      () => ({
        total: sql.number(`select count() from (${persons(question)})`),
        ids: sql
          .rows(`${persons(question)} order by id desc limit ${limit} offset ${offset}`)
          .map(([id]) => Number(String(id).slice(24))),
      }),
    sizes: () => () => {
      const sizes = new Array<number>(300).fill(0);
      const text =
        'select cohort_id, count(distinct person_id) from peer.cohortpeople where team_id = 2 and version = 1 group by cohort_id';
      for (const [rank, n] of sql.rows(text)) sizes[Number(rank) - 1] = Number(n);
      return sizes;
    },
    bulk: async () => {
      const began = performance.now();
      sql.run(
        `insert into peer.cohortpeople select id, 301, 2, 1, 1 from peer.person where team_id = 2 and is_deleted = 0`,
      );
      const seconds = (performance.now() - began) / 1000;
      const rows = sql.number(
        'select count(distinct person_id) from peer.cohortpeople where team_id = 2 and cohort_id = 301 and version = 1',
      );
      if (rows !== customers) throw new Error(`${rows} members of ${customers}`);
      sql.run('alter table peer.cohortpeople delete where cohort_id = 301 settings mutations_sync = 1');
      return [
        {
          way: 'insert … select of a cohort',
          rows,
          seconds,
          durable: false,
          note: 'its recalculation of one cohort alone (at most every 15 minutes), written, not synced',
        },
      ];
    },
  }),
};

export const posthog = clickhouse(shape);
