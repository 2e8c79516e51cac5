/**
 * The second reading of a condition: every leaf as a query on the rows, combined with plain sets. Written from the
 * language's description, without using anything of the index or of the evaluator for one customer.
 */
import type {
  AttributeLeaf,
  DidLeaf,
  FollowLeaf,
  Leaf,
  Resolved,
  ResolvedWindow,
  TagLeaf,
  Test,
} from '#features/conditions/core';
import type { Db } from '#platform/db';

export interface Moment {
  readonly now: Date;
  readonly zone: string;
}

type Answer = ReadonlySet<number>;

const SQL_SPAN: Readonly<Record<string, string>> = {
  today: `date_trunc('day', n) and date_trunc('day', n) + interval '1 day'`,
  thisMonth: `date_trunc('month', n) and date_trunc('month', n) + interval '1 month'`,
  thisYear: `date_trunc('year', n) and date_trunc('year', n) + interval '1 year'`,
  lastYear: `date_trunc('year', n) - interval '1 year' and date_trunc('year', n)`,
};

const interval = (text: string): string => {
  const [, n, unit] = /^(\d+)(mo|[smhdw])$/.exec(text) ?? [];
  const words: Record<string, string> = {
    mo: 'months',
    s: 'seconds',
    m: 'minutes',
    h: 'hours',
    d: 'days',
    w: 'weeks',
  };
  return `interval '${n} ${words[unit ?? ''] ?? ''}'`;
};

/** A window as SQL on a timestamptz expression. Calendar arithmetic is PostgreSQL's own. */
function inWindow(at: string, window: ResolvedWindow | null, { now, zone }: Moment): string {
  if (!window) return 'true';
  const here = `timestamptz '${now.toISOString()}'`;
  const local = `(${here} at time zone '${zone}')`;
  // Fixed durations count elapsed time, months count on the calendar of the zone.
  const back = (text: string) =>
    text.endsWith('mo')
      ? `((${local} - ${interval(text)}) at time zone '${zone}')`
      : `(${here} - ${interval(text)})`;
  switch (window.kind) {
    case 'last':
      return `(${at} >= ${back(window.text)} and ${at} <= ${here})`;
    case 'before':
      return `${at} < ${back(window.text)}`;
    case 'between': {
      const instant = (text: string) =>
        text.length === 10 ? `(timestamp '${text}' at time zone '${zone}')` : `timestamptz '${text}'`;
      const parts = [
        window.since ? `${at} >= ${instant(window.since)}` : 'true',
        window.until ? `${at} < ${instant(window.until)}` : 'true',
      ];
      return `(${parts.join(' and ')})`;
    }
    case 'calendar': {
      const [from, to] = (SQL_SPAN[window.span] ?? '').replaceAll('n)', `${local})`).split(' and ');
      return `(${at} >= (${from}) at time zone '${zone}' and ${at} < (${to}) at time zone '${zone}')`;
    }
  }
}

const literal = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : `'${String(value).replaceAll("'", "''")}'`;

const WIDE =
  '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ';
const NARROW = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits without case and width, by which parts of texts are compared. */
const loose = (text: string): string => `lower(translate(${text}, '${WIDE}', '${NARROW}'))`;

/** One comparison of a scalar SQL expression; SQL's null makes it null, which is not true. */
function compared(value: string, test: Test): string {
  const list = (values: readonly unknown[]) => values.map(literal).join(', ');
  switch (test.op) {
    case 'is':
      return `${value} = ${literal(test.value)}`;
    case 'isNot':
      return `${value} <> ${literal(test.value)}`;
    case 'in':
      return `${value} in (${list(test.values)})`;
    case 'notIn':
      return `${value} not in (${list(test.values)})`;
    case 'contains':
      return `position(${loose(literal(test.value))} in ${loose(value)}) > 0`;
    case 'startsWith':
      return `starts_with(${loose(value)}, ${loose(literal(test.value))})`;
    case 'mentions':
      return `(${test.values.map((word) => `position(${loose(literal(word))} in ${loose(value)}) > 0`).join(' or ')})`;
    case 'between':
      return `${value} between ${literal(test.from)} and ${literal(test.to)}`;
    case 'exists':
      return `(${value} is ${test.value ? 'not ' : ''}null)`;
    default:
      return `${value} ${{ gt: '>', gte: '>=', lt: '<', lte: '<=' }[test.op]} ${literal(test.value)}`;
  }
}

/** The purchase cycle by ranks, from the days with orders; of one customer never so many that the newest matter. */
const cycleSql = (zone: string, what: 'days' | 'next'): string => {
  const days = `(select array_agg(distinct (p.paid_at at time zone '${zone}')::date order by (p.paid_at at time zone '${zone}')::date)
     from paid p where p.customer = c.ordinal)`;
  const gaps = `(select array_agg(d[i + 1] - d[i] order by d[i + 1] - d[i]) from generate_series(1, cardinality(d) - 1) i)`;
  const median = `(g[(cardinality(g) + 1) / 2] + g[cardinality(g) / 2 + 1] + 1) / 2`;
  const value = what === 'days' ? median : `d[cardinality(d)] + ${median}`;
  return `(select case when cardinality(d) >= 3 then ${value} end from (select ${days} as d) days, lateral (select ${gaps} as g) gaps)`;
};

function attributeSql(leaf: AttributeLeaf, { now, zone }: Moment): string {
  const day = (at: string) => `(to_char(${at} at time zone '${zone}', 'YYYY-MM-DD') collate "C")`;
  const rfm = (column: string) =>
    `(select s.${column} from rfm_score s where s.workspace_id = $1 and s.customer = c.ordinal)`;
  const builtIn: Readonly<Record<string, string>> = {
    'order.count': 'coalesce((select count(*) from paid p where p.customer = c.ordinal), 0)',
    'order.total': 'coalesce((select sum(p.amount) from paid p where p.customer = c.ordinal), 0)',
    'order.lastAt': day('(select max(p.paid_at) from paid p where p.customer = c.ordinal)'),
    'order.cycleDays': cycleSql(zone, 'days'),
    'order.topProduct': `((select t.product from (select i ->> 'product' as product, count(distinct p.order_no) as n, max(p.paid_at) as last
        from paid p, jsonb_array_elements(p.items) i where p.customer = c.ordinal group by 1) t
      where t.n > 1 order by t.n desc, t.last desc, t.product collate "C" limit 1) collate "C")`,
    'order.nextAt': `(to_char(${cycleSql(zone, 'next')}, 'YYYY-MM-DD') collate "C")`,
    'order.overdueDays': `((timestamptz '${now.toISOString()}' at time zone '${zone}')::date - ${cycleSql(zone, 'next')})`,
    'rfm.recencyDays': `(select coalesce(s.recency_days, (timestamptz '${now.toISOString()}' at time zone '${zone}')::date
      - (s.last_at at time zone '${zone}')::date) from rfm_score s where s.workspace_id = $1 and s.customer = c.ordinal)`,
    'rfm.monetary': rfm('monetary'),
    'rfm.r': rfm('r'),
    'rfm.f': rfm('f'),
  };
  const raw = `c.attributes -> '${leaf.key}'`;
  const text = `c.attributes ->> '${leaf.key}'`;
  if (leaf.type === 'many') {
    const has = (v: unknown) => `coalesce(${raw} ? ${literal(v)}, false)`;
    const any = `coalesce(jsonb_array_length(${raw}) > 0, false)`;
    return leaf.tests
      .map((t) => {
        if (t.op === 'is') return has(t.value);
        if (t.op === 'isNot') return `${any} and not ${has(t.value)}`;
        if (t.op === 'in') return `(${t.values.map(has).join(' or ')})`;
        if (t.op === 'notIn') return `${any} and not (${t.values.map(has).join(' or ')})`;
        if (t.op === 'exists') return t.value ? any : `not ${any}`;
        throw new Error(`no ${t.op} for many`);
      })
      .map((sql) => `(${sql})`)
      .join(' and ');
  }
  const numeric = leaf.type === 'number' || leaf.type === 'money';
  const value =
    builtIn[leaf.key] ??
    (numeric
      ? `(${text})::float8`
      : leaf.type === 'boolean'
        ? `(${text})::boolean`
        : `((${text}) collate "C")`);
  return leaf.tests.map((test) => `coalesce(${compared(value, test)}, false)`).join(' and ');
}

const PAID = `with paid as (select customer, paid_at, quantity, amount - refund_amount as amount, currency, items, order_no from orders
  where workspace_id = $1 and (refunded_at is null or refund_amount < amount))`;

function whereSql(where: DidLeaf['where'], row: string): string[] {
  return where.map(({ property, tests }) => {
    const columns: Readonly<Record<string, string>> = {
      amount: `${row}.amount`,
      currency: `${row}.currency`,
      quantity: `${row}.quantity`,
      orderNo: `${row}.order_no`,
    };
    const column = columns[property];
    if (column) return tests.map((t) => `coalesce(${compared(column, t)}, false)`).join(' and ');
    if (property !== 'items.quantity') throw new Error(`no ${property}`);
    const element = `(i ->> 'quantity')::float8`;
    return `exists (select 1 from jsonb_array_elements(${row}.items) i where ${tests.map((t) => compared(element, t)).join(' and ')})`;
  });
}

function clockSql(at: string, { weekdays, from, until }: NonNullable<DidLeaf['at']>, zone: string): string {
  const local = `(${at} at time zone '${zone}')`;
  const later = from ? `${local}::time >= '${from}'` : 'true';
  const earlier = until ? `${local}::time < '${until}'` : 'true';
  const time = from && until && from > until ? `(${later} or ${earlier})` : `${later} and ${earlier}`;
  return weekdays ? `extract(isodow from ${local}) in (${weekdays.join(', ')}) and ${time}` : time;
}

/** An earlier order within reach of `p`. */
function afterSql({ first, text, without }: NonNullable<DidLeaf['after']>, zone: string): string {
  if (without || first.did !== 'order.paid') throw new Error('the SQL reading knows paid orders only');
  const back = text.endsWith('mo')
    ? `((p.paid_at at time zone '${zone}' - ${interval(text)}) at time zone '${zone}')`
    : `(p.paid_at - ${interval(text)})`;
  const tests = [`f.paid_at < p.paid_at`, `f.paid_at >= ${back}`, ...whereSql(first.where, 'f')];
  return `exists (select 1 from paid f where f.customer = c.ordinal and ${tests.join(' and ')})`;
}

function didSql(leaf: DidLeaf, moment: Moment): string {
  if (leaf.types.some((type) => type !== 'order.paid'))
    throw new Error('the SQL reading knows paid orders only');
  const where = whereSql(leaf.where, 'p');
  if (leaf.at) where.push(clockSql('p.paid_at', leaf.at, moment.zone));
  if (leaf.after) where.push(afterSql(leaf.after, moment.zone));
  const matching = `select p.* from paid p where p.customer = c.ordinal and p.paid_at <= timestamptz '${moment.now.toISOString()}' and ${[inWindow('p.paid_at', leaf.within, moment), ...where].join(' and ')}`;
  const parts: string[] = [];
  if (leaf.count) {
    parts.push(`(select count(*) from (${matching}) m) >= ${leaf.count.min}`);
    if (leaf.count.max !== null) parts.push(`(select count(*) from (${matching}) m) <= ${leaf.count.max}`);
  }
  if (leaf.measure) {
    const { measure, property } = leaf.measure;
    const functions: Readonly<Record<string, string>> = {
      sum: `coalesce(sum(m.${property}), 0)`,
      avg: `round(avg(m.${property})::numeric, 9)::float8`,
      max: `max(m.${property})`,
      min: `min(m.${property})`,
      median: `round((percentile_cont(0.5) within group (order by m.${property}))::numeric, 9)::float8`,
      days: `nullif(count(distinct (m.paid_at at time zone '${moment.zone}')::date), 0)`,
    };
    const value = `(select ${functions[measure]} from (${matching}) m)`;
    for (const test of leaf.measure.tests) parts.push(`coalesce(${compared(value, test)}, false)`);
  }
  return parts.join(' and ');
}

function tagSql(leaf: TagLeaf, moment: Moment): string {
  const sources = leaf.sources ? `a.source in (${leaf.sources.map(literal).join(', ')})` : 'true';
  return `exists (select 1 from assignment a where a.workspace_id = $1 and a.customer = c.ordinal and a.tag_id = ${leaf.tag}
    and ${inWindow('a.since', leaf.assigned, moment)} and ${sources})`;
}

function followSql(leaf: FollowLeaf): string {
  const parts = [`f.status in (${leaf.statuses.map(literal).join(', ')})`];
  if (leaf.staff) parts.push(`f.staff_id in (${leaf.staff.join(', ') || 'null'})`);
  if (leaf.addWays) parts.push(`f.add_way in (${leaf.addWays.join(', ') || 'null'})`);
  return `exists (select 1 from follow f where f.workspace_id = $1 and f.ordinal = c.ordinal and ${parts.join(' and ')})`;
}

function leafSql(leaf: Leaf, moment: Moment): string {
  switch (leaf.kind) {
    case 'everyone':
      return 'true';
    case 'nobody':
      return 'false';
    case 'tag':
      return tagSql(leaf, moment);
    case 'group': {
      const has = `exists (select 1 from assignment a where a.workspace_id = $1 and a.customer = c.ordinal and a.tag_id in (${leaf.tags.join(', ') || 'null'}))`;
      return leaf.test === 'none' ? `not ${has}` : has;
    }
    case 'attribute':
      return attributeSql(leaf, moment);
    case 'did':
      return didSql(leaf, moment);
    case 'follow':
      return followSql(leaf);
    case 'frozen':
      throw new Error('frozen audiences are compared elsewhere');
  }
}

/** Ordinals of the living customers for whom the condition holds. */
export async function sqlAnswer(db: Db, workspace: number, node: Resolved, moment: Moment): Promise<Answer> {
  const inner = (part: Resolved) => sqlAnswer(db, workspace, part, moment);
  const alive = () => inner({ kind: 'everyone' });
  switch (node.kind) {
    case 'all': {
      const parts = await Promise.all(node.of.map(inner));
      return new Set([...(await alive())].filter((c) => parts.every((p) => p.has(c))));
    }
    case 'any': {
      const parts = await Promise.all(node.of.map(inner));
      return new Set(parts.flatMap((p) => [...p]));
    }
    case 'atLeast': {
      const parts = await Promise.all(node.of.map(inner));
      const points = (c: number) =>
        parts.reduce((sum, p, i) => sum + (p.has(c) ? (node.weights?.[i] ?? 1) : 0), 0);
      return new Set([...(await alive())].filter((c) => points(c) >= node.k));
    }
    case 'not': {
      const part = await inner(node.of);
      return new Set([...(await alive())].filter((c) => !part.has(c)));
    }
    case 'audience':
      return inner(node.of);
    default: {
      const rows = await db.many<{ ordinal: number }>(
        `${PAID} select c.ordinal from customer c where c.workspace_id = $1 and c.deleted_at is null and c.merged_into is null
          and (${leafSql(node, moment)})`,
        [workspace],
      );
      return new Set(rows.map((r) => r.ordinal));
    }
  }
}
