/**
 * The draft of the page and its address. The address holds the condition while it differs from what is saved, so that
 * reloading, sharing and bookmarking keep it; an address that is changed from outside begins a new draft.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import {
  type BuilderLibrary,
  type DraftState,
  fromLink,
  readCondition,
  toLink,
  useDraft,
  writeDraft,
} from '#ui';
import { PAUSE } from './use-count.ts';
import { useDebounced } from './use-debounced.ts';

export const everyone: Condition = { all: [] };

/** What an address says: nothing, a condition, or something that is none. */
export type LinkRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'unreadable' };

async function readLink(link: unknown): Promise<LinkRead> {
  if (link === undefined) return { kind: 'none' };
  const [value, { checkCondition }] = await Promise.all([fromLink(link), import('./check-condition.ts')]);
  const condition = checkCondition(value);
  return condition ? { kind: 'condition', condition } : { kind: 'unreadable' };
}

/** The address as it was when the page opened; null until it has been read. */
export function useFirstLink(link: unknown): LinkRead | null {
  const [first] = useState(link);
  const [read, setRead] = useState<LinkRead | null>(first === undefined ? { kind: 'none' } : null);
  useEffect(() => {
    let left = false;
    void readLink(first).then((result) => !left && setRead(result));
    return () => {
      left = true;
    };
  }, [first]);
  return read;
}

export interface Linked extends DraftState {
  /** Differs from what is saved (or, for a new audience, from everyone). */
  readonly changed: boolean;
  /** The address held something that is no condition. */
  readonly unreadable: boolean;
  /** Back to what is saved. */
  readonly revert: () => void;
}

export interface LinkedOptions {
  /** What the address held when the page opened. */
  readonly first: LinkRead;
  /** What the address holds now; undefined: nothing. */
  readonly link: unknown;
  /** The saved condition; null for a new audience. */
  readonly saved: Condition | null;
  readonly library: BuilderLibrary;
  readonly setLink: (link: unknown) => void;
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

export function useLinkedDraft({ first, link, saved, library, setLink }: LinkedOptions): Linked {
  const base = saved ?? everyone;
  const read = (condition: Condition) => readCondition(condition, (tag) => library.tag(tag)?.group.id);
  const state = useDraft(() => read(first.kind === 'condition' ? first.condition : base));
  const { written, reset } = state;
  const [unreadable, setUnreadable] = useState(first.kind === 'unreadable');
  const linkText = textOf(link);
  /** What the address holds, or will hold as soon as the router has followed. */
  const address = useRef(linkText);
  /** Written here and not yet seen in the address: its echoes are nobody else's wish. */
  const underway = useRef<readonly string[]>([]);
  const reading = useRef(false);

  const savedText = useMemo(
    () => textOf(writeDraft(readCondition(base, (tag) => library.tag(tag)?.group.id)).condition),
    [base, library],
  );
  const changed = textOf(written.condition) !== savedText;

  // From the address to the draft, when somebody else changed it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address begins another draft
  useEffect(() => {
    const echo = underway.current.indexOf(linkText);
    underway.current = underway.current.slice(echo + 1);
    if (echo >= 0 || linkText === address.current) return;
    let left = false;
    address.current = linkText;
    underway.current = [];
    reading.current = true;
    void readLink(link).then((result) => {
      if (left) return;
      reading.current = false;
      setUnreadable(result.kind === 'unreadable');
      if (result.kind !== 'unreadable') reset(read(result.kind === 'condition' ? result.condition : base));
    });
    return () => {
      left = true;
      reading.current = false;
    };
  }, [linkText]);

  // From the draft to the address.
  const settled = useDebounced(written.condition, PAUSE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the draft changes the address
  useEffect(() => {
    if (settled !== written.condition || reading.current) return;
    let left = false;
    void (async () => {
      const next = changed ? await toLink(settled) : undefined;
      const text = textOf(next);
      if (left || reading.current || text === address.current) return;
      address.current = text;
      underway.current = [...underway.current, text];
      setUnreadable(false);
      setLink(next);
    })();
    return () => {
      left = true;
    };
  }, [settled, changed]);

  return { ...state, changed, unreadable, revert: () => state.change(read(base)) };
}
