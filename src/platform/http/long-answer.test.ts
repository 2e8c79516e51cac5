import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLong, jsonPieces, longAnswer } from './long-answer.ts';

const long = (n: number) => Array.from({ length: n }, (_, i) => ({ a: i, text: `"客户" ${i}` }));

describe('a long answer', () => {
  it('in pieces is the same text as at once', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(1600), (fields, n) => {
        const body = { ...fields, pairs: long(n), none: undefined, last: n };
        expect([...jsonPieces(body)].join('')).toBe(JSON.stringify(body));
      }),
      { numRuns: 60 },
    );
    expect([...jsonPieces({})].join('')).toBe('{}');
  });

  it('is one with a long list, and none of its pieces has more than 500 elements', () => {
    expect([
      isLong({ items: long(500) }),
      isLong({ items: long(501) }),
      isLong(null),
      isLong('text'),
    ]).toEqual([false, true, false, false]);
    for (const piece of jsonPieces({ base: 1, pairs: long(2001) }))
      expect(piece.split('"a":').length - 1).toBeLessThanOrEqual(500);
  });

  it('lets others have their turn between two pieces', async () => {
    let turns = 0;
    let going = true;
    const turn = (): void => {
      turns++;
      if (going) setImmediate(turn);
    };
    setImmediate(turn);
    const body = { pairs: long(5000) };
    let text = '';
    for await (const piece of longAnswer(body)) text += piece;
    going = false;
    expect(text).toBe(JSON.stringify(body));
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});
