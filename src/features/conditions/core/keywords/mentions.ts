/** Where keywords stand in a text. */
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

const waysOf = (keyword: string): readonly Way[] => {
  const read = readKeyword(keyword);
  return 'ways' in read ? read.ways : [];
};

function* mentionsIn(folded: string, ways: readonly (readonly Way[])[]): Generator<Mention> {
  for (const [keyword, each] of ways.entries())
    for (const way of each)
      for (const [from, to] of placesOf(folded, way))
        yield { keyword, from, to, denied: isDenied(folded, from) };
}

/** Every place, those that are denied too. A keyword that cannot be read is nowhere. */
export function compileMentions(keywords: readonly string[]): (text: string) => readonly Mention[] {
  const ways = keywords.map(waysOf);
  return (text) => [...mentionsIn(foldMessage(text), ways)];
}

/** Whether a text says one of the keywords without denying it. */
export function compileMentioned(keywords: readonly string[]): (text: string) => boolean {
  const ways = keywords.map(waysOf);
  return (text) => {
    for (const mention of mentionsIn(foldMessage(text), ways)) if (!mention.denied) return true;
    return false;
  };
}
