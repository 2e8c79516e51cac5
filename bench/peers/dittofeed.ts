/**
 * dittofeed's shape: one row per (workspace, segment, user) with the last answer to "is in it". A filter is a list of
 * segments that must all hold; anything else needs a segment of its own, which the next run of the computation makes.
 */
import { clauses, type Question } from '../suite/question.ts';
import { clickhouse, pairs, type Shape } from './clickhouse.ts';

const NEEDS_SEGMENT =
  'its filter knows only “in all of these segments”; this needs a segment of its own, ready after the next computation (every 120 s)';

const WORKSPACE = 'b3a1f0c2-0000-4000-8000-000000000001';
const SEGMENT = (number: string) =>
  `concat('5e6f0000-0000-4000-8000-', leftPad(toString(${number}), 12, '0'))`;
const USER = (number: string) => `concat('user-', leftPad(toString(${number}), 9, '0'))`;

function tagsOf(question: Question): readonly number[] | null {
  const found = clauses(question);
  if (!found || found.some(({ tags, without }) => tags.length > 1 || without)) return null;
  return found.flatMap(({ tags }) => tags);
}

function users(tags: readonly number[], columns: string, rest = ''): string {
  const names = tags.map((rank) => `s${rank}`);
  const states = tags.map(
    (rank, i) =>
      `argMax(if(computed_property_id = ${SEGMENT(String(rank))}, segment_value, null), assigned_at) as ${names[i]}`,
  );
  return `select ${columns} from (select user_id, ${states.join(', ')} from peer.computed_property_assignments_v2
    where workspace_id = '${WORKSPACE}' and type = 'segment' and computed_property_id in (${tags.map((rank) => SEGMENT(String(rank)))}) ${rest}
    group by workspace_id, user_id having ${names.map((name) => `${name} = True`).join(' and ')})`;
}

const shape: Shape = {
  folder: 'dittofeed',
  title: 'dittofeed’s shape',
  about: [
    '`computed_property_assignments_v2`, ReplacingMergeTree by (workspace_id, type, computed_property_id, user_id), ids as texts',
    '`argMax(if(segment, value, null), assigned_at)` by user with HAVING, `uniqExact`; page by place',
  ],
  fill: (sql, { byTag }) =>
    sql.run(
      `create table peer.computed_property_assignments_v2 (workspace_id LowCardinality(String), type Enum('user_property' = 1, 'segment' = 2),
         computed_property_id LowCardinality(String), user_id String, segment_value Boolean, user_property_value String,
         max_event_time DateTime64(3), assigned_at DateTime64(3) default now64(3))
       engine = ReplacingMergeTree order by (workspace_id, type, computed_property_id, user_id)`,
      `insert into peer.computed_property_assignments_v2 (workspace_id, type, computed_property_id, user_id, segment_value, max_event_time)
       select '${WORKSPACE}', 'segment', ${SEGMENT('tag')}, ${USER('customer')}, true, now64(3) from ${pairs(byTag, 'tag', 'customer')}`,
      'optimize table peer.computed_property_assignments_v2 final',
    ),
  session: (sql, { customers }) => ({
    count: (question) => {
      const tags = tagsOf(question);
      return tags ? () => sql.number(users(tags, 'uniqExact(user_id)')) : NEEDS_SEGMENT;
    },
    page: ({ question, after, limit }) => {
      const tags = tagsOf(question);
      if (!tags) return NEEDS_SEGMENT;
      const before = after === null ? '' : `and user_id < ${USER(String(after))}`;
      return () => ({
        total: sql.number(users(tags, 'uniqExact(user_id)')),
        ids: sql
          .rows(`${users(tags, 'user_id', before)} order by user_id desc limit ${limit}`)
          .map(([id]) => Number(String(id).slice(5))),
      });
    },
    sizes: () => () => {
      const sizes = new Array<number>(300).fill(0);
      const text = `select toUInt32(right(computed_property_id, 12)) as segment, uniqExactIf(user_id, segment_value) from (
        select computed_property_id, user_id, argMax(segment_value, assigned_at) as segment_value from peer.computed_property_assignments_v2
        where workspace_id = '${WORKSPACE}' and type = 'segment' group by computed_property_id, user_id) group by computed_property_id`;
      for (const [rank, n] of sql.rows(text)) sizes[Number(rank) - 1] = Number(n);
      return sizes;
    },
    bulk: async () => {
      const began = performance.now();
      sql.run(`insert into peer.computed_property_assignments_v2 (workspace_id, type, computed_property_id, user_id, segment_value, max_event_time)
        select '${WORKSPACE}', 'segment', ${SEGMENT('301')}, ${USER('number + 1')}, true, now64(3) from numbers(${customers})`);
      const seconds = (performance.now() - began) / 1000;
      const rows = sql.number(users([301], 'uniqExact(user_id)'));
      if (rows !== customers) throw new Error(`${rows} members of ${customers}`);
      sql.run(
        `alter table peer.computed_property_assignments_v2 delete where computed_property_id = ${SEGMENT('301')} settings mutations_sync = 1`,
      );
      return [
        {
          way: 'insert … select into its assignments',
          rows,
          seconds,
          durable: false,
          note: 'the last step of its computation alone, written, not synced',
        },
      ];
    },
  }),
};

export const dittofeed = clickhouse(shape);
