import { expect, it } from 'vitest';
import type { Rule } from './api.ts';
import { asBody, bodyIn, bodyText } from './rule-body.ts';

it('the body of a rule is everything that the API does not add, of whatever kind it is', () => {
  const body = { kind: 'model', name: 'RFM', model: { type: 'rfm' }, segments: [] };
  const told = {
    id: 'rul_1',
    status: 'live',
    version: 2,
    liveVersion: 1,
    text: '…',
    problem: null,
    puts: [],
    takes: [],
    holds: 0,
    passing: false,
    stoppedBy: null,
    lastRun: null,
    drift: null,
    savedBy: 'x',
    createdAt: '2026-11-02T00:00:00Z',
    updatedAt: '2026-11-02T00:00:00Z',
  };
  expect(bodyIn({ ...told, ...body } as unknown as Rule)).toEqual(body);
});

it('the order of fields makes no other rule, the order of segments does', () => {
  const model = (...segments: readonly object[]) =>
    asBody({ kind: 'model', name: 'RFM', model: { type: 'rfm' }, segments });
  const [first, second] = [
    { tag: '甲', r: [1] },
    { tag: '乙', f: [2] },
  ];
  expect(bodyText(model({ r: [1], tag: '甲' }, second))).toBe(bodyText(model(first, second)));
  expect(bodyText(model(second, first))).not.toBe(bodyText(model(first, second)));
});
