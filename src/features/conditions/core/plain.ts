/**
 * The slow, obvious reading of the language, for tests: straight from what callers write over the example shop, sharing no code
 * with the evaluator. Times are compared as text in the zone of the shop, which has no summer time (+08:00).
 */
import { noon, shop } from './example.ts';
import type { CustomerFacts, EventFact } from './facts.ts';
import type { After, At, Condition, EventsOf, Measure, Operators, Scalar, Window } from './language.ts';

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
/** The wall clock of the shop as if it were UTC. */
const wall = (at: Date) => new Date(at.getTime() + OFFSET);
const real = (year: number, month: number, day: number) => Date.UTC(year, month, day) - OFFSET;

const isWeekend = (w: Date): boolean => w.getUTCDay() === 0 || w.getUTCDay() === 6;

/** Back from one working day to the one before, and so on; a weekend is where its Monday begins. */
function workdaysAgo(n: number, now: Date): number {
  let w = wall(now);
  while (isWeekend(w)) w = new Date(Date.UTC(w.getUTCFullYear(), w.getUTCMonth(), w.getUTCDate() + 1));
  for (let i = 0; i < n; i++) {
    do w = new Date(w.getTime() - DAY);
    while (isWeekend(w));
  }
  return w.getTime() - OFFSET;
}

function ago(text: string, now = noon): number {
  const n = Number.parseInt(text, 10);
  if (text.endsWith('bd')) return workdaysAgo(n, now);
  if (!text.endsWith('mo')) {
    const unit = { h: DAY / 24, d: DAY, w: 7 * DAY }[text.slice(-1)] ?? 0;
    return now.getTime() - n * unit;
  }
  const w = wall(now);
  const shifted = new Date(w);
  shifted.setUTCMonth(w.getUTCMonth() - n, 1);
  const last = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, 0)).getUTCDate();
  shifted.setUTCDate(Math.min(w.getUTCDate(), last));
  return shifted.getTime() - OFFSET;
}

const moment = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00+08:00` : text);

function calendarSpan(word: string): [number, number] {
  const w = wall(noon);
  const [y, m, d] = [w.getUTCFullYear(), w.getUTCMonth(), w.getUTCDate()];
  const monday = d - ((w.getUTCDay() + 6) % 7);
  const q = m - (m % 3);
  const spans: Record<string, [number, number]> = {
    today: [real(y, m, d), real(y, m, d + 1)],
    yesterday: [real(y, m, d - 1), real(y, m, d)],
    thisWeek: [real(y, m, monday), real(y, m, monday + 7)],
    lastWeek: [real(y, m, monday - 7), real(y, m, monday)],
    thisMonth: [real(y, m, 1), real(y, m + 1, 1)],
    lastMonth: [real(y, m - 1, 1), real(y, m, 1)],
    thisQuarter: [real(y, q, 1), real(y, q + 3, 1)],
    lastQuarter: [real(y, q - 3, 1), real(y, q, 1)],
    thisYear: [real(y, 0, 1), real(y + 1, 0, 1)],
    lastYear: [real(y - 1, 0, 1), real(y, 0, 1)],
  };
  return spans[word] ?? [0, 0];
}

function during(window: Window | undefined, at: Date): boolean {
  const t = at.getTime();
  if (!window) return true;
  if ('last' in window) return t >= ago(window.last) && t <= noon.getTime();
  if ('before' in window) return t < ago(window.before);
  if ('calendar' in window) {
    const [since, until] = calendarSpan(window.calendar);
    return t >= since && t < until;
  }
  const { since, until } = window;
  return (since === undefined || t >= moment(since)) && (until === undefined || t < moment(until));
}

/** Letters and digits without width and case. */
const loose = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => char.normalize('NFKC')).toLowerCase();

/** The keywords of random conditions as expressions of JavaScript, by hand. */
const SAID: Readonly<Record<string, RegExp>> = {
  套餐: /^套餐$/,
  '优惠|折扣': /^(优惠|折扣)$/,
  '"ka"': /^ka$/,
  '优*价': /^优[^，。]{0,10}价$/,
  '/满\\d+减/': /^满\d+减$/,
};

/** Some piece of the text is the keyword, and up to four letters before it there is no denial in the same clause. */
function says(text: string, keyword: string): boolean {
  const t = loose(text).replaceAll('優', '优').replaceAll('價', '价').replaceAll('沒', '没');
  const letters = Array.from(t, (_, i) => i);
  const denied = (i: number) => {
    const clause =
      t
        .slice(0, i)
        .split(/[，。]/)
        .at(-1) ?? '';
    const words = clause.replaceAll('有没有', '＿＿＿').replaceAll('不错', '＿＿');
    return ['不要', '没有', '没', '不'].some((no) => {
      const at = words.lastIndexOf(no);
      return at >= 0 && words.length - at - no.length <= 4;
    });
  };
  return letters.some((i) =>
    letters.some((j) => {
      const alone = !/[a-z\d\p{L}]/u.test(t.slice(i - 1, i) + t.slice(j + 1, j + 2));
      return (
        SAID[keyword.toLowerCase()]?.test(t.slice(i, j + 1)) &&
        (alone || !keyword.includes('"')) &&
        !denied(i)
      );
    }),
  );
}

/** All tests of one present value. */
function passes(v: Scalar, o: Operators): boolean {
  const sameType = (x: Scalar | undefined) => typeof x === typeof v;
  if (o.exists === false) return false;
  if (o.is !== undefined && v !== o.is) return false;
  if (o.isNot !== undefined && v === o.isNot) return false;
  if (o.in && !o.in.includes(v)) return false;
  if (o.notIn?.includes(v)) return false;
  const folded = loose(String(v));
  const start = loose(o.startsWith ?? '');
  if (o.contains !== undefined && !(typeof v === 'string' && folded.split(loose(o.contains)).length > 1))
    return false;
  if (o.mentions && !(typeof v === 'string' && o.mentions.some((word) => says(v, word)))) return false;
  if (o.startsWith !== undefined && folded.slice(0, start.length) !== start) return false;
  if (o.gt !== undefined && !(sameType(o.gt) && v > o.gt)) return false;
  if (o.gte !== undefined && !(sameType(o.gte) && v >= o.gte)) return false;
  if (o.lt !== undefined && !(sameType(o.lt) && v < o.lt)) return false;
  if (o.lte !== undefined && !(sameType(o.lte) && v <= o.lte)) return false;
  if (o.between && !(sameType(o.between[0]) && v >= o.between[0] && v <= o.between[1])) return false;
  return true;
}

const NAMES = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'mentions',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
];
const missingPasses = (o: Operators) => o.exists === false && !NAMES.some((name) => name in o);

const some = (values: readonly Scalar[], o: Operators) =>
  values.length === 0 ? missingPasses(o) : values.some((v) => passes(v, o));

function many(values: readonly Scalar[], o: Operators): boolean {
  if (values.length === 0) return missingPasses(o);
  if (o.exists === false) return false;
  if (o.is !== undefined && !values.includes(o.is)) return false;
  if (o.contains !== undefined && !values.includes(o.contains)) return false;
  if (o.isNot !== undefined && values.includes(o.isNot)) return false;
  if (o.in && !values.some((v) => o.in?.includes(v))) return false;
  return !values.some((v) => o.notIn?.includes(v));
}

function read(event: EventFact, path: string): Scalar[] {
  const scalar = (v: unknown): v is Scalar => ['string', 'number', 'boolean'].includes(typeof v);
  if (path === 'items.quantity') {
    const items = (event.properties.items ?? []) as { quantity: number }[];
    return items.map(({ quantity }) => quantity);
  }
  const value = event.properties[path];
  return (Array.isArray(value) ? value : [value]).filter(scalar);
}

function measured(m: Measure, events: readonly EventFact[]): number | null {
  const of = (path: string) => events.flatMap((e) => read(e, path));
  const numbers = (path: string) => of(path).filter((v) => typeof v === 'number');
  // Small numbers with one decimal: whole tenths add up exactly.
  const total = (values: number[]) => values.reduce((sum, v) => sum + Math.round(v * 10), 0) / 10;
  if (m.sum !== undefined) return total(numbers(m.sum));
  if (events.length === 0) return null;
  if (m.days) return new Set(events.map((e) => wall(e.at).toISOString().slice(0, 10))).size;
  if (m.distinct !== undefined) return new Set(of(m.distinct)).size;
  const values = numbers(m.avg ?? m.max ?? m.min ?? m.median ?? '').sort((a, b) => a - b);
  if (values.length === 0) return null;
  if (m.median !== undefined) {
    const half = values.length / 2;
    const middle = values.filter((_, i) => i === Math.floor(half - 0.5) || i === Math.ceil(half - 0.5));
    return Math.round((total(middle) / middle.length) * 1e9) / 1e9;
  }
  if (m.avg !== undefined) return Math.round((total(values) / values.length) * 1e9) / 1e9;
  return (m.max !== undefined ? values.at(-1) : values[0]) ?? null;
}

/** `interaction`, written out: what a customer does by themselves. */
const BY_CUSTOMER = ['material.visit', 'order.paid'];

const tagIds: Record<string, number> = {
  '意向/高意向': 14,
  A意向: 14,
  中意向: 13,
  定制衣柜: 21,
  '来源/其他': 32,
  tag_41: 41,
  '阶段/报价中': 52,
};
const groupIds: Record<string, number> = { 意向: 1, grp_1: 1, 感兴趣的产品: 2, 空组: 6 };
const staffIds: Record<string, number> = { stf_1: 1, 'wecom:linxiaoman': 1, stf_2: 2 };

const meant = ({ did, where = [] }: EventsOf, e: EventFact): boolean =>
  (did === 'interaction' ? BY_CUSTOMER : [did]).includes(e.type) &&
  where.every((w) => some(read(e, w.property), w));

function onClock({ weekdays, from = '00:00', until = '24:00' }: At, at: Date): boolean {
  const w = wall(at);
  const time = w.toISOString().slice(11, 16);
  const inTime = from > until ? time >= from || time < until : time >= from && time < until;
  return inTime && (!weekdays || weekdays.includes(w.getUTCDay() === 0 ? 7 : w.getUTCDay()));
}

/** Some first step of which nothing unwanted lies between it and the event. */
function goesBefore(after: After, e: EventFact, events: readonly EventFact[]): boolean {
  const at = e.at.getTime();
  const { without } = after;
  return events.some((a) => {
    const first = a.at.getTime();
    if (!meant(after, a) || first >= at || first < ago(after.within, e.at)) return false;
    return !events.some((c) => without && meant(without, c) && first < c.at.getTime() && c.at.getTime() < at);
  });
}

/** Whether a condition over the example shop holds of a customer at noon. */
export function plainly(c: Condition, f: CustomerFacts): boolean {
  if ('group' in c) {
    const tags = (shop.tags ?? []).filter(({ group }) => group === groupIds[c.group]);
    const mine = tags.filter(({ id }) => f.assignments.some((a) => a.tag === id));
    if ('any' in c) return mine.length > 0;
    if ('none' in c) return mine.length === 0;
    const order = (name: string | undefined) => tags.find((t) => t.name === name)?.order;
    const bounds = c as { min?: string; max?: string };
    const [low = -1, high = 99] = [order(bounds.min), order(bounds.max)];
    return mine.some((t) => low <= t.order && t.order <= high);
  }
  if ('all' in c) return !c.all.some((part) => !plainly(part, f));
  if ('any' in c) return c.any.filter((part) => plainly(part, f)).length > 0;
  if ('not' in c) return plainly(c.not, f) === false;
  if ('atLeast' in c) {
    const points = c.of.map((part, i) => (plainly(part, f) ? (c.weights?.[i] ?? 1) : 0));
    return points.reduce((sum, n) => sum + n, 0) >= c.atLeast;
  }
  if ('tag' in c)
    return f.assignments.some(
      (a) =>
        a.tag === tagIds[c.tag] &&
        (!c.assigned || (a.since.getTime() <= noon.getTime() && during(c.assigned, a.since))) &&
        (!c.source || c.source.includes(a.source)) &&
        (!c.staff || a.staff === staffIds[c.staff]),
    );
  if ('attribute' in c) {
    const value = f.attributes.get(c.attribute) ?? [];
    const values = typeof value === 'object' ? value : [value];
    return c.attribute === 'rooms' ? many(values, c) : some(values, c);
  }
  if ('did' in c) {
    const { at, after } = c;
    const events = f.events.filter(
      (e) =>
        meant(c, e) &&
        e.at.getTime() <= noon.getTime() &&
        during(c.within, e.at) &&
        (!at || onClock(at, e.at)) &&
        (!after || goesBefore(after, e, f.events)),
    );
    const { min = 0, max = 1e9 } = c.count ?? (c.measure ? {} : { min: 1 });
    const value = c.measure ? measured(c.measure, events) : null;
    return (
      events.length >= min &&
      events.length <= max &&
      (!c.measure || some(value === null ? [] : [value], c.measure))
    );
  }
  if ('follow' in c) {
    const { staff, department, addWay, channel, status = ['half', 'active'] } = c.follow;
    return f.follows.some(
      (r) =>
        status.includes(r.status) &&
        (!staff || staff.some((s) => staffIds[s] === r.staff)) &&
        (!department || r.departments.includes(1)) &&
        (!addWay || addWay.some((w) => w === r.addWay)) &&
        (!channel || r.channel === 1),
    );
  }
  const frozen = f.frozen.has(2);
  if (c.audience === 'aud_2') return frozen;
  const hot = plainly({ group: '意向', min: '中意向' }, f);
  return c.audience === '热客户' ? hot : hot && frozen;
}
