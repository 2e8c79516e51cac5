/** The lint of names as the server applies it, in the browser. Large: imported when a dialog opens. */
import {
  type ElementKind,
  emptyDefinition,
  type Library,
  lintName,
  type NameFinding,
  namedElements,
  nameIndex,
  type Tag,
  type TagGroup,
} from '#features/tags/core';
import { toHue } from '#ui';
import type { LibraryAnswers } from '../wall.ts';

export type { NameFinding };

export interface LintRequest {
  readonly element: ElementKind;
  readonly name: string;
  /** Id of the element itself when it exists already. */
  readonly id?: string;
  /** Id of the group of a tag, or of the category above. */
  readonly within: string | null;
}

/** What the lint needs of the library; the rest of each element is what a new one starts with. */
function coreOf({ categories, groups, tags }: LibraryAnswers): {
  library: Library;
  keyOf: Map<string, string>;
} {
  const keyOf = new Map([...categories, ...groups, ...tags].map(({ id, key }) => [id, key]));
  const key = (id: string | null) => (id === null ? null : (keyOf.get(id) ?? null));
  return {
    keyOf,
    library: {
      categories: categories.map(({ key: own, name, parent, order, description, archived }) => ({
        key: own,
        name,
        parent: key(parent),
        order,
        description,
        archived,
      })),
      groups: groups.map(
        (group): TagGroup => ({
          ...group,
          category: key(group.category),
          color: group.color === null ? null : toHue(group.color),
        }),
      ),
      tags: tags.map(
        (tag): Tag => ({
          ...tag,
          group: key(tag.group.id) ?? '',
          color: tag.color === null ? null : toHue(tag.color),
          definition: emptyDefinition,
          archived: tag.state !== 'active',
        }),
      ),
    },
  };
}

export function nameLint(answers: LibraryAnswers): (request: LintRequest) => readonly NameFinding[] {
  const { library, keyOf } = coreOf(answers);
  const index = nameIndex(namedElements(library));
  return ({ element, name, id, within }) => {
    const key = id === undefined ? undefined : keyOf.get(id);
    return lintName(name, {
      element,
      within: within === null ? null : (keyOf.get(within) ?? null),
      index,
      ...(key === undefined ? {} : { key }),
    });
  };
}
