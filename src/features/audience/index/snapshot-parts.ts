/** What an index is made of, by name, and back: the names in a snapshot. */
import {
  NumberColumn,
  OrdinalSet,
  type Snapshot,
  TextColumn,
  type TextDictionary,
} from '#features/audience/core';
import type { AttributeType } from '#features/conditions/core';
import { ValueSets } from './value-sets.ts';
import { builtInColumns, builtInTexts, WorkspaceIndex } from './workspace-index.ts';

/** Raised when names mean something else than before, or parts are added. */
export const LAYOUT = 5;

/** `type` is null for what is built in. */
export type PartName =
  | readonly ['alive']
  | readonly ['tag', tag: number]
  | readonly ['more', tag: number]
  | readonly ['column' | 'text', key: string, type: AttributeType | null]
  | readonly ['present' | 'several', key: string, type: AttributeType | null]
  | readonly ['value', key: string, type: AttributeType | null, value: string];

const nameOf = (...name: PartName): string => JSON.stringify(name);
export const partNamed = (name: string): PartName => JSON.parse(name) as PartName;

/** The parts as they are now; nothing is copied. */
export function partsOf(index: WorkspaceIndex): Snapshot {
  const sets = new Map<string, OrdinalSet>([[nameOf('alive'), index.alive]]);
  const columns = new Map<string, NumberColumn>();
  const texts = new Map<string, TextDictionary>();
  const typeOf = (key: string) => index.types.get(key) ?? null;
  for (const [tag, set] of index.tags) sets.set(nameOf('tag', tag), set);
  for (const [tag, column] of index.more) columns.set(nameOf('more', tag), column);
  for (const [key, column] of index.columns) columns.set(nameOf('column', key, typeOf(key)), column);
  for (const [key, column] of index.texts) {
    columns.set(nameOf('text', key, typeOf(key)), column.numbers);
    texts.set(nameOf('text', key, typeOf(key)), column.texts);
  }
  for (const [key, values] of index.valueSets) {
    const type = typeOf(key);
    sets.set(nameOf('present', key, type), values.present);
    sets.set(nameOf('several', key, type), values.several);
    for (const [value, set] of values.all) sets.set(nameOf('value', key, type, value), set);
  }
  return { position: index.position, sets, columns, texts };
}

/** An index of the parts. What is missing among them starts empty. */
export function indexOf(snapshot: Snapshot): WorkspaceIndex {
  const index = new WorkspaceIndex(snapshot.sets.get(nameOf('alive')));
  const values = new Map<string, Map<string, OrdinalSet>>();
  const declare = (key: string, type: AttributeType | null) => {
    if (type !== null) index.types.set(key, type);
  };
  for (const [text, set] of snapshot.sets) {
    const name = partNamed(text);
    if (name[0] === 'tag') index.tags.set(name[1], set);
    if (name[0] === 'present' || name[0] === 'value') {
      const [, key, type] = name;
      declare(key, type);
      const ofKey = values.get(key) ?? new Map<string, OrdinalSet>();
      values.set(key, ofKey);
      if (name[0] === 'value') ofKey.set(name[3], set);
    }
  }
  for (const [text, column] of snapshot.columns) {
    const name = partNamed(text);
    if (name[0] === 'more') index.more.set(name[1], column);
    if (name[0] !== 'column' && name[0] !== 'text') continue;
    const [kind, key, type] = name;
    declare(key, type);
    if (kind === 'column') index.columns.set(key, column);
    else index.texts.set(key, new TextColumn(snapshot.texts.get(text), column));
  }
  for (const [key, sets] of values) {
    const type = index.types.get(key) ?? null;
    const present = snapshot.sets.get(nameOf('present', key, type));
    const several = snapshot.sets.get(nameOf('several', key, type));
    index.valueSets.set(key, new ValueSets(sets, present, several));
  }
  index.position = snapshot.position;
  return index;
}

/** What has to be read from rows again. */
export interface Lost {
  readonly tags: ReadonlySet<number>;
  readonly customers: boolean;
  readonly orders: boolean;
  readonly rfm: boolean;
  readonly follows: boolean;
}

/**
 * Empties every part that lost something, by name, so that rows can fill it again, and says which rows. A part is made again as
 * a whole: what is left of a damaged one went on to follow changes that need the rest of it.
 */
export function forget(index: WorkspaceIndex, parts: readonly string[]): Lost {
  const tags = new Set<number>();
  let customers = false;
  let orders = false;
  let rfm = false;
  let follows = false;
  for (const text of parts) {
    const name = partNamed(text);
    if (name[0] === 'tag' || name[0] === 'more') {
      tags.add(name[1]);
      index.tags.set(name[1], new OrdinalSet());
      index.more.delete(name[1]);
      continue;
    }
    customers = true;
    if (name[0] === 'alive') continue;
    const [, key, type] = name;
    if (key === 'customer.follower') follows = true;
    if (key.startsWith('order.')) orders = true;
    if (key.startsWith('rfm.')) rfm = true;
    // An attribute that has another type by now starts empty anyway.
    if (type !== null && index.types.get(key) === type) index.startAnew(key, type);
    if (type !== null) continue;
    if ((builtInColumns as readonly string[]).includes(key)) index.columns.set(key, new NumberColumn());
    else if (builtInTexts.includes(key)) index.texts.set(key, new TextColumn());
    else index.valueSets.set(key, new ValueSets());
  }
  return { tags, customers, orders, rfm, follows };
}
