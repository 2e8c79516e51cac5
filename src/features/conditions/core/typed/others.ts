/** Attributes, relations and audiences in a typed sentence: 年龄 25 岁以上, 由林小满跟进, 属于人群「热客户」. */
import type { Condition, FollowStatus } from '../language.ts';
import type { Compared } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { readMany } from './event-parts.ts';
import { foldTyped } from './fold.ts';
import { named, namedAt } from './naming.ts';

export function readAttribute(c: Cursor): Condition | null {
  return c.attempt(() => {
    const negated = c.take('not') !== undefined;
    if (negated) c.word('is');
    const terms = namedAt(c);
    const option = terms.find((term) => term.of === 'option');
    const attribute = terms.find((term) => term.of === 'attribute');
    const key = attribute?.of === 'attribute' ? attribute.key : null;
    const type = key === null ? undefined : c.lexicon.typeOf(key);
    if (key === null || !type) {
      if (option?.of !== 'option' || terms.length > 1) return null;
      c.advance();
      const found = { attribute: option.key, is: option.value };
      return negated ? { not: found } : found;
    }
    c.advance();
    c.fillers();
    const compared: Compared = { type, options: c.lexicon.optionsOf(key) };
    const asked = readMany(c, compared);
    if (!asked && type !== 'boolean') return null;
    const found: Condition = { attribute: key, ...(asked ?? { is: true }) };
    return negated ? { not: found } : found;
  });
}

type Follow = Extract<Condition, { follow: object }>['follow'];

/** One thing after the other, joined by 、 or 或. */
function readList<T>(c: Cursor, read: () => T | null): T[] {
  const found: T[] = [];
  for (;;) {
    const next = c.attempt(() => {
      if (found.length > 0 && !/^(list|or)$/.test(c.take('joint')?.joint ?? '')) return null;
      return read();
    });
    if (next === null) return found;
    found.push(next);
  }
}

/** `#3` for a way without a name. */
function addWay(c: Cursor): number | null {
  const numbered = c.attempt(() => {
    if (c.letters() !== '#') return null;
    c.advance();
    return c.take('number')?.min ?? null;
  });
  if (numbered !== null) return numbered;
  const folded = foldTyped(c.text);
  return c.lexicon.addWays.find(([name]) => c.letterRun(folded, name))?.[1] ?? null;
}

function readRelation(c: Cursor): Follow | null {
  return c.attempt((): Follow | null => {
    if (c.word('fromChannel')) {
      const channel = readList(c, named(c, 'channel'));
      return channel.length > 0 ? { channel } : null;
    }
    if (c.word('addWay')) {
      const ways = c.word('is') ? readList(c, () => addWay(c)) : [];
      return ways.length > 0 ? { addWay: ways } : null;
    }
    if (c.word('relation')) {
      const status = c.word('is')
        ? readList(c, (): FollowStatus | null => c.take('status')?.status ?? null)
        : [];
      return status.length > 0 ? { status } : null;
    }
    if (!c.word('by')) return null;
    const staff = readList(c, named(c, 'staff'));
    const department = staff.length > 0 ? [] : readList(c, named(c, 'department'));
    if (department.length > 0) c.word('staffOf');
    if (!c.word('follow')) return null;
    return staff.length > 0 ? { staff } : department.length > 0 ? { department } : null;
  });
}

/** Joined by 且 they are said of one relation. */
export function readFollow(c: Cursor): Condition | null {
  return c.attempt((): Condition | null => {
    if (c.word('followed')) return { follow: {} };
    if (c.word('notFollowed')) return { not: { follow: {} } };
    let follow = readRelation(c);
    if (!follow) return null;
    for (;;) {
      const known: Follow = follow;
      const more = c.attempt(() => {
        const joint = c.take('joint')?.joint;
        const next = joint === 'and' || joint === 'list' ? readRelation(c) : null;
        return next && !Object.keys(next).some((key) => Object.hasOwn(known, key)) ? next : null;
      });
      if (!more) return { follow };
      follow = { ...follow, ...more };
    }
  });
}

export function readAudience(c: Cursor): Condition | null {
  return c.attempt(() => {
    const out = c.isWord('notInAudience');
    if (!c.word('inAudience', 'notInAudience')) return null;
    const audience = named(c, 'audience')();
    if (audience === null) return null;
    return out ? { not: { audience } } : { audience };
  });
}
