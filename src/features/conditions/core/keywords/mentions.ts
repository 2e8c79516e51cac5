/** Where keywords stand in a text. */
import { atOnce } from '#kernel';
import { foldMessage } from './folded.ts';
import { isDenied } from './negation.ts';
import { readKeyword, type Way } from './notation.ts';

/** Places of one way that are looked at: a text that says a word more often says it. */
const MOST_PLACES = 50;

export interface Mention {
  /** Its place in the list of keywords. */
  readonly keyword: number;
  /** In the text, UTF-16 units; the end excluded. */
  readonly from: number;
  readonly to: number;
  /** It does not count. */
  readonly denied: boolean;
}

const LETTER = /[\p{L}\p{N}]/u;

const standsAlone = (text: string, from: number, to: number): boolean =>
  !LETTER.test(text.charAt(from - 1)) && !LETTER.test(text.charAt(to));

type Place = readonly [from: number, to: number];

/** Every place where it begins, also inside the one before: what is denied there need not be denied here. */
function* lettersIn(text: string, letters: string): Generator<Place> {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
    yield [at, at + letters.length];
}

function* patternIn(text: string, way: Extract<Way, { pattern: unknown }>): Generator<Place> {
  const matcher = way.pattern.matcher(text);
  for (let at = 0; at < text.length && matcher.find(at); at = matcher.start() + 1)
    if (matcher.end() > matcher.start()) yield [matcher.start(), matcher.end()];
}

function* placesOf(text: string, way: Way): Generator<Place> {
  let places = 0;
  for (const place of 'letters' in way ? lettersIn(text, way.letters) : patternIn(text, way)) {
    if (!way.alone || standsAlone(text, ...place)) yield place;
    if (++places >= MOST_PLACES) return;
  }
}

/** Of each keyword of a list; read when it is first looked for. */
type Ways = readonly (() => readonly Way[])[];

const known = new WeakMap<readonly string[], Ways>();

/** Read once for each list: a condition is explained for one customer after the other. */
function waysOf(keywords: readonly string[]): Ways {
  const before = known.get(keywords);
  if (before) return before;
  const ways = keywords.map((keyword) => {
    let found: readonly Way[] | undefined;
    return () => {
      found ??= readWays(keyword);
      return found;
    };
  });
  known.set(keywords, ways);
  return ways;
}

function readWays(keyword: string): readonly Way[] {
  const read = readKeyword(keyword);
  return 'ways' in read ? read.ways : [];
}

function* mentionsOf(keyword: number, ways: readonly Way[], folded: string): Generator<Mention> {
  for (const way of ways)
    for (const [from, to] of placesOf(folded, way))
      yield { keyword, from, to, denied: isDenied(folded, from, to) };
}

/** Every place, those that are denied too, with a step for each keyword. A keyword that cannot be read is nowhere. */
export function compileMentionSteps(
  keywords: readonly string[],
): (text: string) => Generator<void, readonly Mention[]> {
  const ways = waysOf(keywords);
  return function* (text) {
    const folded = foldMessage(text);
    const found: Mention[] = [];
    for (const [keyword, each] of ways.entries()) {
      found.push(...mentionsOf(keyword, each(), folded));
      yield;
    }
    return found;
  };
}

/** `compileMentionSteps` without rest. */
export function compileMentions(keywords: readonly string[]): (text: string) => readonly Mention[] {
  const steps = compileMentionSteps(keywords);
  return (text) => atOnce(steps(text));
}

/** Whether a text says one of the keywords without denying it. */
export function compileMentioned(keywords: readonly string[]): (text: string) => boolean {
  const ways = waysOf(keywords);
  return (text) => {
    const folded = foldMessage(text);
    for (const [keyword, each] of ways.entries())
      for (const mention of mentionsOf(keyword, each(), folded)) if (!mention.denied) return true;
    return false;
  };
}
