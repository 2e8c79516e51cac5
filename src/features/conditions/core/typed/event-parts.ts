/** Pieces of what is said about an event: tests of its properties, brackets of them, measures, and what it came after. */
import { levelChanges, propertyType } from '../builtin.ts';
import type { After, At, EventsOf, Measure, Operators, Where } from '../language.ts';
import { simplified } from '../simplified.ts';
import { type Compared, readComparison } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { typeOf } from './event-types.ts';
import type { MeasureWord } from './token.ts';
import { readAt, readDuration } from './windows.ts';

/** What a property of a type of event is compared as. A tag is named like any text. */
function comparedAs(type: string | null, property: string): Compared {
  const known = type === null ? undefined : propertyType([type], property);
  if (known === 'change') return { type: 'one', options: CHANGES };
  if (known !== undefined) return { type: known === 'tag' ? 'free' : known };
  if (property === 'seconds') return { type: 'seconds' };
  return { type: property === 'amount' || property === 'items.amount' ? 'money' : 'free' };
}

const CHANGES = levelChanges.map((change) => [simplified.names.changes[change], change] as const);

/** A property by its word, or in quotes one of one's own. */
function readProperty(c: Cursor, quotes: boolean): string | null {
  const property = c.take('property')?.property;
  if (property !== undefined) return property;
  return quotes ? (c.take('quoted')?.text ?? null) : null;
}

/** 停留不低于 30 秒; `quotes`: of a property of one's own too. */
export const readTest = (c: Cursor, type: string | null, quotes: boolean): Where | null =>
  c.attempt(() => {
    c.fillers();
    const property = readProperty(c, quotes);
    if (property === null) return null;
    c.fillers();
    const compared = readComparison(c, comparedAs(type, property));
    return compared && { property, ...compared };
  });

interface Bracket {
  readonly tests: readonly Where[];
  readonly at: At | null;
  readonly after: After | null;
}

/** （停留不少于 30 秒且在周三）: nothing but tests, or it is no such bracket. */
export function readBracket(c: Cursor, type: string | null): Bracket | null {
  return c.attempt(() => {
    if (!c.take('open')) return null;
    const tests: Where[] = [];
    let at: At | null = null;
    let after: After | null = null;
    for (;;) {
      const piece = readPiece(c, type, { at, after });
      if (!piece) return null;
      if (piece.test) tests.push(piece.test);
      at = piece.at ?? at;
      after = piece.after ?? after;
      if (c.take('close')) return { tests, at, after };
      const joint = c.take('joint')?.joint;
      if (joint !== 'and' && joint !== 'list') return null;
    }
  });
}

interface Piece {
  readonly test?: Where;
  readonly at?: At;
  readonly after?: After;
}

function readPiece(c: Cursor, type: string | null, known: Omit<Bracket, 'tests'>): Piece | null {
  const without = known.after && !known.after.without ? readWithout(c) : null;
  if (known.after && without) return { after: { ...known.after, without } };
  const test = readTest(c, type, true);
  if (test) return { test };
  const after = known.after ? null : readAfter(c);
  if (after) return { after };
  const clock = known.at ? null : readAt(c);
  return clock && { at: clock.at };
}

/** 在查看资料（…）后 7 天内. */
export const readAfter = (c: Cursor): After | null =>
  c.attempt(() => {
    c.word('in');
    const first = readAsked(c);
    if (!first || !c.word('afterThat')) return null;
    const within = readDuration(c);
    return within !== null && c.word('inside') ? { ...first, within } : null;
  });

/** 其间没有投诉. */
export const readWithout = (c: Cursor): EventsOf | null =>
  c.attempt(() => (c.word('meanwhile') && c.take('not') ? readAsked(c) : null));

/** What somebody did, in the fewest words: 查看资料（停留不少于 30 秒）. */
function readAsked(c: Cursor): EventsOf | null {
  return c.attempt(() => {
    const event = c.take('event');
    const verb = event ? undefined : c.take('verb');
    const object = verb ? c.take('object') : undefined;
    const custom = event || verb ? undefined : c.take('quoted');
    c.fillers();
    const did = event?.did ?? custom?.text ?? (verb ? typeOf(verb.verb, object?.object ?? null) : null);
    if (did === null) return null;
    const bracket = c.peek('open') ? readBracket(c, did) : null;
    if (bracket && (bracket.at || bracket.after)) return null;
    return { did, ...(bracket && { where: bracket.tests }) };
  });
}

const measureKeys: readonly MeasureWord[] = ['sum', 'avg', 'max', 'min', 'median', 'distinct'];

/** 的金额合计不低于 ¥1,000, 天数不低于 3. */
export function readMeasure(c: Cursor, type: string | null): Measure | null {
  return c.attempt(() => {
    c.word('of');
    const property = c.peek('measure') ? null : readProperty(c, true);
    const word = c.take('measure')?.measure;
    if (word === undefined || (word === 'days' ? property !== null : property === null)) return null;
    const compared = property === null || word === 'distinct' ? 'number' : comparedAs(type, property).type;
    const asked = readMany(c, { type: compared === 'free' || compared === 'text' ? 'number' : compared });
    if (!asked) return null;
    if (word === 'days') return { days: true, ...asked };
    return measureKeys.includes(word) ? ({ [word]: property ?? '', ...asked } as Measure) : null;
  });
}

/** Comparisons of one thing, one after the other. */
export function readMany(c: Cursor, compared: Compared): Operators | null {
  const first = readComparison(c, compared);
  if (!first) return null;
  let all = first;
  for (;;) {
    const known: Operators = all;
    const next = c.attempt(() => {
      const joint = c.take('joint')?.joint;
      // A bare number begins something else.
      if ((joint !== 'and' && joint !== 'list') || c.peek('number')) return null;
      const more = readComparison(c, compared);
      return more && together(known, more);
    });
    if (!next) return all;
    all = next;
  }
}

/** Both; null where the language has no room for one more of the same comparison. */
function together(known: Operators, more: Operators): Operators | null {
  const free = (op: keyof Operators) => known[op] === undefined;
  const { is, isNot, ...rest } = more;
  const listed: Operators = {
    ...(is !== undefined && (free('is') ? { is } : { in: [is] })),
    ...(isNot !== undefined && (free('isNot') ? { isNot } : { notIn: [isNot] })),
    ...rest,
  };
  return (Object.keys(listed) as (keyof Operators)[]).every(free) ? { ...known, ...listed } : null;
}
