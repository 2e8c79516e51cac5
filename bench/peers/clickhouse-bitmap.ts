/** Reference: ClickHouse with one row per tag, its customers as a groupBitmap, as large installations keep them. */
import type { Question } from '../suite/question.ts';
import { clickhouse, pairs, type Shape } from './clickhouse.ts';
import { inPairs, inRanks } from './tables.ts';

/** A bitmap of the question, and the subqueries it is made of by name. */
function said(question: Question, parts: Map<string, string>): string {
  if ('tag' in question) {
    const name = `t${question.tag}`;
    parts.set(
      name,
      `(select groupBitmapMergeState(members) from peer.tag_members where tag = ${question.tag}) as ${name}`,
    );
    return name;
  }
  if ('any' in question) {
    const tags = question.any.flatMap((part) => ('tag' in part ? [part.tag] : []));
    if (tags.length === question.any.length) {
      const name = `any_${tags.join('_')}`;
      parts.set(
        name,
        `(select groupBitmapMergeState(members) from peer.tag_members where tag in (${tags})) as ${name}`,
      );
      return name;
    }
    return question.any.map((part) => said(part, parts)).reduce((a, b) => `bitmapOr(${a}, ${b})`);
  }
  if ('not' in question) throw new Error('a bitmap of everybody else is made by the caller, inside an all');
  const wanted = question.all.flatMap((part) => ('not' in part ? [] : [said(part, parts)]));
  const unwanted = question.all.flatMap((part) => ('not' in part ? [said(part.not, parts)] : []));
  const met = wanted.reduce((a, b) => `bitmapAnd(${a}, ${b})`);
  return unwanted.reduce((a, b) => `bitmapAndnot(${a}, ${b})`, met);
}

function select(what: (bitmap: string) => string, question: Question, rest = ''): string {
  const parts = new Map<string, string>();
  const bitmap = said(question, parts);
  return `with ${[...parts.values()].join(', ')} select ${what(bitmap)} ${rest}`;
}

const shape: Shape = {
  folder: 'bitmap',
  title: 'ClickHouse, groupBitmap',
  about: [
    '`tag_members (tag UInt32, members AggregateFunction(groupBitmap, UInt32))`, AggregatingMergeTree by tag, `index_granularity = 1`',
    '`bitmapAnd`, `bitmapAndnot`, `groupBitmapMergeState … tag in (…)` for OR, `bitmapCardinality`',
  ],
  fill: (sql, { byTag }) =>
    sql.run(
      `create table peer.tag_members (tag UInt32, members AggregateFunction(groupBitmap, UInt32))
       engine = AggregatingMergeTree order by tag settings index_granularity = 1`,
      `insert into peer.tag_members select tag, groupBitmapState(customer) from ${pairs(byTag, 'tag', 'customer')} group by tag`,
      'optimize table peer.tag_members final',
    ),
  session: (sql, { customers }) => ({
    count: (question) => {
      const text = select((bitmap) => `bitmapCardinality(${bitmap})`, question);
      return () => sql.number(text);
    },
    page: ({ question, after, limit }) => {
      const text = select(
        (bitmap) =>
          `bitmapCardinality(${bitmap}), arrayReverse(bitmapToArray(bitmapSubsetInRange(${bitmap}, toUInt32(0), toUInt32(${after ?? customers + 1})))) as ids, arraySlice(ids, 1, ${limit})`,
        question,
      );
      return () => {
        const [row] = sql.rows(text) as unknown as [number, unknown, number[]][];
        return { total: Number(row?.[0]), ids: row?.[2] ?? [] };
      };
    },
    sizes: () => () =>
      inRanks(
        sql
          .rows('select tag, groupBitmapMerge(members) from peer.tag_members group by tag')
          .map(([tag, n]) => ({ tag: Number(tag), n: Number(n) })),
      ),
    facets: (question) => () =>
      inRanks(
        sql
          .rows(
            select(
              (bitmap) => `tag, bitmapAndCardinality(members, ${bitmap})`,
              question,
              'from peer.tag_members',
            ),
          )
          .map(([tag, n]) => ({ tag: Number(tag), n: Number(n) })),
      ),
    overlap: (tags) => () =>
      inPairs(
        tags,
        sql
          .rows(
            `select a.tag, b.tag, bitmapAndCardinality(a.members, b.members) from peer.tag_members a cross join peer.tag_members b
             where a.tag < b.tag and a.tag in (${tags}) and b.tag in (${tags})`,
          )
          .map(([a, b, n]) => ({ a: Number(a), b: Number(b), n: Number(n) })),
      ),
    bulk: async () => {
      const began = performance.now();
      sql.run(
        `insert into peer.tag_members select 301, groupBitmapState(toUInt32(number + 1)) from numbers(${customers})`,
      );
      const seconds = (performance.now() - began) / 1000;
      const rows = sql.number('select groupBitmapMerge(members) from peer.tag_members where tag = 301');
      if (rows !== customers) throw new Error(`${rows} members of ${customers}`);
      sql.run('alter table peer.tag_members delete where tag = 301 settings mutations_sync = 1');
      return [
        {
          way: 'one bitmap',
          rows,
          seconds,
          durable: false,
          note: 'written, not synced; no rows, no history',
        },
      ];
    },
  }),
};

export const clickhouseBitmap = clickhouse(shape);
