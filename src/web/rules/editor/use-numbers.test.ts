import { describe, expect, it } from 'vitest';
import { emptyDraft, newGroup, newLine } from '#ui';
import { newStep } from './form.ts';
import { stepCondition } from './use-numbers.ts';

const did = (name: string) => newGroup('all', [newLine({ did: name })]);

describe('who stands on a step of a ladder', () => {
  const steps = [newStep('a', did('a')), newStep('b', did('b'))];

  it('meets its condition and none of those above', () => {
    expect(stepCondition(steps, 0, emptyDraft())).toEqual({ all: [{ did: 'a' }] });
    expect(stepCondition(steps, 1, emptyDraft())).toEqual({
      all: [{ all: [{ did: 'b' }] }, { not: { any: [{ all: [{ did: 'a' }] }] } }],
    });
  });

  it('is inside the scope; whoever stands on none is past the last step', () => {
    expect(stepCondition(steps, 2, did('x'))).toEqual({
      all: [
        { all: [{ did: 'x' }] },
        { all: [{ all: [] }, { not: { any: [{ all: [{ did: 'a' }] }, { all: [{ did: 'b' }] }] } }] },
      ],
    });
  });
});
