/** The condition that a clause about an event comes to, with the law and the defaults that it needs. */
import type { Condition, Where, Window } from '../language.ts';
import type { Amount } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import type { Said } from './said.ts';

type DidLeaf = Extract<Condition, { did: string }>;
type Count = NonNullable<DidLeaf['count']>;

/** features.md section 2: 多次 without a number. */
const MANY = 3;
const FEW = 2;

export function eventCondition(
  c: Cursor,
  did: string,
  said: Said,
  [from, to]: readonly [number, number],
): Condition | null {
  if (!asksSomething(said)) return null;
  const note = (code: Parameters<Cursor['choose']>[0], facts = {}) => c.choose(code, from, to, facts);
  if (said.custom !== null && did === said.custom) note('customEvent', { name: did });
  if (said.said && said.texts.length > 0) note('deniedLeftOut');
  if (said.followUp !== null) note('notedByStaff', { kind: said.followUp });
  if (said.verb === 'reply') note('repliesAreMessages');
  if (said.verb === 'contact') note('contactsAreMessages');
  if (said.verb === 'cooperate') note('cooperation');
  if (said.verb === 'view' && said.object === null) note('anyMaterial');
  const window = windowOf(said, note);
  const count = countOf(said, note);
  const visits = visitsOf(said, note);
  const rhythm = said.at?.each && !count && !said.measure && !window;
  if (rhythm) note('everyWeek');
  const tests = [...said.tests, ...visits.where, ...notedAs(said)];
  const make = (more: readonly Where[]): DidLeaf => {
    const where = [...tests, ...more];
    return {
      did,
      ...(where.length > 0 && { where }),
      ...(said.at && { at: said.at.at }),
      ...(said.after && { after: said.after }),
      ...(count && { count }),
      ...((said.measure ?? visits.measure) && { measure: said.measure ?? visits.measure ?? { days: true } }),
      ...(rhythm && { measure: { days: true, gte: 3 } as const, within: { last: '4w' } }),
      ...(window && { within: window }),
    };
  };
  return withTexts(said, did, make);
}

/** 看房: what was looked at is nothing that the product knows. */
const asksSomething = ({ verb, object, unknown, seconds }: Said): boolean =>
  verb !== 'view' || object !== null || seconds !== null || !unknown;

type Note = (code: Parameters<Cursor['choose']>[0], facts?: Record<string, string | number>) => void;

function windowOf(said: Said, note: Note): Window | null {
  if (said.window) return said.window;
  if (said.every) {
    note('rolling', { span: said.every });
    return { last: said.every };
  }
  if (said.vague === 'just') {
    note('justNow');
    return { last: '7d' };
  }
  if (!said.span) return null;
  const { amount, duration } = said.span;
  const longer = amount.op === 'gt' || amount.op === 'gte';
  // 超过三个月没有互动: silence is measured back from now. 合作半年以上: that long ago.
  if (!said.negated && (longer || (said.verb === 'cooperate' && amount.op === null)))
    return { before: duration };
  if (!said.negated && amount.op === null) note('rolling', { span: duration });
  return { last: duration };
}

const bounds = ({ op, min, max }: Amount): Count => {
  switch (op) {
    case 'gt':
      return { min: min + 1 };
    case 'lte':
      return { max };
    case 'lt':
      return { max: Math.max(max - 1, 0) };
    case 'is':
      return { min, max };
    case 'gte':
      return { min };
    default:
      return min === max ? { min } : { min, max };
  }
};

function countOf(said: Said, note: Note): Count | null {
  const { count, vague, negated } = said;
  if (said.anyTimes) return { min: 0 };
  if (count) {
    const asked = bounds(count);
    if (!negated) {
      if (count.op === null && count.min === count.max) note('bareNumber', { value: count.min });
      return asked;
    }
    // 没有看过三次: fewer than three.
    return asked.min === undefined ? { min: (asked.max ?? 0) + 1 } : { max: Math.max(asked.min - 1, 0) };
  }
  if (negated) return { max: 0 };
  if (vague === 'many') {
    note('many', { value: MANY });
    return { min: MANY };
  }
  if (vague === 'few' || vague === 'sometimes') {
    note('few', { value: FEW });
    return { min: 1, max: FEW };
  }
  return said.done ? { min: 1 } : null;
}

/** 浏览时长 5 秒以下 says it of every visit, 超过 30 秒 of one of them. */
function visitsOf(
  { seconds, each, count, measure, negated }: Said,
  note: Note,
): { where: readonly Where[]; measure: DidLeaf['measure'] | null } {
  if (!seconds) return { where: [], measure: null };
  const { property: _, ...asked } = seconds;
  const short = asked.lte !== undefined || asked.lt !== undefined;
  if (!short || each || count || measure || negated) return { where: [seconds], measure: null };
  note('everyVisit');
  return { where: [], measure: { max: 'seconds', ...asked } };
}

const notedAs = ({ followUp }: Said): readonly Where[] =>
  followUp === null ? [] : [{ property: 'kind', is: followUp }];

/** What was said or bought, by a part of it; several texts are alternatives. */
function withTexts(said: Said, did: string, make: (more: readonly Where[]) => DidLeaf): Condition {
  const property = did === 'order.paid' ? 'product' : 'text';
  const [first] = said.texts;
  if (first === undefined) return make([]);
  if (said.said) return make([{ property, mentions: [...said.texts] }]);
  const each = said.texts.map((contains) => make([{ property, contains }]));
  if (each.length === 1) return make([{ property, contains: first }]);
  return said.negated ? { all: each } : { any: each };
}
