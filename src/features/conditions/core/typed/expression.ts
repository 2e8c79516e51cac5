/** How clauses belong together: joints, brackets, 满足两项, points, and what is left out. */
import type { Window } from '../language.ts';
import { type Effects, readClause } from './clause.ts';
import { readAmount } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { joined, mapLeaves, notPart, type Part } from './part.ts';
import type { Joint } from './token.ts';
import { readWindow } from './windows.ts';

export interface Item {
  readonly part: Part;
  /** What stood before it. */
  readonly joint: Joint | null;
  readonly weight: number | null;
}

const RANK: readonly Joint[] = ['list', 'and', 'or', 'comma', 'colon', 'stop'];

/** Several joints in a row (，并且; ，或者) are one; a comma before 或 stays a comma only for what it divides. */
function readJoint(c: Cursor): Joint | null {
  let found: Joint | null = null;
  for (;;) {
    c.fillers();
    const joint = c.take('joint')?.joint;
    if (joint === undefined) return found;
    if (joint === 'or') found = 'or';
    else if (found !== 'or' && (found === null || RANK.indexOf(joint) > RANK.indexOf(found))) found = joint;
  }
}

interface Marker {
  /** Null: all of them. */
  readonly k: number | null;
  /** The list comes after it, in brackets or behind a colon. */
  readonly head: boolean;
  readonly window: Window | null;
}

/** 满足两项即可, 任意一项, 下列三项满足至少两项（, 满足以下两项：. */
function readMarker(c: Cursor): Marker | null {
  return c.attempt(() => {
    const window = readWindow(c);
    let k: number | null = null;
    let asked = false;
    let all = false;
    for (;;) {
      const got = c.attempt(() => {
        const amount = readAmount(c);
        return amount && amount.unit === 'items' ? amount : null;
      });
      if (got) k = got.min;
      else if (c.word('allItems')) all = true;
      else if (c.word('meet', 'anyItem')) asked = true;
      else if (!c.word('following', 'in', 'of', 'atLeast') && !takeFiller(c)) break;
    }
    const head = c.peek('open') !== undefined || c.peek('joint')?.joint === 'colon';
    const ended = c.done || c.peek('joint') !== undefined || c.peek('close') !== undefined || head;
    if (!ended || (!asked && !all && (k === null || !/即可|就行/.test(c.text.slice(c.end - 3, c.end)))))
      return null;
    if (all) return { k: null, head, window };
    return { k: k ?? 1, head, window };
  });
}

function takeFiller(c: Cursor): boolean {
  if (!c.peek('filler')) return false;
  c.advance();
  return true;
}

/** The conditions that lack a span of time get the one that was said for all. */
const within = (part: Part, window: Window | null): Part =>
  window === null
    ? part
    : mapLeaves(part, ({ condition }) =>
        'did' in condition && !condition.within ? { ...condition, within: window } : condition,
      );

function atLeast(k: number | null, items: readonly Item[], window: Window | null): Part | null {
  const parts = items.map(({ part }) => within(part, window));
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  if (k === null || parts.length === 1) return joined('all', parts);
  if (k === 1 && window === null) return joined('any', parts);
  return {
    kind: 'atLeast',
    k: Math.min(k, parts.length),
    of: parts,
    weights: null,
    from: first.from,
    to: last.to,
  };
}

/** 下列得分合计至少 5 分（A得 3 分、B扣 1 分）. */
function readPoints(c: Cursor, effects: Effects): Part | null {
  return c.attempt(() => {
    const window = readWindow(c);
    if (!c.word('points')) return null;
    const amount = readAmount(c);
    if (amount?.unit !== 'points' || !c.take('open')) return null;
    const items = readItems(c, effects);
    const [first] = items;
    const last = items.at(-1);
    if (!c.take('close') || !first || !last || items.some(({ weight }) => weight === null)) return null;
    const weights = items.map(({ weight }) => weight ?? 0);
    const of = items.map(({ part }) => within(part, window));
    return { kind: 'atLeast', k: amount.min, of, weights, from: first.part.from, to: last.part.to };
  });
}

const readWeight = (c: Cursor): number | null =>
  c.attempt(() => {
    const loses = c.isWord('loses');
    if (!c.word('gains', 'loses')) return null;
    const amount = readAmount(c);
    return amount?.unit === 'points' ? (loses ? -amount.min : amount.min) : null;
  });

/** 不满足（…）, 都不满足（…）, 不同时满足（…）. */
function readRefusal(c: Cursor, effects: Effects): Part | null {
  return c.attempt(() => {
    const kind = c.isWord('notAllMeet') ? 'all' : c.isWord('noneMeet') ? 'any' : null;
    if (!c.word('notMeet', 'notAllMeet', 'noneMeet') || !c.take('open')) return null;
    const items = readItems(c, effects);
    if (!c.take('close')) return null;
    const whole = kind
      ? joined(
          kind,
          items.map(({ part }) => part),
        )
      : combine(c, items);
    return whole && notPart(whole);
  });
}

/** 不含「投诉未解决」、近 7 天内支付过订单和「不接收群发」的客户. */
function readLeftOut(c: Cursor, effects: Effects): Part | null {
  return c.attempt(() => {
    if (!c.word('without')) return null;
    const out = joined(
      'any',
      readItems(c, effects, 'stop').map(({ part }) => part),
    );
    return out && notPart(out);
  });
}

/** Null when nothing in the brackets was understood; they are behind the cursor all the same. */
function readBrackets(c: Cursor, effects: Effects): Part | null {
  c.advance();
  const whole = combine(c, readItems(c, effects));
  c.take('close');
  return whole;
}

/** What is in brackets, or behind the colon up to the end of the sentence. */
function readHeaded(c: Cursor, marker: Marker, effects: Effects): Part | null {
  return c.attempt(() => {
    const open = c.take('open') !== undefined;
    if (!open) readJoint(c);
    const items = readItems(c, effects, open ? null : 'stop');
    if (open && !c.take('close')) return null;
    return atLeast(marker.k, items, marker.window);
  });
}

/** Items up to a closing bracket or the end. */
export function readItems(c: Cursor, effects: Effects, until: Joint | null = null): Item[] {
  const items: Item[] = [];
  let joint: Joint | null = null;
  const add = (part: Part) => {
    items.push({ part, joint, weight: readWeight(c) });
    joint = null;
  };
  while (!c.done && !c.peek('close')) {
    if (until && c.peek('joint')?.joint === until) break;
    const before = readJoint(c);
    if (before) joint = before;
    if (c.done || c.peek('close')) break;
    const at = c.at;
    const marker = readMarker(c);
    if (marker?.head) {
      const part = readHeaded(c, marker, effects);
      if (part) add(part);
    } else if (marker) {
      const stop = items.findLastIndex((item) => item.joint === 'stop');
      const from = Math.max(stop, 0);
      const counted = atLeast(marker.k, items.splice(from), marker.window);
      if (counted) items.push({ part: counted, joint: from > 0 ? 'stop' : null, weight: null });
    } else {
      const part = readPoints(c, effects) ?? readRefusal(c, effects) ?? readLeftOut(c, effects);
      if (part) add(part);
      else if (c.peek('open')) {
        const inner = readBrackets(c, effects);
        if (inner && joint === null) addBracket(items, inner, add);
        else if (inner) add(inner);
      } else for (const one of readClause(c, effects)) add(one);
    }
    if (c.at === at) c.at++;
  }
  return items;
}

/** 老客户（合作半年以上）: brackets behind a name say what it means. */
function addBracket(items: Item[], inner: Part, add: (part: Part) => void): void {
  const last = items.at(-1);
  if (last?.part.kind === 'leaf') items.splice(-1, 1, { ...last, part: inner });
  else add(inner);
}

/** Tags of one group of which only one can be on stand for each other, whatever joins them. */
function isSiblings(c: Cursor, parts: readonly Part[]): boolean {
  const groups = parts.map((part) => {
    if (part.kind !== 'leaf' || !('tag' in part.condition)) return null;
    const { tag } = part.condition;
    const found = c.lexicon.named(tag).find((term) => term.of === 'tag');
    const group = found?.of === 'tag' ? c.lexicon.group(found.group) : undefined;
    return group?.choice === 'single' ? group.id : null;
  });
  return groups.length > 1 && groups.every((group) => group !== null && group === groups[0]);
}

/** Items between two commas: 且 binds closer than 或, and 、 is what the joint behind it is. */
function combineClose(c: Cursor, items: readonly Item[]): Part | null {
  const joints = items.slice(1).map(({ joint }) => joint);
  const parts = items.map(({ part }) => part);
  const [first] = parts;
  const last = parts.at(-1);
  if (first && last && !joints.includes('and') && !joints.includes('or') && isSiblings(c, parts)) {
    c.choose('siblings', first.from, last.to);
    return joined('any', parts);
  }
  if (!joints.includes('or')) return joined('all', parts);
  if (!joints.includes('and')) return joined('any', parts);
  const either: Part[] = [];
  let together: Part[] = [];
  items.forEach(({ part, joint }, i) => {
    const meant = joint === 'list' ? joints.slice(i).find((one) => one === 'and' || one === 'or') : joint;
    if (i > 0 && meant === 'or') {
      const whole = joined('all', together);
      if (whole) either.push(whole);
      together = [];
    }
    together.push(part);
  });
  const whole = joined('all', together);
  return joined('any', whole ? [...either, whole] : either);
}

const divides = (joint: Joint | null): boolean => joint === 'comma' || joint === 'stop' || joint === 'colon';

/** Commas and stops divide: all of what stands between them must hold. */
export function combine(c: Cursor, items: readonly Item[]): Part | null {
  const stretches: Item[][] = [];
  for (const item of items) {
    const current = stretches.at(-1);
    if (!current || divides(item.joint)) stretches.push([item]);
    else current.push(item);
  }
  const parts = stretches.map((each) => combineClose(c, each)).filter((part) => part !== null);
  return joined('all', parts);
}
