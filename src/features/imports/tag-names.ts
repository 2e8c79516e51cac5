/** From what cells say to tags: ids, or the reasons why not. */
import type { LibrarySnapshot, LibraryTag } from '#features/tags';
import type { Actor, Facts } from '#kernel';

export interface WrongTag {
  /** As written in the cell. */
  readonly name: string;
  readonly code: string;
  readonly facts: Facts;
}

export class TagNames {
  readonly #library: LibrarySnapshot;
  readonly #actor: Actor;
  readonly #known = new Map<string, LibraryTag | WrongTag>();

  constructor(library: LibrarySnapshot, actor: Actor) {
    this.#library = library;
    this.#actor = actor;
  }

  /** Tags by id, name, alias or path. Codes: `tag.notFound`, `tag.ambiguous`. */
  find(names: readonly string[]): {
    readonly tags: readonly LibraryTag[];
    readonly wrong: readonly WrongTag[];
  } {
    const tags: LibraryTag[] = [];
    const wrong: WrongTag[] = [];
    for (const name of names) {
      const found = this.#find(name);
      if ('code' in found) wrong.push(found);
      else if (!tags.includes(found)) tags.push(found);
    }
    return { tags, wrong };
  }

  path(id: number): string {
    return this.#library.tags.get(id)?.path ?? '';
  }

  #find(name: string): LibraryTag | WrongTag {
    let found = this.#known.get(name);
    if (!found) {
      const resolved = this.#library.resolve(name, this.#actor);
      found = resolved.tag ?? {
        name,
        code: `tag.${resolved.problem}`,
        facts: { tag: name.slice(0, 80) },
      };
      this.#known.set(name, found);
    }
    return found;
  }
}

/** One customer can't have two answers to one question. Code: `import.singleChoice` with the tags that exclude each other. */
export function contradictions(tags: readonly LibraryTag[]): WrongTag[] {
  const byGroup = new Map<LibraryTag['group'], LibraryTag[]>();
  for (const tag of tags)
    if (tag.group.choice === 'single') byGroup.set(tag.group, [...(byGroup.get(tag.group) ?? []), tag]);
  return [...byGroup].flatMap(([group, [first, ...more]]) =>
    first && more.length > 0
      ? [
          {
            name: first.name,
            code: 'import.singleChoice',
            facts: { group: group.name, tags: [first, ...more].map((tag) => tag.name).join('、') },
          },
        ]
      : [],
  );
}
