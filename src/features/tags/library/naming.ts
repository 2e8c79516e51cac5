/** Names, former names and keys of elements that are being made or changed. */
import { deriveKey, foldName, normalizeName } from '../core/public.ts';
import type { Draft } from './draft.ts';
import type { Element } from './rows.ts';

/** The key that was asked for, or one made from the name that no element has or had. */
export function newKey(
  draft: Draft,
  element: Element,
  name: string,
  asked?: string,
  groupKey?: string,
): string {
  if (asked !== undefined) return asked;
  return deriveKey(name, new Set(draft.all(element).map((row) => row.key)), groupKey);
}

/** The place behind the last sibling. */
export const nextOrder = (siblings: readonly { readonly sort: number }[]): number =>
  Math.max(0, ...siblings.map((one) => one.sort)) + 1;

const withoutRepeats = (names: readonly string[], own: string): string[] => {
  const seen = new Set([foldName(own)]);
  return names.map(normalizeName).filter((name) => {
    const isNew = !seen.has(foldName(name));
    seen.add(foldName(name));
    return isNew;
  });
};

export const cleanAliases = (aliases: readonly string[], name: string): string[] =>
  withoutRepeats(aliases, name);

/** After a rename the old name keeps answering, unless a neighbour has it. */
export function renamed(
  row: { readonly name: string; readonly aliases: readonly string[] },
  name: string,
  neighbours: readonly { readonly name: string }[],
  aliases: readonly string[] = row.aliases,
): { name: string; aliases: string[] } {
  const next = normalizeName(name);
  const taken = neighbours.some((one) => foldName(one.name) === foldName(row.name));
  const former = foldName(next) === foldName(row.name) || taken ? [] : [row.name];
  return { name: next, aliases: withoutRepeats([...aliases, ...former], next) };
}
