/** What adding or removing tags would do to customers that are in view. Locks and rights are the server's to know. Pure. */
import type { TagItem } from '#ui';
import type { ShownCustomer } from '../api.ts';

export type BulkVerb = 'add' | 'remove';

/** In changes: one tag of one customer each. */
export interface Effect {
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export function effectOn(
  customers: Iterable<ShownCustomer>,
  verb: BulkVerb,
  tags: readonly TagItem[],
): Effect {
  let added = 0;
  let removed = 0;
  let unchanged = 0;
  for (const customer of customers) {
    const has = new Set(customer.tags.map((tag) => tag.id));
    for (const tag of tags) {
      if (has.has(tag.id) === (verb === 'add')) {
        unchanged++;
        continue;
      }
      if (verb === 'remove') {
        removed++;
        continue;
      }
      added++;
      // A single-choice group keeps one tag: the one that was there goes.
      if (tag.group.choice === 'single')
        removed += customer.tags.filter((other) => other.group.id === tag.group.id).length;
    }
  }
  return { added, removed, unchanged, refused: 0 };
}

/** One more tag or one less. Of a single-choice group only one can be put on at a time. */
export function toggleTag(tags: readonly TagItem[], tag: TagItem, verb: BulkVerb): readonly TagItem[] {
  if (tags.some(({ id }) => id === tag.id)) return tags.filter(({ id }) => id !== tag.id);
  const rivals = verb === 'add' && tag.group.choice === 'single';
  return [...tags.filter((other) => !rivals || other.group.id !== tag.group.id), tag];
}
