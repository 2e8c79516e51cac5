import { expect, it } from 'vitest';
import { type Case, type Verdict, verdictOf } from './verdict.ts';

const met: Case = {
  fired: false,
  readable: true,
  live: true,
  reads: true,
  at: 1000,
  now: 2000,
  from: null,
  on: null,
  suggests: false,
  ways: [{ holds: true, settled: false }],
};

const cases: readonly (readonly [Verdict, Partial<Case>])[] = [
  ['fired', { fired: true, live: false }],
  ['unreadable', { readable: false, live: false }],
  ['resting', { live: false, reads: false }],
  ['notRead', { reads: false }],
  ['ahead', { at: 2001 }],
  ['before', { from: 1001, on: false }],
  ['kept', { from: 1000 }],
  ['otherEvent', { on: false, ways: [{ holds: false, settled: false }] }],
  ['kept', { on: true }],
  ['unmet', { on: true, ways: [{ holds: false, settled: true }] }],
  ['unmet', { ways: [] }],
  ['settled', { suggests: true, ways: [{ holds: true, settled: true }] }],
  ['suggests', { suggests: true }],
  // Of a ladder the first step that is met decides.
  [
    'settled',
    {
      ways: [
        { holds: false, settled: false },
        { holds: true, settled: true },
        { holds: true, settled: false },
      ],
    },
  ],
];

it.each(cases)('says %s of %j', (verdict, over) => expect(verdictOf({ ...met, ...over })).toBe(verdict));
