import { describe, expect, it } from 'vitest';
import { planSuggestions, standsFor } from './suggest.ts';

const HIGH = 1;
const LOW = 2;
const nothing = {
  version: 3,
  since: 100,
  wanted: [HIGH],
  held: new Set<number>(),
  removed: new Set<number>(),
  open: [],
  decided: [],
};
const answer = { id: 8, takenBack: false, tag: HIGH, version: 3, at: 150 };

describe('a rule proposes what it stands for', () => {
  it.each([
    ['what the customer does not have', {}, { make: [HIGH], drop: [] }],
    ['nothing that is there', { held: new Set([HIGH]) }, { make: [], drop: [] }],
    ['nothing that a person took off', { removed: new Set([HIGH]) }, { make: [], drop: [] }],
    ['once', { open: [{ id: 7, tag: HIGH, version: 3 }] }, { make: [], drop: [] }],
    [
      'once, though tags that it proposed were merged',
      {
        open: [
          { id: 7, tag: HIGH, version: 3 },
          { id: 9, tag: HIGH, version: 3 },
        ],
      },
      { make: [], drop: [9] },
    ],
    [
      'anew in a new version, with its evidence',
      { open: [{ id: 7, tag: HIGH, version: 2 }] },
      { make: [HIGH], drop: [7] },
    ],
    [
      'not any more what it stopped standing for',
      { wanted: [], open: [{ id: 7, tag: HIGH, version: 3 }] },
      { make: [], drop: [7] },
    ],
    [
      'another step instead of the last',
      { open: [{ id: 7, tag: LOW, version: 3 }] },
      { make: [HIGH], drop: [7] },
    ],
    ['nothing that was rejected', { decided: [{ ...answer, accepted: false }] }, { make: [], drop: [] }],
    [
      'again what another version was refused',
      { decided: [{ ...answer, version: 2, accepted: false }] },
      { make: [HIGH], drop: [] },
    ],
    [
      'nothing that was accepted since it holds',
      { decided: [{ ...answer, accepted: true }] },
      { make: [], drop: [] },
    ],
    [
      'again what was accepted and undone, in the place of that answer',
      { decided: [{ ...answer, accepted: true, takenBack: true }] },
      { make: [HIGH], drop: [8] },
    ],
    [
      'again what was accepted before it held anew',
      { since: 200, decided: [{ ...answer, accepted: true }] },
      { make: [HIGH], drop: [] },
    ],
  ])('%s', (_, situation, plan) => {
    expect(planSuggestions({ ...nothing, ...situation })).toEqual(plan);
  });

  it('a ladder for the one tag of the level, anybody for nothing who does not hold', () => {
    const ladder = {
      kind: 'ladder',
      group: 1,
      steps: [],
      otherwise: null,
      scope: { kind: 'everyone' },
    } as const;
    expect(standsFor(ladder, { held: true, level: LOW })).toEqual([LOW]);
    expect(standsFor(ladder, { held: false, level: null })).toEqual([]);
  });
});
