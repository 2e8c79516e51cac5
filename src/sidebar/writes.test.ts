import { describe, expect, it } from 'vitest';
import type { Held, Shown } from './api.ts';
import {
  backFrom,
  isExpired,
  keepWrite,
  keptWrites,
  type TagLook,
  tapOn,
  viewOf,
  type Write,
} from './writes.ts';

const look = (id: string, group: string, choice: 'single' | 'multiple'): TagLook => ({
  id,
  name: id,
  group: { id: group, name: group, choice },
  hue: 'zhu',
  scope: 'enterprise',
  kind: 'base',
  protected: false,
  meaning: null,
});
const high = look('high', 'level', 'single');
const low = look('low', 'level', 'single');
const tall = look('tall', 'need', 'multiple');
const wide = look('wide', 'need', 'multiple');

const write = (change: Partial<Write>, i = 0): Write =>
  ({ key: `k${i}`, external: 'wm1', at: `2026-11-20T08:00:0${i}Z`, ...change }) as Write;
const tap = (add: TagLook | null, remove: TagLook | null, i = 0) => write({ kind: 'tag', add, remove }, i);

const empty = {
  externalUserId: 'wm1',
  staff: { id: 'stf_1', name: 'anna' },
  tags: [],
  followUps: [],
  promise: null,
  remark: '',
} as unknown as Shown;
const having = (...tags: TagLook[]): Shown => ({
  ...empty,
  tags: viewOf(
    empty,
    tags.map((t) => tap(t, null)),
  ).tags as Held[],
});
const names = (shown: Shown, ...writes: Write[]) => viewOf(shown, writes).tags.map(({ tag }) => tag.id);

describe('the customer with what is on its way', () => {
  it('has the tag that was tapped, once', () => {
    expect(names(empty, tap(tall, null), tap(tall, null, 1))).toEqual(['tall']);
    expect(viewOf(empty, [tap(tall, null)]).tags[0]).toMatchObject({ pending: true, source: 'manual' });
  });

  it('has one level of a single choice, and several of others', () => {
    expect(names(having(low, tall), tap(high, null), tap(wide, null, 1))).toEqual(['tall', 'high', 'wide']);
  });

  it('keeps the answer of another person in a single choice', () => {
    const shown = having(low);
    const others = {
      ...shown,
      tags: shown.tags.map((held) => ({ ...held, staff: { id: 'stf_2', name: 'ben' } })),
    };
    expect(names(others, tap(high, null))).toEqual(['low', 'high']);
  });

  it('is not touched by what is on its way for somebody else', () => {
    expect(names(empty, { ...tap(tall, null), external: 'wm2' })).toEqual([]);
  });

  it('has the promise until it is kept', () => {
    const promise = write({ kind: 'note', note: { kind: 'promise', text: '周三' } });
    expect(viewOf(empty, [promise]).promise?.text).toBe('周三');
    const kept = write({ kind: 'note', note: { kind: 'kept', text: '已发' } }, 1);
    expect(viewOf(empty, [promise, kept])).toMatchObject({
      promise: null,
      followUps: [{ text: '已发' }, {}],
    });
  });
});

describe('the way back from a tap', () => {
  it.each([
    ['a tag that came', having(), tall],
    ['a tag that went', having(tall), tall],
    ['a level that came', having(), high],
    ['a level in the place of another', having(low), high],
  ])('is %s undone', (_, shown, tag) => {
    const view = viewOf(shown, []);
    const change = tapOn(view, tag);
    const back = backFrom(view, change);
    expect(names(shown, tap(change.add, change.remove), tap(back.add, back.remove, 1))).toEqual(
      shown.tags.map((held) => held.tag.id),
    );
  });
});

describe('writes that a page left behind', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (i: number) => [...kept.keys()][i] ?? null,
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
      clear: () => kept.clear(),
    } satisfies Storage;
  };

  it('come back in the order they were made, to the person who made them', () => {
    const store = storage();
    keepWrite(store, 'stf_1', tap(wide, null, 2));
    keepWrite(store, 'stf_1', tap(tall, null, 1));
    keepWrite(store, 'stf_12', tap(high, null, 0));
    store.setItem('baizigui.sidebar.stf_1.broken', '{');
    store.setItem('something else', '1');
    expect(keptWrites(store, 'stf_1').map((each) => each.key)).toEqual(['k1', 'k2']);
  });

  it('are given up after a day', () => {
    const made = tap(tall, null);
    expect(isExpired(made, new Date('2026-11-21T08:00:00Z'))).toBe(false);
    expect(isExpired(made, new Date('2026-11-21T08:00:01Z'))).toBe(true);
  });
});
