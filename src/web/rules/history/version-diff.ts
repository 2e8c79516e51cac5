/** What differs between two versions of a rule: its name, its description, what publishing asks for, its sentence line by line, and their order. Pure. */
import { marked, type Piece } from './text-diff.ts';

export interface VersionWords {
  readonly name: string;
  readonly description: string;
  readonly privacy: string;
  /** Of a ladder or a model a line for each tag. */
  readonly text: string;
}

export interface Difference {
  /** The tag of a line; undefined: the whole sentence. */
  readonly part: 'name' | 'description' | 'privacy' | 'order' | { readonly tag: string | undefined };
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** `高意向：…`: a line about a tag, with its name in front. */
const HEAD = /^([^：:]{1,60})(?:：|: )/;

type Lines = ReadonlyMap<string | undefined, string>;

/** By tag, or by its place where a line has none. A sentence in one line is one part; several lines of one tag, too. */
function linesOf(text: string): Lines {
  const lines = text.split('\n');
  if (lines.length === 1) return new Map([[undefined, text]]);
  const byTag = new Map<string, string>();
  for (const [i, line] of lines.entries()) {
    const tag = HEAD.exec(line)?.[1] ?? String(i);
    const sofar = byTag.get(tag);
    byTag.set(tag, sofar === undefined ? line : `${sofar}\n${line}`);
  }
  return byTag;
}

/** Of the tags that both have: the first that holds counts, so their order is a part of what a rule says. */
const orderIn = (lines: Lines, others: Lines): string =>
  [...lines.keys()].filter((tag) => others.has(tag)).join(' › ');

export function differencesOf(before: VersionWords, after: VersionWords): readonly Difference[] {
  const [was, is] = [linesOf(before.text), linesOf(after.text)];
  const tags = [...new Set([...is.keys(), ...was.keys()])];
  const rows: readonly (readonly [Difference['part'], string, string])[] = [
    ['name', before.name, after.name],
    ['description', before.description, after.description],
    ['privacy', before.privacy, after.privacy],
    ['order', orderIn(was, is), orderIn(is, was)],
    ...tags.map((tag) => [{ tag }, was.get(tag) ?? '', is.get(tag) ?? ''] as const),
  ];
  return rows.flatMap(([part, a, b]) => (a === b ? [] : [{ part, ...marked(a, b) }]));
}
