import { describe, expect, it } from 'vitest';
import type { CustomerFacts, Resolved } from '#features/conditions/core';
import { compileLook, NOTHING_KNOWN } from './public.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { differenceOf, isReplayable } from './shadow.ts';

const TAG = 7;
const EVERYONE: Resolved = { kind: 'everyone' };
const NOBODY: Resolved = { kind: 'nobody' };
const state = (when: Resolved, keep: 'while' | 'always' = 'while'): ResolvedRule => ({
  kind: 'state',
  when,
  effect: { add: [TAG], remove: [] },
  keep: { kind: keep },
});
const facts = { assignments: [], attributes: new Map(), follows: [], events: [] } as unknown as CustomerFacts;
const replay = { facts, now: 1000, zone: 'Asia/Shanghai', beginning: 0, from: null };
const held = { ...NOTHING_KNOWN, held: true, since: 1, dueAt: null };
const difference = (when: Resolved, was: Parameters<typeof differenceOf>[2]) =>
  differenceOf(state(when), compileLook(state(when)), was, replay);

describe('what a rule remembers is held against a replay', () => {
  it('and is the same when it saw everything', () => {
    expect(difference(EVERYONE, held)).toBeNull();
    expect(difference(NOBODY, undefined)).toBeNull();
  });

  it('and differs when it missed something, either way', () => {
    expect(difference(EVERYONE, undefined)).toEqual({ remembers: [], should: [TAG] });
    expect(difference(NOBODY, held)).toEqual({ remembers: [TAG], should: [] });
  });

  it('but not of whoever is due, or waits since it went live', () => {
    expect(difference(NOBODY, { ...held, dueAt: 900 })).toBeNull();
    expect(difference(EVERYONE, { ...NOTHING_KNOWN, waiting: true, dueAt: null })).toBeNull();
  });

  it('only where the past that it depends on is known', () => {
    const tagged: Resolved = { kind: 'tag', tag: 3, assigned: null, sources: null, staff: null } as never;
    expect(isReplayable(state(tagged), null)).toBe(true);
    expect(isReplayable(state(tagged, 'always'), null)).toBe(false);
    expect(isReplayable(state(EVERYONE, 'always'), null)).toBe(true);
    expect(isReplayable(state(EVERYONE, 'always'), 500)).toBe(false);
    const said = (did: string, property: string): Resolved =>
      ({ kind: 'did', did, types: [did], where: [{ property, tests: [] }], after: null }) as never;
    // What was said long ago may be gone, though the rule has seen it.
    expect(isReplayable(state(said('message.received', 'text'), 'always'), null)).toBe(false);
    expect(isReplayable(state(said('message.received', 'text')), null)).toBe(true);
    expect(isReplayable(state(said('material.visit', 'material'), 'always'), null)).toBe(true);
  });
});
