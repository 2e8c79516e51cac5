import { describe, expect, it } from 'vitest';
import { narrowed, readRuleSearch } from './filter.ts';

const rules = [
  { id: 1, status: 'live', kind: 'state' },
  { id: 2, status: 'live', kind: 'ladder' },
  { id: 3, status: 'draft', kind: 'state' },
] as const;

describe('the list of rules', () => {
  it('takes from the address only what it knows', () => {
    expect(readRuleSearch({ q: 5, status: 'live', kind: 'ladder' })).toEqual({
      q: '5',
      status: 'live',
      kind: 'ladder',
    });
    expect(readRuleSearch({ q: '', status: 'gone', kind: 1, page: 3 })).toEqual({});
  });

  it('counts the states of the kind that is shown, whatever state is chosen', () => {
    const { shown, byStatus } = narrowed(rules, { kind: 'state', status: 'draft' });
    expect(shown.map((rule) => rule.id)).toEqual([3]);
    expect([...byStatus]).toEqual([
      ['live', 1],
      ['draft', 1],
    ]);
  });
});
