/** The names of a workspace, folded, so that the longest one at a place of a text is found. Made once for a library. */
import { toId } from '#kernel';
import { nearest } from '../nearest.ts';
import type { AttributeType, GroupTerm, Library } from '../vocabulary.ts';
import { foldTyped } from './fold.ts';
import type { Term } from './token.ts';

export interface NameMatch {
  readonly to: number;
  readonly terms: readonly Term[];
}

export interface Lexicon {
  /** The longest name of two letters or more that stands at `at`; several things may share it. */
  at(folded: string, at: number): NameMatch | null;
  /** Everything that is called so; letters of either script, width and case. */
  named(text: string): readonly Term[];
  /** The tags of a group with all their names, longest name first. */
  tagsOf(group: number): readonly (readonly [folded: string, path: string])[];
  /** The options of an attribute with what they are called, longest first. */
  optionsOf(key: string): readonly (readonly [folded: string, value: string])[];
  /** Names of tags that are like this one. */
  near(text: string): readonly string[];
  group(id: number): GroupTerm | undefined;
  typeOf(key: string): AttributeType | undefined;
  /** Ways of adding with what they are called. */
  readonly addWays: readonly (readonly [folded: string, way: number])[];
}

/** Shorter names are only looked for where one is expected. */
const SHORTEST = 2;

const byLength = (a: readonly [string, string], b: readonly [string, string]) => b[0].length - a[0].length;

class Names {
  readonly #terms = new Map<string, Term[]>();
  /** Lengths of the names that begin with a letter, longest first. */
  readonly #lengths = new Map<string, number[]>();

  add(text: string, term: Term): void {
    const key = foldTyped(text.trim());
    if (key === '') return;
    const list = this.#terms.get(key);
    if (!list) this.#terms.set(key, [term]);
    else if (!list.some((one) => JSON.stringify(one) === JSON.stringify(term))) list.push(term);
    if (key.length < SHORTEST) return;
    const first = key.charAt(0);
    const lengths = this.#lengths.get(first) ?? [];
    if (!lengths.includes(key.length))
      this.#lengths.set(
        first,
        [...lengths, key.length].sort((a, b) => b - a),
      );
  }

  named(text: string): readonly Term[] {
    return this.#terms.get(foldTyped(text.trim())) ?? [];
  }

  at(folded: string, at: number): NameMatch | null {
    for (const length of this.#lengths.get(folded.charAt(at)) ?? []) {
      const terms = at + length > folded.length ? undefined : this.#terms.get(folded.slice(at, at + length));
      // A name of Latin letters or digits does not begin or end inside a longer word.
      if (terms && !cuts(folded, at) && !cuts(folded, at + length)) return { to: at + length, terms };
    }
    return null;
  }
}

const lists = { audience: 'audiences', staff: 'staff', department: 'departments' } as const;

const LATIN = /[a-z0-9]/;
const cuts = (text: string, at: number): boolean =>
  LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at));

export function lexiconOf(library: Library): Lexicon {
  const names = new Names();
  const tags = new Map<number, (readonly [string, string])[]>();
  const options = new Map<string, (readonly [string, string])[]>();
  const types = new Map((library.attributes ?? []).map(({ key, type }) => [key, type]));
  const groups = new Map((library.groups ?? []).map((group) => [group.id, group]));
  for (const group of groups.values()) names.add(group.name, { of: 'group', id: group.id, name: group.name });
  for (const tag of library.tags ?? []) {
    const group = groups.get(tag.group)?.name ?? '';
    const path = `${group}/${tag.name}`;
    const term: Term = { of: 'tag', id: tag.id, path, group: tag.group };
    const list = tags.get(tag.group) ?? [];
    for (const name of [tag.name, ...(tag.aliases ?? [])]) {
      names.add(name, term);
      for (const between of ['/', ':', '-']) names.add(`${group}${between}${name}`, term);
      list.push([foldTyped(name), path]);
    }
    tags.set(tag.group, list);
  }
  for (const one of library.attributes ?? []) {
    names.add(one.label, { of: 'attribute', key: one.key });
    const list = (one.options ?? []).map((value): readonly [string, string] => [
      foldTyped(one.labels?.get(value) ?? value),
      value,
    ]);
    options.set(one.key, list.sort(byLength));
    // Statuses and people are called by words that a sentence has anyway.
    if (!one.key.includes('.'))
      for (const [text, value] of list) names.add(text, { of: 'option', key: one.key, value });
  }
  for (const of of ['audience', 'staff', 'department'] as const)
    for (const one of library[lists[of]] ?? []) names.add(one.name, { of, ref: toId(of, one.id) });
  for (const one of library.channels ?? []) names.add(one.name, { of: 'channel', ref: one.publicId });
  for (const list of tags.values()) list.sort(byLength);
  return {
    at: (folded, at) => names.at(folded, at),
    named: (text) => names.named(text),
    tagsOf: (group) => tags.get(group) ?? [],
    optionsOf: (key) => options.get(key) ?? [],
    // Of two letters one in common says nothing.
    near: (text) =>
      text.length <= SHORTEST
        ? []
        : nearest(
            text,
            (library.tags ?? []).flatMap((tag) => [tag.name, ...(tag.aliases ?? [])]),
          ),
    group: (id) => groups.get(id),
    typeOf: (key) => types.get(key),
    addWays: [...(library.addWays ?? [])].map(([way, name]) => [foldTyped(name), way]),
  };
}
