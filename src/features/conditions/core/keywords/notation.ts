/**
 * How a keyword is written. `优惠`: these letters anywhere. `优惠|折扣`: one stands for the other. `套餐*价`: with at most
 * ten letters of one clause in between. `"KA"`: standing by itself, no letter or digit on either side. `/满\d+减/`: a regular
 * expression in the notation of RE2, which has no back references and takes time that grows with the length of the text and
 * with the size of the expression, so both are limited.
 */
import { RE2JS, RE2JSException } from 're2js';
import { narrowText } from '#kernel';
import { simplified } from '../script.ts';
import { CLAUSE_END, foldMessage } from './folded.ts';
import { repeatedSize } from './size.ts';

/** Letters that `*` stands for, at most. */
const GAP = 10;
/** Characters of a regular expression. */
const LONGEST_PATTERN = 100;
/** Instructions of one keyword's programs: each may be taken at every letter of a text. `.{0,100}` has 200. */
const LARGEST_PROGRAM = 1000;

/** One way to say a keyword: letters to look for, or an expression. Both are for text folded by `foldMessage`. */
export type Way =
  | { readonly letters: string; readonly alone: boolean }
  | { readonly pattern: RE2JS; readonly alone: boolean };

export type Notation = { readonly ways: readonly Way[] } | { readonly refused: string };

const QUOTED = /^["“”](.+)["“”]$/;
const EXPRESSION = /^\/(.*)\/$/s;

export function readKeyword(text: string): Notation {
  const expression = EXPRESSION.exec(text)?.[1];
  if (expression !== undefined) return readExpression(expression);
  const ways = text.split(/[|｜]/).map((each) => readWay(each.trim()));
  const found = ways.filter((way) => way !== null);
  if (found.length < ways.length) return { refused: 'emptyKeyword' };
  const size = found.reduce((sum, way) => sum + ('pattern' in way ? way.pattern.programSize() : 0), 0);
  return size > LARGEST_PROGRAM ? { refused: 'manyGaps' } : { ways: found };
}

function readWay(text: string): Way | null {
  const quoted = QUOTED.exec(text)?.[1];
  const alone = quoted !== undefined;
  const parts = foldMessage(quoted ?? text)
    .split(/[*＊]/)
    .map((part) => part.trim());
  if (parts.every((part) => part === '')) return null;
  const [letters = '', second] = parts;
  if (second === undefined) return { letters, alone };
  const between = `[^${CLAUSE_END}]{0,${GAP}}?`;
  return { pattern: RE2JS.compile(parts.map((part) => RE2JS.quote(part)).join(between)), alone };
}

function readExpression(text: string): Notation {
  if (text.length > LONGEST_PATTERN) return { refused: 'longPattern' };
  const folded = simplified(narrowText(text));
  if (repeatedSize(folded) > LARGEST_PROGRAM) return { refused: 'largePattern' };
  try {
    const pattern = RE2JS.compile(folded, RE2JS.CASE_INSENSITIVE);
    if (pattern.programSize() > LARGEST_PROGRAM) return { refused: 'largePattern' };
    return pattern.matcher('').matches()
      ? { refused: 'emptyPattern' }
      : { ways: [{ pattern, alone: false }] };
  } catch (error) {
    if (error instanceof RE2JSException) return { refused: 'badPattern' };
    throw error;
  }
}
