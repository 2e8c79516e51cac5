/** Which tags something of the company may put on customers by itself: a material, a form. */
import type { Actor, ErrorDetail } from '#kernel';
import type { LibrarySnapshot } from './snapshot.ts';

export interface ToPutOn {
  readonly ids: readonly number[];
  readonly problems: readonly ErrorDetail[];
}

/**
 * Tags that everybody may see the customers carry: those of one person are nobody else's. Codes: `tag.notFound`,
 * `tag.ambiguous`, `tagging.foreign`, `tagging.protected`, and `personal` as the caller names it.
 */
export function tagsToPutOn(
  library: LibrarySnapshot,
  actor: Actor,
  refs: readonly string[],
  path: string,
  personal: string,
): ToPutOn {
  const problems: ErrorDetail[] = [];
  const ids = refs.flatMap((ref, i) => {
    const one = library.resolve(ref, actor);
    const problem =
      one.tag === null
        ? `tag.${one.problem}`
        : one.tag.owner_id !== null
          ? personal
          : one.tag.kept_by === 'strategy'
            ? 'tagging.foreign'
            : one.tag.protected && !actor.rights.has('tags:applyProtected')
              ? 'tagging.protected'
              : null;
    if (problem !== null)
      problems.push({ path: `${path}.${i}`, code: problem, facts: { tag: ref.slice(0, 200) } });
    return one.tag === null ? [] : [one.tag.id];
  });
  return { ids: [...new Set(ids)], problems };
}
