/**
 * A Chinese sentence as a draft of a condition: what was understood and where, what was not, and every choice that the
 * text left open. Deterministic and pure. Nothing is dropped in silence: a letter is either part of something that was understood, glue of
 * the grammar, or missed.
 */
import type { Condition, Window } from '../language.ts';
import type { Effects } from './clause.ts';
import { type Choice, type Complaint, Cursor } from './cursor.ts';
import { isLately } from './event-types.ts';
import { combine, readItems } from './expression.ts';
import type { Lexicon } from './lexicon.ts';
import { mapLeaves, type Part, type Place, written } from './part.ts';
import type { TextSpan, Token } from './token.ts';
import { tokensOf } from './tokens.ts';

export interface Missed extends Complaint {
  readonly text: string;
}

export interface SentenceReading {
  /** Null when nothing was understood. */
  readonly condition: Condition | null;
  /** Where the leaves of the condition stand in the text. */
  readonly understood: readonly Place[];
  readonly missed: readonly Missed[];
  readonly choices: readonly Choice[];
  /** What a rule is to do, when the sentence says that too, and the tag that it defines (高意向：…). */
  readonly effects: Effects;
}

export interface SentenceOptions {
  /** For what customers did without a span of time (bought is bought, whenever); null: ever. */
  readonly window: Window | null;
}

/** The tag that a title names: 高意向：…, 老客户（…）. */
function readTitle(c: Cursor, effects: Effects): void {
  const end = c.tokens.findIndex(({ meanings }) =>
    meanings.some(
      (one) => one.kind === 'open' || (one.kind === 'joint' && one.joint !== 'and' && one.joint !== 'or'),
    ),
  );
  const next = c.tokens[end]?.meanings;
  const colon = next?.some((one) => one.kind === 'joint' && one.joint === 'colon');
  const open = next?.some((one) => one.kind === 'open');
  if (end !== 1 || (!colon && !open)) return;
  const tags = (c.peek('names')?.terms ?? []).filter((term) => term.of === 'tag');
  const [tag] = tags;
  if (tag?.of !== 'tag' || tags.length > 1) return;
  effects.add.push(tag.path);
  c.advance();
  if (colon) c.advance();
}

/** Words that hold a sentence together and may go unread. */
const holding: readonly string[] = ['customers', 'of', 'has', 'in', 'tag', 'is'];

const isGlue = ({ meanings }: Token): boolean =>
  meanings.some(
    (one) =>
      one.kind === 'filler' ||
      one.kind === 'joint' ||
      one.kind === 'open' ||
      one.kind === 'close' ||
      (one.kind === 'word' && holding.includes(one.word)),
  );

function codeOf(tokens: readonly Token[]): Missed['code'] {
  const all = tokens.flatMap(({ meanings }) => meanings);
  if (all.some((one) => one.kind === 'word' && one.word === 'unlit')) return 'aboutTags';
  if (tokens.some(({ meanings }) => meanings.length === 0)) return 'unknown';
  return all.some((one) => one.kind === 'quoted') ? 'unknownName' : 'incomplete';
}

/** What nobody took, neighbours in one piece. */
function missedOf(c: Cursor): Missed[] {
  const taken = new Set(c.taken);
  const runs: Token[][] = [];
  let current: Token[] = [];
  c.tokens.forEach((token, i) => {
    if (taken.has(i)) current = [];
    else if (isGlue(token)) return;
    else if (current.length > 0) current.push(token);
    else {
      current = [token];
      runs.push(current);
    }
  });
  return runs.flatMap((tokens) => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (!first || !last) return [];
    const text = c.text.slice(first.from, last.to);
    const complaint = c.complaints.find((one) => one.from < last.to && one.to > first.from);
    const { code, facts } = complaint ?? { code: codeOf(tokens), facts: {} };
    return [{ from: first.from, to: last.to, text, code, facts }];
  });
}

/** Within `window` what customers did without a span of time of its own. */
function lately(c: Cursor, part: Part, window: Window): Part {
  const given = (condition: Condition, at: TextSpan): Condition => {
    if ('any' in condition && Array.isArray(condition.any))
      return { any: condition.any.map((one) => given(one, at)) };
    if (!('did' in condition) || condition.within || condition.after || !isLately(condition.did))
      return condition;
    c.choose('defaultWindow', at.from, at.to, 'last' in window ? { span: window.last } : {});
    return { ...condition, within: window };
  };
  return mapLeaves(part, (leaf) => given(leaf.condition, leaf));
}

/** Brackets that nobody opens or closes are letters like any other. */
function balanced(tokens: readonly Token[]): readonly Token[] {
  const has = (token: Token, kind: 'open' | 'close') => token.meanings.some((one) => one.kind === kind);
  const open: number[] = [];
  const lonely = new Set<number>();
  tokens.forEach((token, i) => {
    if (has(token, 'open')) open.push(i);
    else if (has(token, 'close') && open.pop() === undefined) lonely.add(i);
  });
  for (const i of open) lonely.add(i);
  return tokens.map((token, i) => (lonely.has(i) ? { ...token, meanings: [] } : token));
}

/** Errors: none. The condition fits the language; only its names may have gone meanwhile. */
export function readSentence(text: string, lexicon: Lexicon, options: SentenceOptions): SentenceReading {
  const c = new Cursor(text, balanced(tokensOf(text, lexicon)), lexicon);
  const effects = { add: [], remove: [] };
  readTitle(c, effects);
  const items = readItems(c, effects);
  const whole = combine(c, items);
  const part = whole && options.window ? lately(c, whole, options.window) : whole;
  const found = part && written(part);
  return {
    condition: found?.condition ?? null,
    understood: found?.places ?? [],
    missed: missedOf(c),
    choices: [...c.choices].sort((a, b) => a.from - b.from),
    effects,
  };
}
