/** Tags that one person put on last, and those he marked: kept in this browser, apart for every person. */
import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '#ui';

const MOST_RECENT = 12;
const MOST_MARKED = 30;

type List = 'recent' | 'marked';

const keyOf = (list: List, person: string) => `baizigui.tags.${list}.${person}`;
const known = new Map<string, readonly string[]>();
const listeners = new Set<() => void>();

function read(list: List, person: string): readonly string[] {
  const key = keyOf(list, person);
  const before = known.get(key);
  if (before) return before;
  const ids = (readStored(key) ?? '').split(' ').filter(Boolean);
  known.set(key, ids);
  return ids;
}

function write(list: List, person: string, ids: readonly string[]): void {
  const key = keyOf(list, person);
  known.set(key, ids);
  writeStored(key, ids.join(' '));
  for (const each of listeners) each();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const useList = (list: List, person: string): readonly string[] =>
  useSyncExternalStore(subscribe, () => read(list, person));

/** Ids of the tags put on last, the newest first. */
export const useRecentTags = (person: string): readonly string[] => useList('recent', person);

/** Ids of the marked tags, in the order of marking. */
export const useMarkedTags = (person: string): readonly string[] => useList('marked', person);

export const rememberTag = (person: string, tag: string): void =>
  write('recent', person, withRecent(read('recent', person), tag));

export const markTag = (person: string, tag: string): void =>
  write('marked', person, withMark(read('marked', person), tag));

/** The tag first, every tag once, at most twelve. */
export const withRecent = (before: readonly string[], tag: string): readonly string[] =>
  [tag, ...before.filter((each) => each !== tag)].slice(0, MOST_RECENT);

/** Marks a tag, or takes its mark off. */
export const withMark = (before: readonly string[], tag: string): readonly string[] =>
  before.includes(tag) ? before.filter((each) => each !== tag) : [...before, tag].slice(-MOST_MARKED);
