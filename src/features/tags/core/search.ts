/**
 * Search of tags while typing: Chinese, pinyin, initials, mixtures of them, and aliases. Runs in the browser and on
 * the server. The spelling is passed in, because its dictionary is large: load `spell` only where search is used, or
 * send spellings along with the tags.
 */
import { foldName, simplify } from './folding.ts';
import type { Spelling } from './pinyin.ts';

export interface SearchableTag {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly aliases: readonly string[];
}

/** How a text was found, best first. */
export const matchKinds = ['exact', 'prefix', 'initials', 'substring', 'pinyin'] as const;
export type MatchKind = (typeof matchKinds)[number];

export interface SearchHit {
  readonly id: string;
  readonly kind: MatchKind;
  readonly field: 'name' | 'alias' | 'group';
  /** The text that was found, and the code points of it that answer to the query, as [start, end). */
  readonly text: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

export type Spell = (text: string) => Spelling;

interface Field {
  readonly field: SearchHit['field'];
  readonly text: string;
  readonly chars: readonly string[];
  readonly spelling: Spelling;
}

interface Found {
  readonly kind: MatchKind;
  readonly start: number;
  readonly end: number;
}

export interface TagSearch {
  /** Best first: kind of match, name before alias before group, then where in the text, length, and given order. */
  find(query: string, limit?: number): SearchHit[];
}

export function tagSearch(tags: readonly SearchableTag[], spell: Spell): TagSearch {
  const spelled = new Map<string, Field['spelling']>();
  const fieldOf = (field: Field['field'], text: string): Field => {
    const chars = [...text].map(foldChar);
    const spelling = spelled.get(text) ?? spell(text);
    spelled.set(text, spelling);
    return { field, text, chars, spelling };
  };
  const entries = tags.map((tag) => ({
    id: tag.id,
    fields: [
      fieldOf('name', tag.name),
      ...tag.aliases.map((alias) => fieldOf('alias', alias)),
      fieldOf('group', tag.group),
    ],
  }));
  return {
    find(query, limit = 50) {
      const words = foldName(query)
        .split(' ')
        .filter(Boolean)
        .map((word) => [...word].map(foldChar));
      if (words.length === 0) return [];
      return entries
        .flatMap(({ id, fields }, i) => {
          const hit = words.length === 1 ? bestHit(fields, words[0] ?? []) : hitOfAll(fields, words);
          return hit ? [{ i, score: hit.score, hit: { id, ...hit.shown } }] : [];
        })
        .sort((a, b) => compare(a.score, b.score) || a.i - b.i)
        .slice(0, limit)
        .map(({ hit }) => hit);
    },
  };
}

/** One character in, one out, so that places in the folded text are places in the text that is shown. */
function foldChar(char: string): string {
  const folded = simplify(foldName(char));
  return [...folded].length === 1 ? folded : char;
}

type Score = readonly number[];
interface Hit {
  readonly score: Score;
  readonly shown: Omit<SearchHit, 'id'>;
}

const FIELDS: readonly Field['field'][] = ['name', 'alias', 'group'];

function bestHit(fields: readonly Field[], query: readonly string[]): Hit | null {
  let best: Hit | null = null;
  for (const field of fields) {
    const found = match(field, query);
    if (!found) continue;
    const hit: Hit = {
      // A whole group that was typed by name lists its tags behind every tag that was meant itself.
      score: [
        field.field === 'group' ? matchKinds.length : 0,
        matchKinds.indexOf(found.kind),
        FIELDS.indexOf(field.field),
        found.start,
        field.chars.length,
      ],
      shown: { kind: found.kind, field: field.field, text: field.text, ranges: [[found.start, found.end]] },
    };
    if (!best || compare(hit.score, best.score) < 0) best = hit;
  }
  return best;
}

/** Several words: each must be found somewhere in the tag; the name shows what it can. */
function hitOfAll(fields: readonly Field[], words: readonly (readonly string[])[]): Hit | null {
  const hits = words.map((word) => bestHit(fields, word));
  if (hits.some((hit) => hit === null)) return null;
  const found = hits.filter((hit) => hit !== null);
  const worst = found.reduce((a, b) => (compare(b.score, a.score) > 0 ? b : a));
  const best = found.reduce((a, b) => (compare(b.score, a.score) < 0 ? b : a));
  const ranges = found.filter((hit) => hit.shown.text === best.shown.text).flatMap((hit) => hit.shown.ranges);
  return {
    score: worst.score,
    shown: { ...best.shown, kind: worst.shown.kind, ranges: ranges.sort((a, b) => a[0] - b[0]) },
  };
}

function compare(a: Score, b: Score): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function match(field: Field, query: readonly string[]): Found | null {
  const { chars } = field;
  const literal = indexOf(chars, query);
  if (literal === 0)
    return { kind: query.length === chars.length ? 'exact' : 'prefix', start: 0, end: query.length };
  if (spelledFrom(field, query, 0, 'whole') === chars.length)
    return { kind: 'exact', start: 0, end: chars.length };
  const begun = spelledFrom(field, query, 0, 'full');
  if (begun !== null) return { kind: 'prefix', start: 0, end: begun };
  const initials = spelledFrom(field, query, 0, 'initials');
  if (initials !== null) return { kind: 'initials', start: 0, end: initials };
  if (literal > 0) return { kind: 'substring', start: literal, end: literal + query.length };
  for (let start = 0; start < chars.length; start++) {
    const end = spelledFrom(field, query, start, 'mixed');
    if (end !== null) return { kind: 'pinyin', start, end };
  }
  return null;
}

function indexOf(chars: readonly string[], query: readonly string[]): number {
  for (let start = 0; start + query.length <= chars.length; start++)
    if (query.every((char, i) => chars[start + i] === char)) return start;
  return -1;
}

/** `whole`: syllables; `full`: the last may be unfinished; `initials`: first letters; `mixed`: all of it, and characters. */
type Mode = 'whole' | 'full' | 'initials' | 'mixed';

/** How far the query reaches when it is read as pinyin of the characters from `start` on; `null`: it cannot be. */
function spelledFrom(
  { chars, spelling }: Field,
  query: readonly string[],
  start: number,
  mode: Mode,
): number | null {
  const text = query.join('');
  const failed = new Set<number>();
  const read = (place: number, at: number): number | null => {
    if (at === text.length) return place;
    const id = place * (text.length + 1) + at;
    if (place >= chars.length || failed.has(id)) return null;
    for (const step of steps(chars[place] ?? '', spelling[place] ?? [], text, at, mode)) {
      const end = read(place + 1, at + step);
      if (end !== null) return end;
    }
    failed.add(id);
    return null;
  };
  return read(start, 0);
}

/** How many letters of the query one character may stand for at this place, longest first. */
function steps(char: string, readings: readonly string[], text: string, at: number, mode: Mode): number[] {
  const rest = text.slice(at);
  const lengths = new Set<number>();
  const isPlain = readings.length === 1 && readings[0] === char;
  if (rest.startsWith(char) && (isPlain || mode === 'mixed')) lengths.add(char.length);
  if (!isPlain)
    for (const reading of readings) {
      if (mode !== 'initials') {
        if (rest.startsWith(reading)) lengths.add(reading.length);
        else if (mode !== 'whole' && reading.startsWith(rest)) lengths.add(rest.length);
      }
      if (mode === 'initials' || mode === 'mixed') {
        if (rest.startsWith(reading.slice(0, 1))) lengths.add(1);
        if (/^[zcs]h/.test(reading) && rest.startsWith(reading.slice(0, 2))) lengths.add(2);
      }
    }
  return [...lengths].sort((a, b) => b - a);
}
