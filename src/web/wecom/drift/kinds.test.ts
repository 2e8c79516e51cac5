import { describe, expect, it } from 'vitest';
import { countKinds, driftKinds, effectsOf, waysFor } from './kinds.ts';
import { driftTexts } from './texts.ts';

describe('differences', () => {
  it('of several kinds are decided together only in ways that mean something for each', () => {
    expect(waysFor([{ kind: 'tagRemovedThere', count: 2 }])).toEqual(['taken', 'sent', 'left']);
    expect(
      waysFor([
        { kind: 'tagRemovedThere', count: 2 },
        { kind: 'writeFailed', count: 1 },
      ]),
    ).toEqual(['sent', 'left']);
    expect(
      waysFor([
        { kind: 'relationGone', count: 2 },
        { kind: 'writeFailed', count: 1 },
      ]),
    ).toEqual(['left']);
    expect(waysFor([{ kind: 'nameDiffers', count: 1 }])).toEqual(['left']);
    expect(waysFor([{ kind: 'samePerson', count: 1 }])).toEqual(['taken', 'left']);
  });

  it('have a sentence for whatever deciding them does', () => {
    const missing = driftKinds.flatMap((kind) =>
      waysFor([{ kind, count: 1 }]).flatMap((way) =>
        way === 'left' ? [] : effectsOf(way, [{ kind, count: 1 }]).map(({ effect }) => effect),
      ),
    );
    expect(missing.filter((effect) => !Object.hasOwn(driftTexts.rows, effect))).toEqual([]);
    expect(missing.length).toBeGreaterThan(5);
  });

  it('are counted by kind', () =>
    expect(countKinds([{ kind: 'writeFailed' }, { kind: 'relationGone' }, { kind: 'writeFailed' }])).toEqual([
      { kind: 'relationGone', count: 1 },
      { kind: 'writeFailed', count: 2 },
    ]));
});
