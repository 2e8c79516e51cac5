/** Tags and groups in a typed sentence: 高意向, 意向是「高意向」, 中意向及以上, 「报价中」超过 3 天, 近 7 天内由林小满打上「高意向」. */
import type { Source } from '#kernel';
import type { Condition, Window } from '../language.ts';
import { readAmount } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { foldTyped } from './fold.ts';
import { complainOfMany, named, namedAt } from './naming.ts';
import type { Term } from './token.ts';
import { durationOf, readWindow } from './windows.ts';

type TagTerm = Extract<Term, { of: 'tag' }>;

const isTag = (term: Term): term is TagTerm => term.of === 'tag';

/** The one tag that the next piece names. Several of one name are a complaint. */
export function readTagName(c: Cursor): TagTerm | null {
  const tags = namedAt(c).filter(isTag);
  const [tag] = tags;
  if (!tag) return null;
  if (tags.length > 1) {
    complainOfMany(
      c,
      tags.map(({ path }) => path),
    );
    return null;
  }
  c.advance();
  return tag;
}

/** A tag of a group by any of its names, which may be a single letter. */
function readTagOf(c: Cursor, group: number): string | null {
  const known = c.lexicon.tagsOf(group);
  const quoted = c.peek('quoted');
  if (quoted) {
    const found = known.find(([name]) => name === foldTyped(quoted.text.trim()));
    if (found) c.advance();
    return found?.[1] ?? null;
  }
  const folded = foldTyped(c.text);
  return known.find(([name]) => c.letterRun(folded, name))?.[1] ?? null;
}

/** 超过 3 天 behind a tag: since when it is there. */
function readSince(c: Cursor): Window | null {
  return c.attempt(() => {
    const from = c.from;
    const amount = readAmount(c);
    const duration = amount && durationOf(amount);
    if (!duration) return null;
    c.choose('stageSince', from, c.end);
    return amount.op === 'lte' || amount.op === 'lt' ? { last: duration } : { before: duration };
  });
}

/** 没被点亮: nobody put it on in that time. */
const readUnlit = (c: Cursor): boolean =>
  c.attempt(() => {
    c.fillers();
    if (!c.take('not')) return null;
    c.fillers();
    return c.word('unlit') || null;
  }) ?? false;

const levelAround = (c: Cursor, tag: TagTerm): Condition | null => {
  const group = c.lexicon.group(tag.group);
  if (!group?.ordered || !(c.isWord('up') || c.isWord('down'))) return null;
  return { group: group.name, [c.isWord('up') ? 'min' : 'max']: tag.path.slice(group.name.length + 1) };
};

const sinceOf = (tag: string, since: Window | null, unlit: boolean): Condition => {
  if (!since) return { tag };
  return unlit && 'before' in since
    ? { not: { tag, assigned: { last: since.before } } }
    : { tag, assigned: since };
};

/** A tag, and what is said of it behind it. */
export function readTag(c: Cursor): Condition | null {
  return c.attempt(() => {
    if (c.isWord('has') || c.isWord('is') || c.isWord('in')) c.advance();
    c.word('tag');
    const tag = readTagName(c);
    if (!tag) return null;
    const level = levelAround(c, tag);
    if (level) {
      c.advance();
      return level;
    }
    if (namedAt(c).some((term) => term.of === 'group' && term.id === tag.group)) c.advance();
    else c.word('tag');
    c.fillers();
    const since = readSince(c);
    return sinceOf(tag.path, since, since !== null && readUnlit(c));
  });
}

/** 在中意向及以上, 在低意向至中意向之间. */
function readLevels(c: Cursor, group: { readonly id: number; readonly name: string }): Condition | null {
  return c.attempt(() => {
    const out = c.take('not') !== undefined;
    if (!c.word('in')) return null;
    const level = () => readTagOf(c, group.id)?.slice(group.name.length + 1) ?? null;
    const first = level();
    if (first === null) return null;
    const found = c.attempt((): Condition | null => {
      if (c.word('up')) return { group: group.name, min: first };
      if (c.word('down')) return { group: group.name, max: first };
      const last = c.word('to') ? level() : null;
      return last !== null && c.word('between') ? { group: group.name, min: first, max: last } : null;
    }) ?? { group: group.name, min: first, max: first };
    return out ? { not: found } : found;
  });
}

/** 是「高意向」, 含「定制衣柜」、「榻榻米」. */
function readMembers(c: Cursor, group: number): Condition | null {
  return c.attempt(() => {
    const out = c.isWord('isNot') || c.isWord('without') || c.peek('not') !== undefined;
    if (out) c.advance();
    const colon = !out && c.peek('joint')?.joint === 'colon';
    if (colon) c.advance();
    else c.word('is', 'contains', 'has');
    const tags: Condition[] = [];
    for (;;) {
      const tag = c.attempt(() => {
        if (tags.length > 0 && !/^(list|or)$/.test(c.take('joint')?.joint ?? '')) return null;
        return readTagOf(c, group);
      });
      if (tag === null) break;
      tags.push({ tag });
    }
    const [only] = tags;
    if (!only) return null;
    const found = tags.length === 1 ? only : { any: tags };
    return out ? { not: found } : found;
  });
}

/** Everything that begins with a group, or says that there is any or none of it. */
export function readGroup(c: Cursor): Condition | null {
  return c.attempt(() => {
    const none = c.word('noneOf');
    const any = !none && c.word('has');
    const found = namedAt(c).find((term) => term.of === 'group');
    if (found?.of !== 'group') return null;
    const { id, name } = found;
    c.advance();
    if (none || any)
      return c.word('tag') ? (none ? { group: name, none: true } : { group: name, any: true }) : null;
    const said = readLevels(c, found) ?? readMembers(c, id);
    if (said) return said;
    const since = readSince(c);
    const tags = c.lexicon.tagsOf(id);
    if (!since || tags.length === 0) return null;
    return { any: [...new Set(tags.map(([, path]) => path))].map((tag) => ({ tag, assigned: since })) };
  });
}

/** 近 7 天内由林小满通过规则或导入打上「高意向」: when, by whom, how; at least one of them. */
export function readAssigned(c: Cursor): Condition | null {
  return c.attempt(() => {
    const assigned = readWindow(c);
    const staff = c.attempt(() => (c.word('by') ? named(c, 'staff')() : null));
    const source = c.word('through') ? readSources(c) : [];
    if ((!assigned && !staff && source.length === 0) || !c.word('put')) return null;
    const tag = readTagName(c);
    if (!tag) return null;
    c.word('tag');
    return {
      tag: tag.path,
      ...(assigned && { assigned }),
      ...(source.length > 0 && { source }),
      ...(staff && { staff }),
    };
  });
}

function readSources(c: Cursor): Source[] {
  const sources: Source[] = [];
  for (;;) {
    const next = c.attempt(() => {
      if (sources.length > 0 && !c.take('joint')) return null;
      return c.take('source')?.source ?? null;
    });
    if (next === null) return sources;
    sources.push(next);
  }
}
