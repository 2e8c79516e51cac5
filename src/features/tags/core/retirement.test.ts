import { describe, expect, it } from 'vitest';
import { decideRetirement, type RetirementFacts } from './retirement.ts';

const decide = (more: Partial<RetirementFacts> = {}) =>
  decideRetirement({
    tag: { key: 't', protected: false },
    references: [
      { kind: 'rule', count: 3 },
      { kind: 'script', count: 0 },
      { kind: 'customer', count: 12_408 },
    ],
    strategy: null,
    mayApplyProtected: false,
    ...more,
  });

describe('taking a tag out of the library', () => {
  it('names everything that refers to it before anything is done', () =>
    expect(decide()).toEqual({
      kind: 'refused',
      code: 'tag.referenced',
      references: [
        { kind: 'rule', count: 3 },
        { kind: 'customer', count: 12_408 },
      ],
    }));

  it('needs no question when nothing refers to it', () =>
    expect(decide({ references: [{ kind: 'rule', count: 0 }] })).toEqual({ kind: 'delete', ended: [] }));

  it('follows the strategy that was chosen', () => {
    expect(decide({ strategy: { kind: 'archive' } })).toEqual({ kind: 'archive' });
    expect(decide({ strategy: { kind: 'replace', by: 'other' } })).toEqual({ kind: 'replace', by: 'other' });
    expect(decide({ strategy: { kind: 'delete' } })).toMatchObject({
      kind: 'delete',
      ended: [{ count: 3 }, { count: 12_408 }],
    });
  });

  it('cannot replace a tag by itself', () =>
    expect(decide({ strategy: { kind: 'replace', by: 't' } })).toMatchObject({
      code: 'tag.replacedByItself',
    }));

  it('of a protected tag needs the right, whatever the strategy', () => {
    const vip = { tag: { key: 't', protected: true }, strategy: { kind: 'archive' } } as const;
    expect(decide(vip)).toMatchObject({ code: 'tag.protected' });
    expect(decide({ ...vip, mayApplyProtected: true })).toEqual({ kind: 'archive' });
  });
});
