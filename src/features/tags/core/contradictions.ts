/** Wishes of one call that cannot all come true, whatever the order: nobody can know which of them was meant. */
import type { Id } from './choice.ts';

export interface Wish {
  readonly action: 'add' | 'remove';
  readonly customer: Id;
  readonly tag: Id;
  readonly group: Id;
  /** The group allows one tag. */
  readonly single: boolean;
  /** Whose answer, in a group per staff; otherwise null. */
  readonly staff: Id | null;
}

export interface Contradiction {
  /** `tagging.bothWays`: the same tag put on and taken off; `tagging.oneChoice`: two tags of a single-choice group. */
  readonly code: 'tagging.bothWays' | 'tagging.oneChoice';
  /** Place of the wish that contradicts this one. */
  readonly other: number;
}

interface Placed extends Wish {
  readonly place: number;
}

/**
 * By place in `wishes`. Every wish of a contradiction is named, so that none of them is done by chance. The same wish
 * twice is no contradiction, and taking one tag off while another of its group is put on is none either.
 */
export function contradictionsIn(wishes: readonly Wish[]): ReadonlyMap<number, Contradiction> {
  const placed = wishes.map((wish, place): Placed => ({ ...wish, place }));
  const found = new Map<number, Contradiction>();
  const note = (
    code: Contradiction['code'],
    alike: readonly Placed[],
    differ: (a: Wish, b: Wish) => boolean,
  ) => {
    const [first] = alike;
    const rival = first && alike.find((one) => differ(first, one));
    if (!first || !rival) return;
    for (const one of alike)
      if (!found.has(one.place))
        found.set(one.place, { code, other: (differ(first, one) ? first : rival).place });
  };
  const slot = ({ customer, tag, staff }: Wish) => `${customer} ${tag} ${staff ?? ''}`;
  for (const alike of together(placed, slot))
    note('tagging.bothWays', alike, (a, b) => a.action !== b.action);
  const answer = ({ customer, group, staff }: Wish) => `${customer} ${group} ${staff ?? ''}`;
  const choices = placed.filter((one) => one.action === 'add' && one.single);
  for (const alike of together(choices, answer)) note('tagging.oneChoice', alike, (a, b) => a.tag !== b.tag);
  return found;
}

function together(wishes: readonly Placed[], keyOf: (wish: Placed) => string): Iterable<Placed[]> {
  const by = new Map<string, Placed[]>();
  for (const wish of wishes) {
    const list = by.get(keyOf(wish));
    if (list) list.push(wish);
    else by.set(keyOf(wish), [wish]);
  }
  return by.values();
}
