/** Numbers of all siblings in the library that a plan leads to, from what the document says and what was there. */
import type { Library } from './library.ts';
import { arrange, numbersFor, type Placed, ranksOf } from './sibling-order.ts';
import type { Wanted } from './wanted.ts';

/** `before` is the old library under its new keys; `keep`: the order of what exists does not change. */
export function inNewOrder(library: Library, before: Library, wanted: Wanted, keep: boolean): Library {
  const isOrdered = new Map(library.groups.map((group) => [group.key, group.ordered]));
  const numbers = {
    category: newNumbers(library.categories, before.categories, wanted.categories, keep, (one) => one.parent),
    group: newNumbers(library.groups, before.groups, wanted.groups, keep, (one) => one.category),
    tag: newNumbers(library.tags, before.tags, wanted.tags, keep, (one) => one.group, isOrdered),
  };
  const numbered = <T extends Placed>(elements: readonly T[], numbersOf: ReadonlyMap<string, number>): T[] =>
    elements.map((element) => ({ ...element, order: numbersOf.get(element.key) ?? element.order }));
  return {
    categories: numbered(library.categories, numbers.category),
    groups: numbered(library.groups, numbers.group),
    tags: numbered(library.tags, numbers.tag),
  };
}

interface Mention {
  readonly key: string;
  readonly said: object;
}

const saidOrder = ({ said }: Mention): number | undefined =>
  'order' in said && typeof said.order === 'number' ? said.order : undefined;

/** New numbers of all siblings, list by list. */
function newNumbers<T extends Placed>(
  elements: readonly T[],
  before: readonly T[],
  mentions: readonly Mention[],
  keep: boolean,
  parentOf: (element: T) => string | null,
  isOrdered: ReadonlyMap<string, boolean> = new Map(),
): Map<string, number> {
  const listed = listsBy(elements, parentOf);
  const listedBefore = listsBy(before, parentOf);
  const parentByKey = new Map(elements.map((element) => [element.key, parentOf(element)]));
  const mentioned = listsBy(mentions, (mention) => parentByKey.get(mention.key) ?? null);
  const numbers = new Map<string, number>();
  for (const [parent, list] of listed) {
    const members = new Set(list.map((element) => element.key));
    const had = (listedBefore.get(parent) ?? []).filter((element) => members.has(element.key));
    const said = mentioned.get(parent) ?? [];
    const levels = parent !== null && (isOrdered.get(parent) ?? false);
    const isExplicit = !keep && said.some((mention) => saidOrder(mention) !== undefined);
    const placed = isExplicit ? saidNumbers(said, had) : listNumbers(said, had, levels, keep);
    for (const [key, number] of placed) numbers.set(key, number);
  }
  return numbers;
}

function listsBy<T>(
  elements: readonly T[],
  parentOf: (element: T) => string | null,
): Map<string | null, T[]> {
  const lists = new Map<string | null, T[]>();
  for (const element of elements) {
    const list = lists.get(parentOf(element));
    if (list) list.push(element);
    else lists.set(parentOf(element), [element]);
  }
  return lists;
}

/** Numbers that the document writes itself; a tag without one keeps its own, a new one follows the tag before it. */
function saidNumbers(mentions: readonly Mention[], had: readonly Placed[]): Map<string, number> {
  const numbers = new Map(had.map((one) => [one.key, one.order]));
  let last = 0;
  for (const mention of mentions) {
    last = saidOrder(mention) ?? numbers.get(mention.key) ?? last + 1;
    numbers.set(mention.key, last);
  }
  return numbers;
}

/** Numbers from the order of mentions; siblings that are not mentioned stay next to their neighbours. */
function listNumbers(
  mentions: readonly Mention[],
  had: readonly Placed[],
  levels: boolean,
  keep: boolean,
): Map<string, number> {
  let last = 0;
  const said = mentions.map((mention) => {
    last = saidOrder(mention) ?? last + 1;
    return { key: mention.key, order: last };
  });
  const [wanted, existing] = [ranksOf(said, levels), ranksOf(had, levels)];
  // Newcomers that say nothing about those who are there already go behind them.
  const isApart = !said.some((one) => had.some((other) => other.key === one.key));
  const final = keep || isApart ? arrange(existing, wanted) : arrange(wanted, existing);
  return numbersFor(final, had, levels);
}
