/** A typed sentence cut into pieces: names of the workspace first where they are longer, then words, numbers and days. */
import { foldTyped } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { numberAt } from './numbers.ts';
import type { Meaning, Token } from './token.ts';
import { wordAt } from './words.ts';

const QUOTES: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '"': '"',
  '《': '》',
};

/** As sentences write instants: a day, or a day with minutes and offset. */
const DAY = /(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}) \(utc([+-]\d{2}:\d{2})?\))?/y;
const CLOCK = /(\d{1,2}):(\d{2})(?!\d)/y;
const SPACE = /\s/;

interface Piece {
  readonly to: number;
  readonly meanings: readonly Meaning[];
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function quotedAt(text: string, at: number): Piece | null {
  const close = QUOTES[text.charAt(at)];
  const end = close === undefined ? -1 : text.indexOf(close, at + 1);
  if (end < 0) return null;
  return { to: end + 1, meanings: [{ kind: 'quoted', text: text.slice(at + 1, end) }] };
}

function timeAt(folded: string, at: number): Piece | null {
  const [whole, day, minutes, offset] = sticky(DAY, folded, at) ?? [];
  if (whole && day) {
    const text = minutes === undefined ? day : `${day}T${minutes}:00${offset ?? 'Z'}`;
    return { to: at + whole.length, meanings: [{ kind: 'day', text }] };
  }
  const [clock, hour, minute] = sticky(CLOCK, folded, at) ?? [];
  if (!clock || Number(hour) > 23 || Number(minute) > 59) return null;
  return {
    to: at + clock.length,
    meanings: [{ kind: 'clock', text: `${hour?.padStart(2, '0')}:${minute}` }],
  };
}

/** Halves: 半年, 半个月, 半天, 半小时, with their unit in whole smaller ones. */
const HALVES: Readonly<Record<string, readonly [number, 'mo' | 'd' | 'h' | 'm']>> = {
  半年: [6, 'mo'],
  半个月: [15, 'd'],
  半天: [12, 'h'],
  半小时: [30, 'm'],
  半个小时: [30, 'm'],
};

function halfAt(folded: string, at: number): Token[] | null {
  for (const [word, [value, unit]] of Object.entries(HALVES)) {
    if (!folded.startsWith(word, at)) continue;
    const to = at + word.length;
    return [
      { from: at, to: at + 1, meanings: [{ kind: 'number', min: value, max: value, money: false }] },
      { from: at + 1, to, meanings: [{ kind: 'unit', unit }] },
    ];
  }
  return null;
}

/** The longest of a name, a word and a number; a name wins where it is as long as a word, and both meanings stay. */
function pieceAt(folded: string, at: number, lexicon: Lexicon, afterNumber: boolean): Piece | null {
  const name = lexicon.at(folded, at);
  let word = wordAt(folded, at);
  // 三周三次: after a number the week counts, it is not a Wednesday.
  if (afterNumber && word?.meanings.some((one) => one.kind === 'weekdays'))
    word = wordAt(folded.slice(0, at + 1), at) ?? word;
  const typed = numberAt(folded, at);
  const number: Piece | null = typed && {
    to: typed.to,
    meanings: [{ kind: 'number', min: typed.min, max: typed.max, money: typed.money }],
  };
  const named: Piece | null = name && { to: name.to, meanings: [{ kind: 'names', terms: name.terms }] };
  const longest = Math.max(named?.to ?? 0, word?.to ?? 0, number?.to ?? 0);
  if (longest === 0) return null;
  const meant = [named, word, number].filter((piece) => piece?.to === longest);
  return { to: longest, meanings: meant.flatMap((piece) => piece?.meanings ?? []) };
}

/** Spaces are no tokens. A letter that nobody knows is a token without a meaning. */
export function tokensOf(text: string, lexicon: Lexicon): readonly Token[] {
  const folded = foldTyped(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at)) && text.charAt(at) !== '\n') {
      at++;
      continue;
    }
    if (text.charAt(at) === '\n') {
      tokens.push({ from: at, to: ++at, meanings: [{ kind: 'joint', joint: 'stop' }] });
      continue;
    }
    const half = halfAt(folded, at);
    if (half) {
      tokens.push(...half);
      at = half.at(-1)?.to ?? at + 1;
      continue;
    }
    const afterNumber = tokens.at(-1)?.meanings.some((one) => one.kind === 'number') ?? false;
    const piece = quotedAt(text, at) ?? timeAt(folded, at) ?? pieceAt(folded, at, lexicon, afterNumber);
    const to = piece?.to ?? at + 1;
    tokens.push({ from: at, to, meanings: piece?.meanings ?? [] });
    at = to;
  }
  return tokens;
}
