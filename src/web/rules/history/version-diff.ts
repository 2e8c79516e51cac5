/** What differs between two versions of a rule: its name, its description, what publishing asks for, its sentence line by line. Pure. */
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
  readonly part: 'name' | 'description' | 'privacy' | { readonly tag: string | undefined };
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** `高意向：…`: a line about a tag, with its name in front. */
const HEAD = /^([^：:]{1,60})(?:：|: )/;

/** By tag, or by its place where a line has none. A sentence in one line is one part. */
function linesOf(text: string): ReadonlyMap<string | undefined, string> {
  const lines = text.split('\n');
  if (lines.length === 1) return new Map([[undefined, text]]);
  return new Map(lines.map((line, i) => [HEAD.exec(line)?.[1] ?? String(i), line]));
}

export function differencesOf(before: VersionWords, after: VersionWords): readonly Difference[] {
  const [was, is] = [linesOf(before.text), linesOf(after.text)];
  const tags = [...new Set([...is.keys(), ...was.keys()])];
  const rows: readonly (readonly [Difference['part'], string, string])[] = [
    ['name', before.name, after.name],
    ['description', before.description, after.description],
    ['privacy', before.privacy, after.privacy],
    ...tags.map((tag) => [{ tag }, was.get(tag) ?? '', is.get(tag) ?? ''] as const),
  ];
  return rows.flatMap(([part, a, b]) => (a === b ? [] : [{ part, ...marked(a, b) }]));
}
